import { METRIC_LABELS } from '../../../core/metric-labels';
import type { Processor } from '../block';
import { NODE_NAME } from './kubernetes-metadata';
import { jobAndInstance, labelsOf } from './statements';

/**
 * The labels of a node's metrics: `job` and `instance` by way of the resource's service, and the few attributes that are
 * labels. One job for each source, so that no two of them write one series.
 *
 * @param instance default: the node
 */
export function metricLabels(job: string, instance = `\${env:${NODE_NAME}}`): Processor<'enrich', 'metrics'> {
  return {
    kind: 'processor',
    stage: 'enrich',
    id: `transform/${job}`,
    carries: { metrics: true },
    config: () => ({
      error_mode: 'ignore',
      metric_statements: [
        {
          context: 'resource',
          statements: [
            ...jobAndInstance(job, `"${instance}"`),
            `set(resource.attributes["${METRIC_LABELS.node}"], "\${env:${NODE_NAME}}") where resource.attributes["${METRIC_LABELS.node}"] == nil`,
          ],
        },
        {
          context: 'datapoint',
          statements: labelsOf(METRIC_LABELS),
        },
      ],
    }),
  };
}
