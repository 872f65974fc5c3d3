// What the step adds to what the service needs: main beyond provisioning, post beyond the deletion.
import { seeded } from '../../test/simulator/random.ts';
import { answerMs, quietStep } from './fleet.ts';
import { type Program, timed } from './processes.ts';
import { type RealStep, runRealStep } from './real-step.ts';
import { type Report, type Section, shown } from './section.ts';
import { mean, median, quantile } from './statistics.ts';

/** Seconds the service needs to provision and to delete; each pair is a row. */
const services = [
  { provisioning: 0, deletion: 0 },
  { provisioning: 3, deletion: 2 },
  { provisioning: 8, deletion: 5 },
] as const;
const rounds = 9;
/** What every process takes on this machine at this time. */
const floor: Program = { name: 'node -e 0', args: ['-e', '0'], exitCode: 0 };

export const overhead: Section = {
  name: 'overhead',
  title: `Own overhead of main and post, whole processes, 20 ms an answer, two probes (${rounds} rounds)`,
  measure,
};

async function measure(): Promise<Report> {
  const steps = services.map((): RealStep[] => []);
  const floorMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [at, service] of services.entries()) {
      floorMs.push(await timed(floor));
      const options = { provisioning: { seconds: service.provisioning }, deletionSeconds: service.deletion };
      steps[at]?.push(await runRealStep({ ...options, latencyMs: answerMs, platformProbes: false }));
    }
  }
  const over = services.map(({ provisioning, deletion }, at) => ({
    main: (steps[at] ?? []).map(({ mainMs }) => mainMs / 1000 - provisioning),
    post: (steps[at] ?? []).map(({ postMs }) => postMs / 1000 - deletion),
  }));
  const virtual: Over[] = [];
  for (const service of services) virtual.push(await withoutProcess(service));
  const rows = services.map(({ provisioning, deletion }, at) => {
    const { main, post } = over[at] ?? { main: [], post: [] };
    const alone = virtual[at] ?? { main: Number.NaN, post: Number.NaN };
    const name = `${provisioning} s / ${deletion} s`;
    return [name, ...figures(main), shown(alone.main), ...figures(post), shown(alone.post)];
  });
  const columns = [
    'provisioning / deletion',
    ...['main: median s', 'mean', '90 %', 'virtual'],
    ...['post: median s', 'mean', '90 %', 'virtual'],
  ];
  return {
    tables: [{ title: '', columns, rows }],
    targets: [
      {
        what: 'main beyond provisioning, worst row by its mean',
        value: Math.max(...over.map(({ main }) => mean(main))),
        bound: { most: 1.5 },
        unit: ' s',
      },
      {
        what: 'post beyond the deletion, worst row by its median',
        value: Math.max(...over.map(({ post }) => median(post))),
        bound: { most: 0.5 },
        unit: ' s',
      },
    ],
    notes: [
      '"virtual": the mean of the same without processes, in virtual time: answers and pauses alone.',
      `"node -e 0" takes ${shown(median(floorMs))} ms here, now. ${processNote(over, virtual, median(floorMs))}`,
    ],
  };
}

type Over = { main: number; post: number };

/** What answers and pauses make of it, seconds: the logic of both stages in virtual time. Throws where one fails. */
async function withoutProcess({ provisioning, deletion }: (typeof services)[number]): Promise<Over> {
  const draws: Over[] = [];
  for (let seed = 0; seed < 20; seed++) {
    const options = { provisioning: { seconds: provisioning }, deletionSeconds: deletion };
    const step = quietStep(options, seeded(seed));
    const mainProblem = await step.main();
    const main = step.time.elapsed() / 1000;
    const problem = mainProblem ?? (await step.post());
    if (problem !== null) throw new Error(problem);
    draws.push({ main: main - provisioning, post: step.time.elapsed() / 1000 - main - deletion });
  }
  return { main: mean(draws.map((over) => over.main)), post: mean(draws.map((over) => over.post)) };
}

function figures(seconds: readonly number[]): string[] {
  return [shown(median(seconds)), shown(mean(seconds)), shown(quantile(seconds, 0.9))];
}

/** The real figures less the virtual ones, over the floor: what the processes themselves take, on any machine. */
function processNote(
  real: readonly { main: number[]; post: number[] }[],
  virtual: readonly Over[],
  floorMs: number,
): string {
  const times = (stage: 'main' | 'post') =>
    shown(
      mean(real.map((over, at) => ((median(over[stage]) - (virtual[at]?.[stage] ?? 0)) * 1000) / floorMs)),
    );
  return `What is not virtual: main ${times('main')}, post ${times('post')} times that.`;
}
