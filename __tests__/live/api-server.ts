import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openstackApis } from '../../constructs/config/openstack-apis';
import type { Cluster } from './cluster';
import { program, Running, run, until } from './process';

/** How some APIs answer; the others as they should. Two are the real ones. */
const BEHAVIOUR: Readonly<Record<string, string>> = {
  keystone: 'real',
  placement: 'real',
  glance: 'down',
  nova: 'silent',
  cinder: 'nonsense',
  neutron: 'broken',
  heat: 'huge',
  magnum: 'closes',
  octavia: 'absent',
};

/** The APIs of OpenStack at the names of their Services and at their public ones, in one pod. */
export class ApiServer {
  private readonly programs: readonly Running[];

  constructor(cluster: Cluster, domain: string) {
    const all = Object.entries(openstackApis);
    const names = all.flatMap(([, { service, host }]) => [`${service}.openstack.svc`, `${host}.${domain}`]);
    const { namespace } = cluster.connect('apis', names);
    const file = (name: string) => join(cluster.folder, name);
    for (const [name, days] of [
      ['soon', 3],
      ['later', 90],
    ] as const) {
      const out = ['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)];
      run('openssl', [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        `/CN=*.${domain}`,
        '-days',
        String(days),
        ...out,
      ]);
    }
    const services = all.map(([name, { port, path, expect }]) => ({
      port,
      path,
      status: Math.max(...expect),
      behaviour: BEHAVIOUR[name] ?? 'right',
    }));
    writeFileSync(
      file('apis.js'),
      `(${serve})(${JSON.stringify({ services, folder: cluster.folder, soon: `keystone.${domain}` })})`,
    );
    mkdirSync(file('openstack'));
    const inside = (name: string, ...command: string[]) =>
      new Running(name, 'ip', ['netns', 'exec', namespace, ...command]);
    this.programs = [
      inside('APIs', process.execPath, file('apis.js')),
      inside('Keystone and Placement', program('openstack'), file('openstack')),
    ];
  }

  /** Waits until the real ones are there. */
  async ready(): Promise<void> {
    await until('Keystone and Placement', () => {
      for (const one of this.programs) one.assertAlive();
      return this.programs.some(({ log }) => /^ready$/m.test(log)) || undefined;
    });
  }

  async stop(): Promise<void> {
    for (const one of this.programs) await one.stop('SIGKILL');
  }
}

interface Served {
  readonly services: ReadonlyArray<{
    readonly port: number;
    readonly path: string;
    readonly status: number;
    readonly behaviour: string;
  }>;
  readonly folder: string;
  readonly soon: string;
}

/** Runs in a process of its own: what it needs, it asks for itself. */
function serve({ services, folder, soon }: Served): void {
  const { createServer } = require('node:http') as typeof import('node:http');
  const net = require('node:net') as typeof import('node:net');
  const https = require('node:https') as typeof import('node:https');
  const { createSecureContext } = require('node:tls') as typeof import('node:tls');
  const { readFileSync } = require('node:fs') as typeof import('node:fs');

  const versions = JSON.stringify({ versions: [{ id: 'v1', status: 'CURRENT' }] });
  const megabyte = Buffer.alloc(2 ** 20, 'x');
  for (const { port, path, status, behaviour } of services) {
    if (behaviour === 'down' || behaviour === 'real') continue;
    if (behaviour === 'nonsense') {
      net.createServer((socket) => socket.end('\u0000\u0001 no HTTP at all\r\n\r\n')).listen(port, '0.0.0.0');
      continue;
    }
    createServer((request, response) => {
      if (behaviour === 'silent') return;
      if (behaviour === 'closes') return void request.socket.destroy();
      if (behaviour === 'absent') return void response.writeHead(404).end();
      if (behaviour === 'broken') return void response.writeHead(503).end('no');
      if (behaviour === 'huge') {
        response.writeHead(500);
        let left = 100;
        const more = () => {
          while (left-- > 0) if (!response.write(megabyte)) return void response.once('drain', more);
          response.end();
        };
        return more();
      }
      response.writeHead(request.url === path ? status : 404).end(versions);
    }).listen(port, '0.0.0.0');
  }
  const pair = (name: string) => ({
    key: readFileSync(`${folder}/${name}.key`),
    cert: readFileSync(`${folder}/${name}.crt`),
  });
  https
    .createServer(
      {
        ...pair('later'),
        SNICallback: (name, done) => done(null, createSecureContext(pair(name === soon ? 'soon' : 'later'))),
      },
      (_, response) => response.end(versions),
    )
    .listen(443, '0.0.0.0');
}
