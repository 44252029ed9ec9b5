import { toSeconds } from '../core/duration';
import { openstackApis } from './openstack-apis';
import type { Problem } from './resolve';
import type { Parsed } from './schema';

type Sections = Parsed['infrastructure'];

/** How often something is asked how it is, and how long it may take to answer. */
export interface Asked {
  readonly interval: string;
  readonly timeout: string;
}

/** What a section says of any kind of server. */
interface Said {
  readonly enabled?: boolean | undefined;
  readonly servers?: string[] | undefined;
  readonly interval?: string | undefined;
  readonly timeout: string;
}

/** A section with its servers, one by one. */
type Servers<Section> = Section & { readonly servers: readonly string[]; readonly interval: string };

/** A request that is made again and again, and the answers that are right. */
export interface ApiCheck {
  /** The service that is asked; it may be asked in several places. */
  readonly name: string;
  readonly url: string;
  readonly expect: readonly number[];
}

/** APIs, each with the answers that are right. */
export interface Apis extends Asked {
  readonly tls: Sections['apis']['tls'];
  readonly checks: readonly ApiCheck[];
}

/** What is watched, each with all that is needed to; nothing for what is not. */
export interface Infrastructure {
  readonly mariadb: Servers<Sections['mariadb']> | undefined;
  readonly postgresql: Servers<Sections['postgresql']> | undefined;
  readonly rabbitmq: Servers<Sections['rabbitmq']> | undefined;
  readonly memcached: Servers<Sections['memcached']> | undefined;
  readonly apis: Apis | undefined;
}

/**
 * Completes what is said of the services that are watched.
 *
 * @param often how often metrics are collected where nothing else is said
 * @param problems takes what is wrong, with paths below the environment
 */
export function resolveInfrastructure(sections: Sections, often: string, problems: Problem[]): Infrastructure {
  const servers = <Section extends Said>(name: string, section: Section): Servers<Section> | undefined => {
    if (!(section.enabled ?? section.servers !== undefined)) return undefined;
    const complete = { ...section, interval: section.interval ?? often, servers: section.servers ?? [] };
    const path = `infrastructure.${name}`;
    if (section.servers === undefined)
      problems.push({ path, message: 'is enabled, but names no server; write servers: [...], or enabled: false' });
    problems.push(...slowAnswers(path, complete), ...repeated(`${path}.servers`, complete.servers));
    return complete;
  };
  return {
    mariadb: servers('mariadb', sections.mariadb),
    postgresql: servers('postgresql', sections.postgresql),
    rabbitmq: servers('rabbitmq', sections.rabbitmq),
    memcached: servers('memcached', sections.memcached),
    apis: resolveApis(sections.apis, often, problems),
  };
}

function resolveApis(apis: Sections['apis'], often: string, problems: Problem[]): Apis | undefined {
  const path = 'infrastructure.apis';
  const checks = apiChecks(apis);
  if (!(apis.enabled ?? checks.length > 0)) return undefined;
  const complete = { interval: apis.interval ?? often, timeout: apis.timeout, tls: apis.tls, checks };
  if (checks.length === 0)
    problems.push({
      path,
      message: "is enabled, but names no service; write services: ['keystone'], or enabled: false",
    });
  const urls = checks.map(({ url }) => url);
  problems.push(...slowAnswers(path, complete), ...repeated(path, urls));
  return complete;
}

/** The services that were named, each inside and, where there is a public domain, outside; then the checks of one's own. */
function apiChecks({ services, namespace, domain, checks }: Sections['apis']): ApiCheck[] {
  const own = Object.entries(checks).map(([name, check]) => ({ name, ...check }));
  const named = services
    .filter((name) => !(name in checks))
    .flatMap((name) => {
      const { service, port, path, expect, host } = openstackApis[name];
      const urls = [
        `http://${service}.${namespace}.svc:${port}${path}`,
        ...(domain === undefined ? [] : [`https://${host}.${domain}${path}`]),
      ];
      return urls.map((url) => ({ name, url, expect }));
    });
  return [...named, ...own];
}

function slowAnswers(path: string, { interval, timeout }: Asked): Problem[] {
  return toSeconds(interval) < toSeconds(timeout)
    ? [
        {
          path: `${path}.timeout`,
          message: `is ${timeout}, longer than the interval of ${interval}; write ${interval} or less, or a longer interval`,
        },
      ]
    : [];
}

/** One server under two names would be counted twice. */
function repeated(path: string, addresses: readonly string[]): Problem[] {
  const names = addresses.map((address) =>
    address
      .toLowerCase()
      .replace(/\.svc\.cluster\.local\.?(?=[:/]|$)/, '.svc')
      .replace(/\/$/, ''),
  );
  const twice = addresses.filter((_, index) => names.indexOf(names[index] ?? '') < index);
  return [...new Set(twice)].map((address) => ({ path, message: `names ${address} twice; write it once` }));
}
