import { lose, told } from './loss';

/** MiB, the memory limit of the lab's daemon. */
const MEMORY_LIMIT = 512;

test.each([
  {
    title: 'the collector is killed five times, once over a rotation, and Loki is away',
    plan: { seconds: 36, kills: [6, 13, 25, 32], stopped: [19, 22], outage: [10, 25] },
  },
  {
    title: 'the disk for what waits is full: files are read on only when there is room',
    plan: { seconds: 30, kills: [], outage: [3, 25], queue: 4 * 1024 * 1024 },
  },
] as const)('no line is lost while $title', async ({ plan }) => {
  const outcome = await lose(plan);
  console.log(told(outcome));
  expect(outcome.missing).toBe(0);
  expect(outcome.memory).toBeLessThan(MEMORY_LIMIT);
});
