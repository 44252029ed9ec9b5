import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isObject } from '../constructs/config/merge';

/*
 * Makes the list of the fields that Tempo's configuration may have, for the test of what is rendered here:
 *
 *   npm run tempo-fields -- <folder with the sources of Tempo in the version of the image>
 *
 * Tempo's manifest lists them with their defaults, but for what has none; those come from the structs they are read into.
 */

const [, , sources = '.'] = process.argv;
const source = (path: string) => readFileSync(join(sources, path), 'utf8');

/** Sections that are used here. The rest of Tempo's are for other ways to run it. */
const SECTIONS = [
  'server',
  'distributor',
  'ingester',
  'query_frontend',
  'querier',
  'compactor',
  'metrics_generator',
  'memberlist',
  'storage',
  'overrides',
  'usage_report',
];

/** Where the manifest leaves out what has no default: the path, the file, the struct, and what its tags are called. */
const STRUCTS: ReadonlyArray<readonly [path: string, file: string, struct: string, tag?: string]> = [
  ['metrics_generator.registry', 'modules/generator/registry/config.go', 'Config'],
  ['metrics_generator.storage', 'modules/generator/storage/config.go', 'Config'],
  [
    'metrics_generator.storage.remote_write',
    'vendor/github.com/prometheus/prometheus/config/config.go',
    'RemoteWriteConfig',
  ],
  [
    'metrics_generator.processor.span_metrics.dimension_mappings',
    'pkg/sharedconfig/metrics_generator.go',
    'DimensionMappings',
  ],
  ['overrides.defaults', 'modules/overrides/config.go', 'Overrides'],
  ['overrides.defaults.ingestion', 'modules/overrides/config.go', 'IngestionOverrides'],
  ['overrides.defaults.read', 'modules/overrides/config.go', 'ReadOverrides'],
  ['overrides.defaults.compaction', 'modules/overrides/config.go', 'CompactionOverrides'],
  ['overrides.defaults.global', 'modules/overrides/config.go', 'GlobalOverrides'],
  ['overrides.defaults.metrics_generator', 'modules/overrides/config.go', 'MetricsGeneratorOverrides'],
  // Receivers are the collector's own. Its names of protocols have no struct with tags.
  [
    'distributor.receivers.otlp.protocols.grpc',
    'vendor/go.opentelemetry.io/collector/config/configgrpc/configgrpc.go',
    'ServerConfig',
    'mapstructure',
  ],
];

/** Every path in a value. Lists are not entered: what is in them is a struct of its own. */
function paths(value: unknown, path: string): string[] {
  if (!isObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))];
}

function fieldsOf(file: string, struct: string, tag: string): string[] {
  const body = new RegExp(`^type ${struct} struct \\{\\n(.*?)^\\}`, 'ms').exec(source(file))?.[1];
  if (body === undefined) throw new Error(`${file} has no struct ${struct}; correct it in STRUCTS`);
  return [...body.matchAll(new RegExp(`${tag}:"([\\w-]+)[,"]`, 'g'))].map(([, name = '']) => name);
}

/** Names that the documentation marks as deprecated. Only the last part: it writes the others further up. */
function deprecated(text: string): string[] {
  return [...text.matchAll(/# (?:WARNING: )?Deprecated\.[^\n]*\n(?:\s*#[^\n]*\n)*\s*\[?(\w+):/g)].map(
    ([, name = '']) => name,
  );
}

const manifest = load(/```yaml\n(.*?)```/s.exec(source('docs/sources/tempo/configuration/manifest.md'))?.[1] ?? '');
const fields = new Set([
  ...SECTIONS.flatMap((section) => paths(isObject(manifest) ? manifest[section] : undefined, section)),
  'distributor.receivers.otlp.protocols.grpc',
  // An address is a struct of its own within that of the server.
  'distributor.receivers.otlp.protocols.grpc.endpoint',
  ...STRUCTS.flatMap(([path, file, struct, tag = 'yaml']) =>
    fieldsOf(file, struct, tag).map((field) => `${path}.${field}`),
  ),
]);
const old = new Set(deprecated(source('docs/sources/tempo/configuration/_index.md')));

writeFileSync(
  join(__dirname, '../__tests__/components/tempo/tempo-fields.txt'),
  [...fields]
    .sort()
    .map((field) => (old.has(field.split('.').at(-1) ?? '') ? `${field} deprecated\n` : `${field}\n`))
    .join(''),
);
