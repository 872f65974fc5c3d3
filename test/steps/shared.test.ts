// All jobs of a run share one deployment: the first one creates it, and the others attach.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { main } from '../../src/steps/main.ts';
import { createRecordingJob } from '../fakes/recording-job.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

const quick = { healthPath: '' };
const shared = {
  ...quick,
  scope: 'run',
  ifExists: 'reuse',
  teardown: 'keep',
  teardownOnFailure: 'keep',
} as const;

describe('under scope: run', () => {
  test('the first job creates a deployment named after the run, and post leaves it alive', async () => {
    const step = createStep();
    expect(await step.main(shared)).toBeNull();
    await step.post();
    expect(step.recorded.outputs['created']).toBe('true');
    expect(step.service.alive().map(({ name }) => name)).toEqual(['ci-44ud8g0-1p98']);
  });

  test('a later job attaches to it, and leaves it alive (transcript)', async () => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g0-1p98' });
    expect(await step.main(shared)).toBeNull();
    await step.post({ jobStatus: 'failure' });
    expect(step.recorded.outputs['created']).toBe('false');
    expect(step.service.alive()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   GET /get -> 200
      0.0   "Using deployment "ci-44ud8g0-1p98" (id mAg88Rlsa9ceIZPJeEYv, ready), which this step did not create."
      0.0   GET /get -> 200
      0.0   "1 of 1 replicas up; status ready."
      0.0   "Ready after 0.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-1p98.roboflow.cloud"
      0.0   GET /get -> 200
      0.0   "Deployment "ci-44ud8g0-1p98" is left as it was found."
      0.0   warning: No verdict: the endpoint's log is empty
    `);
  });

  test('a job attaches when another was faster to create (transcript)', async () => {
    const step = createStep({ provisioning: { seconds: 5 } });
    step.service.onRequest((moment, { path }) => {
      if (moment === 'received' && path === '/add') {
        step.service.place({ name: 'ci-44ud8g0-1p98', status: 'pending', durationHours: 2.999123 });
      }
    });
    expect(await step.main(shared)).toBeNull();
    expect(step.recorded.outputs['created']).toBe('false');
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   GET /get -> 404
      0.0   POST /add -> 409
      0.0   GET /get -> 200 (2×)
      0.0   "Using deployment "ci-44ud8g0-1p98" (id Ag88Rlsa9ceIZPJeEYvR, pending), which this step did not create."
      0.0   GET /get -> 200
      0.0   "Status: pending, 0 of 1 replicas (0 s)"
      1.7   GET /get -> 200 (4×)
      5.2   "1 of 1 replicas up; status ready."
      5.2   "Ready after 5.2 s (its replicas; no probe was asked for): https://ci-44ud8g0-1p98.roboflow.cloud"
    `);
  });

  test('a paused deployment is resumed, and not paused again while others may use it', async () => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g0-1p98', status: 'paused' });
    expect(await step.main(shared)).toBeNull();
    await step.post();
    expect(step.service.alive()).toHaveLength(1);
    expect(step.transcript()).toContain('"ci-44ud8g0-1p98" is left running for the other jobs of this run');
    expect(step.transcript()).not.toContain('as it was found');
  });

  test('a deployment that another job has just resumed is attached to, though our resume is refused', async () => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g0-1p98', status: 'paused' });
    step.service.inject({
      path: '/resume',
      fault: { kind: 'status', status: 400, text: 'not paused', effect: true },
    });
    expect(await step.main(shared)).toBeNull();
  });

  test('a resume that is refused for the key is an error at once', async () => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g0-1p98', status: 'paused' });
    step.service.inject({ path: '/resume', fault: { kind: 'status', status: 403 } });
    expect(await step.main(shared)).toContain(
      'Could not resume deployment "ci-44ud8g0-1p98": POST /resume answered 403',
    );
  });

  test("a deployment that is deleted during a job's wait is created again by that job", async () => {
    const step = createStep({ provisioning: { seconds: 60 } });
    step.service.place({ name: 'ci-44ud8g0-1p98', status: 'pending' });
    step.time.at(20_000, () => void step.ports.api.delete('ci-44ud8g0-1p98'));
    expect(await step.main(shared)).toBeNull();
    expect(step.service.alive().map(({ madeBy }) => madeBy)).toEqual(['add']);
  });
});

describe('a job whose start fails under scope: run', () => {
  test('leaves the deployment to the others when the reason is its own', async () => {
    const step = createStep({ knownModels: ['coco/3'] });
    expect(await step.main({ ...shared, preloadModels: ['nope/9'] })).toContain('"nope/9"');
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toHaveLength(1);
  });

  test.each([500, 404])('leaves it to them when the endpoint answers %i to its probe', async (status) => {
    const step = createStep();
    step.service.inject({ path: 'endpoint:/healthz', fault: { kind: 'status', status } });
    const told = await step.main({ ...shared, healthPath: '/healthz', readyTimeoutMinutes: 1 });
    expect(told).toContain(`answers ${status} on GET /healthz`);
    expect(told).toContain('is left running for the other jobs of this run');
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toHaveLength(1);
  });

  test('leaves it to them when it comes up before its delete is taken, and tries no other machine type', async () => {
    const step = createStep({ provisioning: { seconds: 61 } });
    const locked = { kind: 'status', status: 423, text: 'locked' } as const;
    step.service.inject({ path: '/delete', fault: locked, forMs: 65_000 });
    const told = await step.main({
      ...shared,
      machineTypes: ['dev-gpu', 'dev-cpu'],
      readyTimeoutMinutes: 1,
    });
    expect(told).toContain('did not have 1 replica up within 60 s');
    expect(told).toContain('is left running for the other jobs of this run');
    expect(step.service.deployments().map(({ machineType }) => machineType)).toEqual(['dev-gpu']);
    expect(step.service.alive()).toHaveLength(1);
  });

  test('deletes the deployment that it created when the endpoint never comes up, which is of use to nobody', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'failing' } });
    expect(await step.main(shared)).toContain('ended as "failed"');
    expect(step.service.deployments().map(({ status }) => status)).toEqual(['deleted']);
  });
});

test('of 50 steps that start at the same moment one creates, 49 attach, and all get the same domain', async () => {
  const step = createStep({ provisioning: { seconds: 30 }, latencyMs: (random) => 5 + random() * 500 });
  const { time } = step;
  const others = await startTogether(step, 50);
  expect(others.map(({ domain }) => domain)).toEqual(Array.from({ length: 50 }, () => others[0]?.domain));
  expect(others.filter(({ created }) => created === 'true')).toHaveLength(1);
  expect(step.service.alive()).toHaveLength(1);
  expect(time.elapsed()).toBeLessThan(45_000);
});

/** Starts so many mains of one run against one service, each with a job and random numbers of its own. */
async function startTogether(step: Step, count: number) {
  const shared = { ...request, ...quick, scope: 'run', ifExists: 'reuse', teardown: 'keep' } as const;
  const jobs = Array.from({ length: count }, () => createRecordingJob());
  const starts = jobs.map(({ job }, index) => main(shared, { ...step.ports, job, random: seeded(index) }));
  await step.time.run(Promise.all(starts));
  return jobs.map(({ outputs }) => ({ domain: outputs['domain'], created: outputs['created'] }));
}
