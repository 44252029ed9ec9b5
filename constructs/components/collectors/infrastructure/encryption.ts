import type { Encryption } from '../../../core/watched';

/** How the collector says it. */
export const TLS: Readonly<Record<Encryption, Readonly<Record<string, boolean>>>> = {
  off: { insecure: true },
  unverified: { insecure: false, insecure_skip_verify: true },
  verified: { insecure: false },
};
