import type { Environment } from '../../config/schema';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';
import type { Exporters } from './backends';
import type { Processor, Signal } from './block';
import { applicationIdentity } from './blocks/application-identity';
import { applicationLogs } from './blocks/application-logs';
import { cumulative } from './blocks/cumulative';
import type { Access } from './blocks/entrance';
import { jaegerReceiver } from './blocks/jaeger';
import { kubernetesMetadata } from './blocks/kubernetes-metadata';
import { logLabels } from './blocks/log-labels';
import { otlpReceiver } from './blocks/otlp';
import { possibleSpans } from './blocks/possible-spans';
import { spanLimits } from './blocks/span-limits';
import { zipkinReceiver } from './blocks/zipkin';
import { type Pipeline, pipeline } from './pipeline';

/** Where applications send what they tell of themselves; each reaches the collector of its own node. */
export interface ApplicationEndpoints {
  readonly otlpGrpc: Endpoint<'otlp-grpc'>;
  readonly otlpHttp: Endpoint<'otlp-http'>;
  readonly jaegerGrpc: Endpoint<'jaeger-grpc'>;
  readonly jaegerThrift: Endpoint<'jaeger-thrift'>;
  readonly zipkin: Endpoint<'zipkin'>;
}

/** Opens a collector's ports to applications. */
export function applicationEndpoints(pods: Part, applications: Part, { mode }: Access): ApplicationEndpoints {
  const scheme = mode === 'mutual-tls' ? 'https' : 'http';
  const endpoints = {
    otlpGrpc: pods.serves('otlp-grpc', { name: 'otlp-grpc', port: 4317, scheme }),
    otlpHttp: pods.serves('otlp-http', { name: 'otlp-http', port: 4318, scheme }),
    jaegerGrpc: pods.serves('jaeger-grpc', { name: 'jaeger-grpc', port: 14_250 }),
    jaegerThrift: pods.serves('jaeger-thrift', { name: 'jaeger-thrift', port: 14_268, scheme, path: '/api/traces' }),
    zipkin: pods.serves('zipkin', { name: 'zipkin', port: 9411, scheme, path: '/api/v2/spans' }),
  };
  for (const endpoint of Object.values(endpoints)) applications.reaches(endpoint);
  return endpoints;
}

interface Given {
  readonly endpoints: ApplicationEndpoints;
  readonly access: Environment['collectors']['daemon']['access'];
  readonly cluster: string;
  readonly limiter: Processor<'limit', Signal>;
  readonly to: Exporters;
}

/** What applications send: bounded, told apart by pod, and passed on at once, so that what is acknowledged is on disk. */
export function applicationPipelines({ endpoints, access, cluster, limiter, to }: Given): Pipeline[] {
  const { otlpGrpc, otlpHttp, jaegerGrpc, jaegerThrift, zipkin } = endpoints;
  const otlp = otlpReceiver(otlpGrpc, otlpHttp, access);
  const metadata = kubernetesMetadata('own-node');
  const identity = applicationIdentity(cluster);
  return [
    pipeline('logs', 'applications', otlp)
      .limit(limiter)
      .parse(applicationLogs)
      .enrich(metadata)
      .enrich(identity)
      .enrich(logLabels(cluster, 'application'))
      .export(...to.logs),
    pipeline('metrics', 'applications', otlp)
      .limit(limiter)
      .parse(cumulative)
      .enrich(metadata)
      .enrich(identity)
      .export(...to.metrics),
    pipeline(
      'traces',
      'applications',
      otlp,
      jaegerReceiver(jaegerGrpc, jaegerThrift, access),
      zipkinReceiver(zipkin, access),
    )
      .limit(limiter)
      .parse(spanLimits)
      .enrich(metadata)
      .enrich(identity)
      .filter(possibleSpans)
      .export(...to.traces),
  ];
}
