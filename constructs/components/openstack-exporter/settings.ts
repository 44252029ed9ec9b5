import { OPENSTACK_SERVICES, type OpenStackServiceName, openStackServiceNames } from '../../config/openstack';

/** Share of the time that a service is being asked, at most. */
const BUSY = 0.25;
const SHORTEST = 60;
/** Prometheus answers from samples of the last five minutes; with two scrapes in them, one may fail. */
const LONGEST_SCRAPE = 120;

/** Virtual machines from which on what takes a request a project is left out: quotas, limits and usage. */
const MANY_SERVERS = 5000;

/** How often a service is asked, in seconds: often enough to be fresh, seldom enough to leave the API alone. */
export function cadence(service: OpenStackServiceName, servers: number): number {
  const duration = (OPENSTACK_SERVICES[service].secondsPerThousand * servers) / 1000;
  return Math.max(SHORTEST, Math.ceil(duration / BUSY / SHORTEST) * SHORTEST);
}

/** How often what was learned is read, and how long that may take, in seconds. It is read from memory. */
export function scraping(cadenceSeconds: number): { readonly interval: number; readonly timeout: number } {
  const interval = Math.min(cadenceSeconds, LONGEST_SCRAPE);
  return { interval, timeout: interval / 2 };
}

/** What an exporter that asks one service is started with. */
export function exporterArguments(
  service: OpenStackServiceName,
  servers: number,
  port: number,
  clouds: string,
): string[] {
  return [
    `--web.listen-address=:${port}`,
    `--os-client-config=${clouds}`,
    '--endpoint-type=internal',
    // Asks every half of it, one time after the other, and forgets what is older.
    '--cache',
    `--cache-ttl=${2 * cadence(service, servers)}s`,
    // Another value after each time: what does not change any more is stale.
    '--collect-metric-time',
    // Starts whether or not the catalogue can be read.
    '--disable-service-autodetect',
    ...openStackServiceNames.filter((other) => other !== service).map((other) => `--disable-service.${other}`),
    '--disable-deprecated-metrics',
    // A random one for each agent, each time, would be a new series each time.
    '--disable-cinder-agent-uuid',
    ...(servers > MANY_SERVERS ? ['--disable-slow-metrics'] : []),
    CLOUD,
  ];
}

/** Name of the cloud in the file of clouds. */
export const CLOUD = 'default';
