import setup from '../__tests__/live/global-setup';
import { recorded } from '../__tests__/live/recorded';
import { WATCHED, Watched } from '../__tests__/live/watched';
import { resolveEnvironments } from '../constructs/config/resolve';
import { build } from '../constructs/render';
import { usedIn, wordsOf } from '../constructs/watch/metric';
import { asked, catalogue } from '../constructs/wiring/catalogue';

/*
 * What metrics cost: series and samples a second of each source, and the share of them that nobody asks for, which
 * `prometheus.metrics: 'used'` does not store. As root on Linux, with Go.
 *
 *   npm run bench:metrics
 */

const INTERVAL = 30;

async function main(): Promise<void> {
  setup();
  const [environment] = resolveEnvironments([WATCHED]);
  if (environment === undefined) throw new Error('there is no environment');
  const stack = build(environment);
  const words = wordsOf(asked(stack).map(({ query }) => query));
  const watched = await Watched.start();
  try {
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    let all = 0;
    let kept = 0;
    const metrics = catalogue(stack).map(({ metric }) => metric);
    for (const job of [...new Set(metrics.map(({ source }) => source.job))].filter((name) => name !== '').sort()) {
      const [{ source }] = metrics.filter((metric) => metric.source.job === job) as [(typeof metrics)[number]];
      const [sample] = await watched.promql(`count({job="${job}"})`);
      if (sample === undefined) continue;
      const series = Number(sample.value[1]);
      let used = 0;
      for (const { name, type } of await recorded(watched, job, source.transport)) {
        if (!usedIn(words, { name, type })) continue;
        const [counted] = await watched.promql(`count({job="${job}", __name__=~"${name}(_bucket|_sum|_count)?"})`);
        used += Number(counted?.value[1] ?? 0);
      }
      all += series;
      kept += used;
      console.log(
        `${job}: ${series} series, ${(series / INTERVAL).toFixed(1)} samples/s at ${INTERVAL} s; ${used} asked for`,
      );
    }
    console.log(
      `all: ${all} series, ${(all / INTERVAL).toFixed(0)} samples/s; "used" stores ${kept}, and drops ${((1 - kept / all) * 100).toFixed(1)} %`,
    );
  } finally {
    await watched.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
