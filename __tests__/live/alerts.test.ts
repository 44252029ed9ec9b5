import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objects } from '../trees';
import { program, run } from './process';

/* The alerts of the tree in the real Prometheus rule engine, over series as the programs tell them. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-alerts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const DAEMON = 'job="daemon-collector",instance="10.0.0.1:8888"';
const FAILED = `otelcol_exporter_send_failed_log_records{${DAEMON},exporter="otlp_http/loki"}`;
const queue = (name: string) => `otelcol_exporter_queue_${name}{${DAEMON},exporter="otlp_http/loki"}`;
const DISCARDED = 'loki_discarded_samples_total{job="loki",instance="10.0.0.2:3100",reason="line_too_long"}';

/** Series at intervals of a minute, in the notation of promtool. */
const cases: Array<[what: string, alert: string, at: string, fires: boolean, series: Record<string, string>]> = [
  [
    'a queue that stays half full',
    'DaemonCollectorFallsBehind',
    '20m',
    true,
    { [queue('size')]: '60x30', [queue('capacity')]: '100x30' },
  ],
  [
    'a queue that is emptied',
    'DaemonCollectorFallsBehind',
    '20m',
    false,
    { [queue('size')]: '60 60 60 10x30', [queue('capacity')]: '100x30' },
  ],
  ['the first record that is given up', 'DaemonCollectorLosesLogs', '20m', true, { [FAILED]: '_x17 1x30' }],
  ['another record that is given up', 'DaemonCollectorLosesLogs', '40m', true, { [FAILED]: '1x35 2x30' }],
  ['records given up long ago', 'DaemonCollectorLosesLogs', '40m', false, { [FAILED]: '1x60' }],
  [
    'a receiver that is held up',
    'DaemonCollectorRefusesLogs',
    '30m',
    true,
    { [`otelcol_receiver_refused_log_records{${DAEMON},receiver="file_log/containers"}`]: '0+5x40' },
  ],
  [
    'the first sample that is given up',
    'DaemonCollectorLosesMetrics',
    '20m',
    true,
    { [`otelcol_exporter_send_failed_metric_points{${DAEMON},exporter="prometheusremotewrite/0"}`]: '_x17 1x30' },
  ],
  [
    'a sample that Datadog does not take',
    'DaemonCollectorLosesMetrics',
    '20m',
    false,
    { [`otelcol_exporter_send_failed_metric_points{${DAEMON},exporter="datadog"}`]: '_x17 1x30' },
  ],
  [
    'a span that is given up',
    'DaemonCollectorLosesSpans',
    '40m',
    true,
    { [`otelcol_exporter_send_failed_spans{${DAEMON},exporter="otlp_grpc/tempo"}`]: '1x35 2x30' },
  ],
  [
    'applications that are held up',
    'DaemonCollectorRefusesSpans',
    '30m',
    true,
    { [`otelcol_receiver_refused_spans{${DAEMON},receiver="otlp",transport="grpc"}`]: '0+5x40' },
  ],
  [
    'a collector that starts again and again',
    'DaemonCollectorRestarts',
    '20m',
    true,
    { [`otelcol_process_uptime{${DAEMON}}`]: '500 10 70 10 70 10 70 130x30' },
  ],
  [
    'a collector that was replaced once',
    'DaemonCollectorRestarts',
    '20m',
    false,
    { [`otelcol_process_uptime{${DAEMON}}`]: '500 10 70 130x30' },
  ],
  ['the first line Loki does not take', 'LokiDiscardsLines', '20m', true, { [DISCARDED]: '_x17 3x30' }],
  ['lines Loki did not take long ago', 'LokiDiscardsLines', '40m', false, { [DISCARDED]: '3x60' }],
  [
    'lines that come late',
    'LogsArriveLate',
    '30m',
    true,
    {
      'loki_distributor_lag_ms_total{job="loki"}': '0+4000000x40',
      'loki_request_duration_seconds_count{job="loki",route="otlp_v1_logs"}': '0+10x40',
    },
  ],
  [
    'lines that come in time',
    'LogsArriveLate',
    '30m',
    false,
    {
      'loki_distributor_lag_ms_total{job="loki"}': '0+40000x40',
      'loki_request_duration_seconds_count{job="loki",route="otlp_v1_logs"}': '0+10x40',
    },
  ],
  [
    'a line the canary does not find',
    'LogLinesAreLost',
    '20m',
    true,
    { 'loki_canary_missing_entries_total{job="loki-canary"}': '0x10 1x30' },
  ],
];

test.each(cases)('%s: %s at %s fires: %s', (_, alert, at, fires, series) => {
  const groups = objects('lab', 'PrometheusRule').flatMap(({ spec }) => spec.groups);
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  const expression = `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`;
  writeFileSync(
    join(folder, 'test.json'),
    JSON.stringify({
      rule_files: ['rules.json'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            { expr: expression, eval_time: at, exp_samples: [{ labels: '{}', value: fires ? 1 : 0 }] },
          ],
        },
      ],
    }),
  );
  expect(run(program('promtool'), ['test', 'rules', join(folder, 'test.json')])).toMatch(/SUCCESS/);
});
