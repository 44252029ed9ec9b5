/** Attributes of one span, event, record or resource: what SDKs allow by default. */
export const ATTRIBUTES = 128;
/** Bytes of one value: a long SQL statement or stack trace is whole. */
export const VALUE_BYTES = 16 * 1024;
