import type { Endpoint } from '../../../core/endpoint';
import type { Watched } from '../../../core/watched';
import type { Exporter, Processor, Receiver, Signal } from '../block';
import { jobAndInstance, labelsOf } from '../blocks/statements';
import { type Pipeline, pipeline } from '../pipeline';
import { switches } from '../receiver-metric';
import type { ServerKind } from './server-kind';

/** What all that is watched has in common. */
export interface Collecting {
  readonly limiter: Processor<'limit', Signal>;
  readonly exporters: readonly Exporter<'metrics'>[];
  /** Words of everything that is asked of Prometheus, if nothing else is stored there. */
  readonly asked: ReadonlySet<string> | undefined;
}

/**
 * A pipeline for each server, so that one that does not answer holds up no other, and each has its address as `instance`.
 */
export function serverPipelines<Servers extends Watched>(
  kind: ServerKind<Servers>,
  servers: Servers | undefined,
  { limiter, exporters, asked }: Collecting,
): Pipeline[] {
  if (servers === undefined) return [];
  return servers.servers.map((server) => {
    const received = pipeline('metrics', id(kind, server), receiver(kind, server, servers, asked))
      .limit(limiter)
      .enrich(identity(kind, server));
    return (kind.ofOthers === undefined ? received : received.filter(own(kind, server, kind.ofOthers(server)))).export(
      ...exporters,
    );
  });
}

/** Address of a server, `host:port`: how it is told apart from the others. */
export function instanceOf({ part, port }: Endpoint): string {
  return `${part.options.host ?? part.name}:${port.number}`;
}

function id({ job }: { readonly job: string }, server: Endpoint): string {
  return `${job}/${instanceOf(server)}`;
}

function receiver<Servers extends Watched>(
  kind: ServerKind<Servers>,
  server: Endpoint,
  servers: Servers,
  asked: Collecting['asked'],
): Receiver<'metrics'> {
  return {
    kind: 'receiver',
    id: id(kind, server),
    carries: { metrics: true },
    config: (host) => ({
      collection_interval: servers.interval,
      timeout: servers.timeout,
      ...kind.receiver(host, server, servers),
      metrics: switches(kind.metrics, asked, kind.unwanted),
    }),
  };
}

/** The series of one server: `job` and `instance` from the resource, and labels from what else the resource says. */
function identity<Servers extends Watched>(
  kind: ServerKind<Servers>,
  server: Endpoint,
): Processor<'enrich', 'metrics'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: `transform/${id(kind, server)}`,
    carries: { metrics: true },
    config: () => ({
      error_mode: 'ignore',
      metric_statements: [
        {
          context: 'resource',
          statements: jobAndInstance(kind.job, `"${instanceOf(server)}"`),
        },
        ...(kind.labels.length === 0
          ? []
          : [
              {
                context: 'datapoint',
                statements: labelsOf(Object.fromEntries(kind.labels.map((name) => [name, name]))),
              },
            ]),
      ],
    }),
  };
}

/** Leaves out what a server says of others. */
function own<Servers extends Watched>(
  kind: ServerKind<Servers>,
  server: Endpoint,
  ofOthers: string,
): Processor<'filter', 'metrics'> {
  return {
    kind: 'processor',
    stage: 'filter',
    id: `filter/${id(kind, server)}`,
    carries: { metrics: true },
    config: () => ({ error_mode: 'ignore', metrics: { metric: [ofOthers] } }),
  };
}
