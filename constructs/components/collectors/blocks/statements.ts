/*
 * Statements of the collector's transformation language that several blocks make.
 */

/** A text as the collector's configuration has it, where `$` begins a variable. */
export const quoted = (text: string) => JSON.stringify(text).replaceAll('$', '$$$$');

/** The severity as an attribute, by which it is asked for in every log alike: `| severity="ERROR"`. */
export const SEVERITY_AS_ATTRIBUTE =
  'set(log.attributes["severity"], log.severity_text) where log.severity_number != 0';

/** `job` and `instance` of metrics, by way of the resource's service. `instance` is an expression. */
export function jobAndInstance(job: string, instance: string): string[] {
  return [
    `set(resource.attributes["service.name"], "${job}")`,
    `set(resource.attributes["service.instance.id"], ${instance})`,
  ];
}

/** Labels of metrics from attributes of their resource, where it has them. */
export function labelsOf(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).map(
    ([label, attribute]) =>
      `set(datapoint.attributes["${label}"], resource.attributes["${attribute}"]) where resource.attributes["${attribute}"] != nil`,
  );
}
