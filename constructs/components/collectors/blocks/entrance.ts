import type { Environment } from '../../../config/schema';
import type { Endpoint } from '../../../core/endpoint';
import type { Extension, Host } from '../block';

export type Access = Environment['collectors']['daemon']['access'];

/** Largest request, after decompression: what SDKs batch is a few hundred KiB, and a flood of the largest must fit into memory. */
const REQUEST_MIB = 8;
/** Requests that one connection may have open, so that one sender cannot take all of the queue's turns. */
const STREAMS = 32;

/**
 * What every server of a collector has in common: how large a request may be, how long a slow client may hold it, and who
 * is let in.
 */
export function entrance(host: Host, access: Access) {
  const guard = guards[access.mode](host, access.secret);
  return {
    grpc: ({ port }: Endpoint) => ({
      endpoint: `0.0.0.0:${port.number}`,
      max_recv_msg_size_mib: REQUEST_MIB,
      max_concurrent_streams: STREAMS,
      keepalive: {
        // A client that is gone, or that no longer reads, is found out.
        server_parameters: { max_connection_idle: '10m', time: '30s', timeout: '20s' },
        // As often as SDKs are told to ask.
        enforcement_policy: { min_time: '10s', permit_without_stream: true },
      },
      ...guard,
    }),
    http: ({ port }: Endpoint) => ({
      endpoint: `0.0.0.0:${port.number}`,
      max_request_body_size: REQUEST_MIB * 2 ** 20,
      read_header_timeout: '10s',
      read_timeout: '30s',
      write_timeout: '30s',
      idle_timeout: '1m',
      ...guard,
    }),
  };
}

const guards: Readonly<Record<Access['mode'], (host: Host, secret: string) => object>> = {
  open: () => ({}),
  token: (host, secret) => ({ auth: { authenticator: host.uses(bearerToken(secret)) } }),
  'mutual-tls': (host, secret) => {
    const folder = host.needsFiles({
      name: 'access',
      path: '/etc/otelcol-access',
      keys: [
        { secret, key: 'tls.crt', meaning: 'certificate of the collectors that applications send to' },
        { secret, key: 'tls.key', meaning: 'key of that certificate' },
        { secret, key: 'ca.crt', meaning: 'authority that signs the certificates of applications' },
      ],
    });
    const tls = {
      cert_file: `${folder}/tls.crt`,
      key_file: `${folder}/tls.key`,
      client_ca_file: `${folder}/ca.crt`,
      client_ca_file_reload: true,
      // Certificates are renewed without a restart.
      reload_interval: '5m',
      min_version: '1.2',
    };
    return { tls };
  },
};

function bearerToken(secret: string): Extension {
  return {
    kind: 'extension',
    id: 'bearertokenauth/access',
    config: (host) => ({
      scheme: 'Bearer',
      token: `\${env:${host.needs({ secret, key: 'token', meaning: 'token that applications send their telemetry with' })}}`,
    }),
  };
}
