import setup from '../__tests__/live/global-setup';
import { sendThroughOutage } from '../__tests__/live/transport';

/*
 * Samples through the daemon while Prometheus is away for three minutes, by each way to it, with the collector alive and
 * killed twice: what docs/metrics.md says is lost.
 *
 *   npm run soak:metrics
 */

const AWAY_SECONDS = 180;
/** Milliseconds between two samples. */
const EVERY = 200;

async function main(): Promise<void> {
  setup();
  for (const transport of ['remote-write', 'otlp'] as const) {
    for (const kills of [0, 2]) {
      const { sent, missing, memory } = await sendThroughOutage(transport, {
        awaySeconds: AWAY_SECONDS,
        every: EVERY,
        kills,
      });
      console.log(
        `${transport}, killed ${kills} times: ${missing} of ${sent} missing, at most ${memory.toFixed(0)} MiB of memory`,
      );
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
