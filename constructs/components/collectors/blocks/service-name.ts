import { labelAttribute } from './kubernetes-metadata';

/** Pod labels that name a service, most trusted first. */
const LABELS = ['application', 'app.kubernetes.io/name', 'app', 'k8s-app'];

/** Attributes that name the workload of a pod, for pods that no label names. */
const WORKLOADS = [
  'k8s.deployment.name',
  'k8s.statefulset.name',
  'k8s.daemonset.name',
  'k8s.cronjob.name',
  'k8s.job.name',
];

/** Statements that name the service of a resource by its pod, where it does not name itself. */
export const serviceName: readonly string[] = firstOf('service.name', [
  ...LABELS.map(labelAttribute),
  ...WORKLOADS,
  'k8s.container.name',
]);

/** Statement that takes back the name an SDK makes up where it was told none. */
export const noMadeUpName =
  'delete_key(resource.attributes, "service.name") where IsMatch(resource.attributes["service.name"], "^unknown_service")';

export function set(attribute: string, expression: string): string {
  return `set(resource.attributes["${attribute}"], ${expression})`;
}

export function copy(attribute: string, from: string): string {
  return `${set(attribute, `resource.attributes["${from}"]`)} where resource.attributes["${from}"] != nil`;
}

/** Sets an attribute that is not there yet to the first of the others that is. */
export function firstOf(attribute: string, sources: readonly string[]): string[] {
  return sources.map((from) => `${copy(attribute, from)} and resource.attributes["${attribute}"] == nil`);
}
