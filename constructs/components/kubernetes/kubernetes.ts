import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Endpoint } from '../../core/endpoint';
import type { Part } from '../../core/part';

type KubernetesSettings = Environment['kubernetes'];

export interface KubernetesProps extends KubernetesSettings {
  /** Namespace of the gateway that users come through, if there is one. */
  readonly gatewayNamespace: string | undefined;
}

/** The cluster the stack runs in: what it offers, and who in it connects to the stack. Nothing is deployed for it. */
export class Kubernetes extends Component {
  readonly api: Endpoint<'kubernetes-api'>;
  readonly dns: readonly Endpoint<'dns'>[];
  /** What runs pods, on each node. */
  readonly kubelet: Endpoint<'kubelet'>;
  /** Pods anywhere in the cluster, and processes on the nodes. */
  readonly applications: Part;
  /** What users' browsers come through; nothing if there is no gateway. */
  readonly gateway: Part | undefined;

  constructor(site: Site, props: KubernetesProps) {
    super(site, 'kubernetes');
    const { apiServerCidrs, apiServerPort, nodeCidrs, dnsCacheCidr, gatewayNamespace } = props;

    const apiServer = this.part({
      role: 'api-server',
      madeBy: 'platform',
      locations: [{ kind: 'addresses', cidrs: apiServerCidrs }],
    });
    this.api = apiServer.serves('kubernetes-api', { name: 'https', port: apiServerPort, scheme: 'https' });

    const nodes = { kind: 'addresses', cidrs: nodeCidrs } as const;
    const kubelets = this.part({ role: 'kubelet', madeBy: 'platform', locations: [nodes] });
    this.kubelet = kubelets.serves('kubelet', { name: 'https', port: 10_250, scheme: 'https' });

    const dns = this.part({
      role: 'dns',
      madeBy: 'platform',
      locations: [
        { kind: 'pods', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
        { kind: 'addresses', cidrs: [dnsCacheCidr] },
      ],
    });
    this.dns = [
      dns.serves('dns', { name: 'dns', port: 53, protocol: 'UDP' }),
      dns.serves('dns', { name: 'dns-tcp', port: 53 }),
    ];

    this.applications = this.part({
      role: 'applications',
      madeBy: 'platform',
      locations: [{ kind: 'any-pod' }, nodes],
    });
    this.gateway =
      gatewayNamespace === undefined
        ? undefined
        : this.part({
            role: 'gateway',
            madeBy: 'platform',
            locations: [{ kind: 'pods', namespace: gatewayNamespace }],
          });
  }
}
