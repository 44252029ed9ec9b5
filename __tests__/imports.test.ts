import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { customResources as delivery } from '../imports/delivery';
import { customResources as gateway } from '../imports/gateway.networking.k8s.io';
import { customResources as monitoring } from '../imports/monitoring.coreos.com';

const IMPORTS = join(__dirname, '../imports');

const definition = z.object({
  metadata: z.object({ name: z.string(), annotations: z.record(z.string(), z.string()) }),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        served: z.boolean(),
        storage: z.boolean(),
        schema: z.object({ openAPIV3Schema: z.unknown() }),
      }),
    ),
  }),
});

const definitions = (folder: string) =>
  readdirSync(join(IMPORTS, folder)).map((file) => ({
    file,
    ...definition.parse(load(readFileSync(join(IMPORTS, folder, file), 'utf8'))),
  }));

const all = {
  'monitoring.coreos.com': definitions('monitoring.coreos.com'),
  'gateway.networking.k8s.io': definitions('gateway.networking.k8s.io'),
  delivery: definitions('delivery'),
};

/** Paths of the texts called `description`. A property of that name has a schema, which is no text. */
function described(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'description' && typeof member === 'string' ? [path] : described(member, `${path}.${key}`),
  );
}

test('the definitions of the Prometheus Operator are of the version that the live tests run', () => {
  const requirements = readFileSync(join(__dirname, 'live/programs/prometheus-operator/go.mod'), 'utf8');
  const [, version] =
    /^require github\.com\/prometheus-operator\/prometheus-operator v(\S+)$/m.exec(requirements) ?? [];
  const expected = all['monitoring.coreos.com'].map(({ file }) => [file, version]);
  expect(version).toBeDefined();
  expect(
    all['monitoring.coreos.com'].map(({ file, metadata }) => [
      file,
      metadata.annotations['operator.prometheus.io/version'],
    ]),
  ).toEqual(expected);
});

test('all ten definitions that the operator expects are there', () => {
  expect(all['monitoring.coreos.com']).toHaveLength(10);
});

test('a definition carries no description of a schema', () => {
  const found = Object.values(all)
    .flat()
    .flatMap(({ file, spec }) => spec.versions.flatMap((one) => described(one.schema.openAPIV3Schema, file)));
  expect(found).toEqual([]);
});

test('a property that is called description keeps its schema', () => {
  const folder = join(IMPORTS, 'monitoring.coreos.com');
  const kept = readFileSync(
    join(folder, 'CustomResourceDefinition.alertmanagerconfigs.monitoring.coreos.com.yaml'),
    'utf8',
  );
  expect(kept).toMatch(/^( +)description:\n\1 {2}(minLength: 1\n\1 {2})?type: string$/m);
});

test('no delivery engine prunes a definition, or applies it client-side', () => {
  for (const { file, metadata } of Object.values(all).flat()) {
    expect([file, metadata.annotations]).toEqual([
      file,
      expect.objectContaining({
        'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      }),
    ]);
  }
});

test.each([
  ['monitoring.coreos.com' as const, monitoring],
  ['gateway.networking.k8s.io' as const, gateway],
  ['delivery' as const, delivery],
])('every kind of %s has a type exactly if a definition serves and stores its version', (name, resources) => {
  const stored = all[name].flatMap(({ spec }) =>
    spec.versions
      .filter(({ served, storage }) => served && storage)
      .map((one) => [spec.names.kind, { apiVersion: `${spec.group}/${one.name}`, kind: spec.names.kind }]),
  );
  expect(Object.fromEntries(stored)).toEqual(resources);
});

test('a file of a definition is named after it', () => {
  for (const { file, metadata } of Object.values(all).flat())
    expect(file).toBe(`CustomResourceDefinition.${metadata.name}.yaml`);
});
