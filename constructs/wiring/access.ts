import { k8s } from 'cdk8s-plus-28';
import type { Site } from '../core/component';
import type { Endpoint } from '../core/endpoint';
import type { Grant } from '../core/grant';
import type { Part } from '../core/part';

/** Every part gets a ServiceAccount of its own; its grants become roles, and with them the way to the API server. */
export function wireAccess(site: Site, apiServer: Endpoint): void {
  for (const component of site.components) {
    for (const part of component.parts) {
      if (part.madeBy === 'platform') continue;
      new k8s.KubeServiceAccount(component, `ServiceAccount.${part.name}`, {
        metadata: component.identity(part.name),
        automountServiceAccountToken: part.grants.length > 0,
      });
      if (part.grants.length > 0) part.reaches(apiServer, { orders: false });
      role(part);
      clusterRole(part);
    }
  }
}

function role(part: Part): void {
  const { component } = part;
  const rules = policyRules(part.grants.filter(({ scope }) => scope === 'namespace'));
  if (rules.length === 0) return;
  const metadata = component.identity(part.name);
  new k8s.KubeRole(component, `Role.${part.name}`, { metadata, rules });
  new k8s.KubeRoleBinding(component, `RoleBinding.${part.name}`, {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: part.name },
    subjects: [{ kind: 'ServiceAccount', ...metadata }],
  });
}

function clusterRole(part: Part): void {
  const { component } = part;
  const rules = policyRules(part.grants.filter(({ scope }) => scope === 'cluster'));
  if (rules.length === 0) return;
  // Two stacks in one cluster must not share a cluster-wide name.
  const name = `${component.site.namespace}-${part.name}`;
  new k8s.KubeClusterRole(component, `ClusterRole.${name}`, { metadata: { name }, rules });
  new k8s.KubeClusterRoleBinding(component, `ClusterRoleBinding.${name}`, {
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', ...component.identity(part.name) }],
  });
}

/** One rule for each API group, set of verbs and set of names, so that a role reads as a short list. */
function policyRules(grants: readonly Grant[]): k8s.PolicyRule[] {
  const rules = new Map<string, { grant: Grant; resources: Set<string> }>();
  for (const grant of grants) {
    const { apiGroup, verbs, names, nonResourceUrls } = grant;
    const key = JSON.stringify([apiGroup, verbs, names, nonResourceUrls]);
    const rule = rules.get(key) ?? { grant, resources: new Set() };
    for (const resource of grant.resources) rule.resources.add(resource);
    rules.set(key, rule);
  }
  return [...rules.values()].map(({ grant, resources }) =>
    grant.nonResourceUrls.length > 0
      ? { nonResourceUrLs: [...grant.nonResourceUrls], verbs: [...grant.verbs] }
      : {
          apiGroups: [grant.apiGroup],
          resources: [...resources].sort(),
          verbs: [...grant.verbs],
          ...(grant.names.length > 0 ? { resourceNames: [...grant.names] } : {}),
        },
  );
}
