// `npm run test:mutants`: takes one rule of the proof out of the product after the other, and sees that a life breaks.
//
// A rule whose absence no life shows is a rule that nobody guards. Each mutant lives in a copy of src and test in a
// temporary folder, in a thread of its own, up to the first life that breaks and does not break without the mutation.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { drawPlan } from './draw.ts';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import { type Mutant, mutants } from './mutant-list.ts';

const usage = `npm run test:mutants -- [options]

  --lives N    lives in which a mutant has to be found (20000)
  --seed N     the first of them (1)
  --only TEXT  the mutants whose rule contains this
  --workers N  mutants at a time (one a core)`;

const options = {
  lives: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', default: '' },
  workers: { type: 'string', default: String(availableParallelism()) },
  help: { type: 'boolean', default: false },
} as const;

const { values: flags } = parseArgs({ options });
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds in which a life of a mutant must end: one that does not is found, too. */
const longestLifeMs = 60_000;

const messageSchema = z.object({
  seed: z.number(),
  violations: z.array(z.object({ kind: z.string(), about: z.string() })),
});

/** How a mutant fared. `found`: in which life and by which violation. */
type Fate = { found: string; life: number } | { problem: string };

/** Copies the product, changes it, and lives until a life breaks. */
async function fateOf(mutant: Mutant, folder: string): Promise<Fate> {
  const mutated = mutatedText(mutant);
  if (mutated === null) return { problem: 'STALE: its text is not in the file exactly once' };
  mkdirSync(folder);
  for (const part of ['src', 'test/lives', 'test/simulator', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, mutant.file), mutated);
  const fate = await firstBroken(pathToFileURL(join(folder, 'test/lives/worker.ts')));
  rmSync(folder, { recursive: true });
  return fate;
}

function mutatedText({ file, text, becomes }: Mutant): string | null {
  const source = readFileSync(join(root, file), 'utf8');
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0) return null;
  return before + becomes + after;
}

function firstBroken(script: URL): Promise<Fate> {
  const { promise, resolve } = Promise.withResolvers<Fate>();
  const lives = number(flags.lives);
  const first = number(flags.seed);
  const worker = new Worker(script, { workerData: { first, end: first + lives, step: 1 } });
  let seed = first;
  let checks: Promise<void> = Promise.resolve();
  const end = (fate: Fate) => {
    clearTimeout(watch);
    resolve(fate);
    void worker.terminate();
  };
  const watch = setTimeout(
    () => end({ found: 'a life that never ends', life: seed - first + 2 }),
    longestLifeMs,
  );
  worker.on('message', (message) => {
    const life = messageSchema.parse(message);
    seed = life.seed;
    watch.refresh();
    const [broken] = life.violations;
    if (broken === undefined) return;
    const found = { found: `${broken.kind} | ${broken.about}`, life: life.seed - first + 1 };
    checks = checks.then(async () => void ((await isWholeWithout(life.seed)) && end(found)));
  });
  worker.on('error', (error) =>
    end({ problem: `BROKEN: ${error instanceof Error ? error.message : error}` }),
  );
  worker.on('exit', () => {
    checks = checks.then(() => end({ problem: `NOT FOUND in ${seed - first + 1} lives` }));
  });
  return promise;
}

/** Whether this life breaks no promise without a mutation, so that the mutation is what broke it. */
async function isWholeWithout(seed: number): Promise<boolean> {
  return violationsOf(await live(drawPlan(seed))).length === 0;
}

async function all(): Promise<void> {
  const chosen = mutants.filter(({ rule }) => rule.includes(flags.only));
  const scratch = mkdtempSync(join(tmpdir(), 'mutants-'));
  let found = 0;
  const queue = chosen.entries();
  const lane = async () => {
    for (const [index, mutant] of queue) {
      const fate = await fateOf(mutant, join(scratch, String(index)));
      if ('found' in fate) found += 1;
      const how = 'found' in fate ? `life ${String(fate.life).padStart(5)}  ${fate.found}` : fate.problem;
      console.log(`${'found' in fate ? 'ok    ' : 'FAILED'} ${mutant.rule.padEnd(78)} ${how}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: number(flags.workers) }, lane));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log(`${found} passed, ${chosen.length - found} failed`);
  // A step that failed in a life without a mutation has set it to 1.
  process.exitCode = found < chosen.length || chosen.length === 0 ? 1 : 0;
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`'${text}' is not a whole number above 0\n\n${usage}`);
  return value;
}

if (flags.help) console.log(usage);
else await all();
