import type { Site } from '../core/component';
import { customResource } from '../core/custom-resource';
import type { Part } from '../core/part';

/** The label that tells a headless Service from the one in front of the same pods; Kubernetes itself uses it on endpoints. */
export const HEADLESS = 'service.kubernetes.io/headless';

/**
 * Every part that exposes metrics gets a ServiceMonitor, and the scraper its way there. The job label is the name of the
 * Service, which is the name of the part.
 */
export function wireScraping(site: Site, scraper: Part): void {
  for (const component of site.components) {
    for (const part of component.parts) {
      if (part.scrapes.length === 0) continue;
      for (const { endpoint } of part.scrapes) scraper.reaches(endpoint, { orders: false });
      customResource(
        component,
        'ServiceMonitor',
        { name: part.name },
        {
          selector: {
            matchLabels: part.labels,
            matchExpressions: [{ key: HEADLESS, operator: 'DoesNotExist' }],
          },
          endpoints: part.scrapes.map(({ endpoint, honorLabels }) => ({
            port: endpoint.port.name,
            path: endpoint.path,
            ...(honorLabels ? { honorLabels } : {}),
          })),
        },
      );
    }
  }
}
