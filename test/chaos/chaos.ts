// `npm run test:chaos`: many runs of the built bundles in a hostile world, and whether every promise was kept.
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { refuseStaleDist } from '../../scripts/stale-dist.ts';
import { story, type Tally, table, tallyOf } from './report.ts';
import { play } from './run.ts';
import { drawScenario } from './scenario.ts';
import { longestFirst } from './schedule.ts';
import { violationsOf } from './verdict.ts';

const usage = `npm run test:chaos -- [options]

  --seed N   the first seed (1)
  --runs N   how many seeds, one run each (100)
  --only N   this seed alone, or several: 3,17,82
  --jobs N   runs side by side (12); most of their time is waiting
  --action D the folder with the built action (this repository)
  --verbose  tell the whole story of every run, not only of a broken one`;

const ownRoot = path.join(import.meta.dirname, '..', '..');
const options = {
  seed: { type: 'string', default: '1' },
  runs: { type: 'string', default: '100' },
  only: { type: 'string' },
  action: { type: 'string', default: ownRoot },
  jobs: { type: 'string', default: '12' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** A copy of the action as it is now: a build in the meantime does not change what is tested. */
function copyAction(root: string): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'chaos-')));
  for (const part of ['action.yml', 'dist', 'logs', 'stop', 'sweep']) {
    const source = path.join(root, part);
    if (!existsSync(source)) throw new Error(`${part} is missing: run "npm run build" first`);
    cpSync(source, path.join(directory, part), { recursive: true });
  }
  return directory;
}

async function main(): Promise<void> {
  const { values: flags } = parseArgs({ options });
  if (flags.help) return console.log(usage);
  const seeds =
    flags.only === undefined
      ? range(number(flags.seed), number(flags.runs))
      : flags.only.split(',').map(number);
  if (flags.action === ownRoot) refuseStaleDist(ownRoot);
  const directory = copyAction(flags.action);
  const preload = pathToFileURL(path.join(import.meta.dirname, 'child-preload.ts')).href;
  const tallies: Tally[] = [];
  try {
    const waiting = longestFirst(seeds.map(drawScenario)).values();
    const lane = async () => {
      for (const scenario of waiting) {
        const run = await play(scenario, { directory, preload });
        const violations = violationsOf(run);
        const command = `npm run test:chaos -- --only ${scenario.seed}`;
        if (violations.length > 0 || flags.verbose) console.log(story(run, violations, command));
        tallies.push(tallyOf(run, violations));
        if (tallies.length % 100 === 0) console.log(`${tallies.length} of ${seeds.length} runs`);
      }
    };
    await Promise.all(Array.from({ length: number(flags.jobs) }, lane));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const failed = tallies.filter(({ violations }) => violations.length > 0).length;
  console.log(table(tallies));
  console.log(`${tallies.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

const range = (first: number, length: number) => Array.from({ length }, (_, index) => first + index);

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`'${text}' is not a whole number above 0\n\n${usage}`);
  return value;
}

await main();
