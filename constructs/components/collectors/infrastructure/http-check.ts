import type { WatchedApi, WatchedApis } from '../../../core/watched';
import { graph, type Panel, table } from '../../../watch/dashboard';
import type { Processor, Receiver } from '../block';
import { jobAndInstance } from '../blocks/statements';
import { gauge, level, switches } from '../receiver-metric';
import type { Asked } from './asked';
import { TLS } from './encryption';

/** Value of the label `job`; `instance` is the URL, `service` who answers. */
export const HTTP_CHECK = 'http-check';

const LABELS = ['service'];

/** Whether an answer came and has a right status: 1 or 0. */
export const httpUp = gauge('httpcheck.up', '', ...LABELS);
/** How long the certificate is valid; less than 0 after its end. */
export const certificateRemaining = gauge('httpcheck.tls.cert_remaining', 's', ...LABELS);

/** What the receiver counts as 1 for the class of the status that was answered. */
const STATUS = 'httpcheck.status';

const measured = [
  gauge('httpcheck.duration', 'ms', ...LABELS),
  gauge('httpcheck.dns.lookup.duration', 'ms', ...LABELS),
  gauge('httpcheck.client.connection.duration', 'ms', ...LABELS),
  gauge('httpcheck.client.request.duration', 'ms', ...LABELS),
  gauge('httpcheck.response.duration', 'ms', ...LABELS),
  gauge('httpcheck.response.size', 'By', ...LABELS),
  gauge('httpcheck.tls.handshake.duration', 'ms', ...LABELS),
  certificateRemaining,
  level('httpcheck.error', '{error}', ...LABELS, 'reason'),
];

export const httpMetrics = [
  httpUp,
  /** Status of the answer; 0 if there was none. */
  gauge('httpcheck.status_code', '', ...LABELS),
  ...measured,
];

/** What of APIs is worth looking at. */
export const httpPanels = (asked: Asked): readonly Panel[] => [
  table({
    title: 'APIs that answer',
    description: 'Whether an answer came and has a right status.',
    unit: 'bool',
    expression: `min by (service, instance) (${asked(httpUp.name)})`,
    legend: '{{service}} {{instance}}',
    known: ['service'],
  }),
  graph({
    title: 'Answers of APIs',
    description: 'How long each took to answer, from the name to the last byte.',
    unit: 's',
    expression: `max by (service, instance) (${asked('httpcheck.duration')}) / 1000`,
    legend: '{{service}} {{instance}}',
    known: ['service'],
  }),
  table({
    title: 'Certificates of APIs',
    description: 'How long each is valid.',
    unit: 's',
    expression: `min by (instance) (${asked(certificateRemaining.name)})`,
    legend: '{{instance}}',
  }),
];

/** Asks each API, all at the same time. */
export function httpChecks(
  { checks, interval, timeout, tls }: WatchedApis,
  asked: ReadonlySet<string> | undefined,
): Receiver<'metrics'> {
  return {
    kind: 'receiver',
    id: 'http_check/apis',
    carries: { metrics: true },
    config: (host) => {
      for (const { endpoint } of checks) host.reaches(endpoint);
      return {
        collection_interval: interval,
        metrics: { ...switches(measured, asked), [STATUS]: { enabled: true } },
        targets: checks.map(({ url }) => ({
          endpoint: url,
          method: 'GET',
          timeout,
          ...(url.startsWith('https:') ? { tls: TLS[tls] } : {}),
          // A connection that is kept shows neither a new certificate nor that no new one is accepted.
          disable_keep_alives: true,
        })),
      };
    },
  };
}

/** Kinds of errors by how their messages read, which have ports and addresses in them that are different each time. */
const REASONS = {
  timeout: 'Timeout exceeded|deadline exceeded|i/o timeout',
  refused: 'connection refused',
  dns: 'no such host|server misbehaving',
  certificate: 'x509:|certificate',
  tls: 'tls:',
  // The last two where the server spoke or hung up before it was asked.
  reset: 'reset by peer|EOF|malformed HTTP|readLoopPeekFail|broken pipe',
};

/** Makes of the receiver's classes one status, and of the status whether it is right; names the service. */
export function httpAnswers({ checks }: WatchedApis): Processor<'enrich', 'metrics'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: 'transform/http-answers',
    carries: { metrics: true },
    config: () => ({
      error_mode: 'ignore',
      metric_statements: [
        {
          context: 'datapoint',
          statements: [
            `set(datapoint.value_int, Int(${attribute('http.status_code')})) where metric.name == "${STATUS}" and ${attribute('http.status_code')} != nil`,
            ...Object.entries(REASONS).map(
              ([reason, message]) =>
                `set(${attribute('reason')}, "${reason}") where ${attribute('reason')} == nil and IsMatch(${attribute('error.message')}, "${message}")`,
            ),
            `set(${attribute('reason')}, "other") where ${attribute('reason')} == nil and ${attribute('error.message')} != nil`,
          ],
        },
        {
          context: 'metric',
          statements: [
            `aggregate_on_attributes("sum", ["http.url"]) where metric.name == "${STATUS}"`,
            `convert_sum_to_gauge() where metric.name == "${STATUS}"`,
            // The receiver says it twice, and who has made the certificate for whom, which a new one changes.
            `aggregate_on_attributes("min", ["http.url"]) where metric.name == "${certificateRemaining.name}"`,
            `set(metric.unit, "") where metric.name == "${STATUS}"`,
            `set(metric.name, "httpcheck.status_code") where metric.name == "${STATUS}"`,
            `copy_metric(name="${httpUp.name}") where metric.name == "httpcheck.status_code"`,
          ],
        },
        {
          context: 'datapoint',
          statements: [
            ...checks.flatMap((check) => [
              `set(${attribute('service')}, "${check.name}") where ${isOf(check)}`,
              `set(datapoint.value_int, 0) where metric.name == "${httpUp.name}" and ${isOf(check)}${check.expect.map((status) => ` and datapoint.value_int != ${status}`).join('')}`,
            ]),
            `set(datapoint.value_int, 1) where metric.name == "${httpUp.name}" and datapoint.value_int != 0`,
            'delete_key(datapoint.attributes, "error.message")',
            'delete_key(datapoint.attributes, "network.transport")',
          ],
        },
      ],
    }),
  };
}

function attribute(name: string): string {
  return `datapoint.attributes["${name}"]`;
}

function isOf({ url }: WatchedApi): string {
  return `${attribute('http.url')} == ${JSON.stringify(url)}`;
}

/** Makes a resource of each URL, of which `instance` is made. */
export const byUrl: Processor<'enrich', 'metrics'> = {
  kind: 'processor',
  stage: 'enrich',
  id: 'groupbyattrs/url',
  carries: { metrics: true },
  config: () => ({ keys: ['http.url'] }),
};

export const httpIdentity: Processor<'enrich', 'metrics'> = {
  kind: 'processor',
  stage: 'enrich',
  id: 'transform/http-identity',
  carries: { metrics: true },
  config: () => ({
    error_mode: 'ignore',
    metric_statements: [
      {
        context: 'resource',
        statements: jobAndInstance(HTTP_CHECK, 'resource.attributes["http.url"]'),
      },
    ],
  }),
};
