import { z } from 'zod';
import { shown, text } from './values';

/** The kinds of values that say where something is asked: hosts with ports, URLs, domains. */

/** Several servers in one text: `db-{0..2}.example.org:3306` is three. */
const RANGE = /\{(\d{1,3})\.\.(\d{1,3})\}/;

/** The servers a text stands for. */
function spelledOut(value: string): string[] {
  const [range, first = '', last = ''] = RANGE.exec(value) ?? [];
  if (range === undefined) return [value];
  const count = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length: count }, (_, index) => value.replace(range, String(Number(first) + index)));
}

const HOST =
  /^(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*\.?)$/;

/** Whether a text is a host and a port. */
function isAddress(value: string): boolean {
  const [, host = '', port = ''] = /^(.*):(\d{1,5})$/.exec(value) ?? [];
  return HOST.test(host) && Number(port) > 0 && Number(port) < 65_536;
}

/** Whether a text is a URL that is asked over HTTP, without credentials and what the collector would expand. */
function isHttpUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s@$"\\]+$/.test(value) || !URL.canParse(value)) return false;
  const { hostname, username, hash } = new URL(value);
  return HOST.test(hostname) && username === '' && hash === '';
}

/** Every server a text stands for, and at least one, is right. */
const each = (valid: (value: string) => boolean) => (value: string) =>
  spelledOut(value).length > 0 && spelledOut(value).every(valid);

const withoutScheme = (value: string) => value.replace(/^[a-z+]+:\/\//, '').replace(/\/.*$/, '');

/** Servers of a kind, each as `host:port`; a range in braces stands for several. */
export const serverAddresses = (port: number) =>
  listOf(
    text({
      what: `a host and a port such as db-0.example.org:${port}; {0..2} in it stands for three`,
      valid: each(isAddress),
      advice: (value) => {
        const bare = withoutScheme(value);
        if (each(isAddress)(bare)) return `${bare}, without a scheme`;
        return each((host) => HOST.test(host))(bare) ? `${bare}:${port}, with a port` : undefined;
      },
      secret: (value) => value.includes('@'),
    }),
    `db-{0..2}.example.org:${port}`,
  );

/** A domain: `cloud.example.org`. */
export const domainName = text({
  what: 'a domain such as cloud.example.org',
  valid: (value) => HOST.test(value) && value.includes('.') && !value.includes('['),
  advice: (value) => (/^[a-z]+:\/\/[^/]+\.[^/]+/.test(value) ? withoutScheme(value) : undefined),
});

/** A URL that is asked over HTTP. */
export const httpUrl = text({
  what: 'a URL such as http://nova-api.openstack.svc:8774/, without user and password',
  valid: isHttpUrl,
  advice: (value) =>
    isHttpUrl(`http://${value}`) && !value.includes('://')
      ? `http://${value} or https://${value}, with the scheme`
      : undefined,
  secret: (value) => value.includes('@'),
});

/** Servers of a kind that are asked over HTTP, each as `http://host:port`; a range in braces stands for several. */
export const serverUrls = (port: number) => {
  const valid = (value: string) => isHttpUrl(value) && isAddress(value.replace(/^https?:\/\//, ''));
  return listOf(
    text({
      what: `a URL with a port and no path such as http://mq-0.example.org:${port}; {0..2} in it stands for three`,
      valid: each(valid),
      advice: (value) => (each(isAddress)(value) ? `http://${value} or https://${value}, with the scheme` : undefined),
      secret: (value) => value.includes('@'),
    }),
    `http://mq-{0..2}.example.org:${port}`,
  );
};

function listOf(entry: ReturnType<typeof text>, example: string) {
  return z
    .array(entry, { error: ({ input }) => `${shown(input)}; write a list such as ['${example}']` })
    .min(1, `is empty; write at least one server such as '${example}', or enabled: false beside it`)
    .transform((entries) => entries.flatMap(spelledOut));
}
