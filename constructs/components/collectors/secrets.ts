import { anyWord, LINE, type Operator } from './operator';

/**
 * Secrets, with what stands before them, and what is left of both. They are looked for only in lines with certain words, because
 * a line is searched for words far quicker than for an expression.
 */
export const SECRETS = [
  {
    when: LINE + anyWord(['-Token', '-token', '-TOKEN']),
    secret: String.raw`([Xx]-(?i:(?:auth|subject|storage|service)-token)["']?\s*[:=]\s*["']?)[^\s"',{}]+`,
    left: '$1****',
  },
  {
    when: LINE + anyWord(['uthorization', 'UTHORIZATION']),
    secret: String.raw`([Aa](?i:uthorization)["']?\s*[:=]\s*["']?(?i:bearer|basic|token)\s+)[^\s"',}]+`,
    left: '$1****',
  },
  {
    when: LINE + anyWord(['assw', 'ASSW', 'dminPass', 'dminpass', 'ecret', 'ECRET', '_key', '_KEY', 'essionid']),
    secret: [
      '([Pp](?i:assword|asswd)|[Ss](?i:ecret_key|ecret|essionid)|[Aa](?i:dminpass|pi_key|ccess_key))',
      String.raw`(?:(["']?\s*[:=]\s*")(?:[^"\\]|\\.)+|(["']?\s*[:=]\s*')[^']+|(\s?=\s?)[^\s"',;&{}\[*=]+)`,
    ].join(''),
    left: '$1$2$3$4****',
  },
  {
    when: `${LINE}line contains "@" and line contains "://"`,
    secret: String.raw`((?:://|,)[^\s:/@,"']*:)[^\s@/,"']+@`,
    left: '$1****@',
  },
];

/** Operators that mask secrets. */
export const masking: readonly Operator[] = SECRETS.map(({ when, secret, left }) => ({
  type: 'regex_replace',
  field: 'body',
  regex: secret,
  replace_with: left,
  if: when,
}));
