import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { toYaml } from '../output/yaml';
import type { AlertGroup } from '../watch/alert';
import type { Dashboard, Vital } from '../watch/dashboard';
import type { Link } from '../watch/links';
import type { Asked, Signals } from '../watch/metric';
import type { ConfigFiles } from './config-files';
import { objectLabels } from './labels';
import { Part, type PartOptions } from './part';

/** Where components live together: one environment's stack. */
export abstract class Site extends Construct {
  /** Namespace of everything that has one. */
  abstract readonly namespace: string;

  /** The components in the order they were made. */
  readonly components: Component[] = [];
}

/** Identity of a namespaced object. */
export interface Identity {
  readonly name: string;
  readonly namespace: string;
}

/**
 * One program of the stack, or one thing it talks to: the unit that has a folder in the tree and is delivered on its
 * own. A component refers to another only by the handles it is given; what follows from them is made in `wiring/`.
 */
export abstract class Component extends Chart {
  /** The sets of pods it consists of. */
  readonly parts: Part[] = [];
  /** When a human is called about it, besides what derives for everything that is scraped. */
  readonly alerts: AlertGroup[] = [];
  /** What a human sees of it. */
  readonly dashboards: Dashboard[] = [];
  /** What of it is on the dashboard of the whole stack. */
  readonly vitals: Vital[] = [];
  /** Ways from a span to its metrics. */
  readonly links: Link[] = [];
  /** Components that must run before this one though no connection says so, such as the operator that makes its pods. */
  readonly after: Component[] = [];
  /** What it asks Prometheus besides its alerts, dashboards and links. */
  readonly queries: Asked[] = [];
  /** Metrics it brings to the store itself, besides what it exposes to be scraped. */
  readonly written: Signals[] = [];
  /** Custom resources this component brings the definitions of, by API group. */
  readonly definesGroups: string[] = [];
  /** Whether this component brings the namespace the others live in. */
  readonly definesNamespace: boolean = false;
  /** Files of the tree that are copied as they are, such as vendored definitions: name to content. */
  readonly verbatim = new Map<string, string>();

  constructor(
    readonly site: Site,
    readonly name: string,
  ) {
    super(site, name, { disableResourceNameHashes: true, labels: objectLabels(name) });
    site.components.push(this);
  }

  /** A set of identical pods of this component. */
  part(options: PartOptions = {}): Part {
    const part = new Part(this, options);
    this.parts.push(part);
    return part;
  }

  /** Name and namespace of an object of this component. */
  identity(name: string): Identity {
    return { name, namespace: this.site.namespace };
  }

  /**
   * Configuration files of a program: one ConfigMap. What is not text already is written as YAML, which is where
   * program configuration stops being a plain object.
   */
  configures(name: string, files: Readonly<Record<string, unknown>>): ConfigFiles {
    const data: Record<string, string> = {};
    for (const [file, content] of Object.entries(files)) {
      data[file] = typeof content === 'string' ? content : toYaml(content);
    }
    new k8s.KubeConfigMap(this, `ConfigMap.${name}`, { metadata: this.identity(name), data });
    return { name, data };
  }

  /** The Kubernetes objects of this component, as plain data. */
  objects(): ReadonlyArray<Record<string, unknown>> {
    return this.node.findAll().flatMap((node) => (ApiObject.isApiObject(node) ? [node.toJson()] : []));
  }
}
