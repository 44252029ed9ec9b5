import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { isObject } from '../constructs/config/merge';
import { KEEP } from '../constructs/core/labels';
import { toYaml } from '../constructs/output/yaml';

/*
 * Makes imports/ from the definitions of custom resources that their own projects publish as Go modules:
 *   imports/<name>/*.yaml  the definitions, without the descriptions that are most of their size
 *   imports/<name>.ts      types of the specs of their storage versions
 */

const ROOT = join(__dirname, '..');
const IMPORTS = join(ROOT, 'imports');

interface Source {
  readonly module: string;
  readonly version: string;
  /** Files of the module, as the end of their path. */
  readonly definitions: RegExp;
}

/** What is imported under which name. */
const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  // Part of the tree: in the version of the operator that the live tests run.
  'monitoring.coreos.com': [
    {
      ...required('prometheus-operator', 'github.com/prometheus-operator/prometheus-operator'),
      definitions: /^example\/prometheus-operator-crd\/.*\.yaml$/,
    },
  ],
  // What users come through; the cluster has it.
  'gateway.networking.k8s.io': [
    {
      module: 'sigs.k8s.io/gateway-api',
      version: 'v1.4.1',
      definitions: /^config\/crd\/standard\/.*_httproutes\.yaml$/,
    },
  ],
  // What the tree is delivered with; the cluster has these.
  delivery: [
    {
      module: 'github.com/argoproj/argo-cd/v3',
      version: 'v3.3.0',
      definitions: /^manifests\/crds\/application-crd\.yaml$/,
    },
    {
      module: 'github.com/fluxcd/kustomize-controller',
      version: 'v1.9.6',
      definitions: /^config\/crd\/bases\/.*\.yaml$/,
    },
    {
      module: 'github.com/fluxcd/source-controller',
      version: 'v1.9.3',
      definitions: /^config\/crd\/bases\/.*_gitrepositories\.yaml$/,
    },
  ],
};

type Schema = Readonly<Record<string, unknown>>;

const schema = z.record(z.string(), z.unknown());

/** What is read of a definition; the rest of it is kept as it came. */
const definition = z.looseObject({
  metadata: z.looseObject({ name: z.string(), annotations: z.record(z.string(), z.string()).default({}) }),
  spec: z.looseObject({
    group: z.string(),
    names: z.looseObject({ kind: z.string() }),
    versions: z.array(
      z.looseObject({ name: z.string(), storage: z.boolean(), schema: z.looseObject({ openAPIV3Schema: schema }) }),
    ),
  }),
});

type Definition = z.infer<typeof definition>;

/** A module in the version that a program of the live tests requires. */
function required(program: string, module: string) {
  const requirements = readFileSync(join(ROOT, '__tests__/live/programs', program, 'go.mod'), 'utf8');
  const version = new RegExp(`${module} (v\\S+)`).exec(requirements)?.[1];
  if (version === undefined) throw new Error(`__tests__/live/programs/${program}/go.mod requires no ${module}`);
  return { module, version };
}

function go(...args: string[]): string {
  // A folder of its own: a go.mod above would have a say in what is downloaded.
  const cwd = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    const options = { encoding: 'utf8', cwd } as const;
    const proxy = spawnSync('go', ['env', 'GOPROXY'], options).stdout?.trim().split(',')[0];
    const env = { ...process.env, GOPROXY: proxy, GONOSUMDB: '*', GOFLAGS: '-mod=mod' };
    const { stdout, stderr, status, error } = spawnSync('go', args, { ...options, env });
    if (status !== 0) throw new Error(`go ${args.join(' ')} failed:\n${error?.message ?? `${stderr}${stdout}`}`);
    return stdout;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function download({ module, version, definitions }: Source): Definition[] {
  const { Dir } = z
    .object({ Dir: z.string() })
    .parse(JSON.parse(go('mod', 'download', '-json', `${module}@${version}`)));
  const files = readdirSync(Dir, { recursive: true, encoding: 'utf8' }).filter((file) => definitions.test(file));
  // A project that moves its definitions must not empty imports/.
  if (files.length === 0) throw new Error(`${module} ${version} has no file ${definitions}; correct it in SOURCES`);
  return files.sort().map((file) => definition.parse(load(readFileSync(join(Dir, file), 'utf8'))));
}

/** A schema without its descriptions. A property may be called `description`, so only schemas themselves are stripped. */
function stripped(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(stripped);
  if (!isObject(schema)) return schema;
  const { description, ...rest } = schema;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (key === 'properties' && isObject(value)) {
        return [key, Object.fromEntries(Object.entries(value).map(([name, property]) => [name, stripped(property)]))];
      }
      return [
        key,
        ['items', 'additionalProperties', 'allOf', 'anyOf', 'oneOf', 'not'].includes(key) ? stripped(value) : value,
      ];
    }),
  );
}

/** A definition as the tree has it. */
function vendored({ metadata, spec }: Definition): string {
  return toYaml({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        // Deleting a definition deletes every object of its kind. And they are too large for client-side apply.
        ...KEEP,
        'argocd.argoproj.io/sync-options': `ServerSideApply=true,${KEEP['argocd.argoproj.io/sync-options']}`,
      },
    },
    spec: {
      ...spec,
      versions: spec.versions.map((one) => ({
        ...one,
        schema: { openAPIV3Schema: stripped(one.schema.openAPIV3Schema) },
      })),
    },
  });
}

/** Turns schemas into TypeScript. Objects of one shape share one interface, named after where it came up first. */
class Types {
  /** Shape to name. */
  private readonly names = new Map<string, string>();
  readonly interfaces: string[] = [];

  type(schema: unknown, name: string): string {
    if (!isObject(schema)) return 'unknown';
    if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
    if (schema['x-kubernetes-int-or-string'] === true) return 'number | string';
    switch (schema.type) {
      case 'string':
      case 'boolean':
        return schema.type;
      case 'integer':
      case 'number':
        return 'number';
      case 'array':
        return `ReadonlyArray<${this.type(schema.items, name)}>`;
      case 'object':
        if (isObject(schema.properties)) return this.interface(schema, schema.properties, name);
        return `Readonly<Record<string, ${isObject(schema.additionalProperties) ? this.type(schema.additionalProperties, name) : 'unknown'}>>`;
      default:
        return 'unknown';
    }
  }

  private interface(schema: Schema, properties: Schema, name: string): string {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const members = Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, property]) => {
        const type = this.type(property, `${name}${key.charAt(0).toUpperCase()}${key.slice(1)}`);
        return `  readonly ${/^\w+$/.test(key) ? key : JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${type};`;
      });
    const body = `{\n${members.join('\n')}\n}`;
    const known = this.names.get(body);
    if (known !== undefined) return known;
    // Two paths can read alike when written together: `oauth2.x` and `oauth.2x`, or `oAuth2` beside `oauth2`.
    // Interfaces of one name would merge without a word.
    const taken = new Set(this.names.values());
    let unique = name;
    while (taken.has(unique)) unique += 'Other';
    this.names.set(body, unique);
    this.interfaces.push(`export interface ${unique} ${body}`);
    return unique;
  }
}

function types(definitions: readonly Definition[]): string {
  const all = new Types();
  const kinds = definitions.map(({ spec }) => {
    const stored = spec.versions.find(({ storage }) => storage);
    const { properties } = stored?.schema.openAPIV3Schema ?? {};
    const { kind } = spec.names;
    return {
      kind,
      apiVersion: `${spec.group}/${stored?.name}`,
      type: all.type(isObject(properties) ? properties.spec : undefined, `${kind}Spec`),
    };
  });
  return [
    '/** Group, version and kind of each custom resource. */',
    `export const customResources = {\n${kinds.map(({ kind, apiVersion }) => `  ${kind}: { apiVersion: '${apiVersion}', kind: '${kind}' },`).join('\n')}\n} as const;\n`,
    '/** The spec of each custom resource. */',
    `export interface CustomResourceSpecs {\n${kinds.map(({ kind, type }) => `  readonly ${kind}: ${type};`).join('\n')}\n}\n`,
    ...all.interfaces.map((one) => `${one}\n`),
  ].join('\n');
}

const files = new Map<string, string>();
for (const [name, sources] of Object.entries(SOURCES)) {
  const definitions = sources.flatMap(download);
  const from = sources.map(({ module, version }) => `${module} ${version}`).join(', ');
  files.set(`${name}.ts`, `/* Made by "npm run imports" from ${from}. Not edited by hand. */\n\n${types(definitions)}`);
  for (const one of definitions) files.set(`${name}/CustomResourceDefinition.${one.metadata.name}.yaml`, vendored(one));
}

rmSync(IMPORTS, { recursive: true, force: true });
for (const [path, content] of files) {
  mkdirSync(dirname(join(IMPORTS, path)), { recursive: true });
  writeFileSync(join(IMPORTS, path), content);
}
