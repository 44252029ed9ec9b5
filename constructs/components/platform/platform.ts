import type { Environment } from '../../config/schema';
import { Component, type Site } from '../../core/component';
import type { Integration, Target } from '../../core/integration';
import type { Location } from '../../core/part';
import type { Found, ScrapeAccess } from '../../core/scrape';

export interface PlatformProps
  extends Pick<Environment['kubernetes'], 'apiServerCidrs' | 'apiServerPort' | 'kubeletCertificates' | 'nodeCidrs'> {
  readonly integration: Integration;
  /** Where its pods are. */
  readonly namespace: string;
}

/** Something the platform brings, as it is watched. Nothing is deployed for it but what finds it. */
export class Platform extends Component {
  constructor(
    site: Site,
    private readonly props: PlatformProps,
  ) {
    super(site, props.integration.name);
    for (const target of props.integration.targets) this.watches(target);
  }

  private watches(target: Target): void {
    const { role, at, portName = 'metrics', path, access, ...how } = target;
    const part = this.part({
      ...(role === undefined ? {} : { role }),
      madeBy: 'platform',
      locations: [this.location(target)],
    });
    part.exposes(
      {
        name: portName,
        port: at === 'api-server' ? this.props.apiServerPort : target.port,
        ...(path === undefined ? {} : { path }),
      },
      {
        ...how,
        found: this.found(target),
        ...(access === undefined ? {} : { access: this.access(access) }),
      },
    );
  }

  private access(wanted: NonNullable<Target['access']>): ScrapeAccess {
    if (wanted !== 'kubelet') return wanted;
    return this.props.kubeletCertificates === 'any' ? 'unverified' : 'cluster';
  }

  private location({ at, by, labels }: Target): Location {
    const { apiServerCidrs, nodeCidrs, namespace } = this.props;
    if (at === 'api-server') return { kind: 'addresses', cidrs: apiServerCidrs };
    if (at === 'node' || by === 'nodes') return { kind: 'addresses', cidrs: nodeCidrs };
    // A Service may have other labels than its pods.
    return { kind: 'pods', namespace, ...(by === 'pods' && labels !== undefined ? { labels } : {}) };
  }

  private found({ by, labels = {} }: Target): Found {
    return by === 'nodes' ? { by, labels } : { by, labels, namespace: this.props.namespace };
  }
}
