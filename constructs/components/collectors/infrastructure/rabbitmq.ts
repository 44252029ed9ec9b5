import type { Endpoint } from '../../../core/endpoint';
import type { WatchedWithAccount } from '../../../core/watched';
import { graph } from '../../../watch/dashboard';
import { counter, level } from '../receiver-metric';
import type { ServerKind } from './server-kind';

const NODE = 'rabbitmq_node_name';
const QUEUE = [NODE, 'rabbitmq_queue_name', 'rabbitmq_vhost_name'];

const uptime = level('rabbitmq.node.uptime', 'ms', NODE);

/** RabbitMQ, by its management API. A queue is told of by the server that leads it. */
export const rabbitmq: ServerKind<WatchedWithAccount<'rabbitmq-api'>> = {
  job: 'rabbitmq',
  title: 'RabbitMQ',
  proof: uptime,
  metrics: [
    uptime,
    level('rabbitmq.consumer.count', '{consumers}', ...QUEUE),
    counter('rabbitmq.message.acknowledged', '{messages}', ...QUEUE),
    level('rabbitmq.message.current', '{messages}', ...QUEUE, 'state'),
    counter('rabbitmq.message.delivered', '{messages}', ...QUEUE),
    counter('rabbitmq.message.published', '{messages}', ...QUEUE),
    level('rabbitmq.node.channel_closed', '{channels}', NODE),
    level('rabbitmq.node.channel_created', '{channels}', NODE),
    level('rabbitmq.node.connection_closed', '{connections}', NODE),
    level('rabbitmq.node.connection_created', '{connections}', NODE),
    level('rabbitmq.node.context_switches', '{switches}', NODE),
    level('rabbitmq.node.disk_free', '{bytes}', NODE),
    level('rabbitmq.node.disk_free_alarm', '{status}', NODE),
    level('rabbitmq.node.disk_free_details.rate', '{bytes}/s', NODE),
    level('rabbitmq.node.disk_free_limit', '{bytes}', NODE),
    level('rabbitmq.node.fd_total', '{fd}', NODE),
    level('rabbitmq.node.fd_used', '{fd}', NODE),
    level('rabbitmq.node.fd_used_details.rate', '{fd}/s', NODE),
    level('rabbitmq.node.gc_bytes_reclaimed', '{bytes}', NODE),
    level('rabbitmq.node.gc_num', '{collections}', NODE),
    level('rabbitmq.node.mem_alarm', '{status}', NODE),
    level('rabbitmq.node.mem_limit', '{bytes}', NODE),
    level('rabbitmq.node.mem_used', '{bytes}', NODE),
    level('rabbitmq.node.mem_used_details.rate', '{bytes}/s', NODE),
    level('rabbitmq.node.proc_total', '{processes}', NODE),
    level('rabbitmq.node.proc_used', '{processes}', NODE),
    level('rabbitmq.node.proc_used_details.rate', '{processes}/s', NODE),
    level('rabbitmq.node.processors', '{processors}', NODE),
    level('rabbitmq.node.queue_created', '{queues}', NODE),
    level('rabbitmq.node.queue_declared', '{queues}', NODE),
    level('rabbitmq.node.queue_deleted', '{queues}', NODE),
    level('rabbitmq.node.run_queue', '{threads}', NODE),
    level('rabbitmq.node.sockets_total', '{sockets}', NODE),
    level('rabbitmq.node.sockets_used', '{sockets}', NODE),
    level('rabbitmq.node.sockets_used_details.rate', '{sockets}/s', NODE),
  ],
  panels: (asked) => [
    graph({
      title: 'Messages that wait',
      description:
        'Messages in the queues, by whether somebody has taken them. Those that grow have nobody who reads them.',
      unit: 'short',
      expression: `sum by (state) (${asked('rabbitmq.message.current')})`,
      legend: '{{state}}',
    }),
    graph({
      title: 'Longest queues',
      description: 'The ten queues with the most messages.',
      unit: 'short',
      expression: `topk(10, sum by (rabbitmq_queue_name) (${asked('rabbitmq.message.current')}))`,
      legend: '{{rabbitmq_queue_name}}',
    }),
    graph({
      title: 'Published',
      description: 'Messages that come in, a second.',
      unit: 'ops',
      expression: `sum by (instance) (rate(${asked('rabbitmq.message.published')}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Delivered',
      description: 'Messages that are handed out, a second.',
      unit: 'ops',
      expression: `sum by (instance) (rate(${asked('rabbitmq.message.delivered')}[$__rate_interval]))`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Memory',
      description: 'Share of the memory it may have. At the limit nobody may publish.',
      unit: 'percentunit',
      expression: `${asked('rabbitmq.node.mem_used')} / ${asked('rabbitmq.node.mem_limit')}`,
      legend: '{{instance}}',
    }),
    graph({
      title: 'Files',
      description: 'Share of the files it may open, connections among them.',
      unit: 'percentunit',
      expression: `${asked('rabbitmq.node.fd_used')} / ${asked('rabbitmq.node.fd_total')}`,
      legend: '{{instance}}',
    }),
  ],
  // Counted by RabbitMQ where a message comes in, not for a queue.
  unwanted: ['rabbitmq.message.dropped'],
  labels: ['rabbitmq.node.name', 'rabbitmq.queue.name', 'rabbitmq.vhost.name'],
  receiver: (host, server, { account }) => ({
    endpoint: host.calls(server),
    username: `\${env:${host.needs(account.username)}}`,
    password: `\${env:${host.needs(account.password)}}`,
  }),
  // Each server answers for the whole cluster.
  ofOthers: (server) => `not IsMatch(resource.attributes["rabbitmq.node.name"], "${nodeName(server)}")`,
};

/** Node names of a server: `rabbit@` and its host name, of which a node may have only the beginning. */
function nodeName({ part }: Endpoint): string {
  const [first = '', ...rest] = (part.options.host ?? part.name).split('.');
  return `@${first}${rest.map((label) => `([.]${label}`).join('')}${rest.map(() => ')?').join('')}$$`;
}
