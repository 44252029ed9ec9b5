import setup from '../__tests__/live/global-setup';
import { lose, type Plan, told } from '../__tests__/live/loss';

/*
 * The long form of what the live test of loss does in a minute.
 *
 *   npm run soak:logs
 */

const SIX_MINUTES = 360;
const KILLS = [8, 20, 31, 43, 56];

const PLANS: Readonly<Record<string, Plan>> = {
  'killed five times in a minute': { seconds: 60, kills: KILLS },
  'Loki away for six minutes': { seconds: 400, kills: [], outage: [15, 15 + SIX_MINUTES] },
  'Loki away for six minutes and killed five times': {
    seconds: 400,
    kills: KILLS.map((second) => second * 6),
    stopped: [365, 375],
    outage: [15, 15 + SIX_MINUTES],
  },
  'a full disk for six minutes': {
    seconds: 400,
    kills: [200],
    outage: [15, 15 + SIX_MINUTES],
    queue: 16 * 1024 * 1024,
  },
};

async function main(): Promise<void> {
  setup();
  for (const [name, plan] of Object.entries(PLANS)) {
    const outcome = await lose(plan);
    console.log(`${name}: ${told(outcome)}`);
    if (outcome.missing > 0) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
