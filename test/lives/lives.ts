// `npm run test:lives`: many simulated lives, and whether every promise was kept in each.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { drawPlan } from './draw.ts';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import { shrunk } from './shrink.ts';
import { storyOf } from './story.ts';

const usage = `npm run test:lives -- [options]

  --seed N     the first seed (1)
  --lives N    how many, one a seed (20000)
  --workers N  threads (one a core)
  --only N     this seed alone, shrunk to the fewest troubles, its story told; --whole: not shrunk
  --find TEXT  with --only: the violation to shrink to, the first that contains this`;

const options = {
  seed: { type: 'string', default: '1' },
  lives: { type: 'string', default: '20000' },
  workers: { type: 'string', default: String(availableParallelism()) },
  only: { type: 'string' },
  find: { type: 'string', default: '' },
  whole: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const { values: flags } = parseArgs({ options });

const messageSchema = z.object({
  seed: z.number(),
  exchanges: z.number(),
  violations: z.array(z.object({ kind: z.string(), about: z.string() })),
});

type Tally = { lives: number; exchanges: number; broken: number; seeds: Map<string, number[]> };

/** Every thread takes each so many-th seed, so that all of them are busy to the end. */
async function all(first: number, lives: number): Promise<Tally> {
  const tally: Tally = { lives: 0, exchanges: 0, broken: 0, seeds: new Map() };
  const step = number(flags.workers);
  const parts = Array.from({ length: step }, (_, i) => ({ first: first + i, end: first + lives, step }));
  await Promise.all(parts.map((part) => run(part, tally)));
  return tally;
}

function run(part: { first: number; end: number; step: number }, tally: Tally): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: part });
  worker.on('message', (message) => {
    const { seed, exchanges, violations } = messageSchema.parse(message);
    tally.lives += 1;
    tally.exchanges += exchanges;
    if (violations.length > 0) tally.broken += 1;
    for (const { kind, about } of violations) {
      const name = `${kind} | ${about}`;
      tally.seeds.set(name, [...(tally.seeds.get(name) ?? []), seed]);
    }
  });
  worker.on('error', reject);
  worker.on('exit', () => resolve());
  return promise;
}

async function one(seed: number): Promise<void> {
  const whole = drawPlan(seed);
  const wanted = violationsOf(await live(whole)).find(({ kind, about }) =>
    `${kind} | ${about}`.includes(flags.find),
  );
  const plan = wanted === undefined || flags.whole ? whole : await shrunk(whole, wanted);
  const life = await live(plan);
  const violations = violationsOf(life);
  console.log(storyOf(life, violations));
  // A step of the life that failed has set it to 1.
  process.exitCode = violations.length > 0 ? 1 : 0;
}

function report(tally: Tally, seconds: number): void {
  const kinds = [...tally.seeds].sort(([, one], [, other]) => other.length - one.length);
  for (const [name, seeds] of kinds) {
    const some = seeds.sort((a, b) => a - b).slice(0, 5);
    console.log(`VIOLATION ${String(seeds.length).padStart(6)}  ${name}  (seeds ${some.join(', ')})`);
  }
  const rate = (tally.lives / seconds).toFixed(0);
  const mean = (tally.exchanges / tally.lives).toFixed(1);
  console.log(`${tally.lives} lives in ${seconds.toFixed(0)} s: ${rate} a second, ${mean} exchanges each`);
  console.log(`${tally.lives - tally.broken} passed, ${tally.broken} failed`);
  if (tally.broken > 0) process.exitCode = 1;
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`'${text}' is not a whole number above 0\n\n${usage}`);
  return value;
}

if (flags.help) console.log(usage);
else if (flags.only !== undefined) await one(number(flags.only));
else {
  const began = performance.now();
  const tally = await all(number(flags.seed), number(flags.lives));
  report(tally, (performance.now() - began) / 1000);
}
