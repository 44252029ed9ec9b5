import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { KNOWN_AS, REQUEST_ID } from '../../constructs/watch/links';
import { filled, mistakes, nodes } from '../queries';
import { objects, type Rendered } from '../trees';
import { type Line, Pillars, type Pod } from './pillars';
import { until } from './process';
import { attributes } from './spans';

/*
 * Every link of Grafana's provisioning, every query of its dashboards and of the tour, on what the real programs have of a
 * slow request: a server is created, nova waits for its database, neutron works for the same request.
 */

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const REQUEST = 'req-4ff1f3ec-9af0-45f0-86a3-9af376a7666d';
const PROJECT = 'f6c8f3b0d4b14f0f9a4f6a1e2c3d4e5f';

const NOVA: Pod = { namespace: 'openstack', name: 'nova-api-7d9f', container: 'nova' };
const NEUTRON: Pod = { namespace: 'openstack', name: 'neutron-server-5c4b', container: 'neutron' };
const MARIADB: Pod = { namespace: 'openstack', name: 'mariadb-0', container: 'mariadb' };
const OVS: Pod = { namespace: 'openstack', name: 'ovs-ovn-x2z9q', container: 'ovs' };

const now = Math.floor(Date.now() / 1000);
const stamp = new Date().toISOString();
const oslo = stamp.replace('T', ' ').replace('Z', '');
const context = (request: string) => `[None ${request} 0a1b2c ${PROJECT} - - default default]`;

const OF_TRACE = `${oslo} 7 WARNING nova.db.main.api ${context(REQUEST)} SELECT instances took 5.61 s trace_id=${TRACE} span_id=${SPAN}`;
const OF_REQUEST = [
  `${oslo} 7 INFO nova.api.openstack.wsgi ${context(REQUEST)} POST /v2.1/servers 202 time: 6.2`,
  `${oslo} 9 INFO neutron.api.v2 [${REQUEST} req-aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb 0a1b2c ${PROJECT} - - default default] POST /v2.0/ports 201`,
] as const;
const OF_OTHERS = `${oslo} 7 INFO nova.api.openstack.wsgi ${context('req-cccccccc-1111-4222-8333-dddddddddddd')} GET /v2.1/flavors 200 time: 0.1`;
const OF_MARIADB = `${stamp.slice(0, 19).replace('T', ' ')} 42 [Warning] Aborted connection 42 to db: 'nova' user: 'nova' host: '10.0.0.9' (Got timeout reading communication packets)`;
/** More than one a second, for the last minute. */
const claims = () =>
  Array.from(
    { length: 90 },
    (_, number) =>
      `${new Date().toISOString()}|${String(number).padStart(5, '0')}|binding|INFO|cr-lrp-5f6b0b9e: Claiming 0a:00:00:00:00:01 10.0.0.1/24`,
  );

/** What the collector knows of a span's pod from Kubernetes. */
const OF_KUBERNETES = { 'k8s.namespace.name': NOVA.namespace, 'k8s.pod.name': NOVA.name };

/** Spans of the request: the API call, and the query it waits for. */
function spans() {
  const end = BigInt(Date.now()) * 1_000_000n;
  const span = (name: string, spanId: string, kind: number, seconds: number, parentSpanId?: string) => ({
    traceId: TRACE,
    spanId,
    parentSpanId,
    name,
    kind,
    startTimeUnixNano: String(end - BigInt(seconds * 1000) * 1_000_000n),
    endTimeUnixNano: String(end),
  });
  const own = [
    span('POST /v2.1/servers', 'b7ad6b7169203331', 2, 6.2),
    span('SELECT nova.instances', SPAN, 3, 5.6, 'b7ad6b7169203331'),
  ];
  const resource = { attributes: attributes({ 'service.name': 'nova', ...OF_KUBERNETES }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ spans: own }] }] };
}

/** The metrics that Tempo makes of such spans, by its own names and labels, with an exemplar. */
function metricsOfTempo(requests: number) {
  const time = String(BigInt(Date.now()) * 1_000_000n);
  const startTimeUnixNano = String(BigInt(now - 60) * 1_000_000_000n);
  const point = { startTimeUnixNano, timeUnixNano: time };
  const counter = (name: string, labels: Readonly<Record<string, string>>) => ({
    name,
    sum: {
      aggregationTemporality: 2,
      isMonotonic: true,
      dataPoints: [{ ...point, asDouble: requests, attributes: attributes(labels) }],
    },
  });
  const histogram = (name: string, labels: Readonly<Record<string, string>>) => ({
    name,
    histogram: {
      aggregationTemporality: 2,
      dataPoints: [
        {
          ...point,
          attributes: attributes(labels),
          count: String(requests),
          sum: requests * 6,
          explicitBounds: [4.096, 8.192],
          bucketCounts: ['0', String(requests), '0'],
          exemplars: [{ timeUnixNano: time, asDouble: 6.2, traceId: TRACE, spanId: SPAN }],
        },
      ],
    },
  });
  const operation = (kind: string, status: string) => ({
    service: 'nova',
    namespace: NOVA.namespace,
    span_name: 'POST /v2.1/servers',
    span_kind: `SPAN_KIND_${kind}`,
    status_code: `STATUS_CODE_${status}`,
  });
  const edge = { client: 'nova', server: 'mariadb', connection_type: 'database' };
  const metrics = [
    ...['UNSET', 'ERROR'].flatMap((status) => [
      counter('traces_spanmetrics_calls', operation('SERVER', status)),
      histogram('traces_spanmetrics_latency', operation('SERVER', status)),
    ]),
    histogram('traces_service_graph_request_client_seconds', edge),
  ];
  return { resourceMetrics: [{ resource: {}, scopeMetrics: [{ metrics }] }] };
}

let pillars: Pillars;
let span: Rendered;
const FROM = now - 900;
const to = () => Math.floor(Date.now() / 1000) + 60;
const texts = (lines: readonly Line[]) => lines.map(({ text }) => text).sort();

beforeAll(async () => {
  pillars = await Pillars.start();
  pillars.writes(NOVA, [OF_REQUEST[0], OF_TRACE, OF_OTHERS]);
  pillars.writes(NEUTRON, [OF_REQUEST[1]]);
  pillars.writes(MARIADB, [OF_MARIADB]);
  await pillars.sends('traces', spans());
  // A rate needs samples of two moments.
  for (const requests of [10, 20, 30]) {
    await pillars.sends('metrics', metricsOfTempo(requests));
    await until(`${requests} requests`, async () => {
      const found = await pillars.series(`traces_spanmetrics_calls_total == ${requests}`);
      return found.length > 0 || undefined;
    });
  }
  span = await until('the spans', () => pillars.spans().find(({ spanId }) => spanId === SPAN));
  await until(
    'the lines',
    async () => (await pillars.lines('{namespace="openstack"}', FROM, to())).length >= 5 || undefined,
  );
}, 180_000);

afterAll(async () => {
  await pillars?.stop();
});

/** A provisioned text as Grafana reads it. */
const interpolated = (text: string) => text.replaceAll('$$', '$');

const provisioned = (() => {
  const { data } = objects('lab', 'ConfigMap').find(
    ({ metadata }) => metadata.name === 'grafana-data-sources',
  ) as Rendered;
  return (load(data['data-sources.yaml']) as Rendered).datasources as Rendered[];
})();
const source = (uid: string) => provisioned.find((one) => one.uid === uid) as Rendered;

/** A query as Grafana makes it at a span. An attribute that the span has not is an error here; Grafana would show no link. */
function atSpan(query: string): string {
  return interpolated(query)
    .replaceAll('${__trace.traceId}', span.traceId)
    .replace(/\$\{__span\.tags\["([^"]+)"\]\}/g, (_, name: string) => {
      if (span.attributes[name] === undefined) throw new Error(`the span has no ${name}`);
      return span.attributes[name];
    });
}

const correlation = (uid: string, label: string) =>
  source(uid).correlations.find((one: Rendered) => one.label === label).config;

describe('what links the pillars', () => {
  test('is known at both ends by the names that are declared', async () => {
    const [line] = await pillars.lines(`{namespace="openstack"} |= "${TRACE}"`, FROM, to());
    for (const { logs } of Object.values(KNOWN_AS)) expect(Object.keys(line?.labels ?? {})).toContain(logs);
    expect(line?.labels).toMatchObject({
      namespace: NOVA.namespace,
      service_name: 'nova',
      k8s_pod_name: NOVA.name,
      trace_id: TRACE,
      request_id: REQUEST,
    });
    for (const name of ['namespace', 'pod', 'service'] as const)
      expect(span.attributes).toHaveProperty([KNOWN_AS[name].traces]);
    const labels = await pillars.prometheus('labels', {});
    for (const name of ['namespace', 'pod', 'service'] as const) expect(labels).toContain(KNOWN_AS[name].metrics);
  });

  test('is asked of Kubernetes by the collector, where it knows a span of its own', () => {
    const { data } = objects('lab', 'ConfigMap').find(
      ({ metadata }) => metadata.name === 'daemon-collector',
    ) as Rendered;
    const { processors } = load(data['config.yaml']) as Rendered;
    for (const name of Object.keys(OF_KUBERNETES)) expect(processors.k8s_attributes.extract.metadata).toContain(name);
  });
});

describe('a link leads from', () => {
  test('a sample to the trace of a request it counts', async () => {
    const [{ name, datasourceUid }] = source('prometheus').jsonData.exemplarTraceIdDestinations;
    const found = await pillars.prometheus('query_exemplars', {
      query: 'traces_spanmetrics_latency_bucket{service="nova"}',
      start: `${FROM}`,
      end: `${to()}`,
    });
    const labels = found.flatMap(({ exemplars }: Rendered) => exemplars.map((one: Rendered) => one.labels[name]));
    expect(new Set(labels)).toEqual(new Set([TRACE]));
    expect(source(datasourceUid).type).toBe('tempo');
  });

  test('a line to the trace it was written in', async () => {
    const [{ matcherType, matcherRegex, url, datasourceUid }] = source('loki').jsonData.derivedFields;
    const [line] = await pillars.lines('{namespace="openstack"} |= "SELECT instances"', FROM, to());
    const label =
      Object.keys(line?.labels ?? {}).find((name) => new RegExp(interpolated(matcherRegex)).test(name)) ?? '';
    expect([matcherType, label]).toEqual(['label', 'trace_id']);
    const query = interpolated(url).replace('${__value.raw}', line?.labels[label] ?? '');
    expect(query).toBe(span.traceId);
    expect(source(datasourceUid).type).toBe('tempo');
  });

  test('a line to what every OpenStack service wrote for the request', async () => {
    const { field, target, transformations } = correlation('loki', 'Request');
    const [{ expression, mapValue }] = transformations;
    const [, pattern = ''] = /^\/(.*)\/$/.exec(interpolated(expression)) ?? [];
    expect([field, pattern]).toEqual(['Line', REQUEST_ID]);
    for (const line of OF_REQUEST) {
      const [, id = ''] = new RegExp(pattern).exec(line) ?? [];
      const query = interpolated(target.expr).replace(`\${${mapValue}}`, id);
      expect(texts(await pillars.lines(query, FROM, to()))).toEqual([...OF_REQUEST, OF_TRACE].sort());
    }
  });

  test('a span to what its pod wrote for the trace at that time', async () => {
    const { query, datasourceUid, spanStartTimeShift, spanEndTimeShift } = source('tempo').jsonData.tracesToLogsV2;
    const seconds = (nanoseconds: string) => Number(BigInt(nanoseconds) / 1_000_000_000n);
    const found = await pillars.lines(
      atSpan(query),
      seconds(span.startTimeUnixNano) + Number.parseInt(spanStartTimeShift, 10),
      seconds(span.endTimeUnixNano) + Number.parseInt(spanEndTimeShift, 10),
    );
    expect(texts(found)).toEqual([OF_TRACE]);
    expect(source(datasourceUid).type).toBe('loki');
  });

  test('a span to the logs of its service, of its pod and of its trace', async () => {
    const nova = [OF_REQUEST[0], OF_TRACE, OF_OTHERS].sort();
    const expected = { 'Logs of the service': nova, 'Logs of the pod': nova, 'Logs of the trace': [OF_TRACE] };
    for (const [label, lines] of Object.entries(expected)) {
      const query = atSpan(correlation('tempo', label).target.expr);
      expect([label, texts(await pillars.lines(query, FROM, to()))]).toEqual([label, lines]);
    }
  });

  test('a span to how its service and its pod were', async () => {
    const { queries, datasourceUid } = source('tempo').jsonData.tracesToMetrics;
    for (const { name, query } of queries) {
      const found = await pillars.series(atSpan(query));
      expect([name, found.length]).toEqual([name, 1]);
    }
    expect(queries).toHaveLength(5);
    expect(source(datasourceUid).type).toBe('prometheus');
  });

  test('a node of the graph of services to the dashboard of the service, which knows it', async () => {
    const { field, target } = correlation('tempo', 'Dashboard of the service');
    const [node] = await pillars.series('traces_service_graph_request_client_seconds_count');
    const url = new URL(
      interpolated(target.url).replace('${__value.raw}', node?.metric.client ?? ''),
      'http://grafana',
    );
    const dashboard = dashboards.find(({ uid }) => url.pathname === `/d/${uid}`);
    const [variable] = dashboard?.templating.list ?? [];
    expect(field).toBe('id');
    const [, metric = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(variable.query.query) ?? [];
    const values = await pillars.prometheus(`label/${label}/values`, { 'match[]': metric });
    expect(values).toContain(url.searchParams.get(`var-${variable.name}`));
  });

  test('a series to the logs of the same namespace, pod or service, wherever a picture has such a link', async () => {
    const linked = pictures().filter(({ fieldConfig }) => (fieldConfig.defaults.links ?? []).length > 0);
    let found = 0;
    for (const { title, targets, fieldConfig } of linked) {
      const [{ url }] = fieldConfig.defaults.links;
      const series = await pillars.series(filled(targets[0].expr, VALUES));
      for (const { metric } of series) {
        const address = url.replace(/\$\{__field\.labels\.(\w+)\}/g, (_: string, label: string) => {
          if (metric[label] === undefined)
            throw new Error(`"${title}" has no label ${label}: ${JSON.stringify(metric)}`);
          return metric[label];
        });
        const { lines } = JSON.parse(new URL(address, 'http://grafana').searchParams.get('panes') ?? '');
        const [{ expr, datasource }] = lines.queries;
        expect(datasource.uid).toBe('loki');
        found += (await pillars.lines(expr, FROM, to())).length;
      }
    }
    expect(linked.length).toBeGreaterThan(8);
    expect(found).toBeGreaterThan(10);
  });

  test('an alert to the logs of what it tells of', async () => {
    const [rule] = objects('lab', 'PrometheusRule').flatMap(({ spec }) =>
      spec.groups.flatMap((group: Rendered) => group.rules),
    );
    const address = rule.annotations.logs.replace(/\{\{ with .*?\{\{ end \}\}/, NOVA.namespace);
    const { lines } = JSON.parse(new URL(address).searchParams.get('panes') ?? '');
    const query = lines.queries[0].expr.replace(/service_name="[^"]+"/, 'service_name="nova"');
    expect((await pillars.lines(query, FROM, to())).length).toBe(3);
  });
});

const dashboards: Rendered[] = objects('lab', 'ConfigMap')
  .filter(({ metadata }) => metadata.name.startsWith('grafana-dashboard-'))
  .flatMap(({ data }) => Object.values<string>(data).map((text) => JSON.parse(text)));

const pictures = (): Rendered[] =>
  dashboards.flatMap(({ panels }) => panels.filter(({ type }: Rendered) => type !== 'row'));

/** What is chosen in the dashboards. */
const VALUES = { service: 'nova', project_id: PROJECT, namespace: '.+', node: '.+' };

/** Labels of the matchers of each vector in a query of PromQL, by the metric. */
async function vectors(query: string): Promise<Array<{ readonly metric: string; readonly labels: readonly string[] }>> {
  const selectors = await nodes('promql', query, 'VectorSelector');
  return selectors.flatMap((selector) => {
    const [, metric = '', matchers = ''] = /^(\w+)(?:\{(.*)\})?$/s.exec(selector) ?? [];
    return metric === ''
      ? []
      : [{ metric, labels: [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label) }];
  });
}

/** Series that are there only once something has gone wrong. */
const SELDOM = [
  'loki_discarded_samples_total',
  ...['log_records', 'metric_points', 'spans'].map((what) => `otelcol_exporter_send_failed_${what}`),
];

describe('every query of a dashboard', () => {
  test('of Prometheus runs, on metrics that are collected, by labels that they have', async () => {
    let asked = 0;
    for (const { title, targets } of pictures()) {
      for (const { datasource, expr } of targets) {
        if (datasource.type !== 'prometheus') continue;
        const query = filled(expr, VALUES);
        await pillars.series(query);
        asked++;
        for (const { metric, labels } of await vectors(query)) {
          if (SELDOM.includes(metric)) continue;
          // What a program tells only after the first line or span has still to be scraped.
          const known = await until(
            `${metric} of "${title}"`,
            async () => {
              const found: string[] = await pillars.prometheus('labels', { 'match[]': metric });
              return found.length > 0 ? found : undefined;
            },
            15,
          );
          expect([title, metric, known]).toEqual([title, metric, expect.arrayContaining(['__name__', ...labels])]);
        }
      }
    }
    expect(asked).toBeGreaterThan(40);
  });

  test('of Loki runs, and the project lookup finds what the project did', async () => {
    let asked = 0;
    for (const { targets } of pictures()) {
      for (const { datasource, expr } of targets) {
        if (datasource.type !== 'loki') continue;
        await pillars.loki(filled(expr, VALUES), FROM, to());
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(6);
    const lookup = '{namespace="openstack", service_name="$service"} |= `$project_id`';
    expect(pictures().flatMap(({ targets }) => targets.map(({ expr }: Rendered) => expr))).toContain(lookup);
    const found = await pillars.lines(filled(lookup, VALUES), FROM, to());
    expect(texts(found)).toEqual([OF_REQUEST[0], OF_TRACE, OF_OTHERS].sort());
  });
});

test('the OVN claim storm is seen when it happens, and not before', async () => {
  const { data } = objects('lab', 'ConfigMap').find(({ metadata }) => metadata.name === 'grafana-alerting') as Rendered;
  const [{ rules }] = (load(data['alerting.yaml']) as Rendered).groups;
  const { expr } = rules[0].data[0].model;
  expect((await pillars.lokiNow(expr)).result).toEqual([]);
  pillars.writes(OVS, claims());
  const [storm] = await until('the storm', async () => {
    const { result } = await pillars.lokiNow(expr);
    return result.length > 0 ? result : undefined;
  });
  expect(Number(storm.value[1])).toBeGreaterThan(1);
});

describe('the tour', () => {
  const page = readFileSync(join(__dirname, '../../docs/slow-request.md'), 'utf8');
  const queries = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 'gs'))].map(([, query = '']) => query);

  test('asks Tempo in TraceQL', async () => {
    expect(queries('traceql')).toHaveLength(2);
    for (const query of queries('traceql')) expect([query, await mistakes('traceql', query)]).toEqual([query, []]);
  });

  test('finds lines with each of its queries', async () => {
    expect(queries('logql')).toHaveLength(4);
    for (const query of queries('logql')) {
      const found = await pillars.lines(query, FROM, to());
      expect([query, found.length]).toEqual([query, expect.any(Number)]);
      expect([query, found.length > 0]).toEqual([query, true]);
    }
  });

  test('finds series with each of its queries', async () => {
    expect(queries('promql')).toHaveLength(8);
    for (const query of queries('promql'))
      expect([query, (await pillars.series(query)).length > 0]).toEqual([query, true]);
  });

  test('has no query that is not asked here', () => {
    expect(page.match(/```\w+/g)).toHaveLength(14);
  });
});
