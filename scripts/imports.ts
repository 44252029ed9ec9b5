import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isObject } from '../constructs/config/merge';
import { KEEP } from '../constructs/core/labels';
import { toYaml } from '../constructs/output/yaml';

/*
 * Makes imports/ from the Prometheus Operator's own definitions, at the version that the live tests build:
 *   imports/crds/*.yaml               the definitions, without the descriptions that are most of their size
 *   imports/monitoring.coreos.com.ts  types of the specs of their storage versions
 */

const MODULE = 'github.com/prometheus-operator/prometheus-operator';
const ROOT = join(__dirname, '..');
const IMPORTS = join(ROOT, 'imports');

type Schema = Readonly<Record<string, unknown>>;

interface Definition {
  readonly metadata: Schema;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: ReadonlyArray<{
      readonly name: string;
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }>;
  };
}

function version(): string {
  const requirements = readFileSync(join(ROOT, '__tests__/live/programs/prometheus-operator/go.mod'), 'utf8');
  const found = new RegExp(`${MODULE} (v\\S+)`).exec(requirements)?.[1];
  if (found === undefined) throw new Error(`__tests__/live/programs/prometheus-operator/go.mod requires no ${MODULE}`);
  return found;
}

/** The operator's definitions, from its module. */
function download(release: string): Definition[] {
  const proxy = spawnSync('go', ['env', 'GOPROXY'], { encoding: 'utf8' }).stdout.trim().split(',')[0];
  const { stdout, stderr, status } = spawnSync('go', ['mod', 'download', '-json', `${MODULE}@${release}`], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: { ...process.env, GOPROXY: proxy, GONOSUMDB: '*' },
  });
  if (status !== 0) throw new Error(`go mod download failed:\n${stderr}${stdout}`);
  const folder = join(JSON.parse(stdout).Dir, 'example/prometheus-operator-crd');
  return readdirSync(folder)
    .sort()
    .map((file) => load(readFileSync(join(folder, file), 'utf8')) as Definition);
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

function vendored({ metadata, spec }: Definition): string {
  return toYaml({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      ...metadata,
      annotations: {
        ...(isObject(metadata.annotations) ? metadata.annotations : {}),
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
    const unique = [...this.names.values()].includes(name) ? `${name}Other` : name;
    this.names.set(body, unique);
    this.interfaces.push(`export interface ${unique} ${body}`);
    return unique;
  }
}

function types(definitions: readonly Definition[], release: string): string {
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
    `/* Made by "npm run imports" from ${MODULE} ${release}. Not edited by hand. */`,
    '/** Group, version and kind of each custom resource. */',
    `export const customResources = {\n${kinds.map(({ kind, apiVersion }) => `  ${kind}: { apiVersion: '${apiVersion}', kind: '${kind}' },`).join('\n')}\n} as const;`,
    '/** The spec of each custom resource. */',
    `export interface CustomResourceSpecs {\n${kinds.map(({ kind, type }) => `  readonly ${kind}: ${type};`).join('\n')}\n}`,
    ...all.interfaces,
    '',
  ].join('\n\n');
}

const release = version();
const definitions = download(release);
const crds = definitions.map(
  (one) => [`CustomResourceDefinition.${String(one.metadata.name)}.yaml`, vendored(one)] as const,
);
const typescript = types(definitions, release);

rmSync(IMPORTS, { recursive: true, force: true });
mkdirSync(join(IMPORTS, 'crds'), { recursive: true });
for (const [name, content] of crds) writeFileSync(join(IMPORTS, 'crds', name), content);
writeFileSync(join(IMPORTS, 'monitoring.coreos.com.ts'), typescript);
