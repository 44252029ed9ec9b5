/** Where an API of OpenStack is, as Genestack installs it, and what it answers to somebody without a token. */
export interface OpenStackApi {
  /** Service in front of it. */
  readonly service: string;
  readonly port: number;
  /** What is asked for: the list of versions, which every API shows to anybody, where nothing else is said. */
  readonly path: string;
  /** Statuses of a right answer: 200, and 300 of those that let the client choose a version. */
  readonly expect: readonly number[];
  /** First part of its public name. */
  readonly host: string;
  /** Whether most clouds have it. */
  readonly usual: boolean;
}

type Differences = Partial<Omit<OpenStackApi, 'port'>>;

const api = (name: string, port: number, differences: Differences = {}): OpenStackApi => ({
  service: `${name}-api`,
  port,
  path: '/',
  expect: [200, 300],
  host: name,
  usual: false,
  ...differences,
});

const usual = { usual: true };

/** Services and ports are those of the routes in Genestack's `etc/gateway-api`. */
export const openstackApis = {
  aodh: api('aodh', 8042),
  barbican: api('barbican', 9311, usual),
  blazar: api('blazar', 1234),
  cinder: api('cinder', 8776, usual),
  cloudformation: api('cloudformation', 8000, { service: 'heat-cfn', ...usual }),
  cloudkitty: api('cloudkitty', 8089),
  designate: api('designate', 9001, usual),
  freezer: api('freezer', 9090),
  glance: api('glance', 9292, usual),
  gnocchi: api('gnocchi', 8041),
  heat: api('heat', 8004, usual),
  ironic: api('ironic', 6385),
  keystone: api('keystone', 5000, { path: '/v3', expect: [200], ...usual }),
  magnum: api('magnum', 9511, usual),
  manila: api('manila', 8786),
  masakari: api('masakari', 15_868),
  metadata: api('metadata', 8775, { service: 'nova-metadata', ...usual }),
  neutron: api('neutron', 9696, { service: 'neutron-server', ...usual }),
  nova: api('nova', 8774, usual),
  novnc: api('novnc', 6080, { service: 'nova-novncproxy', path: '/vnc_auto.html', expect: [200], ...usual }),
  octavia: api('octavia', 9876, usual),
  placement: api('placement', 8778, usual),
  skyline: api('skyline', 9999, { expect: [200], ...usual }),
  trove: api('trove', 8779),
  zaqar: api('zaqar', 8888),
} satisfies Record<string, OpenStackApi>;

export type OpenStackService = keyof typeof openstackApis;

/** Their names, of which there is at least one. */
export const openstackServices = Object.keys(openstackApis) as [OpenStackService, ...OpenStackService[]];
