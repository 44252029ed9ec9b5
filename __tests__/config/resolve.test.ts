import fc from 'fast-check';
import { ConfigError, resolveEnvironments } from '../../constructs/config/resolve';
import { renderEnvironments } from '../../constructs/render';

const delivery = { repository: 'https://git.example.org/team/observability.git' };
const lab = { name: 'lab', profile: 'lab', delivery };
const production = { name: 'production', profile: 'production', delivery, objectStorage: {} };

/** What is reported for some environments, each as one line. */
function problems(...intents: unknown[]): string[] {
  try {
    resolveEnvironments(intents);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
}

/** Every mistake: what was written, and the one line that says where, why and what to write instead. */
const MISTAKES: ReadonlyArray<readonly [mistake: string, intents: unknown[], report: string]> = [
  // Keys
  ['a misspelt section', [{ ...lab, lokki: {} }], 'lab.lokki is no setting; write loki'],
  ['a misspelt setting', [{ ...lab, loki: { retension: '3d' } }], 'lab.loki.retension is no setting; write retention'],
  [
    'a misspelt setting deep down',
    [{ ...lab, loki: { resources: { memorylimit: '1Gi' } } }],
    'lab.loki.resources.memorylimit is no setting; write memoryLimit',
  ],
  [
    'a setting that does not exist',
    [{ ...lab, alertmanager: { zzz: 1 } }],
    'lab.alertmanager.zzz is no setting; write one of replicas, retention, storage, resources, settings',
  ],
  [
    'a misspelt key of a list entry',
    [{ ...lab, placement: { tolerations: [{ kye: 'x' }] } }],
    'lab.placement.tolerations.0.kye is no setting; write key',
  ],
  // Units
  [
    'bytes in the unit of a disk maker',
    [{ ...lab, loki: { storage: '10GB' } }],
    'lab.loki.storage is "10GB"; write 10Gi, as Kubernetes writes it',
  ],
  [
    'bytes with a space',
    [{ ...lab, tempo: { storage: '10 Gi' } }],
    'lab.tempo.storage is "10 Gi"; write 10Gi, as Kubernetes writes it',
  ],
  [
    'bytes in words',
    [{ ...lab, loki: { storage: 'plenty' } }],
    'lab.loki.storage is "plenty"; write a Kubernetes quantity such as 10Gi',
  ],
  ['a duration in words', [{ ...lab, loki: { retention: '3 days' } }], 'lab.loki.retention is "3 days"; write 3d'],
  [
    'a duration without a unit',
    [{ ...lab, loki: { retention: '30' } }],
    'lab.loki.retention is "30"; write a whole number and one of s m h d w y, such as 30d',
  ],
  [
    'CPU in per cent',
    [{ ...lab, loki: { resources: { cpu: '50%' } } }],
    'lab.loki.resources.cpu is "50%"; write CPUs such as 2, or thousandths such as 250m',
  ],
  [
    'a unit without its kind',
    [{ ...lab, collectors: { daemon: { journalUnits: ['kubelet'] } } }],
    'lab.collectors.daemon.journalUnits.0 is "kubelet"; write kubelet.service',
  ],
  [
    'a file that is not one of the node',
    [{ ...lab, collectors: { daemon: { auditLogPath: 'audit/../audit.log' } } }],
    'lab.collectors.daemon.auditLogPath is "audit/../audit.log"; write the path of a file such as /var/log/kubernetes/audit.log',
  ],
  [
    'an expression that looks ahead',
    [{ ...lab, collectors: { dropLogs: [{ namespace: 'dev-(?!one)' }] } }],
    'lab.collectors.dropLogs.0.namespace is "dev-(?!one)"; write a regular expression of RE2 such as nova-.+, without lookarounds and back-references',
  ],
  [
    'logs to drop of which nothing is said',
    [{ ...lab, collectors: { dropLogs: [{}] } }],
    "lab.collectors.dropLogs.0 is empty, which would drop all; write what is unwanted such as { namespace: 'dev-.+', below: 'info' }",
  ],
  // Types
  [
    'a number for a text',
    [{ ...lab, prometheus: { retention: 15 } }],
    'lab.prometheus.retention is 15; write a whole number and one of s m h d w y, such as 30d',
  ],
  [
    'a text for a number',
    [{ ...lab, kubernetes: { apiServerPort: '6443' } }],
    'lab.kubernetes.apiServerPort is "6443"; write a whole number from 1 to 65535',
  ],
  [
    'a text for a flag',
    [{ ...lab, objectStorage: { tls: 'yes' } }],
    'lab.objectStorage.tls is "yes"; write true or false',
  ],
  ['a text for a section', [{ ...lab, tempo: 'on' }], 'lab.tempo is "on"; write an object: { ... }'],
  [
    'an object for a list',
    [{ ...lab, placement: { tolerations: {} } }],
    'lab.placement.tolerations is no list; write [{ key: ..., operator: ... }]',
  ],
  [
    'a list for settings',
    [{ ...lab, loki: { settings: [] } }],
    "lab.loki.settings is []; write settings as the program's own configuration has them: { key: value }",
  ],
  [
    'settings that are no data',
    [{ ...lab, loki: { settings: { at: new Date(0) } } }],
    'lab.loki.settings.at is 1970-01-01T00:00:00.000Z; write plain data: text, numbers, true, false, lists and objects',
  ],
  ['an environment that is a text', ['lab'], 'environments[0] is "lab"; write an object: { ... }'],
  ['an environment that is null', [null], 'environments[0] is null; write an object: { ... }'],
  // Ranges and choices
  [
    'no replica at all',
    [{ ...lab, prometheus: { replicas: 0 } }],
    'lab.prometheus.replicas is 0; write a whole number from 1 to 30',
  ],
  [
    'half a replica',
    [{ ...lab, prometheus: { replicas: 1.5 } }],
    'lab.prometheus.replicas is 1.5; write a whole number from 1 to 30',
  ],
  [
    'a port that does not exist',
    [{ ...lab, kubernetes: { apiServerPort: 66_000 } }],
    'lab.kubernetes.apiServerPort is 66000; write a whole number from 1 to 65535',
  ],
  ['an unknown profile', [{ ...lab, profile: 'staging' }], 'lab.profile is "staging"; write one of lab, production'],
  [
    'an unknown availability',
    [{ ...lab, availability: 'maximum' }],
    'lab.availability is "maximum"; write one of single, high',
  ],
  [
    'an address for a range',
    [{ ...lab, kubernetes: { nodeCidrs: ['10.0.0.1'] } }],
    'lab.kubernetes.nodeCidrs.0 is "10.0.0.1"; write 10.0.0.1/32',
  ],
  [
    'no range at all',
    [{ ...lab, kubernetes: { nodeCidrs: [] } }],
    'lab.kubernetes.nodeCidrs is empty; write at least one range',
  ],
  // Names
  [
    'a name with capitals',
    [{ ...lab, name: 'Region_One' }],
    'Region_One.name is "Region_One"; write a DNS label (lower-case letters, digits and dashes) such as region-one',
  ],
  [
    'a name that climbs out of the tree',
    [{ ...lab, name: '../x' }],
    '../x.name is "../x"; write a DNS label (lower-case letters, digits and dashes) such as x',
  ],
  [
    'a name of nothing',
    [{ ...lab, name: '' }],
    '.name is ""; write a DNS label (lower-case letters, digits and dashes) such as region-one',
  ],
  [
    'two environments of one name',
    [lab, lab],
    'lab.name is the name of 2 environments; write another for all but one, each has a folder of its own',
  ],
  [
    'a delivery path that climbs',
    [{ ...lab, delivery: { ...delivery, path: '../dist' } }],
    'lab.delivery.path is "../dist"; write a folder inside the repository such as dist, without a leading slash or ..',
  ],
  [
    "Kubernetes' own namespace",
    [{ ...lab, namespace: 'kube-system' }],
    'lab.namespace is "kube-system", which Kubernetes keeps for itself; write one of the stack\'s own such as monitoring',
  ],
  [
    'a cluster name that is no label value',
    [{ ...lab, cluster: 'region one' }],
    'lab.cluster is "region one"; write a label value (letters, digits, dash, dot, underscore; at most 63)',
  ],
  // What is missing
  ['no delivery', [{ name: 'lab', profile: 'lab' }], 'lab.delivery is missing; write an object: { ... }'],
  ['no environment', [], 'environments are none; write at least one'],
  // Contradictions
  [
    'production without object storage',
    [{ ...production, objectStorage: undefined }],
    "production.objectStorage is missing, but a production environment keeps logs and traces in object storage; write objectStorage: { secret: 'monitoring-rgw-s3' }",
  ],
  [
    'a highly available lab without object storage',
    [{ ...lab, availability: 'high' }],
    "lab.objectStorage is missing, but high availability keeps logs and traces in object storage; write objectStorage: { secret: 'monitoring-rgw-s3' }",
  ],
  [
    'logs kept longer than the bucket lives',
    [{ ...production, objectStorage: { lifetime: '20d' } }],
    'production.loki.retention is 30d, but the bucket deletes its objects after 20d; write 20d or less, or a longer objectStorage.lifetime',
  ],
  [
    'traces kept longer than the bucket lives',
    [{ ...production, loki: { retention: '1d' }, objectStorage: { lifetime: '7d' } }],
    'production.tempo.retention is 14d, but the bucket deletes its objects after 7d; write 7d or less, or a longer objectStorage.lifetime',
  ],
  [
    'one replica where one may be lost',
    [{ ...production, prometheus: { replicas: 1 } }],
    "production.prometheus.replicas is 1, which does not survive the loss of a node; write at least 2, or availability: 'single'",
  ],
  [
    'two replicas of what needs a majority',
    [{ ...production, loki: { replicas: 2 } }],
    "production.loki.replicas is 2, which does not survive the loss of a node; write at least 3, or availability: 'single'",
  ],
  [
    'several replicas on one node',
    [{ ...lab, alertmanager: { replicas: 3 } }],
    "lab.alertmanager.replicas is 3, but availability is 'single'; write 1, or availability: 'high'",
  ],
  [
    'more memory asked for than allowed',
    [{ ...lab, loki: { resources: { memory: '4Gi' } } }],
    'lab.loki.resources.memory is 4Gi, more than memoryLimit allows; write 1Gi or less',
  ],
  [
    'logs kept for hours',
    [{ ...lab, loki: { retention: '6h' } }],
    'lab.loki.retention is 6h, but Loki deletes whole days; write 1d or more',
  ],
  // Logs of their own retention
  [
    'a retention without its stream',
    [{ ...lab, loki: { retentionByStream: [{ retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is missing; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a priority beside the order',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"}', retention: '7d', priority: 1 }] } }],
    'lab.loki.retentionByStream.0.priority is no setting; write one of selector, retention',
  ],
  [
    'retentions that are no list',
    [{ ...lab, loki: { retentionByStream: { '{app="x"}': '7d' } } }],
    `lab.loki.retentionByStream is no list; write [{ selector: '{log_type="audit"}', retention: '1y' }]`,
  ],
  [
    'a stream by what is no label of the index',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x", pod="x-0"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=\\"x\\", pod=\\"x-0\\"}"; write one of the index labels cluster, namespace, service_name, app, container, log_type for pod',
  ],
  [
    'a stream by the name of the attribute',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{service.name="nova"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{service.name=\\"nova\\"}"; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'every stream',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app=~".*", log_type!="audit"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=~\\".*\\", log_type!=\\"audit\\"}"; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a query for a stream',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"} |= "debug"', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=\\"x\\"} |= \\"debug\\""; write a selector such as {log_type="audit"}, with at least one value that has to be there',
  ],
  [
    'a stream by what Loki would expand',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app=~"x-.+$"}', retention: '7d' }] } }],
    'lab.loki.retentionByStream.0.selector is "{app=~\\"x-.+$\\"}"; write it without \\ and $, which Loki expands in its configuration; [.] is a dot',
  ],
  [
    'a stream kept for hours',
    [{ ...lab, loki: { retentionByStream: [{ selector: '{app="x"}', retention: '12h' }] } }],
    'lab.loki.retentionByStream.0.retention is 12h, but Loki deletes whole days; write 1d or more',
  ],
  [
    'a stream kept longer than the bucket lives',
    [
      {
        ...production,
        loki: { retentionByStream: [{ selector: '{log_type="audit"}', retention: '1y' }] },
        objectStorage: { lifetime: '90d' },
      },
    ],
    'production.loki.retentionByStream.0.retention is 1y, but the bucket deletes its objects after 90d; write 90d or less, or a longer objectStorage.lifetime',
  ],
  [
    'two retentions of one stream',
    [
      {
        ...lab,
        loki: {
          retentionByStream: [
            { selector: '{app="x"}', retention: '7d' },
            { selector: '{app="x"}', retention: '2d' },
          ],
        },
      },
    ],
    'lab.loki.retentionByStream.1.selector is that of an entry above, which counts; write another, or remove the entry',
  ],
  [
    'samples that may arrive after they are deleted',
    [{ ...lab, prometheus: { outOfOrderWindow: '7d' } }],
    'lab.prometheus.outOfOrderWindow is 7d, as long as samples are kept; write less than 3d',
  ],
  // Secrets
  [
    'a password',
    [{ ...lab, grafana: { adminPassword: 'hunter2' } }],
    'lab.grafana.adminPassword is no setting; write only the name of a Secret that holds it',
  ],
  [
    'a secret value for the name of a Secret',
    [{ ...production, objectStorage: { secret: 'wJalrXUtnFEMI/K7MDENG' } }],
    'production.objectStorage.secret is not what belongs here; write the name of a Secret in the namespace of the stack, never the secret itself',
  ],
  [
    'a repository with a password',
    [{ ...lab, delivery: { repository: 'https://me:hunter2@git.example.org/x' } }],
    'lab.delivery.repository is not what belongs here; write the address of a Git repository such as https://git.example.org/team/observability.git, without user and password',
  ],
];

describe('a mistaken environment', () => {
  test.each(MISTAKES)('%s is reported with its place, its reason and what to write instead', (_, intents, report) => {
    expect(problems(...intents)).toEqual([report]);
  });

  test('reports every problem of every environment at once', () => {
    const wrong = MISTAKES.filter(([, intents]) => intents.length === 1).map(([, [intent]], index) =>
      typeof intent === 'object' &&
      intent !== null &&
      'name' in intent &&
      String(intent.name).match(/^(lab|production)$/)
        ? { ...intent, name: `e${index}` }
        : intent,
    );
    expect(problems(...wrong)).toHaveLength(wrong.length);
  });

  test('never repeats a secret value in a report', () => {
    const reports = MISTAKES.flatMap(([, intents]) => problems(...intents)).join('\n');
    expect(reports).not.toMatch(/hunter2|wJalrXUtnFEMI/);
  });
});

describe('arbitrary values', () => {
  const keys = [
    'name',
    'profile',
    'delivery',
    'objectStorage',
    'loki',
    'prometheus',
    'placement',
    'settings',
    'resources',
    'replicas',
    'retention',
    '__proto__',
    'constructor',
  ];
  const anything = fc.object({
    key: fc.oneof(fc.constantFrom(...keys), fc.string()),
    maxDepth: 4,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
  });

  test('give a complete environment or a clean report', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.anything(),
            anything,
            anything.map((odd) => ({ ...lab, ...odd })),
            anything.map((odd) => ({ ...production, loki: odd })),
          ),
        ),
        (intents) => {
          for (const report of intents.length > 0 && problems(...intents).length > 0 ? problems(...intents) : []) {
            expect(report).toMatch(/^.* .*; write ./s);
          }
        },
      ),
      { numRuns: 500, seed: 20261124 },
    );
  });

  test('that are a whole environment render a whole tree', () => {
    const valid = fc.record(
      {
        namespace: fc.constantFrom('monitoring', 'a', 'o-1'),
        cluster: fc.constantFrom('x', 'Region_1', 'y.z'),
        storageClass: fc.constantFrom('fast', 'general'),
        loki: fc.record(
          { retention: fc.constantFrom('1d', '52w'), storage: fc.constantFrom('1Gi', '1500M', '2T') },
          { requiredKeys: [] },
        ),
        objectStorage: fc.record(
          { tls: fc.boolean(), namespace: fc.constantFrom('rook-ceph', 'minio') },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(valid, (odd) => {
        const tree = renderEnvironments([{ name: 'lab', profile: 'lab', delivery, ...odd }]);
        expect(tree.has('lab/loki/StatefulSet.loki.yaml')).toBe(true);
      }),
      { numRuns: 20, seed: 20261124 },
    );
  });
});
