import { counter, signals } from '../../../watch/metric';

/** What the client of Datadog in a collector tells of what it could not send. */
export function datadogSignals(job: string) {
  return signals({ job, transport: 'service', known: 'seen' }, { datadog_trace_agent_trace_writer_errors: counter() });
}
