import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type CustomResourceSpecs, customResources } from '../../../imports/gateway.networking.k8s.io';
import type { Environment } from '../../config/schema';
import type { Component } from '../../core/component';

interface Given {
  readonly route: Environment['grafana']['route'];
  readonly host: string;
  readonly service: string;
  readonly port: number;
}

/** What leads users from outside the cluster to a Service: an HTTPRoute, an Ingress, or nothing. */
export function routeTo(component: Component, { route, host, service, port }: Given): void {
  const { gateway, ingress } = route;
  if (gateway !== undefined) {
    const spec: CustomResourceSpecs['HTTPRoute'] = {
      hostnames: [host],
      // What is a default is said too, or the API server's own would be a difference for ever.
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: gateway.name,
          namespace: gateway.namespace,
          ...(gateway.listener === undefined ? {} : { sectionName: gateway.listener }),
        },
      ],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ group: '', kind: 'Service', name: service, port, weight: 1 }],
        },
      ],
    };
    new ApiObject(component, `HTTPRoute.${service}`, {
      ...customResources.HTTPRoute,
      metadata: component.identity(service),
      spec,
    });
  }
  if (ingress !== undefined) {
    const { className, tlsSecret } = ingress;
    new k8s.KubeIngress(component, `Ingress.${service}`, {
      metadata: component.identity(service),
      spec: {
        ingressClassName: className,
        tls: [{ hosts: [host], ...(tlsSecret === undefined ? {} : { secretName: tlsSecret }) }],
        rules: [
          {
            host,
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: port } } } },
              ],
            },
          },
        ],
      },
    });
  }
}
