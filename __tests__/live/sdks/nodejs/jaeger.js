/** Sends spans with a Jaeger client, in Thrift over HTTP: `node jaeger.js <collector> <spans>`. */
const { initTracer } = require('jaeger-client');

const [, , collectorEndpoint, count] = process.argv;
const tracer = initTracer({
  serviceName: process.env.OTEL_SERVICE_NAME,
  sampler: { type: 'const', param: 1 },
  reporter: { collectorEndpoint },
});
for (let number = 0; number < Number(count); number++) tracer.startSpan(`jaeger ${number}`).finish();
tracer.close(() => process.exit(0));
