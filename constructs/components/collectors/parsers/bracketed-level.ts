import { fields, type Parser } from '../parser';

/** CoreDNS, HAProxy's own messages and other programs that put the level in brackets first. */
export const parser: Parser = {
  format: 'bracketed-level',
  begins: String.raw`^\[(?i:trace|debug|info|notice|warning|warn|error|alert|fatal|panic|critical)\] `,
  steps: fields(
    String.raw`^\[(?P<level>\w+)\] +(?:\((?P<process__pid>\d+)\) : )?(?:(?P<logger>plugin/\w+): )?(?:\[?(?P<client__address>[\da-f.:]+?)\]?:\d+ - \d+ "\S+ \S+ (?P<dns__question__name>\S+) [^"]*" .* (?P<duration_seconds>[\d.]+)s$)?`,
  ),
};
