// The next machine type is tried where another one may help, and what the failed one left is removed first.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { createStep } from '../fakes/step.ts';
import type { MachineType } from '../simulator/options.ts';
import { seeded } from '../simulator/random.ts';

const two = { machineTypes: ['prod-gpu', 'dev-gpu'], healthPath: '' };
const created = (step: ReturnType<typeof createStep>) =>
  step.service
    .requests()
    .filter(({ path }) => path === '/add')
    .map(({ status }) => status);

describe('the next machine type is tried', () => {
  test('when the service has no capacity for the first', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'no-capacity' } });
    expect(await step.main(two)).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
    expect(step.state().fallbacks).toMatchObject([{ machineType: 'prod-gpu' }]);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 400
      0.0   warning: Machine type "prod-gpu": POST /add answered 400: no capacity is available for machine_type 'prod-gpu', try again later. Trying "dev-gpu" instead.
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "1 of 1 replicas up; status ready."
      0.0   "Ready after 0.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test('when the first is refused with 403 for want of capacity, which says nothing about the key', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': { status: 403, text: 'no capacity left' } } });
    expect(await step.main(two)).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
  });

  test('when the service does not know the first', async () => {
    const step = createStep();
    expect(await step.main({ ...two, machineTypes: ['gpu-gigantic', 'gpu-medium', 'dev-gpu'] })).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('gpu-medium');
  });

  test('when the first fails to start, after that deployment was deleted, and post leaves nothing of either', async () => {
    const step = createStep(
      { machineTypes: { 'prod-gpu': 'failing' }, provisioning: { seconds: 5 } },
      seeded(2),
    );
    expect(await step.main(two)).toBeNull();
    expect(step.service.alive()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-qbaj" (id Ag88Rlsa9ceIZPJeEYvR, prod-gpu) at ci-44ud8g0-qbaj.roboflow.cloud; the service removes it at 2026-01-05T10:59:56.848Z at the latest."
      0.0   GET /get -> 200
      0.0   "Status: pending, 0 of 1 replicas (0 s)"
      1.8   GET /get -> 200 (5×)
      5.2   POST /delete -> 200
      5.4   GET /get -> 404
      5.4   "Deployment "ci-44ud8g0-qbaj" is gone (verified after 0.2 s)."
      5.4   warning: Machine type "prod-gpu": ended as "failed". Trying "dev-gpu" instead.
      5.4   POST /add -> 200
      5.4   "Created deployment "ci-44ud8g0-7fuk" (id akxSMohvLscv9OuJUZPJ, dev-gpu) at ci-44ud8g0-7fuk.roboflow.cloud; the service removes it at 2026-01-05T11:00:04.492Z at the latest."
      5.4   GET /get -> 200
      5.4   "Status: pending, 0 of 1 replicas (0 s)"
      7.2   GET /get -> 200 (4×)
      10.9  "1 of 1 replicas up; status ready."
      10.9  "Ready after 10.9 s (its replicas; no probe was asked for): https://ci-44ud8g0-7fuk.roboflow.cloud"
    `);
    await step.post();
    expect(step.service.alive()).toEqual([]);
  });

  test('only after the log of the failed one was printed and it was deleted', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'failing' } }, seeded(2));
    step.service.clearFaults();
    expect(await step.main(two)).toBeNull();
    const lines = step.transcript().split('\n');
    const said = lines.findIndex((line) => line.includes('Application startup failed'));
    const deleted = lines.findIndex((line) => line.includes('POST /delete'));
    expect(said).toBeGreaterThan(0);
    expect(deleted).toBeGreaterThan(said);
  });

  test('and then post reads the log of the deployment that was in use, and of no other', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'failing' } }, seeded(2));
    await step.main(two);
    const before = step.service.requests().length;
    await step.post();
    const read = step.service
      .requests()
      .slice(before)
      .filter(({ path }) => path === '/get_log');
    expect(new Set(read.map(({ deploymentName }) => deploymentName))).toEqual(
      new Set([step.recorded.outputs['deployment-name']]),
    );
  });

  test('when the first is not ready in time, with a full time-out of its own', async () => {
    const times = [600, 30];
    const step = createStep({ provisioning: { seconds: () => times.shift() ?? 0 } }, seeded(2));
    expect(await step.main({ ...two, readyTimeoutMinutes: 1 })).toBeNull();
    expect(step.time.elapsed()).toBeGreaterThan(90_000);
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
  });

  test('even twice in a row, and what is gone already is not deleted again', async () => {
    const fates = { 'prod-gpu': 'failing', 'gpu-small': 'no-capacity' } as const;
    const step = createStep({ machineTypes: fates }, seeded(2));
    expect(await step.main({ ...two, machineTypes: ['prod-gpu', 'gpu-small', 'dev-gpu'] })).toBeNull();
    expect(created(step)).toEqual([200, 400, 200]);
    expect(step.service.requests().filter(({ path }) => path === '/delete')).toHaveLength(1);
  });

  test.each<{
    what: string;
    seconds: number;
    fate?: MachineType;
    befalls?: (step: ReturnType<typeof createStep>) => void;
    reason: string;
  }>([
    { what: 'it failed', seconds: 1, fate: 'failing', reason: 'ended as "failed"' },
    { what: 'it was not ready in time', seconds: 999, reason: 'was not ready in time' },
    {
      what: 'somebody deleted it',
      seconds: 90,
      befalls: ({ time, service, ports }) =>
        time.at(5_000, () => void ports.api.delete(service.deployments()[0]?.name ?? '')),
      reason: 'was deleted while it was starting',
    },
    {
      what: 'its endpoint refuses the probe',
      seconds: 1,
      befalls: ({ service }) =>
        service.inject({ path: 'endpoint:/info', fault: { kind: 'status', status: 401 }, times: 1 }),
      reason: 'refused the probe with 401',
    },
  ])('when $what, and the reason is recorded', async ({ seconds, fate = 'available', befalls, reason }) => {
    const times = [seconds, 1];
    const provisioning = { seconds: () => times.shift() ?? 0 };
    const step = createStep({ provisioning, machineTypes: { 'prod-gpu': fate } }, seeded(2));
    befalls?.(step);
    expect(await step.main({ ...two, healthPath: '/info', readyTimeoutMinutes: 2 })).toBeNull();
    expect(step.state().fallbacks).toEqual([{ machineType: 'prod-gpu', reason }]);
    expect(step.transcript()).toContain(
      `warning: Machine type "prod-gpu": ${reason}. Trying "dev-gpu" instead.`,
    );
  });

  test('when every create of the first is answered with 503', async () => {
    const step = createStep({}, seeded(2));
    step.service.inject({ path: '/add', fault: { kind: 'status', status: 503, text: 'no nodes' }, times: 4 });
    expect(await step.main(two)).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
  });
});

describe('the next machine type is not tried', () => {
  test('when the key is refused', async () => {
    const step = createStep({ apiKey: 'another' });
    expect(await step.main(two)).toContain('answered 401');
    expect(created(step)).toEqual([401]);
  });

  test('when a given name is taken', async () => {
    const step = createStep();
    step.service.place({ name: 'my-gpu' });
    expect(await step.main({ ...two, deploymentName: 'my-gpu' })).toContain('exists already');
    expect(created(step)).toEqual([]);
  });

  test('when the deployment that failed was found, not created', async () => {
    const step = createStep({ provisioning: { seconds: 999 } });
    step.service.place({ name: 'my-gpu', status: 'pending' });
    const asked = { ...two, deploymentName: 'my-gpu', ifExists: 'reuse', readyTimeoutMinutes: 0.5 } as const;
    expect(await step.main(asked)).toContain('Deployment "my-gpu" did not');
    expect(created(step)).toEqual([]);
    expect(step.service.alive()).toHaveLength(1);
  });

  test('when the failed deployment cannot be deleted, because two would cost twice', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'failing' } });
    step.service.inject({ path: '/delete', fault: { kind: 'status', status: 400, text: 'locked' } });
    expect(await step.main(two)).toContain('ended as "failed"');
    expect(created(step)).toEqual([200]);
  });

  test('in that case, and main reads the log once and leaves the teardown to post', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'failing' } });
    step.service.inject({ path: '/delete', fault: { kind: 'status', status: 503 } });
    const told = await step.main(two);
    expect(told).toContain('could not be removed yet; the post step tries again.');
    expect(step.time.elapsed()).toBeLessThan(125_000);
    expect(step.recorded.events.filter(({ kind }) => kind === 'summary')).toHaveLength(1);
    expect(step.service.requests().filter(({ path }) => path === '/get_log')).toHaveLength(1);
    step.service.clearFaults();
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.alive()).toEqual([]);
  });

  test.each([
    { what: 'a look is refused', path: '/get', status: 400, looks: 1 },
    { what: 'the service is down before the create', path: '/get', status: 503, looks: 5 },
  ])('when $what, because no other machine would help', async ({ path, status, looks }) => {
    const step = createStep();
    step.service.inject({ path, fault: { kind: 'status', status, text: 'not now' } });
    expect(await step.main({ ...two, deploymentName: 'my-gpu' })).toContain(`GET /get answered ${status}`);
    expect(step.service.requests().map(({ path: asked }) => asked)).toEqual(Array(looks).fill('/get'));
  });

  test('after a cancel', async () => {
    const step = createStep({ provisioning: { seconds: 60 } });
    step.cancelAt(5_000);
    expect(await step.main(two)).toContain('Cancelled');
    expect(created(step)).toEqual([200]);
  });
});

test('when no machine type is available, the last refusal is the error and the others are warnings', async () => {
  const step = createStep({ machineTypes: { 'prod-gpu': 'no-capacity', 'dev-gpu': 'no-capacity' } });
  expect(await step.main(two)).toMatchInlineSnapshot(
    `Could not create deployment "ci-44ud8g0-iiii": POST /add answered 400: no capacity is available for machine_type 'dev-gpu', try again later. Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later. The service has these: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.`,
  );
  expect(
    step.recorded.events
      .filter(({ kind }) => kind === 'warning')
      .map(({ text }) => text)
      .join('\n'),
  ).toMatchInlineSnapshot(
    `Machine type "prod-gpu": POST /add answered 400: no capacity is available for machine_type 'prod-gpu', try again later. Trying "dev-gpu" instead.`,
  );
  expect(step.state().claims).toEqual([]);
});

test('a given name is used for each machine type in turn', async () => {
  const step = createStep({ machineTypes: { 'prod-gpu': 'failing' }, deletionSeconds: 2 });
  expect(await step.main({ ...two, deploymentName: 'my-gpu' })).toBeNull();
  expect(
    step.service.deployments().map(({ name, machineType, status }) => `${name} ${machineType} ${status}`),
  ).toEqual(['my-gpu prod-gpu deleted', 'my-gpu dev-gpu ready']);
  await step.post();
  expect(step.service.alive()).toEqual([]);
});
