import type { Watched, WatchedApis, WatchedDatabase, WatchedWithAccount } from '../../../core/watched';
import type { AlertGroup } from '../../../watch/alert';
import { type Dashboard, type Row, table } from '../../../watch/dashboard';
import type { Signals } from '../../../watch/metric';
import { type Pipeline, pipeline } from '../pipeline';
import { type ReceiverMetric, receiverSignals } from '../receiver-metric';
import { apiAlerts, derivedOfMemcached, serverAlerts } from './alerts';
import { askOf } from './asked';
import { byUrl, HTTP_CHECK, httpAnswers, httpChecks, httpIdentity, httpMetrics, httpPanels } from './http-check';
import { memcached } from './memcached';
import { mysql } from './mysql';
import { postgresql } from './postgresql';
import { rabbitmq } from './rabbitmq';
import { type Collecting, serverPipelines } from './servers';

/** What is watched besides the stack; nothing for what is not there. */
export interface InfrastructureProps {
  readonly mariadb: WatchedDatabase<'mysql'> | undefined;
  readonly postgresql: WatchedDatabase<'postgresql'> | undefined;
  readonly rabbitmq: WatchedWithAccount<'rabbitmq-api'> | undefined;
  readonly memcached: Watched<'memcached'> | undefined;
  readonly apis: WatchedApis | undefined;
}

/** All that is collected, by the value of the label `job`. */
export const infrastructureMetrics: ReadonlyMap<string, readonly ReceiverMetric[]> = new Map([
  ...[mysql, postgresql, rabbitmq, memcached].map(({ job, metrics }) => [job, metrics] as const),
  [HTTP_CHECK, httpMetrics],
]);

/** The pipelines of everything that is watched. */
export function infrastructurePipelines(props: InfrastructureProps, collecting: Collecting): Pipeline[] {
  const { apis } = props;
  return [
    ...serverPipelines(mysql, props.mariadb, collecting),
    ...serverPipelines(postgresql, props.postgresql, collecting),
    ...serverPipelines(rabbitmq, props.rabbitmq, collecting),
    ...serverPipelines(memcached, props.memcached, collecting),
    ...(apis === undefined
      ? []
      : [
          pipeline('metrics', 'apis', httpChecks(apis, collecting.asked))
            .limit(collecting.limiter)
            .enrich(httpAnswers(apis))
            .enrich(byUrl)
            .enrich(httpIdentity)
            .export(...collecting.exporters),
        ]),
  ];
}

/** Who does not answer, and when a human is called about it. */
export function infrastructureAlerts(props: InfrastructureProps, cluster: string): AlertGroup[] {
  return [
    ...serverAlerts(
      [
        { kind: mysql, watched: props.mariadb },
        { kind: postgresql, watched: props.postgresql },
        { kind: rabbitmq, watched: props.rabbitmq },
        { kind: memcached, watched: props.memcached },
      ],
      cluster,
    ),
    ...(props.memcached === undefined ? [] : [derivedOfMemcached]),
    ...(props.apis === undefined ? [] : [apiAlerts]),
  ];
}

const KINDS = { mariadb: mysql, postgresql, rabbitmq, memcached } as const;

/** Kinds of servers of which there are some. */
const watchedKinds = (props: InfrastructureProps) =>
  Object.entries(KINDS).flatMap(([name, kind]) => (props[name as keyof typeof KINDS] === undefined ? [] : [kind]));

/** The metrics of everything that is watched. */
export function infrastructureSignals(props: InfrastructureProps): Signals[] {
  return [
    ...watchedKinds(props).map(({ job, metrics }) => receiverSignals(job, metrics)),
    ...(props.apis === undefined ? [] : [receiverSignals(HTTP_CHECK, httpMetrics)]),
  ];
}

/** Everything that is watched, a row each; nothing where nothing is. */
export function infrastructureDashboard(props: InfrastructureProps): Dashboard[] {
  const kinds = watchedKinds(props);
  const answer = table({
    title: 'Servers that answer',
    description: 'How many of each kind the deployment collector has heard of just now.',
    unit: 'none',
    expression: `sum by (job) (up{job=~"${kinds.map(({ job }) => job).join('|')}"})`,
    legend: '{{job}}',
  });
  const apis = props.apis === undefined ? [] : httpPanels(askOf(HTTP_CHECK, httpMetrics));
  const rows: Row[] = [
    { title: 'Now', panels: [...(kinds.length > 0 ? [answer] : []), ...apis] },
    ...kinds.map(({ title, job, metrics, panels }) => ({ title, panels: panels(askOf(job, metrics)) })),
  ].filter(({ panels }) => panels.length > 0);
  return rows.length === 0
    ? []
    : [
        {
          uid: 'servers',
          title: 'Databases, queues, caches and APIs',
          description: 'What OpenStack stands on, as the servers and APIs themselves answer.',
          folder: 'Infrastructure',
          variables: [],
          rows,
        },
      ];
}
