import { OPENSTACK_SERVICES, type OpenStackServiceName, openStackServiceNames } from '../../config/openstack';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';

/** The APIs of the cloud that runs in the cluster, as they are reached from inside. Nothing is deployed for them. */
export class OpenStackApis extends Component {
  readonly apis: Readonly<Record<OpenStackServiceName, Endpoint<'openstack-api'>>>;

  constructor(site: Site, { namespace }: { readonly namespace: string }) {
    super(site, 'openstack-apis');
    const part = this.part({ madeBy: 'platform', locations: [{ kind: 'pods', namespace }] });
    const api = (name: OpenStackServiceName) => {
      const { project, port } = OPENSTACK_SERVICES[name];
      return part.serves('openstack-api', { name: project, port, scheme: 'http' });
    };
    this.apis = Object.fromEntries(openStackServiceNames.map((name) => [name, api(name)])) as typeof this.apis;
  }
}
