import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentIntent } from '../../constructs/config/schema';
import { Loopback } from './loopback';
import { type Running, run, until } from './process';
import { request } from './spans';

/* Who may send to the rendered daemon, as the real collector has it, when an environment asks for a token or a certificate. */

const PORTS: ReadonlyArray<readonly [name: string, port: number, path: string]> = [
  ['OTLP', 4318, '/v1/traces'],
  ['Zipkin', 9411, '/api/v2/spans'],
  ['Jaeger', 14_268, '/api/traces'],
];

let folder: string;
let collector: Running;
const file = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'genestack-access-'));
});

afterEach(async () => {
  await collector?.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

type Access = NonNullable<NonNullable<NonNullable<EnvironmentIntent['collectors']>['daemon']>['access']>;

/** Starts a daemon that lets in who it is told to; its store is away. */
async function start(access: Access, secrets: Record<string, string> = {}): Promise<Loopback> {
  const daemon = new Loopback({
    folder,
    component: 'daemon-collector',
    pipelines: ['traces/applications'],
    intent: { collectors: { daemon: { access } } },
    secrets,
    change: (config) => {
      const { exporters, receivers } = config;
      exporters['otlp_grpc/tempo'].endpoint = '127.0.0.1:1';
      for (const one of [
        ...Object.values<{ tls?: object }>(receivers.otlp.protocols),
        ...Object.values<{ tls?: object }>(receivers.jaeger.protocols),
        receivers.zipkin,
      ])
        if (one.tls)
          Object.assign(one.tls, {
            cert_file: file('tls.crt'),
            key_file: file('tls.key'),
            client_ca_file: file('ca.crt'),
          });
    },
  });
  collector = daemon.start();
  await daemon.ready(collector);
  return daemon;
}

test('with a token, who has none or another is turned away on every port, and who has it is let in', async () => {
  const { address } = await start({ mode: 'token' }, { COLLECTOR_ACCESS_TOKEN: 'right' });
  const status = async (port: number, path: string, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const body = request('shop', [{}]);
    return (await fetch(`http://${address}:${port}${path}`, { method: 'POST', headers, body })).status;
  };
  for (const [name, port, path] of PORTS) {
    expect([name, await status(port, path)]).toEqual([name, 401]);
    expect([name, await status(port, path, 'wrong')]).toEqual([name, 401]);
    // Beyond the door, what is no Zipkin and no Thrift is another matter.
    expect([name, await status(port, path, 'right')]).not.toEqual([name, 401]);
  }
  expect(await status(4318, '/v1/traces', 'right')).toBe(200);
});

test('with certificates, only who has one of the right authority gets through, on every port', async () => {
  const openssl = (...args: string[]) => run('openssl', args);
  const key = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    file(`${name}.key`),
  ];
  for (const authority of ['ca', 'other'])
    openssl('req', '-x509', ...key(authority), '-out', file(`${authority}.crt`), '-subj', `/CN=${authority}`);
  const certificate = (name: string, authority: string) => {
    openssl('req', ...key(name), '-out', file(`${name}.csr`), '-subj', `/CN=${name}`);
    writeFileSync(file('names'), 'subjectAltName=IP:127.0.0.1');
    const signer = ['-CA', file(`${authority}.crt`), '-CAkey', file(`${authority}.key`), '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      file(`${name}.csr`),
      ...signer,
      '-out',
      file(`${name}.crt`),
      '-extfile',
      file('names'),
    );
  };
  certificate('tls', 'ca');
  certificate('shop', 'ca');
  certificate('stranger', 'other');
  const { address } = await start({ mode: 'mutual-tls' });

  const status = (port: number, path: string, who?: string) =>
    new Promise<number>((resolve) => {
      const own =
        who === undefined ? {} : { cert: readFileSync(file(`${who}.crt`)), key: readFileSync(file(`${who}.key`)) };
      const headers = { 'content-type': 'application/json' };
      const options = { host: address, port, path, method: 'POST', headers, ca: readFileSync(file('ca.crt')), ...own };
      ask(options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', () => resolve(0))
        .end(request('shop', [{}]));
    });
  await until('the port', async () => ((await status(4318, '/v1/traces', 'shop')) === 200 ? true : undefined));
  for (const [name, port, path] of PORTS) {
    expect([name, await status(port, path)]).toEqual([name, 0]);
    expect([name, await status(port, path, 'stranger')]).toEqual([name, 0]);
    expect([name, await status(port, path, 'shop')]).not.toEqual([name, 0]);
  }
});
