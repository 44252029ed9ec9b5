import { swapSignals } from '../../constructs/components/collectors/signals/swap';
import { otlpSignals } from '../../constructs/components/prometheus/signals';
import type { Metric } from '../../constructs/watch/metric';
import type { Rendered } from '../trees';
import { until } from './process';
import { declared, exposed } from './recorded';
import { attributes } from './spans';
import { gauge, sendThroughOutage, type Transport, Transported } from './transport';

/*
 * The two ways from the collectors to Prometheus: what is stored is the same, and an outage of Prometheus leaves no gap.
 */

const OUTAGE = { awaySeconds: 15, every: 100 };

/** Every kind of metric an SDK sends. */
function everyKind(): Rendered[] {
  const time = String(BigInt(Date.now()) * 1_000_000n);
  const at = { startTimeUnixNano: String(BigInt(time) - 1_000_000_000n), timeUnixNano: time };
  const of = { ...at, attributes: attributes({ 'http.route': '/items/{id}' }) };
  return [
    gauge('jvm.memory.used', 1),
    {
      name: 'http.requests',
      unit: '{request}',
      sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ ...of, asInt: '3' }] },
    },
    {
      name: 'http.body',
      unit: 'By',
      sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [{ ...of, asInt: '4' }] },
    },
    {
      name: 'queue.length',
      sum: { aggregationTemporality: 2, isMonotonic: false, dataPoints: [{ ...at, asInt: '5' }] },
    },
    {
      name: 'http.server.request.duration',
      unit: 's',
      histogram: {
        aggregationTemporality: 2,
        dataPoints: [{ ...of, count: '2', sum: 0.3, bucketCounts: ['1', '1', '0'], explicitBounds: [0.1, 1] }],
      },
    },
  ];
}

/** What is in the store: series of the application whole, those of the host by name and labels. */
async function stored(transport: Transport) {
  const way = new Transported(transport);
  try {
    await way.ready();
    await way.send(...everyKind());
    const application = await until('what the application sent', async () => {
      const series = await way.series('{job="shop"}');
      return series.some(({ __name__ }) => __name__ === 'http_server_request_duration_seconds_bucket')
        ? series
        : undefined;
    });
    const host = await until('the metrics of the host', async () => {
      const series = await way.series('{job="host-metrics"}');
      const names = new Set(series.map(({ __name__ }) => __name__));
      return ['system_filesystem_usage_bytes', 'system_paging_usage_bytes'].every((name) => names.has(name))
        ? series
        : undefined;
    });
    const rest = (await way.series('{__name__!=""}')).filter(({ job = '' }) => !['shop', 'host-metrics'].includes(job));
    if (transport === 'otlp')
      expect(exposed(await way.page())).toEqual(expect.arrayContaining(declared(Object.values<Metric>(otlpSignals))));
    return {
      application: application.map((labels) => JSON.stringify(Object.entries(labels).sort())).sort(),
      host: [...new Set(host.map((labels) => `${labels.__name__}: ${Object.keys(labels).sort().join(' ')}`))].sort(),
      rest,
    };
  } finally {
    await way.stop();
  }
}

test('the same series are stored, with the same labels, by remote write and by OTLP, and nothing besides', async () => {
  const [written, sent] = [await stored('remote-write'), await stored('otlp')];
  expect(sent).toEqual(written);
  expect(sent.rest).toEqual([]);
  for (const { name, labels } of Object.values<Metric>(swapSignals))
    expect(sent.host).toContain(`${name}: ${['__name__', ...labels].sort().join(' ')}`);
  // Four numbers, and of the histogram three buckets, the sum and the count.
  expect(sent.application).toHaveLength(4 + 5);
}, 120_000);

test('by remote write, no sample is lost while Prometheus is away', async () => {
  const { sent, missing } = await sendThroughOutage('remote-write', { ...OUTAGE, kills: 0 });
  expect(sent).toBeGreaterThan(100);
  expect(missing).toBe(0);
}, 150_000);

test('by OTLP, no sample is lost while Prometheus is away and the collector is killed twice', async () => {
  const { sent, missing } = await sendThroughOutage('otlp', { ...OUTAGE, kills: 2 });
  expect(sent).toBeGreaterThan(100);
  expect(missing).toBe(0);
}, 150_000);
