import setup from '../__tests__/live/global-setup';
import { sendThroughTrouble } from '../__tests__/live/span-loss';

/*
 * Spans through the daemon while the store is away for a minute and the collector is killed twice: the long form of the
 * live test.
 *
 *   npm run soak:traces
 */

const SPANS = 50_000;
const AWAY_SECONDS = 60;

async function main(): Promise<void> {
  setup();
  const { missing, again, memory, seconds } = await sendThroughTrouble(SPANS, AWAY_SECONDS);
  console.log(
    `${SPANS} spans in ${seconds.toFixed(0)} s, ${missing} missing, ${again} arrived again, at most ${memory.toFixed(0)} MiB of memory`,
  );
  if (missing > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
