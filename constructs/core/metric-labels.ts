/**
 * The attributes of a resource that become labels of its metrics, by the name of the label. The list is short and fixed,
 * so that a metric has the labels it is declared with, whoever has collected it; nothing else of the resource is stored.
 */
export const METRIC_LABELS: Readonly<Record<string, string>> = {
  namespace: 'k8s.namespace.name',
  pod: 'k8s.pod.name',
  container: 'k8s.container.name',
  node: 'k8s.node.name',
  persistentvolumeclaim: 'k8s.persistentvolumeclaim.name',
  volume: 'k8s.volume.name',
};

/** How a name and its unit become a name in Prometheus, on every way there. */
export const TRANSLATION = 'UnderscoreEscapingWithSuffixes';
