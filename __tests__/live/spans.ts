import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rendered } from '../trees';

/** A span as a test looks at it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly droppedAttributes: number;
  readonly resource: Readonly<Record<string, string>>;
}

/** Attributes by name, each value as text. */
function byName(attributes: Rendered[] = []): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));
}

/** Spans of a request in the JSON form of OTLP. */
export function spansOf(request: Rendered): Span[] {
  return (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }: Rendered) => {
    const ofResource = byName(resource?.attributes);
    return scopeSpans.flatMap(({ spans = [] }: Rendered) =>
      spans.map(
        (span: Rendered): Span => ({
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId ?? '',
          name: span.name,
          kind: span.kind ?? 0,
          attributes: byName(span.attributes),
          droppedAttributes: span.droppedAttributesCount ?? 0,
          resource: ofResource,
        }),
      ),
    );
  });
}

/** Every span in a file that a collector's file exporter writes; a line it has not finished does not count yet. */
export function spansIn(path: string): Span[] {
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => spansOf(JSON.parse(line)));
}

/**
 * The configuration of a collector that stands where Tempo is and writes what it receives to a file.
 *
 * @param except services whose spans it takes and forgets
 */
export function standIn(endpoint: string, path: string, except: readonly string[] = []): string {
  const span = except.map((name) => `resource.attributes["service.name"] == "${name}"`);
  const processors = span.length === 0 ? {} : { filter: { traces: { span } } };
  return JSON.stringify({
    receivers: { otlp: { protocols: { grpc: { endpoint, max_recv_msg_size_mib: 16 } } } },
    processors,
    exporters: { file: { path, append: true } },
    service: {
      pipelines: { traces: { receivers: ['otlp'], processors: Object.keys(processors), exporters: ['file'] } },
      telemetry: { metrics: { level: 'none' } },
    },
  });
}

/** What is particular to a span a test sends. */
export interface SpanToSend {
  readonly traceId?: string;
  readonly name?: string;
  readonly [field: string]: unknown;
}

/** Attributes in the JSON form of OTLP. */
export const attributes = (all: Readonly<Record<string, string>>) =>
  Object.entries(all).map(([key, stringValue]) => ({ key, value: { stringValue } }));

/** A number as ids of traces and spans are written. */
export const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');

let serial = 0;

/** A request in the JSON form of OTLP; what is not said of a span is sound and its own. */
export function request(service: string, spans: readonly SpanToSend[]): string {
  const now = BigInt(Date.now()) * 1_000_000n;
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributes({ 'service.name': service }) },
        scopeSpans: [
          {
            spans: spans.map((span) => {
              serial++;
              return {
                traceId: hex(serial, 32),
                spanId: hex(serial, 16),
                name: `span ${serial}`,
                kind: 2,
                startTimeUnixNano: String(now),
                endTimeUnixNano: String(now + 1_000_000n),
                ...span,
              };
            }),
          },
        ],
      },
    ],
  });
}

/** Sends a request once; returns the status, 0 if there was no answer. */
export async function post(url: string, body: string | Buffer): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
}

/** Sends a request as an SDK does that is patient: again and again until it is taken. */
export async function deliver(url: string, body: string): Promise<void> {
  while ((await post(url, body)) !== 200) await sleep(100);
}
