import { inspect } from 'node:util';
import { z } from 'zod';
import { isDuration } from '../core/duration';
import { LOG_LABELS } from '../core/log-labels';
import { isBytes } from '../core/quantity';

/**
 * The kinds of values an environment is made of. Each says, to whoever writes something else, what it found and what to
 * write instead: the text after "write" is part of every message.
 */

/** How a wrong value reads in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'is missing';
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return `is ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`;
}

interface Text {
  /** What to write, after the word "write". */
  readonly what: string;
  readonly valid: (value: string) => boolean;
  /** What to write instead of a particular mistake, where it can be told. */
  readonly advice?: (value: string) => string | undefined;
  /** Whether a mistake may be a secret, which no message repeats. */
  readonly secret?: (value: string) => boolean;
}

/** A text that is right or wrong. */
export function text({ what, valid, advice, secret }: Text) {
  const error = ({ input }: { readonly input?: unknown }) => {
    const found = typeof input === 'string' && secret?.(input) === true ? 'is not what belongs here' : shown(input);
    return `${found}; write ${(typeof input === 'string' ? advice?.(input) : undefined) ?? what}`;
  };
  return z.string({ error }).refine(valid, { error });
}

/** Units that people write for the ones Kubernetes knows. */
const BYTE_UNITS: Readonly<Record<string, string>> = {
  b: '',
  ...Object.fromEntries(
    ['K', 'M', 'G', 'T'].flatMap((unit) =>
      ['', 'b', 'i', 'ib'].map((end) => [`${unit.toLowerCase()}${end}`, `${unit}i`]),
    ),
  ),
};

/** An amount of memory or disk: `10Gi`. */
export const bytes = text({
  what: 'a Kubernetes quantity such as 10Gi',
  valid: isBytes,
  advice: (value) => {
    const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
    const known = BYTE_UNITS[unit.toLowerCase()];
    return number === undefined || known === undefined ? undefined : `${number}${known}, as Kubernetes writes it`;
  },
});

/** An amount of CPU: `250m`, `2`. */
export const cpu = text({
  what: 'CPUs such as 2, or thousandths such as 250m',
  valid: (value) => /^(\d+m|\d+(\.\d+)?)$/.test(value),
});

const DURATION_UNITS: Readonly<Record<string, string>> = {
  sec: 's',
  second: 's',
  min: 'm',
  minute: 'm',
  hour: 'h',
  hr: 'h',
  day: 'd',
  week: 'w',
  year: 'y',
};

/** A length of time with one unit: `30d`. */
export const duration = text({
  what: 'a whole number and one of s m h d w y, such as 30d',
  valid: isDuration,
  advice: (value) => {
    const [, number, unit = ''] = /^\s*(\d+)\s*([a-z]+?)s?\s*$/i.exec(value) ?? [];
    const known = DURATION_UNITS[unit.toLowerCase()];
    return number === undefined || known === undefined ? undefined : `${number}${known}`;
  },
});

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function asDnsLabel(value: string): string | undefined {
  const label = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  return DNS_LABEL.test(label) ? `a DNS label (lower-case letters, digits and dashes) such as ${label}` : undefined;
}

/** A name that Kubernetes accepts for a namespace or a Service, and that is safe as the name of a folder. */
export const dnsLabel = text({
  what: 'a DNS label (lower-case letters, digits and dashes) such as region-one',
  valid: (value) => DNS_LABEL.test(value),
  advice: asDnsLabel,
});

/** The name of a Secret: a reference, never the value itself. */
export const secretName = text({
  what: 'the name of a Secret in the namespace of the stack, never the secret itself',
  valid: (value) => value.length <= 253 && value.split('.').every((label) => DNS_LABEL.test(label)),
  secret: () => true,
});

/** A key of a Secret. */
export const secretKey = text({
  what: 'the name of a key of that Secret (letters, digits, dash, dot, underscore), never the value',
  valid: (value) => /^[-._a-zA-Z0-9]{1,253}$/.test(value),
  secret: () => true,
});

/** A matcher with its value; Loki expands what its configuration says after `$` and `\`, so a value has neither. */
const MATCHER = /\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"([^"\\$\r\n]*)"\s*/;
const SELECTOR = new RegExp(`^\\s*{${MATCHER.source}(?:,${MATCHER.source})*}\\s*$`);

interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** The matchers of a LogQL stream selector; none if it is not written as one. */
function matchers(selector: string): Matcher[] {
  if (!SELECTOR.test(selector)) return [];
  return [...selector.matchAll(new RegExp(MATCHER, 'g'))].map(([, label = '', operator = '', value = '']) => ({
    label,
    operator,
    value,
  }));
}

/** Whether a matcher asks for something to be there, which LogQL wants of one matcher at least. */
function asksForSomething({ operator, value }: Matcher): boolean {
  if (operator === '=') return value !== '';
  if (operator !== '=~') return false;
  try {
    return !new RegExp(`^(?:${value.replace(/^\(\?[a-z]+\)/, '')})$`).test('');
  } catch {
    return false;
  }
}

/** Streams of logs, by labels of the index: `{log_type="audit"}`. */
export const streamSelector = text({
  what: 'a selector such as {log_type="audit"}, with at least one value that has to be there',
  valid: (value) =>
    matchers(value).some(asksForSomething) && matchers(value).every(({ label }) => LOG_LABELS.includes(label)),
  advice: (value) => {
    if (/[\\$]/.test(value)) return 'it without \\ and $, which Loki expands in its configuration; [.] is a dot';
    const other = matchers(value).find(({ label }) => !LOG_LABELS.includes(label));
    return other && `one of the index labels ${LOG_LABELS.join(', ')} for ${other.label}`;
  },
});

/** A pattern of metric names, as Prometheus matches it: the whole name. */
export const metricPattern = text({
  what: 'a pattern of whole metric names such as go_gc_.+',
  valid: (value) => /^[\w:.*+?|()[\]-]+$/.test(value) && isPattern(value) && !new RegExp(`^(?:${value})$`).test('up'),
  advice: (value) =>
    isPattern(value) && new RegExp(`^(?:${value})$`).test('up')
      ? 'one that does not match up, which Prometheus itself writes'
      : undefined,
});

function isPattern(value: string): boolean {
  try {
    return new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A range of addresses: `10.0.0.0/8`. */
export const cidr = text({
  what: 'a range of addresses such as 10.0.0.0/8',
  valid: isCidr,
  advice: (value) => (isCidr(`${value}/32`) ? `${value}/32` : undefined),
});

function isCidr(value: string): boolean {
  return z.union([z.cidrv4(), z.cidrv6()]).safeParse(value).success;
}

/** A value of a Kubernetes label. */
export const labelValue = text({
  what: 'a label value (letters, digits, dash, dot, underscore; at most 63)',
  valid: (value) => /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value),
});

/** Labels to select by. */
export const labels = z.record(
  text({
    what: 'a label name such as node-role.kubernetes.io/worker',
    valid: (value) =>
      /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(value),
  }),
  labelValue,
  { error: ({ input }) => `${shown(input)}; write labels such as { 'openstack-control-plane': 'enabled' }` },
);

/** A folder inside a repository. */
export const repositoryPath = text({
  what: 'a folder inside the repository such as dist, without a leading slash or ..',
  valid: (value) =>
    /^[\w.-]+(\/[\w.-]+)*$/.test(value) && !value.split('/').some((step) => step === '.' || step === '..'),
});

/** A regular expression as Go has them: RE2, without looking around and back. */
export const expression = text({
  what: 'a regular expression of RE2 such as nova-.+, without lookarounds and back-references',
  valid: (value) => value !== '' && !/\(\?<?[=!]|\\[1-9]/.test(value) && compiles(value),
});

function compiles(expression: string): boolean {
  try {
    new RegExp(expression.replace(/\(\?[a-z]+\)|(?<=\(\?)[a-z]+(?=:)/g, ''));
    return true;
  } catch {
    return false;
  }
}

/** A file on a node. */
export const filePath = text({
  what: 'the path of a file such as /var/log/kubernetes/audit.log',
  valid: (value) => /^(\/[\w.-]+)+$/.test(value) && !value.split('/').some((step) => step === '.' || step === '..'),
});

/** A unit of systemd. */
export const systemdUnit = text({
  what: 'the whole name of a unit such as kubelet.service',
  valid: (value) => /^[\w:.@-]+\.(service|socket|timer|mount|scope|slice|target)$/.test(value),
  advice: (value) => (/^[\w:@-]+$/.test(value) ? `${value}.service` : undefined),
});

/** Where a Git repository is read from. */
export const repositoryUrl = text({
  what: 'the address of a Git repository such as https://git.example.org/team/observability.git, without user and password',
  valid: (value) =>
    /^(https|ssh):\/\/[^\s@/]*@?[^\s@/]+\/\S+$/.test(value) && !/^https:\/\/[^/]*@|^ssh:\/\/[^/]*:[^/]*@/.test(value),
  secret: () => true,
});

/** Where something is on the web: `https://grafana.example.org`. */
export const webAddress = text({
  what: 'an address such as https://grafana.example.org, without user and password',
  valid: (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  },
  advice: (value) => (/^[\w-]+(\.[\w-]+)+$/.test(value) ? `https://${value}` : undefined),
  secret: () => true,
});

/** The name of a machine or a Service: `mariadb-cluster.openstack.svc`. */
export const hostName = text({
  what: 'a host name such as mariadb-cluster-primary.openstack.svc, without a port',
  valid: (value) => value.length <= 253 && value.split('.').every((label) => DNS_LABEL.test(label)),
  advice: (value) => {
    const [, host] = /^([a-z0-9.-]+):\d+$/.exec(value) ?? [];
    return host && `host: ${host}, and port beside it`;
  },
});

/** The id of a plugin of Grafana. */
export const pluginId = text({
  what: 'the id of a plugin such as grafana-clock-panel',
  valid: (value) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(value),
});

/** One version and no range: `2.1.8`. */
export const version = text({
  what: 'one version such as 2.1.8',
  valid: (value) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(value),
});

/** A short text without line breaks. */
export const line = text({ what: 'a text of one line', valid: (value) => value.length > 0 && !/[\r\n]/.test(value) });

/** A whole number within bounds. */
export function count(least: number, most: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `${shown(input)}; write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

export const flag = z.boolean({ error: ({ input }) => `${shown(input)}; write true or false` });

export function choice<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, { error: ({ input }) => `${shown(input)}; write one of ${values.join(', ')}` });
}

/** A program's own settings, merged last into its configuration: plain data. */
export const settings = z.record(z.string(), z.json(), {
  error: ({ input }) => `${shown(input)}; write settings as the program's own configuration has them: { key: value }`,
});
