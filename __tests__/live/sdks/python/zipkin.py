"""Sends spans with a Zipkin client: `python zipkin.py <collector> <spans>`."""

import sys

from opentelemetry.exporter.zipkin.json import ZipkinExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

endpoint, count = sys.argv[1:]
provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(ZipkinExporter(endpoint=endpoint)))
tracer = provider.get_tracer("zipkin")
for number in range(int(count)):
    tracer.start_span(f"zipkin {number}").end()
provider.shutdown()
