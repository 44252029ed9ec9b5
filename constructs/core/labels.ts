/** Labels or annotations. */
export type Labels = Readonly<Record<string, string>>;

/** What selects the pods of a part. `app.kubernetes.io/instance` is not among them: Argo CD rewrites it. */
export function selectorLabels(component: string, role?: string): Labels {
  return {
    'app.kubernetes.io/name': component,
    ...(role === undefined ? {} : { 'app.kubernetes.io/component': role }),
  };
}

/** What every object of a component carries. */
export function objectLabels(component: string, role?: string): Labels {
  return { ...selectorLabels(component, role), 'app.kubernetes.io/part-of': 'genestack-observability' };
}

/** Keeps what holds data, or would take data with it, when its application is deleted or stops listing it. */
export const KEEP: Labels = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
