import { k8s } from 'cdk8s-plus-28';
import type { Site } from '../core/component';
import { configHash } from '../core/config-files';
import { objectLabels } from '../core/labels';
import type { Part } from '../core/part';
import { shareInMebibytes } from '../core/quantity';
import type { Run } from '../core/run';
import { variableOf } from '../core/secret';
import { spread } from '../core/spread';
import { volumeClaim } from '../core/volume-claim';

/** Share of the memory limit that Go's garbage collector stays under if nothing else is said; the rest is cgo and page cache. */
const GO_MEMORY_SHARE = 0.9;

/** Every part that says what it runs gets its workload, and a budget for disruptions where it has replicas. */
export function wireWorkloads(site: Site): void {
  for (const component of site.components) {
    for (const part of component.parts) {
      if (part.run !== undefined) workload(part, part.run);
      if (replicas(part) > 1) budget(part);
    }
  }
}

function replicas(part: Part): number {
  if (part.run?.kind === 'DaemonSet') return 1;
  return part.run?.replicas ?? part.podNames.length;
}

function budget(part: Part): void {
  new k8s.KubePodDisruptionBudget(part.component, `PodDisruptionBudget.${part.name}`, {
    metadata: part.component.identity(part.name),
    spec: {
      selector: { matchLabels: part.labels },
      maxUnavailable: k8s.IntOrString.fromNumber(1),
      // A pod that does not work anyway must not keep a node from being drained.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}

function workload(part: Part, run: Run): void {
  const { component, name } = part;
  const id = `${run.kind}.${name}`;
  const labels = { ...objectLabels(component.name, part.options.role) };
  const metadata = { ...component.identity(name), labels };
  const selector = { matchLabels: part.labels };
  const template = podTemplate(part, run, labels);
  switch (run.kind) {
    case 'Deployment':
      if (run.storage !== undefined) {
        const { metadata: claim, spec } = volumeClaim(`${name}-storage`, run.storage, k8s.Quantity.fromString);
        new k8s.KubePersistentVolumeClaim(component, `PersistentVolumeClaim.${name}`, {
          metadata: { ...claim, namespace: component.site.namespace },
          spec,
        });
      }
      new k8s.KubeDeployment(component, id, {
        metadata,
        spec: {
          replicas: run.replicas,
          revisionHistoryLimit: 3,
          selector,
          strategy: { type: run.strategy ?? 'RollingUpdate' },
          template,
        },
      });
      break;
    case 'DaemonSet':
      new k8s.KubeDaemonSet(component, id, {
        metadata,
        spec: {
          revisionHistoryLimit: 3,
          selector,
          updateStrategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxUnavailable: k8s.IntOrString.fromString('10%') },
          },
          template,
        },
      });
      break;
    case 'StatefulSet':
      new k8s.KubeStatefulSet(component, id, {
        metadata,
        spec: {
          replicas: run.replicas,
          revisionHistoryLimit: 3,
          serviceName: part.headless ?? name,
          podManagementPolicy: 'Parallel',
          updateStrategy: { type: 'RollingUpdate' },
          selector,
          template,
          ...(run.storage === undefined
            ? {}
            : {
                persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
                volumeClaimTemplates: [volumeClaim('storage', run.storage, k8s.Quantity.fromString)],
              }),
        },
      });
  }
}

function podTemplate(part: Part, run: Run, labels: Record<string, string>): k8s.PodTemplateSpec {
  const { exception } = run;
  const config = run.config ?? [];
  const root = exception?.runAsRoot === true;
  return {
    metadata: {
      labels,
      annotations: {
        'kubectl.kubernetes.io/default-container': part.component.name,
        ...(config.length > 0 ? { 'checksum/config': configHash(config.map(({ files }) => files)) } : {}),
        ...(exception === undefined ? {} : { 'genestack-observability/security-exception': exception.reason }),
      },
    },
    spec: {
      serviceAccountName: part.name,
      automountServiceAccountToken: part.grants.length > 0,
      enableServiceLinks: false,
      priorityClassName: run.priorityClass,
      terminationGracePeriodSeconds: run.graceSeconds,
      nodeSelector: { ...run.placement.nodeSelector },
      tolerations: [...run.placement.tolerations],
      ...(exception?.hostNetwork === true ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {}),
      ...(exception?.hostPid === true ? { hostPid: true } : {}),
      ...(replicas(part) > 1 ? { topologySpreadConstraints: [spread(part.labels)] } : {}),
      securityContext: {
        runAsNonRoot: !root,
        runAsUser: root ? 0 : run.user,
        runAsGroup: root ? 0 : run.user,
        ...(run.storage === undefined ? {} : { fsGroup: run.user, fsGroupChangePolicy: 'OnRootMismatch' }),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(part, run)],
      volumes: volumes(part, run),
    },
  };
}

function container(part: Part, run: Run): k8s.Container {
  const { cpu, memory, memoryLimit } = run.resources;
  const { probe } = run;
  const httpGet = { path: probe.path, port: k8s.IntOrString.fromNumber(probe.port) };
  return {
    name: part.component.name,
    image: run.image,
    imagePullPolicy: 'IfNotPresent',
    args: [...run.args],
    env: environment(part, run),
    ports: [...part.ports.values()].map(({ name, number, protocol }) => ({ name, containerPort: number, protocol })),
    resources: {
      requests: { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) },
      limits: { memory: k8s.Quantity.fromString(memoryLimit) },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: {
        drop: ['ALL'],
        ...(run.exception?.capabilities === undefined ? {} : { add: [...run.exception.capabilities] }),
      },
    },
    startupProbe: { httpGet, periodSeconds: 5, failureThreshold: Math.ceil(probe.startupSeconds / 5) },
    readinessProbe: { httpGet, periodSeconds: 10, timeoutSeconds: 5 },
    ...(probe.restarts
      ? { livenessProbe: { httpGet, periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 4 } }
      : {}),
    volumeMounts: mounts(part, run),
  };
}

function environment(part: Part, run: Run): k8s.EnvVar[] {
  const { resources, goMemoryShare = GO_MEMORY_SHARE } = run;
  return [
    { name: 'GOMEMLIMIT', value: `${shareInMebibytes(resources.memoryLimit, goMemoryShare)}MiB` },
    ...(run.environment ?? []),
    ...part.secrets.map((secret) => ({
      name: variableOf(secret),
      valueFrom: { secretKeyRef: { name: secret.secret, key: secret.key } },
    })),
  ];
}

function volumes(part: Part, run: Run): k8s.Volume[] {
  return [
    ...(run.config ?? []).map(({ files }) => ({ name: files.name, configMap: { name: files.name } })),
    ...(run.scratch ?? []).map((path) => ({ name: scratchName(path), emptyDir: {} })),
    ...(run.kind === 'Deployment' && run.storage !== undefined
      ? [{ name: 'storage', persistentVolumeClaim: { claimName: `${part.name}-storage` } }]
      : []),
    ...part.secretFolders.map(({ name, keys }) => ({
      name,
      secret: { secretName: keys[0].secret, items: keys.map(({ key }) => ({ key, path: key })) },
    })),
    ...part.hostFolders.map(({ name, hostPath, type }) => ({ name, hostPath: { path: hostPath, type } })),
  ];
}

function mounts(part: Part, run: Run): k8s.VolumeMount[] {
  return [
    ...(run.config ?? []).map(({ files, path }) => ({ name: files.name, mountPath: path, readOnly: true })),
    ...(run.storage === undefined ? [] : [{ name: 'storage', mountPath: run.storage.path }]),
    ...(run.scratch ?? []).map((path) => ({ name: scratchName(path), mountPath: path })),
    ...part.secretFolders.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
    ...part.hostFolders.map(({ name, path, writable, followsMounts }) => ({
      name,
      mountPath: path,
      ...(writable ? {} : { readOnly: true }),
      ...(followsMounts === true ? { mountPropagation: 'HostToContainer' } : {}),
    })),
  ];
}

function scratchName(path: string): string {
  return `scratch${path.replaceAll('/', '-')}`;
}
