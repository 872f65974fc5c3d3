// What warm reuse saves: the second run resumes what the first one paused, instead of creating anew.
import { seeded } from '../../test/simulator/random.ts';
import { quietStep } from './fleet.ts';
import { type Report, type Section, shown } from './section.ts';
import { mean } from './statistics.ts';

/** Seconds the service takes to create and to resume. How long a resume really takes is not documented. */
const services = [
  { create: 60, resume: 15 },
  { create: 120, resume: 30 },
  { create: 120, resume: 60 },
  { create: 300, resume: 30 },
] as const;
const draws = 20;

export const reuse: Section = {
  name: 'reuse',
  title: `Warm reuse: "teardown: pause" with "if-exists: reuse" against a new deployment, in virtual time (mean of ${draws})`,
  measure,
};

async function measure(): Promise<Report> {
  const rows: string[][] = [];
  const beyond: number[] = [];
  for (const service of services) {
    const runs: TwoRuns[] = [];
    for (let made = 0; made < draws; made++) runs.push(await twoRuns(service, rows.length * draws + made));
    const created = mean(runs.map((run) => run.created));
    const resumed = mean(runs.map((run) => run.resumed));
    beyond.push(...runs.map((run) => run.resumed - run.resume));
    rows.push([
      `${service.create} s / ${service.resume} s`,
      shown(created),
      shown(resumed),
      shown(created - resumed),
      (created / resumed).toFixed(1),
    ]);
  }
  const columns = ['create / resume at the service', 'main, new: s', 'main, reused: s', 'saved s', 'times'];
  return {
    tables: [{ title: '', columns, rows }],
    targets: [
      {
        what: 'main of a reused one beyond the resume, mean',
        value: mean(beyond),
        bound: { most: 1.5 },
        unit: ' s',
      },
    ],
    notes: ['The spans of the service are assumptions: its pages do not say how long a resume takes.'],
  };
}

/** Seconds of main in a run that creates and pauses, and in the next one that resumes; and what the resume itself took. */
type TwoRuns = { created: number; resumed: number; resume: number };

/** Two runs, one after the other; the spans are drawn up to a tenth around those given. Throws where a stage fails. */
async function twoRuns(given: { create: number; resume: number }, seed: number): Promise<TwoRuns> {
  const draw = seeded(seed);
  const create = given.create * (0.9 + 0.2 * draw());
  const resume = given.resume * (0.9 + 0.2 * draw());
  let starts = 0;
  const step = quietStep(
    { provisioning: { seconds: () => (starts++ === 0 ? create : resume) } },
    seeded(seed + 1),
  );
  const asked = { deploymentName: 'warm-gpu', teardown: 'pause', ifExists: 'reuse' } as const;
  const main = async () => {
    const began = step.time.elapsed();
    stopAt(await step.main(asked));
    return (step.time.elapsed() - began) / 1000;
  };
  const created = await main();
  stopAt(await step.post());
  const resumed = await main();
  if (step.service.deployments().length !== 1) throw new Error('the second run did not reuse the deployment');
  return { created, resumed, resume };
}

function stopAt(problem: string | null): void {
  if (problem !== null) throw new Error(problem);
}
