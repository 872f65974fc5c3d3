// How long a step takes to say that there is nothing it can do.
import { type Step, steps } from '../entry-files.ts';
import { entryOf } from './bundles.ts';
import { interleaved, type Program } from './processes.ts';
import { type Report, type Section, shown, type Target } from './section.ts';
import { median, medianRatio, quantile } from './statistics.ts';

const rounds = 40;
/** The first promise, and what the best peer of this class takes for the same. */
const mostRatio = 3.7;
const peerRatio = 3.1;

export const startUp: Section = {
  name: 'start-up',
  title: `Start-up: whole processes that fail fast, over \`node -e 0\` (${rounds} interleaved rounds)`,
  measure,
};

async function measure(): Promise<Report> {
  const floor: Program = { name: 'node -e 0', args: ['-e', '0'], exitCode: 0 };
  const times = await interleaved([floor, ...steps.map(failingFast)], rounds);
  const floorMs = times[floor.name] ?? [];
  const ratioOf = (name: string) => medianRatio(times[name] ?? [], floorMs);
  const rows = [floor.name, ...steps].map((name) => {
    const ms = times[name] ?? [];
    const isFloor = name === floor.name;
    return [
      isFloor ? name : `dist/${name}`,
      shown(median(ms)),
      shown(quantile(ms, 0.1)),
      shown(quantile(ms, 0.9)),
      ratioOf(name).toFixed(2),
    ];
  });
  const columns = ['process', 'median ms', '10 %', '90 %', 'ratio'];
  const promised = ['main', 'post'].flatMap((name) => [
    target(name, ratioOf(name), mostRatio),
    target(name, ratioOf(name), peerRatio),
  ]);
  return {
    tables: [{ title: '', columns, rows }],
    targets: promised,
    notes: [
      'main and the companions get no inputs, post no state. The ratio is the median of the ratios of each round.',
    ],
  };
}

/** Without inputs all steps fail; a post step without state has nothing to do. */
function failingFast(name: Step): Program {
  return { name, args: [entryOf(name)], exitCode: name === 'post' ? 0 : 1 };
}

function target(name: string, ratio: number, most: number): Target {
  return { what: `dist/${name} over node -e 0`, value: ratio, bound: { most }, unit: '' };
}
