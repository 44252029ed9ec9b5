import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { program, Running, until } from './process';

/** What an account of an object store signs its requests with. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** The object storage of the production environment: where it is, an account of it, and the Secret that tells of both. */
export const RGW = { host: 'rgw.rook-ceph.svc', port: 8080 };
export const KEYS: Keys = { accessKey: 'access', secretKey: 'secret', region: 'region-one' };
export const BUCKETS = { logs: 'logs', traces: 'traces' };
export const STORAGE_SECRET = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: 'monitoring', name: 'monitoring-rgw-s3' },
  stringData: {
    endpoint: `${RGW.host}:${RGW.port}`,
    region: KEYS.region,
    accessKeyId: KEYS.accessKey,
    secretAccessKey: KEYS.secretKey,
    lokiChunksBucket: BUCKETS.logs,
    tempoBucket: BUCKETS.traces,
  },
};

/** Where the S3 server listens behind the check of signatures. */
const BEHIND = '127.0.0.1:21400';

/** Headers of the requests made here that are signed. */
const SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The Authorization header that a request must carry (AWS Signature Version 4).
 *
 * @param url path and query, as they are sent
 * @param signed names of the signed headers, sorted
 */
function authorization(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  signed: readonly string[],
  { accessKey, secretKey, region }: Keys,
): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = query.split('&').map((one) => (one === '' || one.includes('=') ? one : `${one}=`));
  const canonical = [
    method,
    path,
    parameters.sort().join('&'),
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const time = String(headers['x-amz-date']);
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretKey}`,
  );
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope.join('/')}, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
}

/**
 * Object storage as a cloud has it: a real S3 server, in memory, with one bucket. That server takes requests of anyone;
 * a check in front of it lets only those through that are signed with the keys.
 */
export class ObjectStore {
  private constructor(
    private readonly address: string,
    private readonly bucket: string,
    private readonly server: Running,
    private readonly check: Server,
  ) {}

  /** @param host address of this machine to listen on */
  static async start(host: string, port: number, bucket: string, keys: Keys): Promise<ObjectStore> {
    const server = new Running('S3 server', program('gofakes3'), [
      '-backend=memory',
      `-host=${BEHIND}`,
      `-initialbucket=${bucket}`,
      '-quiet',
    ]);
    await until('the S3 server', async () => (await fetch(`http://${BEHIND}/${bucket}`)).ok || undefined);
    const check = createServer((asked, answer) => {
      const { method = '', url = '', headers } = asked;
      const [, signed = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
      const expected = authorization(method, url, headers, signed.split(';'), keys);
      if (expected.replaceAll(' ', '') !== headers.authorization?.replaceAll(' ', '')) {
        asked.resume();
        answer.writeHead(403, { 'content-type': 'application/xml' });
        answer.end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
        return;
      }
      const passed = request(`http://${BEHIND}${url}`, { method, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
    check.listen(port, host);
    return new ObjectStore(`${host}:${port}`, bucket, server, check);
  }

  /** Names of all objects in the bucket, as whoever has the keys sees them. Throws if the keys are refused. */
  async list(keys: Keys): Promise<string[]> {
    const names: string[] = [];
    for (let more = true; more; ) {
      const url = `/${this.bucket}?list-type=2&start-after=${encodeURIComponent(names.at(-1) ?? '')}`;
      const headers = {
        host: this.address,
        'x-amz-content-sha256': sha256(''),
        'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
      };
      const response = await fetch(`http://${this.address}${url}`, {
        headers: { ...headers, authorization: authorization('GET', url, headers, SIGNED, keys) },
      });
      const page = await response.text();
      if (!response.ok) throw new Error(`the object store answered ${response.status}: ${page}`);
      names.push(...[...page.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, name = '']) => name));
      more = page.includes('<IsTruncated>true');
    }
    return names;
  }

  async stop(): Promise<void> {
    this.check.close();
    this.check.closeAllConnections();
    await this.server.stop('SIGKILL');
  }
}
