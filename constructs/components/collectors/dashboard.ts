import { count, type Dashboard, graph, lines, valuesOf } from '../../watch/dashboard';
import { hostSignals } from './signals/host';

const NODE = { node: '=~"$node"' };

/** What databases, queues, caches and the network of OpenStack are called by their pods' labels. */
const SERVICES =
  'mariadb.*|postgres.*|rabbitmq.*|memcached|ovn.*|ovs.*|openvswitch|libvirt|haproxy|envoy.*|ceph.*|rook-ceph.*';

/** What everything else stands on: the nodes, and the databases, queues and caches. */
export const infrastructure: Dashboard = {
  uid: 'infrastructure',
  title: 'Infrastructure',
  description: 'CPU, memory, disks and network of the nodes, and what databases, queues, caches and the network write.',
  folder: 'Infrastructure',
  variables: [valuesOf(hostSignals.system_cpu_load_average_1m, 'node', { name: 'node', title: 'Node', all: true })],
  rows: [
    {
      title: 'Nodes',
      panels: [
        graph({
          title: 'CPU in use',
          description: 'Share of the CPUs that does anything. Near all of it everything waits.',
          unit: 'percentunit',
          expression: `1 - avg by (node) (${hostSignals.system_cpu_utilization_ratio.where({ ...NODE, state: '="idle"' })})`,
          legend: '{{node}}',
        }),
        graph({
          title: 'Load',
          description:
            'Processes that run or want to, in the mean of a minute. More than the CPUs of the node means waiting.',
          unit: 'short',
          expression: `${hostSignals.system_cpu_load_average_1m.where(NODE)}`,
          legend: '{{node}}',
        }),
        graph({
          title: 'Memory in use',
          description: 'Share of the memory that programs hold. Near all of it the kernel ends one of them.',
          unit: 'percentunit',
          expression: `sum by (node) (${hostSignals.system_memory_utilization_ratio.where({ ...NODE, state: '="used"' })})`,
          legend: '{{node}}',
        }),
        graph({
          title: 'File systems',
          description: 'Share of each file system that is full.',
          unit: 'percentunit',
          expression: `max by (node, mountpoint) (${hostSignals.system_filesystem_utilization_ratio.where(NODE)})`,
          legend: '{{node}} {{mountpoint}}',
        }),
        graph({
          title: 'Disks',
          description: 'Read and written, a second.',
          unit: 'Bps',
          expression: `sum by (node, direction) (rate(${hostSignals.system_disk_io_bytes_total.where(NODE)}[$__rate_interval]))`,
          legend: '{{node}} {{direction}}',
        }),
        graph({
          title: 'Network',
          description: 'Received and sent by the interfaces of the nodes, a second.',
          unit: 'Bps',
          expression: `sum by (node, direction) (rate(${hostSignals.system_network_io_bytes_total.where({ ...NODE, device: '!="lo"' })}[$__rate_interval]))`,
          legend: '{{node}} {{direction}}',
        }),
        graph({
          title: 'Network errors',
          description: 'Packets that were damaged or dropped, a second. On a healthy network there are none.',
          unit: 'ops',
          expression: `sum by (node, device) (rate(${hostSignals.system_network_errors_total.where(NODE)}[$__rate_interval])) + sum by (node, device) (rate(${hostSignals.system_network_dropped_total.where(NODE)}[$__rate_interval]))`,
          legend: '{{node}} {{device}}',
        }),
      ],
    },
    {
      title: 'Databases, queues, caches, network',
      panels: [
        count({
          title: 'Lines by service',
          description: 'How much each service writes.',
          query: `sum by (service_name) (count_over_time({service_name=~"${SERVICES}"}[$__auto]))`,
          legend: '{{service_name}}',
        }),
        count({
          title: 'Errors by service',
          description: 'Lines of severity ERROR and above.',
          query: `sum by (service_name) (count_over_time({service_name=~"${SERVICES}"} | severity=~"ERROR|CRITICAL|FATAL" [$__auto]))`,
          legend: '{{service_name}}',
        }),
        count({
          title: 'Router ports claimed',
          description: 'How often gateway chassis of OVN take a port of a router. Many a minute are a claim storm.',
          query: 'sum by (service_name) (count_over_time({app="ovs"} |= "binding|INFO|cr-lrp" [$__auto]))',
          legend: '{{service_name}}',
        }),
        lines({
          title: 'Errors',
          description: 'What they say.',
          query: `{service_name=~"${SERVICES}"} | severity=~"ERROR|CRITICAL|FATAL"`,
        }),
      ],
    },
  ],
};
