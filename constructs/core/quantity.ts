const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

const BYTES = /^(\d+(?:\.\d+)?)([kMGT]|[KMGT]i)?$/;

/** Whether a text is an amount of bytes as Kubernetes writes it: `10Gi`, `500M`. */
export function isBytes(text: string): boolean {
  return BYTES.test(text);
}

/** Bytes of a Kubernetes quantity. Throws a plain Error on anything {@link isBytes} refuses. */
export function toBytes(quantity: string): number {
  const [, number, unit = ''] = BYTES.exec(quantity) ?? [];
  const factor = FACTORS[unit];
  if (number === undefined || factor === undefined)
    throw new Error(`"${quantity}" is not a quantity of bytes such as 10Gi`);
  return Number(number) * factor;
}

/** A share of a quantity in whole mebibytes: `share('512Mi', 0.8)` is 409. */
export function shareInMebibytes(quantity: string, share: number): number {
  return Math.floor((toBytes(quantity) * share) / 2 ** 20);
}
