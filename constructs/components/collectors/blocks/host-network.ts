import type { Endpoint } from '../../../core/endpoint';
import type { Processor, Receiver } from '../block';

/** What node-exporter counts for each interface and direction, and the metric and unit that semantic conventions have for it. */
const COUNTERS = [
  { suffix: 'bytes', name: 'system.network.io', unit: 'By' },
  { suffix: 'packets', name: 'system.network.packets', unit: '{packet}' },
  { suffix: 'errs', name: 'system.network.errors', unit: '{error}' },
  { suffix: 'drop', name: 'system.network.dropped', unit: '{packet}' },
];

/**
 * The node's network interfaces, asked of the node-exporter on the same node. The host_metrics receiver would read
 * `/proc/net`, which is always that of the reading process: a pod's own network, unless the collector gave up its
 * NetworkPolicy and moved to the node's.
 *
 * @param nodeExporter whose Service stays on the caller's node
 */
export function hostNetworkMetrics(nodeExporter: Endpoint<'openmetrics'>, interval: string): Receiver<'metrics'> {
  return {
    kind: 'receiver',
    id: 'prometheus/network',
    carries: { metrics: true },
    config: (host) => {
      const { host: target, pathname } = new URL(host.calls(nodeExporter));
      return {
        config: {
          scrape_configs: [
            {
              job_name: 'network',
              scrape_interval: interval,
              metrics_path: pathname,
              params: { 'collect[]': ['netdev'] },
              static_configs: [{ targets: [target] }],
              metric_relabel_configs: [
                {
                  source_labels: ['__name__'],
                  regex: `node_network_(receive|transmit)_(${COUNTERS.map(({ suffix }) => suffix).join('|')})_total`,
                  action: 'keep',
                },
              ],
            },
          ],
        },
      };
    },
  };
}

/** Gives the counters of node-exporter the names, units and attributes of the host_metrics receiver. */
export const hostNetworkNames: Processor<'enrich', 'metrics'> = {
  kind: 'processor',
  stage: 'enrich',
  id: 'transform/host-network',
  carries: { metrics: true },
  config: () => ({
    error_mode: 'ignore',
    metric_statements: [
      {
        context: 'datapoint',
        statements: ['receive', 'transmit'].map(
          (direction) =>
            `set(datapoint.attributes["direction"], "${direction}") where IsMatch(metric.name, "^node_network_${direction}_")`,
        ),
      },
      {
        context: 'metric',
        statements: COUNTERS.flatMap(({ suffix, name, unit }) => [
          `set(metric.unit, "${unit}") where IsMatch(metric.name, "_${suffix}_total$")`,
          `set(metric.name, "${name}") where IsMatch(metric.name, "_${suffix}_total$")`,
        ]),
      },
    ],
  }),
};

/** Leaves out what the receiver tells of its own scrape: the alert on node-exporter says the same. */
export const hostNetworkOnly: Processor<'filter', 'metrics'> = {
  kind: 'processor',
  stage: 'filter',
  id: 'filter/host-network',
  carries: { metrics: true },
  config: () => ({ metrics: { include: { match_type: 'regexp', metric_names: ['^system\\.network\\.'] } } }),
};
