import { z } from 'zod';
import { choice, flag, secretKey, secretName } from '../values';

export const datadog = z
  .strictObject({
    mode: choice('off', 'hybrid', 'instead')
      .default('off')
      .describe('Not at all; beside the backends of the stack; or instead of them, which then leave the tree'),
    site: choice(
      'datadoghq.com',
      'us3.datadoghq.com',
      'us5.datadoghq.com',
      'datadoghq.eu',
      'ap1.datadoghq.com',
      'ap2.datadoghq.com',
      'ddog-gov.com',
    )
      .default('datadoghq.com')
      .describe('Where the account is'),
    apiKey: z
      .strictObject({
        secret: secretName.default('datadog').describe('Secret with the API key'),
        key: secretKey.default('api-key').describe('Key of that Secret'),
      })
      .prefault({}),
    send: z
      .strictObject({
        metrics: flag.default(true).describe('Whether metrics are sent'),
        logs: flag.default(true).describe('Whether logs are sent'),
        traces: flag.default(true).describe('Whether traces are sent'),
      })
      .prefault({}),
  })
  .prefault({});
