import { type CustomResourceSpecs, customResources } from '../../imports/delivery';
import type { Delivery } from '../config/schema';
import type { Component } from '../core/component';
import type { Labels } from '../core/labels';
import type { RenderedFolder } from '../output/tree';

/** A component with the folder it was rendered to. */
export interface Delivered {
  readonly component: Component;
  readonly folder: RenderedFolder;
}

/** A component as a delivery engine sees it. */
export interface Step {
  readonly component: string;
  /** Components that must be healthy before. */
  readonly after: readonly string[];
  /** Length of the longest chain before it: everything of one wave may be delivered side by side. */
  readonly wave: number;
}

/**
 * The order of delivery, from the record: a component comes after those it connects to, those it names as needed before
 * it, and those that define the namespace and the kinds of its objects. Throws an Error that names the circle if there is one.
 */
export function deliverySteps(delivered: readonly Delivered[]): Step[] {
  const before = new Map(delivered.map((one) => [one.component, prerequisites(one, delivered)]));
  const waves = new Map<Component, number>();
  const wave = (component: Component, path: readonly Component[]): number => {
    if (path.includes(component)) {
      const circle = [...path.slice(path.indexOf(component)), component].map(({ name }) => name).join(' → ');
      throw new Error(`components wait for each other: ${circle}; one of these connections must not order deliveries`);
    }
    const known = waves.get(component);
    if (known !== undefined) return known;
    const found =
      Math.max(-1, ...(before.get(component) ?? []).map((earlier) => wave(earlier, [...path, component]))) + 1;
    waves.set(component, found);
    return found;
  };
  return delivered.map(({ component }) => ({
    component: component.name,
    after: (before.get(component) ?? []).map(({ name }) => name).sort(),
    wave: wave(component, []),
  }));
}

function prerequisites({ component, folder }: Delivered, delivered: readonly Delivered[]): Component[] {
  const connected = component.parts.flatMap(({ outgoing }) =>
    outgoing.flatMap(({ to, orders }) => (orders ? [to.part.component] : [])),
  );
  const groups = new Set(folder.objects.map(({ apiVersion }) => String(apiVersion).split('/')[0]));
  const earlier = new Set([...connected, ...component.after]);
  return delivered
    .map((other) => other.component)
    .filter(
      (other) =>
        other !== component &&
        (earlier.has(other) ||
          other.definesGroups.some((group) => groups.has(group)) ||
          (other.definesNamespace && folder.objects.length > 0)),
    );
}

/** An object of a delivery engine, with the spec its own definition asks for. */
function deliveryObject<Kind extends keyof CustomResourceSpecs>(
  kind: Kind,
  metadata: { readonly name: string; readonly namespace: string; readonly annotations?: Labels },
  spec: CustomResourceSpecs[Kind],
) {
  return { ...customResources[kind], metadata, spec };
}

/** One Argo CD Application a component, in sync waves, and one over them all. */
export function argoCd(environment: string, namespace: string, steps: readonly Step[], delivery: Delivery) {
  const application = (name: string, path: string, wave: number) =>
    deliveryObject(
      'Application',
      {
        name,
        namespace: delivery.argoCd.namespace,
        annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      },
      {
        project: delivery.argoCd.project,
        // Argo CD's own name for the cluster it runs in.
        destination: { name: 'in-cluster', namespace },
        source: { repoURL: delivery.repository, targetRevision: delivery.revision, path },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['ServerSideApply=true'],
          retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
        },
      },
    );
  const folder = `${delivery.path}/${environment}`;
  return [
    application(environment, `${folder}/argo-cd`, 0),
    ...steps.map(({ component, wave }) => application(`${environment}-${component}`, `${folder}/${component}`, wave)),
  ];
}

/** One Flux Kustomization a component, each waiting for those before it, and the repository they are read from. */
export function flux(environment: string, steps: readonly Step[], delivery: Delivery) {
  const metadata = (name: string) => ({ name, namespace: delivery.flux.namespace });
  const { credentials } = delivery.flux;
  const repository = deliveryObject('GitRepository', metadata(`${environment}-observability`), {
    interval: '5m',
    url: delivery.repository,
    ref: { branch: delivery.revision },
    secretRef: credentials === undefined ? undefined : { name: credentials },
  });
  const kustomizations = steps.map(({ component, after }) =>
    deliveryObject('Kustomization', metadata(`${environment}-${component}`), {
      interval: '10m',
      retryInterval: '1m',
      timeout: '10m',
      path: `./${delivery.path}/${environment}/${component}`,
      prune: true,
      wait: true,
      sourceRef: { kind: repository.kind, name: repository.metadata.name },
      dependsOn: after.length === 0 ? undefined : after.map((name) => ({ name: `${environment}-${name}` })),
    }),
  );
  return [repository, ...kustomizations];
}
