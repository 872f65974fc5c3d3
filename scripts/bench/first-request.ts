// Measures the time from the start of a step's process to its first request, before which nothing can happen.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../test/simulator/simulator.ts';
import { ownedScripts } from './bundles.ts';
import { type Stage, useOnce } from './one-use.ts';
import { type Program, timed } from './processes.ts';
import { timeByOwner } from './profiles.ts';
import { type Report, type Section, shown, type Table } from './section.ts';
import { mean, median, medianRatio, quantile } from './statistics.ts';

const rounds = 25;
const profiledUses = 5;
/** The promises, in multiples of `node -e 0`. The main step of create-github-app-token takes 3.34. */
const mostRatio = { main: 3.6, post: 3 };
const stages = ['main', 'post'] as const;
const floor: Program = { name: 'node -e 0', args: ['-e', '0'], exitCode: 0 };
/** With the compiled code that Node keeps from main for post, and without it. */
const ways = [
  { name: 'as it is', env: {} },
  { name: 'nothing kept', env: { NODE_DISABLE_COMPILE_CACHE: '1' } },
] as const;

export const firstRequest: Section = {
  name: 'first-request',
  title: `First request: from the start of the process to its arrival, over \`node -e 0\` (${rounds} interleaved rounds)`,
  measure,
};

async function measure(): Promise<Report> {
  const simulator = await startSimulator();
  try {
    const floorMs: number[] = [];
    const took = ways.map(() => ({ main: [] as number[], post: [] as number[] }));
    // The first round only warms the machine up.
    for (let round = -1; round < rounds; round++) {
      const bare = await timed(floor);
      if (round >= 0) floorMs.push(bare);
      for (const [at, { env }] of ways.entries()) {
        const use = await useOnce(simulator, { env });
        if (round >= 0) for (const stage of stages) took[at]?.[stage].push(use[stage].tookMs);
      }
    }
    const row = (name: string, ms: readonly number[]) => [
      name,
      ...[median(ms), quantile(ms, 0.1), quantile(ms, 0.9)].map(shown),
      medianRatio(ms, floorMs).toFixed(2),
    ];
    const rows = ways.flatMap(({ name }, at) =>
      stages.map((stage) => row(`${stage}, ${name}`, took[at]?.[stage] ?? [])),
    );
    const columns = ['process', 'median ms', '10 %', '90 %', 'ratio'];
    const times: Table = { title: '', columns, rows: [row(floor.name, floorMs), ...rows] };
    return {
      tables: [times, await shares(simulator)],
      targets: stages.map((stage) => ({
        what: `${stage}, to its first request, over node -e 0`,
        value: medianRatio(took[0]?.[stage] ?? [], floorMs),
        bound: { most: mostRatio[stage] },
        unit: '',
      })),
      notes: [
        'main finds nothing kept, post what its main compiled. The ratio is the median of the ratios of each round.',
        `The shares are means of ${profiledUses} profiles. A profile slows a process down, and its shares do not.`,
      ],
    };
  } finally {
    await simulator.close();
  }
}

/** How much of the time until the first request each package takes, in percent. */
async function shares(simulator: Simulator): Promise<Table> {
  const scripts = ownedScripts();
  const spent: Record<Stage, Map<string, number>[]> = { main: [], post: [] };
  for (let use = 0; use < profiledUses; use++) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-profiles-'));
    try {
      const nodeArgs = (stage: Stage) => [
        ...['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', join(folder, stage)],
      ];
      const arrived = await useOnce(simulator, { nodeArgs });
      for (const stage of stages) {
        const [file = ''] = globSync(join(folder, stage, '*.cpuprofile'));
        spent[stage].push(timeByOwner(readFileSync(file, 'utf8'), scripts, arrived[stage].arrivedAt));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const share = (stage: Stage, owner: string) =>
    mean(spent[stage].map((of) => ((of.get(owner) ?? 0) * 100) / sum([...of.values()])));
  const owners = [...new Set(stages.flatMap((stage) => spent[stage].flatMap((of) => [...of.keys()])))];
  const rows = owners
    .sort((one, other) => share('main', other) - share('main', one))
    .map((owner) => [owner, ...stages.map((stage) => share(stage, owner).toFixed(1))]);
  return { title: 'Until the first request', columns: ['spent on', 'main %', 'post %'], rows };
}

function sum(values: readonly number[]): number {
  return values.reduce((one, other) => one + other, 0);
}
