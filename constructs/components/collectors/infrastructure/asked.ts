import { prometheusName, type ReceiverMetric, receiverSignals } from '../receiver-metric';

/** A selector of a metric, by the name the receiver has for it, with matchers as `Metric.where` takes them. */
export type Asked = (name: string, matchers?: Readonly<Record<string, string>>) => string;

/** How the metrics of a job are asked for. What is not collected cannot be: that is an error when it is tried. */
export function askOf(job: string, metrics: readonly ReceiverMetric[]): Asked {
  const signals = receiverSignals(job, metrics);
  return (name, matchers) => {
    const declared = metrics.find((metric) => metric.name === name);
    const metric = declared && signals[prometheusName(declared)];
    if (metric === undefined) throw new Error(`${job} has no ${name}; declare it, or ask for another`);
    return metric.where(matchers);
  };
}
