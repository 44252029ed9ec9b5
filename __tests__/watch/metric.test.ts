import {
  counter,
  gauge,
  histogram,
  inUnit,
  signals,
  storedNames,
  usedIn,
  wordsOf,
} from '../../constructs/watch/metric';

const shop = signals(
  { job: 'shop', transport: 'pods', known: 'seen' },
  {
    shop_orders_total: counter('product'),
    shop_order_duration_seconds: histogram(),
    shop_stock_bytes: gauge('pod', 'shelf'),
    shop_weight: inUnit('kilograms', gauge()),
  },
);

test('a metric has its own labels and those of the way to the store, each once', () => {
  expect(shop.shop_stock_bytes.labels).toEqual(['cluster', 'instance', 'job', 'namespace', 'node', 'pod', 'shelf']);
  expect(shop.shop_stock_bytes.ownLabels).toEqual(['pod', 'shelf']);
});

test('a unit is what the name ends in, unless it is said', () => {
  const units = Object.values(shop).map(({ name, unit }) => [name, unit]);
  expect(units).toEqual([
    ['shop_orders_total', '1'],
    ['shop_order_duration_seconds', 'seconds'],
    ['shop_stock_bytes', 'bytes'],
    ['shop_weight', 'kilograms'],
  ]);
});

test('a histogram is stored under three names, and asked for by any of them', () => {
  const { shop_order_duration_seconds: duration, shop_orders_total: orders } = shop;
  expect(storedNames(duration)).toEqual([
    'shop_order_duration_seconds_bucket',
    'shop_order_duration_seconds_sum',
    'shop_order_duration_seconds_count',
  ]);
  const words = wordsOf([`rate(${duration.series('count')}[5m])`, 'sum by (shop_weight) (up)']);
  expect(usedIn(words, duration)).toBe(true);
  expect(usedIn(words, orders)).toBe(false);
  // A word in another place keeps a metric too: what is stored in vain costs less than an alert that cannot fire.
  expect(usedIn(words, shop.shop_weight)).toBe(true);
});
