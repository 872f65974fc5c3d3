// One deployment for all jobs of a run, when something goes wrong with it: for one of them, or for all.
import { describe, expect, test } from 'vitest';
import type { StartRequest } from '../../src/start/request.ts';
import { main } from '../../src/steps/main.ts';
import { createRecordingJob } from '../fakes/recording-job.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import type { Injection } from '../simulator/http/faults.ts';
import type { MachineType, SimulatorOptions } from '../simulator/options.ts';
import { seeded } from '../simulator/random.ts';

const shared = {
  scope: 'run',
  ifExists: 'reuse',
  teardown: 'keep',
  teardownOnFailure: 'keep',
  healthPath: '',
} as const;
const name = 'ci-44ud8g0-1p98';

const summaryOf = (step: Step) => step.recorded.events.find(({ kind }) => kind === 'summary')?.text ?? '';

type Wish = {
  what: string;
  options: SimulatorOptions;
  asked: Partial<StartRequest>;
  fault?: Injection;
  cause: string;
};

function stepFor({ options, fault }: Wish): Step {
  const step = createStep(options);
  if (fault !== undefined) step.service.inject(fault);
  return step;
}

describe('what only this job asks for, and the endpoint does not give', () => {
  const wishes: Wish[] = [
    {
      what: 'a "health-path" that is answered with 401',
      options: {},
      asked: { healthPath: '/model/registry' },
      cause: 'refuses GET /model/registry with 401',
    },
    {
      what: 'a "health-path" that it does not know',
      options: {},
      asked: { healthPath: '/nowhere', readyTimeoutMinutes: 0.5 },
      cause: 'did not answer GET /nowhere with 200',
      fault: { path: 'endpoint:/nowhere', fault: { kind: 'status', status: 404 } },
    },
    {
      what: 'a model that is refused',
      options: { knownModels: ['coco/3'] },
      asked: { preloadModels: ['nope/9'] },
      cause: 'Model "nope/9" in "preload-models" cannot be loaded',
    },
    {
      what: 'a model whose weights are broken',
      options: { knownModels: ['torn/2:broken'] },
      asked: { preloadModels: ['torn/2'] },
      cause: 'Model "torn/2" in "preload-models" cannot be loaded',
    },
  ];

  test.each(wishes)('$what: the job that created it leaves it alive, and says so', async (row) => {
    const step = stepFor(row);
    const told = await step.main({ ...shared, ...row.asked });
    expect(told).toContain(row.cause);
    expect(told).toContain(`Deployment "${name}" is left running for the other jobs of this run.`);
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.alive()).toMatchObject([{ name, madeBy: 'add' }]);
    expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
    expect(`${told} ${step.transcript()} ${summaryOf(step)}`).not.toMatch(/is gone|was deleted|was removed/);
  });

  test.each(wishes)('$what: a job that attached leaves it as it was found', async (row) => {
    const step = stepFor(row);
    step.service.place({ name });
    expect(await step.main({ ...shared, ...row.asked })).toContain(row.cause);
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.alive()).toMatchObject([{ name, madeBy: 'place' }]);
  });

  test.each(wishes)('$what: no other machine type is tried under the jobs that use it', async (row) => {
    const step = stepFor(row);
    const machineTypes = ['dev-gpu', 'prod-gpu'];
    expect(await step.main({ ...shared, ...row.asked, machineTypes })).toContain(row.cause);
    expect(step.service.deployments()).toMatchObject([{ name, machineType: 'dev-gpu', status: 'ready' }]);
  });
});

/** So many jobs of one run that begin together; what each of them got, in the order in which they began. */
async function startTogether(count: number, options: SimulatorOptions, seed: number) {
  const step = createStep(options);
  const asked = { ...request, ...shared, machineTypes: ['prod-gpu', 'dev-gpu'] };
  const jobs = Array.from({ length: count }, () => createRecordingJob());
  const starts = jobs.map(({ job }, index) =>
    main(asked, { ...step.ports, job, random: seeded(seed + index) }),
  );
  const ends = await step.time.run(Promise.allSettled(starts));
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  return { step, errors, outputs: jobs.map(({ outputs }) => outputs) };
}

describe('two machine types, the first of which is of no use', () => {
  test.each<{ what: string; fate: MachineType; seconds: number }>([
    { what: 'it fails at once', fate: 'failing', seconds: 0 },
    { what: 'it fails after 8 s', fate: 'failing', seconds: 8 },
    { what: 'there is none of it', fate: 'no-capacity', seconds: 5 },
  ])('$what: every job goes on with what the creator made of the second', async ({ fate, seconds }) => {
    for (const seed of [1, 20, 300]) {
      const { step, errors, outputs } = await startTogether(
        5,
        {
          machineTypes: { 'prod-gpu': fate },
          provisioning: { seconds },
          deletionSeconds: 2,
          latencyMs: (random) => 5 + random() * 200,
        },
        seed,
      );
      expect(errors).toEqual([]);
      expect(outputs.map((output) => output['machine-type'])).toEqual(Array(5).fill('dev-gpu'));
      expect(new Set(outputs.map(({ domain }) => domain)).size).toBe(1);
      expect(outputs.filter(({ created }) => created === 'true')).toHaveLength(1);
      expect(step.service.alive()).toHaveLength(1);
    }
  });
});
