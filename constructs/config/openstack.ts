import { openstackApis } from './openstack-apis';

/** A service of OpenStack, as its catalogue and its pods have it. */
export interface OpenStackService {
  /** Name of the project that makes it. */
  readonly project: string;
  /** Port its API listens on, where OpenStack-Helm runs it. */
  readonly port: number;
  /**
   * Seconds that asking it everything takes for a thousand virtual machines and what belongs to them. Users of the
   * exporter report 30 s for all of it and up to ten minutes on slow clouds; compute and network take most.
   */
  readonly secondsPerThousand: number;
}

/** Every service that the exporter can ask, by the name it has for it. */
export const OPENSTACK_SERVICES = {
  identity: { project: 'keystone', port: openstackApis.keystone.port, secondsPerThousand: 5 },
  compute: { project: 'nova', port: openstackApis.nova.port, secondsPerThousand: 60 },
  network: { project: 'neutron', port: openstackApis.neutron.port, secondsPerThousand: 60 },
  volume: { project: 'cinder', port: openstackApis.cinder.port, secondsPerThousand: 30 },
  image: { project: 'glance', port: openstackApis.glance.port, secondsPerThousand: 10 },
  placement: { project: 'placement', port: openstackApis.placement.port, secondsPerThousand: 20 },
  'load-balancer': { project: 'octavia', port: openstackApis.octavia.port, secondsPerThousand: 20 },
  orchestration: { project: 'heat', port: openstackApis.heat.port, secondsPerThousand: 10 },
  dns: { project: 'designate', port: openstackApis.designate.port, secondsPerThousand: 30 },
  'container-infra': { project: 'magnum', port: openstackApis.magnum.port, secondsPerThousand: 5 },
  'object-store': { project: 'swift', port: 8080, secondsPerThousand: 10 },
  baremetal: { project: 'ironic', port: openstackApis.ironic.port, secondsPerThousand: 10 },
  database: { project: 'trove', port: openstackApis.trove.port, secondsPerThousand: 5 },
  sharev2: { project: 'manila', port: openstackApis.manila.port, secondsPerThousand: 10 },
  gnocchi: { project: 'gnocchi', port: openstackApis.gnocchi.port, secondsPerThousand: 20 },
} as const satisfies Readonly<Record<string, OpenStackService>>;

export type OpenStackServiceName = keyof typeof OPENSTACK_SERVICES;

export const openStackServiceNames = Object.keys(OPENSTACK_SERVICES) as [
  OpenStackServiceName,
  ...OpenStackServiceName[],
];
