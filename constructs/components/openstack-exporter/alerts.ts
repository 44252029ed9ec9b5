import { OPENSTACK_SERVICES, type OpenStackServiceName } from '../../config/openstack';
import { type AlertGroup, pascalCase } from '../../watch/alert';
import type { Metric } from '../../watch/metric';
import { cadence } from './settings';

/** What an exporter tells of the service it asks. */
export interface OfService {
  readonly up: Metric<'job'>;
  readonly openstack_metric_collect_seconds: Metric<'job' | 'openstack_metric'>;
}

/** When a service of OpenStack can no longer be asked, or what is known of it is old. */
export function exporterAlerts(service: OpenStackServiceName, servers: number, { up, ...of }: OfService): AlertGroup {
  const { project } = OPENSTACK_SERVICES[service];
  const name = pascalCase(service);
  const minutes = Math.ceil((3 * cadence(service, servers)) / 60);
  const asked = of.openstack_metric_collect_seconds;
  const impact = `Alerts and panels on ${project} show nothing, or what was true before. The service itself may be well.`;
  return {
    name: `openstack-exporter-${service}`,
    alerts: [
      {
        name: `Openstack${name}Unasked`,
        severity: 'warning',
        expression: `${up} == 0 or absent(${up})`,
        for: `${minutes}m`,
        summary: `Nothing can be learned of ${project}`,
        runbook: {
          meaning: `The exporter runs, but for ${minutes} minutes the API of ${project} has answered none of its questions, or Keystone has given it no token.`,
          impact,
          firstSteps: `kubectl logs -n monitoring -l app.kubernetes.io/component=${service},app.kubernetes.io/name=openstack-exporter names the request that fails. With none there, the API has taken a request and not answered it: restart the exporter once the API is well.`,
        },
      },
      {
        name: `Openstack${name}Stale`,
        severity: 'warning',
        expression: `sum by (job) (changes(${asked}[${minutes}m])) == 0`,
        for: `${minutes}m`,
        summary: `What is known of ${project} is more than ${minutes} minutes old`,
        runbook: {
          meaning: `The exporter still tells what it has learned of ${project}, but has not come to the end of asking again.`,
          impact,
          firstSteps: `Compare openstack_metric_collect_seconds of earlier with how often it asks. If the cloud has grown, set openstack.servers in the environment to what it is; the exporter then asks less often.`,
        },
      },
    ],
  };
}
