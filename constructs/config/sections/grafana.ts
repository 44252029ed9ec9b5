import { z } from 'zod';
import {
  choice,
  count,
  dnsLabel,
  flag,
  hostName,
  line,
  pluginId,
  secretKey,
  secretName,
  settings,
  version,
  webAddress,
} from '../values';
import { resources } from './shared';

const database = z.strictObject({
  type: choice('mysql', 'postgres').describe('Kind of database; mysql is MariaDB too'),
  host: hostName.describe('Name of its Service or machine'),
  port: count(1, 65_535).optional().describe('Default: 3306 for mysql, 5432 for postgres'),
  name: line.default('grafana').describe('Name of the database, which has to exist'),
  secret: secretName.describe('Secret with the name and the password of an account that owns the database: grafana-db'),
  userKey: secretKey.default('username').describe("Key of the account's name"),
  passwordKey: secretKey.default('password').describe("Key of the account's password"),
  encryptionKey: secretKey
    .optional()
    .describe(
      'Key of what secrets in the database are encrypted with; the one that every Grafana has unless told otherwise, if not given',
    ),
  tls: choice('off', 'on', 'verified')
    .default('on')
    .describe('Whether the connection is encrypted, and whether the certificate of the database is checked'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the database, if it runs in the cluster; anywhere if not given'),
});

const login = z.strictObject({
  name: line.default('OpenID Connect').describe('What the button says: Keystone, Azure AD'),
  secret: secretName.describe('Secret with the id and the secret of the client that the provider knows Grafana as'),
  clientIdKey: secretKey.default('client-id').describe("Key of the client's id"),
  clientSecretKey: secretKey.default('client-secret').describe("Key of the client's secret"),
  authorizeUrl: webAddress.describe("The provider's page that users log in at"),
  tokenUrl: webAddress.describe('Where Grafana asks the provider for a token'),
  userInfoUrl: webAddress.optional().describe('Where Grafana asks who the user is; the token says it if not given'),
  scopes: line.default('openid profile email').describe('What is asked for, separated by spaces'),
  role: line
    .default(`'Viewer'`)
    .describe('Role of a user as a JMESPath expression over what the provider tells; Viewer for all if not given'),
  namespace: dnsLabel
    .optional()
    .describe('Namespace of the provider, if it runs in the cluster; anywhere if not given'),
  port: count(1, 65_535)
    .default(443)
    .describe('Port the provider listens on, inside its pod if it runs in the cluster'),
});

const route = z.strictObject({
  gateway: z
    .strictObject({
      name: dnsLabel.describe('Name of the Gateway'),
      namespace: dnsLabel.describe('Its namespace'),
      listener: dnsLabel.optional().describe('Name of its listener; all that match if not given'),
    })
    .optional()
    .describe('The Gateway that an HTTPRoute attaches Grafana to'),
  ingress: z
    .strictObject({
      className: dnsLabel.describe('Class of the Ingress'),
      tlsSecret: secretName.optional().describe('Secret with the certificate; the controller has one if not given'),
    })
    .optional()
    .describe('The Ingress that leads to Grafana'),
});

const dataSource = choice('metrics', 'logs', 'traces');

export const grafana = z
  .strictObject({
    replicas: count(1, 30).default(1).describe('More than one need a database that they share'),
    url: webAddress
      .optional()
      .describe('Address that users know it by, which alerts and logins lead to. Default: that of its Service'),
    route: route.default({}).describe('How users come from outside the cluster: through a Gateway or an Ingress'),
    gatewayNamespace: dnsLabel.optional().describe('Namespace of the gateway users come through; none if not given'),
    adminSecret: secretName.default('grafana').describe('Secret with the name and the password of the administrator'),
    adminUserKey: secretKey.default('admin-user').describe("Key of the administrator's name"),
    adminPasswordKey: secretKey.default('admin-password').describe("Key of the administrator's password"),
    login: login
      .optional()
      .describe('A provider of OpenID Connect that users log in with; only the administrator if not given'),
    database: database
      .optional()
      .describe('Where Grafana keeps what users make in it; nowhere if not given, and it is gone with the pod'),
    plugins: z
      .array(
        z.strictObject({
          id: pluginId.describe('Id of the plugin'),
          version: version.describe('Its version, which is installed and no other'),
        }),
        { error: `is no list; write [{ id: 'grafana-clock-panel', version: '2.1.8' }]` },
      )
      .default([])
      .describe('Plugins that are downloaded when Grafana starts'),
    dataSources: z
      .strictObject({
        metrics: flag.default(true).describe('Whether Grafana asks Prometheus'),
        logs: flag.default(true).describe('Whether Grafana asks Loki'),
        traces: flag.default(true).describe('Whether Grafana asks Tempo'),
      })
      .prefault({}),
    links: z
      .array(
        z.strictObject({
          name: line.describe('What the link says'),
          from: dataSource.describe('Where it starts'),
          field: line.describe('Name of the field whose value it is shown at'),
          to: dataSource.describe('Where it leads'),
          query: line.describe('What is asked there; ${__value.raw} is the value'),
        }),
        { error: `is no list; write [{ name: ..., from: 'logs', field: ..., to: 'logs', query: ... }]` },
      )
      .default([])
      .describe('Ways from one data source to another, besides those that are there'),
    resources: resources({ cpu: '100m', memory: '256Mi', memoryLimit: '512Mi' }),
    settings: settings.default({}).describe('Sections of grafana.ini, merged last into it'),
  })
  .prefault({});
