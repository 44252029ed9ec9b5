const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
const DURATION = /^(\d+)([smhdwy])$/;

/** Whether a text is a duration with one unit: `30s`, `5m`, `12h`, `30d`, `52w`, `1y`. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** Seconds of a duration. Throws a plain Error on anything {@link isDuration} refuses. */
export function toSeconds(duration: string): number {
  const [, number, unit = ''] = DURATION.exec(duration) ?? [];
  const factor = SECONDS[unit];
  if (number === undefined || factor === undefined) throw new Error(`"${duration}" is not a duration such as 30d`);
  return Number(number) * factor;
}

/** A duration in the hours, minutes and seconds that Go programs read, which know no days: `720h0m0s` for `30d`. */
export function toGoDuration(duration: string): string {
  const seconds = toSeconds(duration);
  return `${Math.floor(seconds / 3600)}h${Math.floor((seconds % 3600) / 60)}m${seconds % 60}s`;
}
