import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import { toSeconds } from '../core/duration';
import type { Integration } from '../core/integration';
import { toBytes } from '../core/quantity';
import { integrations } from '../integrations/registry';
import { resolveInfrastructure } from './infrastructure';
import { isObject, merge } from './merge';
import { profiles } from './profiles';
import { type Environment, environmentSchema } from './schema';
import { shown } from './values';

/** One thing that is wrong with an environment: where, what, and after "write" what to say instead. */
export interface Problem {
  /** Path in the environments: `production.loki.retention`. */
  readonly path: string;
  readonly message: string;
}

/** Everything that is wrong with the environments, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path} ${message}`).join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Completes what users say about their environments: profile, defaults, and what follows from the rest. Takes anything,
 * because an environment may come from a file; throws a {@link ConfigError} with every problem of all of them.
 */
export function resolveEnvironments(intents: readonly unknown[]): Environment[] {
  const problems: Problem[] = [];
  const environments = intents.map((intent, index) => resolve(intent, label(intent, index), problems));
  problems.push(...sharedNames(intents));
  if (intents.length === 0) problems.push({ path: 'environments', message: 'are none; write at least one' });
  const complete = environments.filter((environment) => environment !== undefined);
  if (problems.length > 0) throw new ConfigError(problems);
  return complete.map(deepFreeze);
}

function label(intent: unknown, index: number): string {
  return isObject(intent) && typeof intent.name === 'string' ? intent.name : `environments[${index}]`;
}

function sharedNames(intents: readonly unknown[]): Problem[] {
  const names = intents.flatMap((intent) => (isObject(intent) && typeof intent.name === 'string' ? [intent.name] : []));
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [...twice].map((name) => ({
    path: `${name}.name`,
    message: `is the name of ${names.filter((other) => other === name).length} environments; write another for all but one, each has a folder of its own`,
  }));
}

function resolve(intent: unknown, name: string, problems: Problem[]): Environment | undefined {
  const result = environmentSchema.safeParse(withProfile(intent), { reportInput: true });
  if (!result.success) {
    problems.push(...result.error.issues.flatMap((issue) => explain(issue, name)));
    return undefined;
  }
  const parsed = result.data;
  const high = parsed.availability === 'high';
  const wrong: Problem[] = [];
  const environment: Environment = {
    ...parsed,
    cluster: parsed.cluster ?? parsed.name,
    infrastructure: resolveInfrastructure(parsed.infrastructure, parsed.collectors.interval, wrong),
    prometheus: { ...parsed.prometheus, replicas: parsed.prometheus.replicas ?? (high ? 2 : 1) },
    alertmanager: { ...parsed.alertmanager, replicas: parsed.alertmanager.replicas ?? (high ? 3 : 1) },
    loki: { ...parsed.loki, replicas: parsed.loki.replicas ?? (high ? 3 : 1) },
    tempo: { ...parsed.tempo, replicas: parsed.tempo.replicas ?? (high ? 3 : 1) },
  };
  wrong.push(...contradictions(environment));
  problems.push(...wrong.map(({ path, message }) => ({ path: `${name}.${path}`, message })));
  return environment;
}

function withProfile(intent: unknown): unknown {
  if (!isObject(intent)) return intent;
  const { profile } = intent;
  return profile === 'lab' || profile === 'production' ? merge(profiles[profile], intent) : intent;
}

/** What the fields say together that none of them says alone. */
function contradictions(environment: Environment): Problem[] {
  const { availability, objectStorage, prometheus, alertmanager, loki, tempo, collectors } = environment;
  const problems: Problem[] = [];
  const check = (wrong: boolean, path: string, message: string) => {
    if (wrong) problems.push({ path, message });
  };

  check(
    environment.datadog.mode !== 'instead' &&
      objectStorage === undefined &&
      (environment.profile === 'production' || availability === 'high'),
    'objectStorage',
    `is missing, but ${environment.profile === 'production' ? 'a production environment' : 'high availability'} keeps logs and traces in object storage; write objectStorage: { secret: 'monitoring-rgw-s3' }`,
  );
  const replicated = [
    { component: 'prometheus', replicas: prometheus.replicas, enough: 2 },
    { component: 'alertmanager', replicas: alertmanager.replicas, enough: 3 },
    { component: 'loki', replicas: loki.replicas, enough: 3 },
    { component: 'tempo', replicas: tempo.replicas, enough: 3 },
  ];
  for (const { component, replicas, enough } of replicated) {
    check(
      availability === 'high' && replicas < enough,
      `${component}.replicas`,
      `is ${replicas}, which does not survive the loss of a node; write at least ${enough}, or availability: 'single'`,
    );
    check(
      availability === 'single' && replicas > 1,
      `${component}.replicas`,
      `is ${replicas}, but availability is 'single'; write 1, or availability: 'high'`,
    );
  }
  const kept = [
    { path: 'loki.retention', retention: loki.retention },
    ...loki.retentionByStream.map(({ retention }, index) => ({
      path: `loki.retentionByStream.${index}.retention`,
      retention,
    })),
  ];
  for (const { path, retention } of kept) {
    check(
      toSeconds(retention) < toSeconds('1d'),
      path,
      `is ${retention}, but Loki deletes whole days; write 1d or more`,
    );
  }
  for (const { path, retention } of [...kept, { path: 'tempo.retention', retention: tempo.retention }]) {
    const lifetime = objectStorage?.lifetime;
    check(
      lifetime !== undefined && toSeconds(retention) > toSeconds(lifetime),
      path,
      `is ${retention}, but the bucket deletes its objects after ${lifetime}; write ${lifetime} or less, or a longer objectStorage.lifetime`,
    );
  }
  const { mode, send } = environment.datadog;
  check(
    mode !== 'off' && !Object.values(send).includes(true),
    'datadog.send',
    "is nothing; write true for metrics, logs or traces, or mode: 'off'",
  );
  const selectors = loki.retentionByStream.map(({ selector }) => selector);
  selectors.forEach((selector, index) => {
    check(
      selectors.indexOf(selector) < index,
      `loki.retentionByStream.${index}.selector`,
      `is that of an entry above, which counts; write another, or remove the entry`,
    );
  });
  check(
    toSeconds(prometheus.outage) >= toSeconds(prometheus.retention),
    'prometheus.outage',
    `is ${prometheus.outage}, as long as samples are kept; write less than ${prometheus.retention}`,
  );
  problems.push(...grafanaContradictions(environment.grafana));
  const budgets = {
    'collectors.daemon': collectors.daemon,
    'collectors.deployment': collectors.deployment,
    ...(collectors.sampling && { 'collectors.sampling': collectors.sampling }),
    prometheus,
    alertmanager,
    loki,
    tempo,
    grafana: environment.grafana,
    prometheusOperator: environment.prometheusOperator,
    ...(environment.pushgateway === undefined ? {} : { pushgateway: environment.pushgateway }),
    openstackExporter: environment.openstackExporter,
    lokiCanary: environment.lokiCanary,
    kubeStateMetrics: environment.kubeStateMetrics,
    nodeExporter: environment.nodeExporter,
  };
  for (const [component, { resources }] of Object.entries(budgets)) {
    check(
      toBytes(resources.memory) > toBytes(resources.memoryLimit),
      `${component}.resources.memory`,
      `is ${resources.memory}, more than memoryLimit allows; write ${resources.memoryLimit} or less`,
    );
  }
  environment.scrapes.forEach(({ interval, timeout, job }, index) => {
    check(
      toSeconds(timeout) > toSeconds(interval),
      `scrapes.${index}.timeout`,
      `is ${timeout}, longer than the interval; write ${interval} or less, or a longer interval`,
    );
    check(
      environment.scrapes.findIndex((other) => other.job === job) < index,
      `scrapes.${index}.job`,
      'is that of an entry above; write another',
    );
  });
  for (const [name, { what, needs }] of Object.entries<Integration>(integrations)) {
    const on = environment.platform[name as keyof typeof integrations] !== false;
    check(
      on && needs === 'openstack' && environment.openstack === undefined,
      `platform.${name}`,
      `is on, but the environment has no OpenStack, and without it there is no ${what}; write false, or openstack: {}`,
    );
  }
  check(
    ['default', 'kube-system', 'kube-public', 'kube-node-lease'].includes(environment.namespace),
    'namespace',
    `is "${environment.namespace}", which Kubernetes keeps for itself; write one of the stack's own such as monitoring`,
  );
  return problems;
}

/** What the settings of Grafana say together. */
function grafanaContradictions({
  replicas,
  database,
  login,
  url,
  route,
  gatewayNamespace,
  ...grafana
}: Environment['grafana']) {
  const problems: Problem[] = [];
  const check = (wrong: boolean, path: string, message: string) => {
    if (wrong) problems.push({ path: `grafana.${path}`, message });
  };
  check(
    replicas > 1 && database === undefined,
    'replicas',
    `is ${replicas}, but without a database each would know only its own users; write 1, or database: { type: 'mysql', host: ..., secret: 'grafana-db' }`,
  );
  check(
    login !== undefined && url === undefined,
    'url',
    'is missing, but the provider sends users back there after the login; write the address they know Grafana by, such as https://grafana.example.org',
  );
  const { gateway, ingress } = route;
  check(
    (gateway ?? ingress) !== undefined && url === undefined,
    'url',
    'is missing, but a route needs its host; write the address users know Grafana by, such as https://grafana.example.org',
  );
  check(
    gateway !== undefined && ingress !== undefined,
    'route.ingress',
    'is given beside a gateway; write one of them',
  );
  check(
    (gateway ?? ingress) !== undefined && gatewayNamespace === undefined,
    'gatewayNamespace',
    'is missing, but Grafana lets in nobody it does not know; write the namespace of the pods that users come through, such as envoyproxy-gateway-system',
  );
  for (const [index, { from, to }] of grafana.links.entries()) {
    for (const [end, source] of [
      ['from', from],
      ['to', to],
    ] as const) {
      check(
        !grafana.dataSources[source],
        `links.${index}.${end}`,
        `is ${source}, a data source that is switched off; write another, or dataSources: { ${source}: true }`,
      );
    }
  }
  return problems;
}

/** Words of keys that would carry a secret value. */
const SECRET_WORDS = /password|passwd|token|secret|access.?key|api.?key|credential/i;

function explain(issue: z.core.$ZodIssue, name: string): Problem[] {
  const path = [name, ...issue.path.map(String)].join('.');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(environmentSchema, issue.path);
      return issue.keys.map((key) => {
        const near = known.length > 0 ? closest(key, known) : undefined;
        const advice = SECRET_WORDS.test(key)
          ? 'only the name of a Secret that holds it'
          : near !== undefined && similar(key, near)
            ? near
            : `one of ${known.join(', ')}`;
        return { path: `${path}.${key}`, message: `is no setting; write ${advice}` };
      });
    }
    case 'invalid_type':
      return [
        {
          path,
          message: issue.message.includes('; write ')
            ? issue.message
            : `${shown(issue.input)}; write ${TYPES[issue.expected] ?? issue.expected}`,
        },
      ];
    default:
      return [
        {
          path,
          message: issue.message.includes('; write ')
            ? issue.message
            : `${shown(issue.input)}; write plain data: text, numbers, true, false, lists and objects`,
        },
      ];
  }
}

const TYPES: Readonly<Record<string, string>> = { object: 'an object: { ... }', array: 'a list: [ ... ]' };

/** Whether two names are close enough that one may be a slip for the other. */
function similar(key: string, near: string): boolean {
  const same = [...key.toLowerCase()].filter((letter) => near.toLowerCase().includes(letter)).length;
  return same / Math.max(key.length, near.length) > 0.6;
}

/** The settings a schema knows at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = unwrap(schema);
  for (const step of path) {
    const { def } = isObject(at) && isObject(at.def) ? { def: at.def } : { def: {} as Record<string, unknown> };
    const next = def.type === 'array' ? def.element : isObject(def.shape) ? def.shape[String(step)] : undefined;
    at = unwrap(next);
  }
  return isObject(at) && isObject(at.def) && isObject(at.def.shape) ? Object.keys(at.def.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (isObject(inner) && isObject(inner.def) && inner.def.innerType !== undefined) inner = inner.def.innerType;
  return inner;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
