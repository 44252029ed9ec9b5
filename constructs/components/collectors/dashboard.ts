import { count, type Dashboard, graph, lines } from '../../watch/dashboard';

const NODE = 'node=~"$node"';

/** What databases, queues, caches and the network of OpenStack are called by their pods' labels. */
const SERVICES =
  'mariadb.*|postgres.*|rabbitmq.*|memcached|ovn.*|ovs.*|openvswitch|libvirt|haproxy|envoy.*|ceph.*|rook-ceph.*';

/** What everything else stands on: the nodes, and the databases, queues and caches. */
export const infrastructure: Dashboard = {
  uid: 'infrastructure',
  title: 'Infrastructure',
  description: 'CPU, memory, disks and network of the nodes, and what databases, queues, caches and the network write.',
  folder: 'Infrastructure',
  variables: [
    {
      kind: 'metric-label',
      name: 'node',
      title: 'Node',
      label: 'node',
      metric: 'system_cpu_load_average_1m',
      all: true,
    },
  ],
  rows: [
    {
      title: 'Nodes',
      panels: [
        graph({
          title: 'CPU in use',
          description: 'Share of the CPUs that does anything. Near all of it everything waits.',
          unit: 'percentunit',
          expression: `1 - avg by (node) (system_cpu_utilization_ratio{${NODE}, state="idle"})`,
          legend: '{{node}}',
        }),
        graph({
          title: 'Load',
          description:
            'Processes that run or want to, in the mean of a minute. More than the CPUs of the node means waiting.',
          unit: 'short',
          expression: `system_cpu_load_average_1m{${NODE}}`,
          legend: '{{node}}',
        }),
        graph({
          title: 'Memory in use',
          description: 'Share of the memory that programs hold. Near all of it the kernel ends one of them.',
          unit: 'percentunit',
          expression: `sum by (node) (system_memory_utilization_ratio{${NODE}, state="used"})`,
          legend: '{{node}}',
        }),
        graph({
          title: 'File systems',
          description: 'Share of each file system that is full.',
          unit: 'percentunit',
          expression: `max by (node, mountpoint) (system_filesystem_utilization_ratio{${NODE}})`,
          legend: '{{node}} {{mountpoint}}',
        }),
        graph({
          title: 'Disks',
          description: 'Read and written, a second.',
          unit: 'Bps',
          expression: `sum by (node, direction) (rate(system_disk_io_bytes_total{${NODE}}[$__rate_interval]))`,
          legend: '{{node}} {{direction}}',
        }),
        graph({
          title: 'Network',
          description: 'Received and sent by the interfaces of the nodes, a second.',
          unit: 'Bps',
          expression: `sum by (node, direction) (rate(system_network_io_bytes_total{${NODE}, device!="lo"}[$__rate_interval]))`,
          legend: '{{node}} {{direction}}',
        }),
        graph({
          title: 'Network errors',
          description: 'Packets that were damaged or dropped, a second. On a healthy network there are none.',
          unit: 'ops',
          expression: `sum by (node, device) (rate(system_network_errors_total{${NODE}}[$__rate_interval])) + sum by (node, device) (rate(system_network_dropped_total{${NODE}}[$__rate_interval]))`,
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
