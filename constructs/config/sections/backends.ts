import { z } from 'zod';
import { bytes, choice, duration, metricPattern, settings, streamSelector } from '../values';
import { replicas, resources } from './shared';

export const prometheus = z
  .strictObject({
    replicas: replicas.describe('Default: 2 with high availability, else 1'),
    retention: duration.default('15d').describe('How long samples are kept'),
    storage: bytes.default('50Gi').describe('Disk of each replica; 85 % of it is filled at most'),
    metrics: choice('everything', 'used')
      .default('everything')
      .describe('Whether everything that is exposed is stored, or only what an alert, a rule or a dashboard asks for'),
    neverStored: z
      .array(metricPattern, { error: "is no list; write ['go_gc_.+']" })
      .default([])
      .describe('Patterns of metric names that are never stored, whoever exposes them to be scraped'),
    transport: choice('remote-write', 'otlp')
      .default('remote-write')
      .describe(
        'How collectors send samples: by remote write, which wait in memory while Prometheus is away, or by OTLP, which wait on disk',
      ),
    outage: duration
      .default('2h')
      .describe('How long Prometheus may be away without a gap: samples wait so long, and are taken so late'),
    resources: resources({ cpu: '500m', memory: '2Gi', memoryLimit: '4Gi' }),
    settings: settings.default({}).describe('Merged last into the spec of the Prometheus resource'),
  })
  .prefault({});

export const alertmanager = z
  .strictObject({
    replicas: replicas.describe('Default: 3 with high availability, else 1'),
    retention: duration.default('5d').describe('How long silences and notifications are remembered'),
    storage: bytes.default('2Gi').describe('Disk of each replica'),
    resources: resources({ cpu: '50m', memory: '64Mi', memoryLimit: '128Mi' }),
    settings: settings.default({}).describe('Merged last into the spec of the Alertmanager resource'),
  })
  .prefault({});

export const loki = z
  .strictObject({
    replicas: replicas.describe('Default: 3 with high availability, else 1'),
    retention: duration.default('30d').describe('How long logs are kept; at least a day'),
    retentionByStream: z
      .array(
        z.strictObject({
          selector: streamSelector.describe('The logs that are meant, by their index labels, as LogQL writes it'),
          retention: duration.describe('How long these logs are kept instead; at least a day'),
        }),
        { error: `is no list; write [{ selector: '{log_type="audit"}', retention: '1y' }]` },
      )
      .default([])
      .describe('Logs that are kept longer or shorter than the others; of entries that match, the first counts'),
    storage: bytes.default('20Gi').describe('Disk of each replica'),
    resources: resources({ cpu: '500m', memory: '1Gi', memoryLimit: '2Gi' }),
    settings: settings.default({}).describe("Merged last into Loki's configuration"),
  })
  .prefault({});

export const tempo = z
  .strictObject({
    replicas: replicas.describe('Of the distributor, ingester and querier. Default: 3 with high availability, else 1'),
    retention: duration.default('14d').describe('How long traces are kept'),
    storage: bytes.default('10Gi').describe('Disk of each part that holds data'),
    resources: resources({ cpu: '200m', memory: '512Mi', memoryLimit: '1Gi' }),
    settings: settings.default({}).describe("Merged last into Tempo's configuration"),
  })
  .prefault({});
