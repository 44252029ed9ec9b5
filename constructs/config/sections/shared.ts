import { z } from 'zod';
import { bytes, choice, count, cpu, labels, labelValue, line } from '../values';

export const resources = (asked: { cpu: string; memory: string; memoryLimit: string }) =>
  z
    .strictObject({
      cpu: cpu.default(asked.cpu).describe('CPU each pod asks for; there is no CPU limit'),
      memory: bytes.default(asked.memory).describe('Memory each pod asks for'),
      memoryLimit: bytes.default(asked.memoryLimit).describe('Memory above which a pod is killed'),
    })
    .prefault({});

export const small = (asked: Parameters<typeof resources>[0]) =>
  z.strictObject({ resources: resources(asked) }).prefault({});

export const replicas = count(1, 30).optional();

export const placement = z
  .strictObject({
    nodeSelector: labels.default({}).describe('Labels of the nodes that may run the pods; empty means any node'),
    tolerations: z
      .array(
        z.strictObject({
          key: line.optional().describe('Key of the taint'),
          operator: choice('Exists', 'Equal').default('Exists').describe('How the taint is compared'),
          value: labelValue.optional().describe('Value of the taint, with Equal'),
          effect: choice('NoSchedule', 'PreferNoSchedule', 'NoExecute')
            .optional()
            .describe('Effect of the taint; any if not given'),
        }),
        { error: 'is no list; write [{ key: ..., operator: ... }]' },
      )
      .default([])
      .describe('Taints the pods put up with'),
  })
  .prefault({});
