/**
 * How spans go over gRPC inside the cluster: in the clear, behind a network policy at both ends, and packed by what costs the
 * least. The usual gzip takes nearly a third of all that a collector does with spans (`npm run bench:traces`).
 */
export const SPAN_TRANSPORT = { tls: { insecure: true }, compression: 'snappy' } as const;
