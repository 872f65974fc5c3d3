// Every so many-th life in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { drawPlan } from './draw.ts';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';

const { first, end, step } = z
  .object({ first: z.number(), end: z.number(), step: z.number() })
  .parse(workerData);

for (let seed = first; seed < end; seed += step) {
  const life = await live(drawPlan(seed));
  const violations = violationsOf(life).map(({ kind, about }) => ({ kind, about }));
  parentPort?.postMessage({ seed, exchanges: life.wire.exchanges.length, violations });
}
