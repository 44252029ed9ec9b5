import { z } from 'zod';
import { type IntegrationName, integrations } from '../../integrations/registry';
import { openStackServiceNames } from '../openstack';
import { choice, cidr, count, dnsLabel, duration, flag, labels, line, secretName, shown } from '../values';

export const kubernetes = z
  .strictObject({
    apiServerCidrs: z
      .array(cidr)
      .min(1, 'is empty; write at least one range')
      .default(['0.0.0.0/0'])
      .describe('Addresses of the API server, for network policies'),
    apiServerPort: count(1, 65_535).default(6443).describe('Port the API server listens on, behind its Service'),
    nodeCidrs: z
      .array(cidr)
      .min(1, 'is empty; write at least one range')
      .default(['0.0.0.0/0'])
      .describe('Addresses of the nodes, for network policies'),
    dnsCacheCidr: cidr.default('169.254.0.0/16').describe('Addresses of the DNS cache on each node'),
    kubeletCertificates: choice('cluster', 'any')
      .default('cluster')
      .describe(
        "Which certificates of kubelets are taken: those the cluster's authority has signed (serverTLSBootstrap), or any, as kubelets make them themselves",
      ),
  })
  .prefault({});

/** Whether the platform has something, and where its pods are if not where they usually are. */
const has = z.union([flag, z.strictObject({ namespace: dnsLabel.describe('Namespace of its pods') })], {
  error: ({ input }) => `${shown(input)}; write true, false, or { namespace: ... } where its pods are`,
});

export const platform = z
  .strictObject(
    Object.fromEntries(
      Object.entries(integrations).map(([name, { what }]) => [
        name,
        has.default(false).describe(`Whether the platform has ${what}`),
      ]),
    ) as Record<IntegrationName, z.ZodDefault<typeof has>>,
  )
  .prefault({});

export const scrapes = z
  .array(
    z.strictObject({
      job: dnsLabel.describe('Label `job` of its metrics'),
      namespace: dnsLabel.describe('Namespace of the pods'),
      labels: labels.describe('Labels of the pods'),
      port: count(1, 65_535).describe('Port they expose metrics on'),
      path: line.default('/metrics').describe('Path of the metrics'),
      interval: duration.default('30s').describe('How often they are asked'),
      timeout: duration.default('10s').describe('How long an answer may take'),
    }),
    { error: "is no list; write [{ job: 'shop', namespace: 'shop', labels: { app: 'shop' }, port: 8080 }]" },
  )
  .default([]);

export const openstack = z.strictObject({
  namespace: dnsLabel.default('openstack').describe('Namespace of its services'),
  servers: count(1, 1_000_000)
    .default(1000)
    .describe('How many virtual machines there are, about; how often its services are asked follows from it'),
  services: z
    .array(choice(...openStackServiceNames))
    .default([
      'identity',
      'compute',
      'network',
      'volume',
      'image',
      'placement',
      'load-balancer',
      'orchestration',
      'dns',
    ])
    .describe('Services that are asked what they hold'),
  cloudsSecret: secretName
    .default('openstack-exporter')
    .describe('Secret with the key clouds.yaml: an account that may read, and nothing else'),
});

export const objectStorage = z.strictObject({
  secret: secretName
    .default('monitoring-rgw-s3')
    .describe('Secret with the keys endpoint, region, accessKeyId, secretAccessKey, lokiChunksBucket and tempoBucket'),
  tls: flag.default(true).describe('Whether the object store is spoken to over TLS'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the object store, if it runs in the cluster; anywhere if not given'),
  port: count(1, 65_535)
    .default(443)
    .describe('Port the object store listens on, inside its pod if it runs in the cluster'),
  lifetime: duration.optional().describe('Age at which the bucket itself deletes objects, if it does'),
});
