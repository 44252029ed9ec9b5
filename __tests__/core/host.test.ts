import { locationOf } from '../../constructs/core/host';

test.each([
  [
    'db-0.db.openstack.svc',
    { kind: 'pods', namespace: 'openstack', labels: { 'statefulset.kubernetes.io/pod-name': 'db-0' } },
  ],
  [
    'db-0.db.openstack.svc.cluster.local',
    { kind: 'pods', namespace: 'openstack', labels: { 'statefulset.kubernetes.io/pod-name': 'db-0' } },
  ],
  ['db.openstack.svc', { kind: 'pods', namespace: 'openstack' }],
  ['10.0.0.7', { kind: 'addresses', cidrs: ['10.0.0.7/32'] }],
  ['[fd00::7]', { kind: 'addresses', cidrs: ['fd00::7/128'] }],
  ['db.example.org', { kind: 'addresses', cidrs: ['0.0.0.0/0', '::/0'] }],
])('%s is let out to where its name says it is', (host, location) => {
  expect(locationOf(host)).toEqual(location);
});
