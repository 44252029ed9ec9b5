import type { Processor } from '../block';
import { ATTRIBUTES, VALUE_BYTES } from './limits';

/** Bytes of a name, which is what spans are searched and counted by. */
const NAME_BYTES = 1024;

/** Resource attributes that everything else is found by, and that are therefore never among those left out. */
const IDENTITY = [
  'service.name',
  'service.namespace',
  'service.instance.id',
  'service.version',
  'k8s.pod.uid',
  'k8s.pod.ip',
  'k8s.namespace.name',
  'k8s.pod.name',
];

/** Leaves out attributes above the limit, and says on the span how many they were. */
function limited(context: 'span' | 'spanevent', statements: readonly string[] = []) {
  const attributes = `${context}.attributes`;
  const dropped = `${context}.dropped_attributes_count`;
  return {
    context,
    statements: [
      `set(${dropped}, ${dropped} + Len(${attributes}) - ${ATTRIBUTES}) where Len(${attributes}) > ${ATTRIBUTES}`,
      `limit(${attributes}, ${ATTRIBUTES}, [])`,
      `truncate_all(${attributes}, ${VALUE_BYTES})`,
      ...statements,
    ],
  };
}

/** Bounds the size of spans, whatever a client sends, so that one of them is never too large for the store. */
export const spanLimits: Processor<'parse', 'traces'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/span-limits',
  carries: { traces: true },
  config: () => ({
    error_mode: 'ignore',
    trace_statements: [
      {
        context: 'resource',
        statements: [
          `limit(resource.attributes, ${ATTRIBUTES}, [${IDENTITY.map((key) => `"${key}"`).join(', ')}])`,
          `truncate_all(resource.attributes, ${VALUE_BYTES})`,
        ],
      },
      limited('span', [`set(span.name, Substring(span.name, 0, ${NAME_BYTES})) where Len(span.name) > ${NAME_BYTES}`]),
      limited('spanevent'),
    ],
  }),
};
