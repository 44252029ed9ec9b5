import { k8s } from 'cdk8s-plus-28';
import type { Site } from '../core/component';
import { objectLabels } from '../core/labels';
import type { Part } from '../core/part';
import { HEADLESS } from './scraping';

/** Every part that listens gets a Service of its own name; one whose pods are called one by one gets the headless Service too. */
export function wireServices(site: Site): void {
  for (const component of site.components) {
    for (const part of component.parts) {
      if (part.madeBy === 'platform' || part.ports.size === 0) continue;
      service(
        part,
        part.name,
        {},
        {
          ...(part.options.service?.headless === true ? { clusterIp: 'None' } : {}),
          ...(part.options.service?.sameNode === true ? { internalTrafficPolicy: 'Local' } : {}),
          ...(part.options.service?.sticky === true ? { sessionAffinity: 'ClientIP' } : {}),
        },
      );
      // The operator makes the governing Service of its own StatefulSets.
      if (part.headless !== undefined && part.madeBy === 'stack') {
        service(
          part,
          part.headless,
          { [HEADLESS]: '' },
          {
            clusterIp: 'None',
            // Members of a ring, and who fetches work, find them before they are ready; readiness may depend on it.
            publishNotReadyAddresses: true,
          },
        );
      }
    }
  }
}

function service(part: Part, name: string, labels: Record<string, string>, spec: k8s.ServiceSpec): void {
  const { component } = part;
  new k8s.KubeService(component, `Service.${name}`, {
    metadata: {
      ...component.identity(name),
      labels: { ...objectLabels(component.name, part.options.role), ...labels },
    },
    spec: {
      type: 'ClusterIP',
      selector: { ...part.labels },
      ports: [...part.ports.values()].map(({ name, number, protocol }) => ({
        name,
        port: number,
        targetPort: k8s.IntOrString.fromNumber(number),
        protocol,
      })),
      ...spec,
    },
  });
}
