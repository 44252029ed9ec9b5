import { LOG_LABELS } from '../core/log-labels';
import type { Asked } from './metric';

/** What something can be seen in. */
export type Pillar = 'metrics' | 'logs' | 'traces';

/**
 * What ties the pillars together: the same fact, under the name that each of them has for it. A label of a series or an
 * exemplar, an index label or an attribute of a log record, an attribute of a span or of its resource.
 */
export const KNOWN_AS = {
  namespace: { metrics: 'namespace', logs: 'namespace', traces: 'k8s.namespace.name' },
  pod: { metrics: 'pod', logs: 'k8s_pod_name', traces: 'k8s.pod.name' },
  service: { metrics: 'service', logs: 'service_name', traces: 'service.name' },
  /** Of a trace itself this is no attribute but its id. */
  trace: { metrics: 'trace_id', logs: 'trace_id', traces: 'trace:id' },
  /** OpenStack's own, which no series and no span has. */
  request: { logs: 'request_id' },
} as const;

export type Fact = keyof typeof KNOWN_AS;

/** What a pillar calls a fact. Throws if it does not know it. */
export function nameIn(pillar: Pillar, fact: Fact): string {
  const names: Partial<Record<Pillar, string>> = KNOWN_AS[fact];
  const name = names[pillar];
  if (name === undefined) throw new Error(`${pillar} do not know the ${fact}; let the link start from something else`);
  return name;
}

/** A fact's value where a link starts: a variable of whatever shows it, or the value itself. */
export type ValueOf = (fact: Fact) => string;

/** A way from what is looked at to what explains it. */
export interface Link {
  /** What the link says. */
  readonly name: string;
  readonly description: string;
  readonly from: Pillar;
  /** Where it leads: another pillar, or the dashboard of a service. */
  readonly to: Pillar | 'dashboard';
  /** What has to be known where it starts. */
  readonly by: readonly Fact[];
  /** What is asked where it leads. */
  readonly query: (value: ValueOf) => string;
}

/** LogQL for the records that some facts are true of: index labels select, attributes filter. */
export function logsWith(facts: readonly Fact[], value: ValueOf): string {
  const matchers = facts.map((fact) => ({ label: KNOWN_AS[fact].logs, value: value(fact) }));
  const indexed = matchers.filter(({ label }) => LOG_LABELS.includes(label));
  const selector = indexed.map(({ label, value }) => `${label}="${value}"`);
  // LogQL wants one label that has to be there.
  return matchers
    .filter((matcher) => !indexed.includes(matcher))
    .reduce(
      (query, { label, value }) => `${query} | ${label}="${value}"`,
      `{${selector.length > 0 ? selector.join(', ') : 'log_type=~".+"'}}`,
    );
}

const logs = (by: readonly Fact[], name: string, description: string): Omit<Link, 'from'> => ({
  name,
  description,
  to: 'logs',
  by,
  query: (value) => logsWith(by, value),
});

/** From a span to how what it is of was. Pushed to the component whose metrics tell. */
export const spanToMetrics = (by: readonly Fact[], name: string, description: string, query: Link['query']): Link => ({
  name,
  description,
  from: 'traces',
  to: 'metrics',
  by,
  query,
});

/** From a sample of a metric to a trace that is part of it. */
export const exemplarToTrace: Link = {
  name: 'Trace',
  description: 'A request that this sample counts',
  from: 'metrics',
  to: 'traces',
  by: ['trace'],
  query: (value) => value('trace'),
};

/** From a line to the request it was written in. */
export const lineToTrace: Link = {
  name: 'Trace',
  description: 'The request this line was written in',
  from: 'logs',
  to: 'traces',
  by: ['trace'],
  query: (value) => value('trace'),
};

/** From a line of one OpenStack service to those of all others that worked on the request; they name it in their own. */
export const lineToRequest: Link = {
  name: 'Request',
  description: 'What every OpenStack service wrote for this request',
  from: 'logs',
  to: 'logs',
  by: ['request'],
  query: (value) => `{namespace="openstack"} |= "${value('request')}"`,
};

/** An OpenStack request id in a line, as a group of a regular expression. */
export const REQUEST_ID = '(req-[0-9a-f]{8}-[0-9a-f-]{27})';

/** From a span to what its pod wrote meanwhile for the same trace. */
export const spanToLogs: Link = {
  from: 'traces',
  ...logs(['namespace', 'pod', 'trace'], 'Logs of this span', 'What the pod wrote for this trace at that time'),
};

/** Further ways from a span to logs: wider, or for what does not write the trace's id. */
export const spanToMoreLogs: readonly Link[] = [
  logs(['namespace', 'service'], 'Logs of the service', 'What the service wrote at that time'),
  logs(['namespace', 'pod'], 'Logs of the pod', 'What the pod wrote at that time'),
  logs(['trace'], 'Logs of the trace', 'What all services wrote for this trace'),
].map((link) => ({ from: 'traces', ...link }));

/** From a service in the graph of services to its dashboard. */
export const serviceToDashboard: Link = {
  name: 'Dashboard of the service',
  description: 'Its requests, errors, durations and logs',
  from: 'traces',
  to: 'dashboard',
  by: ['service'],
  query: (value) => `/d/${SERVICE_DASHBOARD}?var-service=${value('service')}`,
};

/** Uid of the dashboard of a service. */
export const SERVICE_DASHBOARD = 'service';

/** Uid of the dashboard of the stack itself, and of whatever has none of its own. */
export const STACK_DASHBOARD = 'stack';

/** From a series to the logs of what it tells of, by those of its labels that logs know too. */
export function seriesToLogs(by: readonly Fact[]): Link {
  return { from: 'metrics', ...logs(by, 'Logs', 'What was written meanwhile') };
}

/** From an alert to the logs of what it tells of: in the alert's own namespace where it has one, else in that of the component. */
export function alertToLogs(component: string, namespace: string): string {
  return `{namespace="{{ with $labels.namespace }}{{ . }}{{ else }}${namespace}{{ end }}", service_name="${component}"}`;
}

/** What a link asks Prometheus, if it leads there. */
export function askedAlong({ name, to, query }: Link): Asked[] {
  return to === 'metrics' ? [{ by: `link "${name}"`, query: query(() => '') }] : [];
}
