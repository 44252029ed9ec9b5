import { z } from 'zod';
import { domainName, httpUrl, serverAddresses, serverUrls } from '../addresses';
import { openstackServices } from '../openstack-apis';
import { choice, count, dnsLabel, duration, flag, secretName } from '../values';

/** What is said of everything that is asked over the network how it is. */
const asked = {
  enabled: flag.optional().describe('Whether it is watched. Default: if it is said what there is of it'),
  interval: duration.optional().describe('How often it is asked. Default: as often as metrics are collected'),
  timeout: duration.default('10s').describe('How long an answer may take; less than the interval'),
};

const monitoringAccount = (name: string) =>
  secretName.default(name).describe('Secret with the keys username and password of the monitoring account');

const tls = (otherwise: 'off' | 'unverified' | 'verified') =>
  choice('off', 'unverified', 'verified')
    .default(otherwise)
    .describe("Whether connections are encrypted, and whether the server's certificate has to be a public one");

/** The services of the cloud that the deployment collector asks how they are; the profile says which there are. */
export const infrastructure = z
  .strictObject({
    mariadb: z
      .strictObject({
        ...asked,
        servers: serverAddresses(3306).optional().describe('MariaDB or MySQL servers, one by one'),
        secret: monitoringAccount('mariadb-monitoring'),
        tls: tls('off'),
      })
      .prefault({}),
    postgresql: z
      .strictObject({
        ...asked,
        servers: serverAddresses(5432).optional().describe('PostgreSQL servers, one by one'),
        secret: monitoringAccount('postgres-monitoring'),
        tls: tls('unverified'),
      })
      .prefault({}),
    rabbitmq: z
      .strictObject({
        ...asked,
        servers: serverUrls(15_672).optional().describe('Management APIs of RabbitMQ servers, one by one'),
        secret: monitoringAccount('rabbitmq-monitoring-user'),
      })
      .prefault({}),
    memcached: z
      .strictObject({
        ...asked,
        servers: serverAddresses(11_211).optional().describe('memcached servers, one by one'),
      })
      .prefault({}),
    apis: z
      .strictObject({
        ...asked,
        services: z
          .array(choice(...openstackServices), { error: "is no list; write ['keystone', 'nova']" })
          .default([])
          .describe('Services of OpenStack whose API is checked, where Genestack has it'),
        namespace: dnsLabel.default('openstack').describe('Namespace of these services'),
        domain: domainName
          .optional()
          .describe('Domain of the public names: each service is also checked from outside, with its certificate'),
        tls: choice('verified', 'unverified')
          .default('verified')
          .describe('Whether certificates have to be public ones'),
        checks: z
          .record(
            dnsLabel,
            z.strictObject({
              url: httpUrl.describe('What is asked for'),
              expect: z
                .array(count(100, 599))
                .min(1, 'is empty; write at least one status such as [200]')
                .default([200, 300])
                .describe('Statuses of an answer that is right'),
            }),
            { error: "is no set of checks; write { name: { url: 'https://example.org/' } }" },
          )
          .default({})
          .describe('Checks of your own by name; one that is named like a service is in its place'),
      })
      .prefault({}),
  })
  .prefault({});
