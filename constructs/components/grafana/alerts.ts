import type { ManagedAlert } from './alerting';

/** Alerts on logs that Grafana evaluates. */
export const managedAlerts: readonly ManagedAlert[] = [
  {
    uid: 'ovn-claim-storm',
    dashboard: 'infrastructure',
    lines: '{app="ovs"} |= "binding|INFO|cr-lrp"',
    alert: {
      name: 'OvnClaimStorm',
      severity: 'critical',
      expression: 'rate({app="ovs"} |= "binding|INFO|cr-lrp" [1m]) > 1',
      summary: 'Gateway chassis of OVN take ports of routers from each other, more than once a second',
      runbook: {
        meaning:
          'Several chassis claim the same port of a gateway router in turn. Each claim moves the traffic of the networks behind it to another node.',
        impact: 'Floating IPs and the way out of tenant networks come and go; the southbound database is busy with it.',
        firstSteps:
          'See which ports and nodes: {app="ovs"} |= "binding|INFO|cr-lrp". Look at the tunnels between these nodes (ovs-vsctl show, BFD state in ovs-appctl bfd/show) and at their clocks; then take the node that does not see the others out of the gateway chassis.',
      },
    },
  },
];
