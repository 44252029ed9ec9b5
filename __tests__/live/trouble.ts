import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttp2, type Http2Server } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster';
import type { Pod } from './kubelet';
import { until } from './process';
import { attributes, request } from './spans';
import { gauge } from './transport';

const resource = { attributes: attributes({ 'service.name': 'trouble' }) };

/** Log records in the JSON form of OTLP. */
function records(...bodies: string[]): string {
  const logRecords = bodies.map((stringValue) => ({
    timeUnixNano: String(BigInt(Date.now()) * 1_000_000n),
    body: { stringValue },
  }));
  return JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });
}

/** A metric in the JSON form of OTLP. */
function sample(metric: object): string {
  return JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics: [{ metrics: [metric] }] }] });
}

/** Stands where Loki and Tempo are, on the node: takes every other request, and refuses the rest for good. */
class Fickle {
  private readonly loki: Server;
  private readonly tempo: Http2Server;
  private readonly asked = { loki: 0, tempo: 0 };

  constructor(cluster: Cluster) {
    const { address } = cluster.connectToNode(['loki.monitoring.svc', 'tempo-distributor.monitoring.svc']);
    this.loki = createHttp((incoming, response) => {
      incoming.resume().on('end', () => response.writeHead(this.asked.loki++ % 2 === 0 ? 200 : 400).end());
    }).listen(3100, address);
    this.tempo = createHttp2()
      .on('stream', (stream) => {
        // In gRPC, OK and UNIMPLEMENTED.
        const status = this.asked.tempo++ % 2 === 0 ? '0' : '12';
        stream.resume().on('end', () => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
          stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': status }));
          stream.end(Buffer.alloc(5));
        });
      })
      .listen(4317, address);
  }

  /** Whether both have taken something and refused something. */
  get hasAnswered(): boolean {
    return Math.min(this.asked.loki, this.asked.tempo) >= 2;
  }

  stop(): void {
    this.loki.close();
    this.tempo.close();
  }
}

/** Sends a request to the daemon, and gives it up if it is kept waiting. */
async function attempt(daemon: Pod, signal: string, body: string | Buffer, patience = 2000): Promise<void> {
  await fetch(`http://${daemon.address}:4318/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Uint8Array(Buffer.from(body)),
    signal: AbortSignal.timeout(patience),
  })
    .then((response) => response.arrayBuffer())
    .catch(() => undefined);
}

/**
 * Sends the daemon collector what it cannot keep: what its backends refuse, what is larger than its queues, and more
 * requests than wait for a Prometheus that is away; then more at once than it has memory for, until that is told.
 */
export async function troubles(cluster: Cluster, daemon: Pod): Promise<void> {
  const fickle = new Fickle(cluster);
  try {
    // It has looked for them before they were there, and would only do so again much later.
    await daemon.stop('SIGKILL');
    daemon.startContainers();
    await daemon.ready(13_133, '/');
    await until('what is taken and refused', async () => {
      await attempt(daemon, 'logs', records('a line'));
      await attempt(daemon, 'traces', request('trouble', [{}]));
      return fickle.hasAnswered || undefined;
    });
    const of2020 = { timeUnixNano: '1577836800000000000', asDouble: 1 };
    await attempt(daemon, 'metrics', sample({ name: 'old', gauge: { dataPoints: [of2020] } }));
    const parts = Array.from({ length: 100 }, () => 'x'.repeat(15_000));
    const many = attributes(Object.fromEntries(parts.map((part, index) => [`part-${index}`, part])));
    await Promise.all([
      attempt(daemon, 'logs', records(...parts)),
      attempt(daemon, 'traces', request('trouble', [{ attributes: many }])),
    ]);
    for (let sent = 0; sent < 400; sent++) await attempt(daemon, 'metrics', sample(gauge('waits', sent)));
  } finally {
    fickle.stop();
  }
  await overload(daemon);
}

/** Requests that wait at the daemon at a time, of 8 MB each. */
const HELD = 56;

async function overload(daemon: Pod): Promise<void> {
  const payload = attributes({ payload: 'x'.repeat(10_000) });
  const large = Buffer.from(
    request(
      'overload',
      Array.from({ length: 800 }, () => ({ attributes: payload })),
    ),
  );
  let told = false;
  // There is no room for them, and they wait for it; who has given up or was refused comes again.
  const held = Array.from({ length: HELD }, async () => {
    while (!told) {
      await attempt(daemon, 'traces', large, 5000);
      await sleep(500);
    }
  });
  await until('what is refused for want of memory', async () => {
    await attempt(daemon, 'logs', records('a line'));
    await attempt(daemon, 'metrics', sample(gauge('one.more', 1)));
    await attempt(daemon, 'traces', request('trouble', [{}]));
    const page = await (await fetch(`http://${daemon.address}:8888/metrics`)).text();
    return ['log_records', 'metric_points', 'spans'].every((what) => page.includes(`processor_refused_${what}{`))
      ? true
      : undefined;
  }).finally(() => {
    told = true;
  });
  await Promise.all(held);
}
