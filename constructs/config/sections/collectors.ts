import { z } from 'zod';
import { bytes, choice, count, duration, expression, filePath, secretName, settings, systemdUnit } from '../values';
import { resources } from './shared';

const access = z
  .strictObject({
    mode: choice('open', 'token', 'mutual-tls')
      .default('open')
      .describe('Any pod and node; who sends the bearer token; who has a certificate'),
    secret: secretName
      .default('collector-access')
      .describe(
        'Secret with the key token, or with tls.crt, tls.key and ca.crt, which the certificates of senders are signed by',
      ),
  })
  .prefault({});

const sampling = z.strictObject({
  share: count(0, 100).default(10).describe('Per cent of the traces that are kept though nothing is wrong with them'),
  slowMilliseconds: count(1, 3_600_000).default(5000).describe('How long a trace takes to be kept for being slow'),
  waitSeconds: count(1, 600).default(30).describe('How long the spans of a trace are waited for before it is judged'),
  replicas: count(1, 30).default(2).describe('Gateways; the spans of one trace meet at one of them'),
  resources: resources({ cpu: '200m', memory: '1Gi', memoryLimit: '2Gi' }),
  queue: bytes.default('2Gi').describe('Disk of each gateway that traces may wait on'),
  settings: settings.default({}).describe('Merged last into the configuration of the gateways'),
});

const unwantedLogs = z
  .strictObject({
    namespace: expression.optional().describe('Namespaces, whole names'),
    service: expression.optional().describe('Services, whole names'),
    app: expression.optional().describe('Applications, whole names'),
    container: expression.optional().describe('Containers, whole names'),
    logType: expression.optional().describe('container, event, journal or audit'),
    below: choice('debug', 'info', 'warn', 'error', 'fatal')
      .optional()
      .describe('Severity of the mildest record that is kept; a record without one is kept'),
    line: expression.optional().describe('Something in the line itself'),
  })
  .refine((entry) => Object.keys(entry).length > 0, {
    error: "is empty, which would drop all; write what is unwanted such as { namespace: 'dev-.+', below: 'info' }",
  });

export const collectors = z
  .strictObject({
    interval: duration.default('30s').describe('How often metrics are collected'),
    dropLogs: z
      .array(unwantedLogs, { error: `is no list; write [{ namespace: 'dev-.+', below: 'info' }]` })
      .default([])
      .describe(
        'Logs that are not kept: those of which all holds that one of the entries says, by regular expressions',
      ),
    daemon: z
      .strictObject({
        resources: resources({ cpu: '200m', memory: '512Mi', memoryLimit: '1Gi' }),
        queue: bytes
          .default('2Gi')
          .describe('Disk on each node that logs, traces and metrics may wait on, for each kind of backend'),
        access: access.describe('Who may send metrics, logs and traces'),
        journalUnits: z
          .array(systemdUnit, { error: `is no list; write ['kubelet.service']` })
          .default([])
          .describe(
            "Units whose journal is collected, and the kernel's with them, by the /usr/bin/journalctl that every node then must have, or its collector does not start; no journal if empty",
          ),
        auditLogPath: filePath
          .optional()
          .describe(
            'File on control-plane nodes that the API server writes its audit log to; not collected if not given',
          ),
        settings: settings.default({}).describe('Merged last into the configuration of the collector'),
      })
      .prefault({}),
    deployment: z
      .strictObject({
        resources: resources({ cpu: '100m', memory: '256Mi', memoryLimit: '1Gi' }),
        queue: bytes.default('2Gi').describe('Disk that data may wait on'),
        settings: settings.default({}).describe('Merged last into the configuration of the collector'),
      })
      .prefault({}),
    sampling: sampling
      .optional()
      .describe('Keeps all traces with an error, all slow ones and a share of the others; every trace if not given'),
  })
  .prefault({});
