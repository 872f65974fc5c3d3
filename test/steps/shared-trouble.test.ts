// Something goes wrong with the deployment that all jobs of a run share, for one of them or for all.
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

const summariesOf = (step: Step) =>
  step.recorded.events.filter(({ kind }) => kind === 'summary').map(({ text }) => text);

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

describe('when the endpoint does not give what one job alone asks for,', () => {
  const wishes: Wish[] = [
    {
      what: 'namely a "health-path" that is answered with 401',
      options: {},
      asked: { healthPath: '/model/registry' },
      cause: 'refuses GET /model/registry with 401',
    },
    {
      what: 'namely a "health-path" that it does not know',
      options: {},
      asked: { healthPath: '/nowhere', readyTimeoutMinutes: 0.5 },
      cause: 'did not answer GET /nowhere with 200',
      fault: { path: 'endpoint:/nowhere', fault: { kind: 'status', status: 404 } },
    },
    {
      what: 'namely a model that is refused',
      options: { knownModels: ['coco/3'] },
      asked: { preloadModels: ['nope/9'] },
      cause: 'Model "nope/9" in "preload-models" cannot be loaded',
    },
    {
      what: 'namely a model whose weights are broken',
      options: { knownModels: ['torn/2:broken'] },
      asked: { preloadModels: ['torn/2'] },
      cause: 'Model "torn/2" in "preload-models" cannot be loaded',
    },
  ];

  test.each(wishes)('$what makes the job that created it leave it alive, and say so', async (row) => {
    const step = stepFor(row);
    const told = await step.main({ ...shared, ...row.asked });
    expect(told).toContain(row.cause);
    expect(told).toContain(`Deployment "${name}" is left running for the other jobs of this run.`);
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.alive()).toMatchObject([{ name, madeBy: 'add' }]);
    expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
    const all = `${told} ${step.transcript()} ${summariesOf(step).join()}`;
    expect(all).not.toMatch(/is gone|was deleted|was removed|did not start|was cancelled/);
    expect(summariesOf(step)).toEqual([expect.stringContaining('This job could not use the endpoint')]);
  });

  test.each(wishes)('$what makes the job that created it pause it, where that is asked for', async (row) => {
    const step = stepFor(row);
    const told = await step.main({ ...shared, ...row.asked, teardownOnFailure: 'pause' });
    expect(told).toContain(`Deployment "${name}" is paused.`);
    expect(told).not.toContain('as it was found');
  });

  test.each(wishes)('$what makes a job that attached leave it as it was found', async (row) => {
    const step = stepFor(row);
    step.service.place({ name });
    expect(await step.main({ ...shared, ...row.asked })).toContain(row.cause);
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.alive()).toMatchObject([{ name, madeBy: 'place' }]);
    expect(summariesOf(step)).toEqual([expect.stringContaining('This job could not use the endpoint')]);
  });

  test.each(wishes)('$what makes no job try another machine type under those that use it', async (row) => {
    const step = stepFor(row);
    const machineTypes = ['dev-gpu', 'prod-gpu'];
    expect(await step.main({ ...shared, ...row.asked, machineTypes })).toContain(row.cause);
    expect(step.service.deployments()).toMatchObject([{ name, machineType: 'dev-gpu', status: 'ready' }]);
  });
});

const infer = 'POST /infer/object_detection';

describe('when the job that created it cannot reach the endpoint, but its log shows that others can,', () => {
  test.each<{ what: string; machineTypes: string[]; request?: string }>([
    { what: 'it is left to them', machineTypes: ['dev-gpu'] },
    { what: 'no other machine type is tried', machineTypes: ['dev-gpu', 'prod-gpu'] },
    {
      what: 'such as to load their models, it is left to them',
      machineTypes: ['dev-gpu'],
      request: 'POST /model/add',
    },
  ])('$what', async ({ machineTypes, request = infer }) => {
    const { step, told } = await unreachable(`${request} 200`, { asked: { machineTypes } });
    expect(told).toContain(`Deployment "${name}" is left running for the other jobs of this run.`);
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.deployments()).toMatchObject([{ name, machineType: 'dev-gpu', status: 'ready' }]);
  });

  test('it is left to them even if the job is cancelled while it reads the log', async () => {
    const { step } = await unreachable(`${infer} 200`, {
      befalls: ({ service, cancelAt }) => {
        service.inject({ path: '/get_log', fault: { kind: 'delay', ms: 6_000 } });
        cancelAt(32_000);
      },
    });
    expect(await step.post({ jobStatus: 'cancelled' })).toBeNull();
    expect(step.service.alive()).toMatchObject([{ name, status: 'ready' }]);
  });

  test.each<{ what: string; asked: Partial<StartRequest> }>([
    { what: 'teardown: delete', asked: { teardown: 'delete', teardownOnFailure: 'delete' } },
    { what: 'teardown-on-failure: delete', asked: { teardownOnFailure: 'delete' } },
  ])('it is deleted under "$what", whatever machine types there are', async ({ asked }) => {
    for (const machineTypes of [['dev-gpu'], ['dev-gpu', 'prod-gpu']]) {
      const { step } = await unreachable(`${infer} 200`, { asked: { ...asked, machineTypes } });
      expect(await step.post({ jobStatus: 'failure' })).toBeNull();
      expect(step.service.alive()).toEqual([]);
    }
  });

  test('failed tests prove no use: it is deleted', async () => {
    const { step, told } = await unreachable(`${infer} 502`);
    expect(told).toContain(`Deployment "${name}" is gone.`);
    expect(step.service.alive()).toEqual([]);
  });

  test('one that has failed since is deleted', async () => {
    const options: SimulatorOptions = {
      machineTypes: { 'dev-gpu': 'failing' },
      provisioning: { seconds: 5 },
    };
    const { told } = await unreachable(`${infer} 200`, { options });
    expect(told).toContain('ended as "failed"');
    expect(told).toContain(`Deployment "${name}" is gone.`);
  });
});

/** Runs main where the endpoint never answers it, while the log shows this request of another job and its status. */
async function unreachable(
  request: string,
  about: {
    asked?: Partial<StartRequest>;
    options?: SimulatorOptions;
    befalls?: (step: Step) => void;
  } = {},
) {
  const step = createStep(about.options);
  step.service.clearFaults();
  step.service.inject({ path: 'endpoint:/info', fault: { kind: 'reset' } });
  const [method, path, status] = request.split(' ');
  step.service.onRequest((moment, { path: asked }) => {
    if (moment !== 'effect' || asked !== '/add') return;
    const payload = `INFO:     10.1.0.9:4410 - "${method} ${path} HTTP/1.1" ${status} `;
    step.service.log(step.service.deployments()[0]?.id ?? '', [{ payload, severity: 'INFO' }]);
  });
  about.befalls?.(step);
  const wishes = { healthPath: '/info', readyTimeoutMinutes: 0.5, ...about.asked };
  return { step, told: await step.main({ ...shared, ...wishes }) };
}

test('what another job created is not deleted when this one, back in line, sees a false absence of it', async () => {
  const step = createStep();
  let isPlaced = false;
  step.service.onRequest((moment, { path }) => {
    if (moment !== 'received' || path !== '/add' || isPlaced) return;
    isPlaced = true;
    // It was asked for in the same words, by a job whose create was faster, and the service rounds its duration.
    step.service.place({ name, durationHours: 3, machineType: 'dev-gpu', creatorEmail: 'ci@example.com' });
    step.service.place({ name: 'ci-44ud8g1-abcd', durationHours: 3 });
  });
  step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
  step.service.inject({ path: 'endpoint:/info', fault: { kind: 'reset' } });
  step.time.at(33_000, () =>
    step.service.inject({ path: '/get', fault: { kind: 'status', status: 404 }, times: 1 }),
  );
  await step.main({
    ...shared,
    healthPath: '/info',
    readyTimeoutMinutes: 0.5,
    capacityWaitMinutes: 1,
    maxRunning: 1,
  });
  expect(step.transcript()).toContain('Waiting in line');
  expect(step.service.requests().filter(({ path }) => path === '/delete')).toEqual([]);
});

/**
 * Starts so many jobs of one run together. Returns what each of them got, in the order in which they began.
 */
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

describe('of two machine types the first is of no use', () => {
  test.each<{ what: string; fate: MachineType; seconds: number }>([
    { what: 'it fails at once', fate: 'failing', seconds: 0 },
    { what: 'it fails after 8 s', fate: 'failing', seconds: 8 },
    { what: 'there is none of it', fate: 'no-capacity', seconds: 5 },
  ])('let every job use what the creator made of the second: $what', async ({ fate, seconds }) => {
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

describe('a create without an answer, and another job that was faster meanwhile', () => {
  /** The first create fails without an effect; before the second, another job has created the shared one. */
  async function outrun(lagMs: number) {
    const step = createStep();
    const fault = { kind: 'status', status: 503 } as const;
    step.service.inject({ path: '/add', fault, times: 1 });
    let creates = 0;
    step.service.onRequest((moment, { path }) => {
      if (moment !== 'received' || path !== '/add' || ++creates !== 2) return;
      step.service.place({ name, durationHours: 2.999123 });
      step.service.inject({ path: '/get', fault: { kind: 'stale', ms: 60_000 }, forMs: lagMs });
    });
    return { step, told: await step.main(shared) };
  }

  test.each([0, 10_000])('let this job attach once reads show the other one (after %i ms)', async (lagMs) => {
    const { step, told } = await outrun(lagMs);
    expect(told).toBeNull();
    expect(step.recorded.outputs).toMatchObject({ created: 'false', 'deployment-name': name });
    expect(step.service.deployments()).toHaveLength(1);
    expect(await step.post()).toBeNull();
    expect(step.service.alive()).toHaveLength(1);
  });

  test('let this job fail after a minute, with the first answer, when reads never show the other one', async () => {
    const { step, told } = await outrun(600_000);
    expect(told).toContain('POST /add answered 503');
    expect(step.time.elapsed()).toBeLessThan(90_000);
    expect(step.service.alive()).toHaveLength(1);
  });
});
