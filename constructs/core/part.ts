import type { Component } from './component';
import type { Call, Endpoint, Port } from './endpoint';
import type { Grant } from './grant';
import { type Labels, selectorLabels } from './labels';
import type { HostFolder, Run } from './run';
import type { Scrape } from './scrape';
import { type SecretFolder, type SecretKey, variableOf } from './secret';

/** Where the pods, or the machines, of a part are, as a NetworkPolicy has to say it. */
export type Location =
  /** Pods with some labels in the stack's own namespace. */
  | { readonly kind: 'pods'; readonly labels: Labels; readonly namespace?: undefined }
  /** Pods in another namespace, all of them if no labels are given. */
  | { readonly kind: 'pods'; readonly labels?: Labels; readonly namespace: string }
  /** Every pod of the cluster. */
  | { readonly kind: 'any-pod' }
  /** Addresses: nodes (and so pods on the host network), the API server, what is outside the cluster. */
  | { readonly kind: 'addresses'; readonly cidrs: readonly string[] };

export interface PartOptions {
  /** What the part is within its component (`distributor`); a component of one part has none. */
  readonly role?: string;
  /** Default: the stack's own pods with the part's labels. */
  readonly locations?: readonly Location[];
  /** How the Service in front of the part hands out connections. Default: to any pod. */
  readonly service?: {
    /** Its name resolves to every pod rather than to one address for all of them. */
    readonly headless?: boolean;
    /** Only to pods on the caller's own node. */
    readonly sameNode?: boolean;
    /** A caller's connections stay with one pod, for programs whose replicas do not hold the same. */
    readonly sticky?: boolean;
  };
  /** Name or address the part is reached by. Default: that of a Service of its own in the stack's namespace. */
  readonly host?: string;
  /**
   * Who makes the pods. `stack`: this program, from {@link Part.runs}. `operator`: a controller, from a custom resource;
   * account, Service and policies are still made here. `platform`: they are there already, and nothing is made for them.
   */
  readonly madeBy?: 'stack' | 'operator' | 'platform';
}

export interface ServeOptions {
  readonly port: number;
  /** Port name. */
  readonly name: string;
  readonly scheme?: 'http' | 'https';
  readonly path?: string;
  /** Default: TCP. */
  readonly protocol?: 'TCP' | 'UDP';
}

/**
 * A set of pods that are all alike: what they offer, take and run. A component has one or several. Everything that
 * follows from the record (Service, NetworkPolicies, accounts, environment, workload) is made in `wiring/`.
 */
export class Part {
  readonly name: string;
  readonly labels: Labels;
  readonly locations: readonly Location[];
  readonly madeBy: 'stack' | 'operator' | 'platform';

  readonly ports = new Map<string, Port>();
  readonly endpoints: Endpoint[] = [];
  readonly outgoing: Call[] = [];
  readonly scrapes: Scrape[] = [];
  readonly grants: Grant[] = [];
  readonly secrets: SecretKey[] = [];
  readonly secretFolders: SecretFolder[] = [];
  readonly hostFolders: HostFolder[] = [];
  run: Run | undefined;
  /** Names of the pods in order, where each has an address of its own. */
  readonly podNames: string[] = [];
  /** Headless Service that resolves to every pod, ready or not, and gives each that has a name its address. */
  headless: string | undefined;

  constructor(
    readonly component: Component,
    readonly options: PartOptions = {},
  ) {
    this.name = options.role === undefined ? component.name : `${component.name}-${options.role}`;
    this.labels = selectorLabels(component.name, options.role);
    this.locations = options.locations ?? [{ kind: 'pods', labels: this.labels }];
    this.madeBy = options.madeBy ?? 'stack';
  }

  /** Offers an endpoint. Offering two on one port is fine as long as the port keeps its name. */
  serves<Speaks extends string>(speaks: Speaks, options: ServeOptions): Endpoint<Speaks> {
    const { name, port: number, path = '', scheme, protocol = 'TCP' } = options;
    const port = this.ports.get(name) ?? { name, number, protocol };
    if (port.number !== number) {
      throw new Error(`${this.name}: port name "${name}" is both ${port.number} and ${number}; give each its own name`);
    }
    this.ports.set(name, port);
    const endpoint = { speaks, part: this, port, path, ...(scheme === undefined ? {} : { scheme }) };
    this.endpoints.push(endpoint);
    return endpoint;
  }

  /** Offers metrics in the OpenMetrics or Prometheus format: a monitor, the scraper's way here and an alert derive. */
  exposes(
    { port, name, path = '/metrics' }: Omit<ServeOptions, 'scheme' | 'protocol'>,
    how: Partial<Omit<Scrape, 'endpoint'>> = {},
  ): Endpoint<'openmetrics'> {
    const scheme = how.access === undefined ? 'http' : 'https';
    const endpoint = this.serves('openmetrics', { port, name, path, scheme });
    this.scrapes.push({ honorLabels: false, ...how, endpoint });
    return endpoint;
  }

  /** Takes an endpoint: records the edge and returns the address, a URL where the endpoint has a scheme. */
  calls(endpoint: Endpoint): string {
    this.reaches(endpoint);
    return addressOf(endpoint);
  }

  /** Takes an endpoint at each pod of its part: one address a pod, in the pods' order. */
  callsEach(endpoint: Endpoint): string[] {
    this.reaches(endpoint);
    const { podNames, headless, component, name } = endpoint.part;
    if (headless === undefined) throw new Error(`${this.name}: the pods of ${name} have no addresses of their own`);
    return podNames.map((pod) => address(endpoint, `${pod}.${headless}.${component.site.namespace}.svc`));
  }

  /** Takes an endpoint at all pods of its part, ready or not: one name, which resolves to every one of them. */
  callsAll(endpoint: Endpoint): string {
    this.reaches(endpoint);
    const { part } = endpoint;
    part.headless ??= part.usualHeadless;
    return address(endpoint, `${part.headless}.${part.component.site.namespace}.svc`);
  }

  /** Takes an endpoint that is found by service discovery: where its Service is, and the name of the port. */
  discovers(endpoint: Endpoint): { readonly namespace: string; readonly name: string; readonly port: string } {
    this.reaches(endpoint);
    const { part, port } = endpoint;
    return { namespace: part.component.site.namespace, name: part.name, port: port.name };
  }

  /** Takes an endpoint whose address comes from elsewhere (a Secret, DNS, service discovery): records the edge alone. */
  reaches(endpoint: Endpoint, options: { readonly orders: boolean } = { orders: true }): void {
    if (!this.outgoing.some((call) => call.to === endpoint)) {
      this.outgoing.push({ from: this, to: endpoint, ...options });
    }
  }

  /** Takes rights on the Kubernetes API. */
  may(...grants: Grant[]): void {
    this.grants.push(...grants);
  }

  /** Takes a secret key and returns the environment variable it arrives in, for the program's own way to name one. */
  needs(secret: SecretKey): string {
    const variable = variableOf(secret);
    if (!this.secrets.some((known) => variableOf(known) === variable)) this.secrets.push(secret);
    return variable;
  }

  /** Takes keys of one Secret as files and returns the folder they are in. */
  needsFiles(folder: SecretFolder): string {
    if (!this.secretFolders.some((known) => known.name === folder.name)) this.secretFolders.push(folder);
    return folder.path;
  }

  /** Takes a folder of the node and returns where the container sees it. */
  mounts(folder: HostFolder): string {
    if (!this.hostFolders.some((known) => known.name === folder.name)) this.hostFolders.push(folder);
    return folder.path;
  }

  /** What the part's pods run. */
  runs(run: Run): void {
    this.run = run;
    if (run.kind === 'StatefulSet' && this.headless === undefined) {
      this.hasPods(run.replicas);
    }
  }

  private get usualHeadless(): string {
    return `${this.name}-headless`;
  }

  /** Says that each pod has an address of its own: `<prefix>-0.<headless>.<namespace>.svc`, and so on. */
  hasPods(replicas: number, headless = this.usualHeadless, prefix = this.name): void {
    this.headless = headless;
    for (let ordinal = 0; ordinal < replicas; ordinal++) this.podNames.push(`${prefix}-${ordinal}`);
  }
}

/** The address of an endpoint at the Service of its part, for whoever is no part of the stack. */
export function addressOf(endpoint: Endpoint): string {
  const { name, component, options } = endpoint.part;
  return address(endpoint, options.host ?? `${name}.${component.site.namespace}.svc`);
}

function address({ scheme, port, path }: Endpoint, host: string): string {
  const authority = `${host}:${port.number}${path}`;
  return scheme === undefined ? authority : `${scheme}://${authority}`;
}
