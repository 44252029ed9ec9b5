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
  identity: { project: 'keystone', port: 5000, secondsPerThousand: 5 },
  compute: { project: 'nova', port: 8774, secondsPerThousand: 60 },
  network: { project: 'neutron', port: 9696, secondsPerThousand: 60 },
  volume: { project: 'cinder', port: 8776, secondsPerThousand: 30 },
  image: { project: 'glance', port: 9292, secondsPerThousand: 10 },
  placement: { project: 'placement', port: 8778, secondsPerThousand: 20 },
  'load-balancer': { project: 'octavia', port: 9876, secondsPerThousand: 20 },
  orchestration: { project: 'heat', port: 8004, secondsPerThousand: 10 },
  dns: { project: 'designate', port: 9001, secondsPerThousand: 30 },
  'container-infra': { project: 'magnum', port: 9511, secondsPerThousand: 5 },
  'object-store': { project: 'swift', port: 8080, secondsPerThousand: 10 },
  baremetal: { project: 'ironic', port: 6385, secondsPerThousand: 10 },
  database: { project: 'trove', port: 8779, secondsPerThousand: 5 },
  sharev2: { project: 'manila', port: 8786, secondsPerThousand: 10 },
  gnocchi: { project: 'gnocchi', port: 8041, secondsPerThousand: 20 },
} as const satisfies Readonly<Record<string, OpenStackService>>;

export type OpenStackServiceName = keyof typeof OPENSTACK_SERVICES;

export const openStackServiceNames = Object.keys(OPENSTACK_SERVICES) as [
  OpenStackServiceName,
  ...OpenStackServiceName[],
];
