// Measures whether the polls of 200 steps that start together are spread over time.
import { seeded } from '../../test/simulator/random.ts';
import { runFleet } from './fleet.ts';
import { type Report, type Section, shown, type Target } from './section.ts';
import { mean, median } from './statistics.ts';

const count = 200;
const binMs = 100;
/** Steps poll less often as they wait, so chance gets the same number of polls as the steps in each of these blocks (ms). */
const blockMs = 2_000;
/** Windows in seconds since the beginning, after the creates and before the first deployment is ready. */
const windows = [
  [2, 10],
  [10, 30],
  [30, 60],
] as const;
const spreadsMs = [0, 1_000, 10_000];
const seeds = [1, 2, 3, 4, 5];
/** How many times the peak of pure chance the peak of the herd may be. */
const mostOverChance = 1.5;

export const herd: Section = {
  name: 'herd',
  title: `Herd: ${count} main steps at once against one service, in virtual time (medians of ${seeds.length} runs)`,
  measure,
};

type Herd = { mean: number; peak: number; chance: number };

async function measure(): Promise<Report> {
  const rows: string[][] = [];
  const targets: Target[] = [];
  for (const spreadMs of spreadsMs) {
    const runs: number[][] = [];
    for (const seed of seeds) runs.push(await looksOf(spreadMs, seed));
    const begun = spreadMs === 0 ? 'in one moment' : `within ${spreadMs / 1000} s`;
    const herds = windows.map((window) => middle(runs.map((looks, at) => herdIn(looks, window, at))));
    for (const [at, [from, to]] of windows.entries()) {
      const { mean: average, peak, chance } = herds[at] ?? { mean: 0, peak: 0, chance: 0 };
      const figures = [average, peak, peak / average, chance / average, peak / chance];
      rows.push([begun, `${from} to ${to} s`, ...figures.map(shown)]);
    }
    targets.push({
      what: `peak over chance, begun ${begun}, worst window`,
      value: Math.max(...herds.map(({ peak, chance }) => peak / chance)),
      bound: { most: mostOverChance },
      unit: '',
    });
  }
  const columns = ['begun', 'seen from', 'mean', 'peak', 'peak/mean', 'by chance', 'over chance'];
  return {
    tables: [{ title: `looks at the service per ${binMs} ms`, columns, rows }],
    targets,
    notes: [
      `"by chance": peak/mean of as many looks at random moments. In step they would all fall together: ${count} at a time.`,
    ],
  };
}

/** The times of all polls (ms since the beginning). */
async function looksOf(spreadMs: number, seed: number): Promise<number[]> {
  const provisioning = { seconds: 75, jitter: 60 };
  const { requests, began } = await runFleet({ count, spreadMs, provisioning, seed });
  return requests.flatMap(({ path, at }) => (path === '/get' ? [at - began] : []));
}

function herdIn(looks: readonly number[], [from, to]: readonly [number, number], seed: number): Herd {
  const range = { from: from * 1_000, to: to * 1_000 };
  const counted = looks.filter((at) => at >= range.from && at < range.to);
  const draw = seeded(seed);
  const random = counted.map((at) => (Math.floor(at / blockMs) + draw()) * blockMs);
  const bins = perBin(counted, range);
  return { mean: mean(bins), peak: Math.max(...bins), chance: Math.max(...perBin(random, range)) };
}

function perBin(moments: readonly number[], { from, to }: { from: number; to: number }): number[] {
  const bins: number[] = Array.from({ length: (to - from) / binMs }, () => 0);
  for (const at of moments) {
    const bin = Math.floor((at - from) / binMs);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

function middle(runs: readonly Herd[]): Herd {
  return {
    mean: median(runs.map((run) => run.mean)),
    peak: median(runs.map((run) => run.peak)),
    chance: median(runs.map((run) => run.chance)),
  };
}
