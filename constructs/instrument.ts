import { type ApiObject, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Endpoint } from './core/endpoint';
import { addressOf } from './core/part';

/** Languages by the protocol that their SDK speaks unless it is told another. */
const PROTOCOLS = { python: 'grpc', java: 'http', nodejs: 'http', go: 'http' } as const;

export interface InstrumentProps {
  /** Deployment, StatefulSet, DaemonSet or Job. */
  readonly workload: ApiObject;
  /** Name of the container; the first one if not given. */
  readonly container?: string;
  /** Name that the service has in traces, metrics and logs. */
  readonly service: string;
  readonly language: keyof typeof PROTOCOLS;
  /** Where it sends: `stack.daemonCollector.endpoints`. */
  readonly endpoints: { readonly otlpGrpc: Endpoint<'otlp-grpc'>; readonly otlpHttp: Endpoint<'otlp-http'> };
  /** Key of a Secret, in the namespace of the workload, with the token that the collectors ask for, if they do. */
  readonly token?: { readonly secret: string; readonly key: string };
}

/** Tells the OpenTelemetry SDK in a container where to send and what the service is called: two variables, and two more for a token. */
export class Instrument extends Construct {
  constructor(scope: Construct, id: string, props: InstrumentProps) {
    super(scope, id);
    const { workload, container } = props;
    const pod = workload.toJson()?.spec?.template?.spec;
    const containers: ReadonlyArray<{ readonly name: string; readonly env?: unknown }> = pod?.containers ?? [];
    const index = container === undefined ? 0 : containers.findIndex(({ name }) => name === container);
    const found = containers[index];
    if (found === undefined)
      throw new Error(
        containers.length === 0
          ? `${workload.kind} ${workload.name} has no pod template; instrument a Deployment, StatefulSet, DaemonSet or Job`
          : `${workload.kind} ${workload.name} has no container ${container}; write one of ${containers.map(({ name }) => name).join(', ')}`,
      );
    const path = `/spec/template/spec/containers/${index}/env`;
    if (found.env === undefined) workload.addJsonPatch(JsonPatch.add(path, []));
    for (const variable of instrumentation(props)) workload.addJsonPatch(JsonPatch.add(`${path}/-`, variable));
  }
}

/** The variables themselves, for whoever makes containers in another way. */
export function instrumentation({
  service,
  language,
  endpoints,
  token,
}: Omit<InstrumentProps, 'workload' | 'container'>): k8s.EnvVar[] {
  const endpoint = PROTOCOLS[language] === 'grpc' ? endpoints.otlpGrpc : endpoints.otlpHttp;
  return [
    { name: 'OTEL_SERVICE_NAME', value: service },
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: addressOf(endpoint) },
    ...(token === undefined
      ? []
      : [
          { name: 'COLLECTOR_TOKEN', valueFrom: { secretKeyRef: { name: token.secret, key: token.key } } },
          // Headers are written as in a URL, so the space is, too.
          { name: 'OTEL_EXPORTER_OTLP_HEADERS', value: 'authorization=Bearer%20$(COLLECTOR_TOKEN)' },
        ]),
  ];
}
