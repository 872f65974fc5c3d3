// How a step comes by its deployment (by creating, finding, resuming, replacing or refusing), and how it leaves it behind.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import type { StartRequest } from '../../src/start/request.ts';
import { createStep } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';
import type { Status } from '../simulator/service/lifecycle.ts';

const named = { deploymentName: 'my-gpu' };
const quick = { healthPath: '' };

/** Runs main and post against a "my-gpu" that was placed before. Returns how main came by it, and its status after each. */
async function meet(status: Status | 'absent', asked: Partial<StartRequest>) {
  const step = createStep({ provisioning: { seconds: 5 }, deletionSeconds: 4, afterDeletion: 'deleted' });
  if (status !== 'absent') step.service.place({ name: 'my-gpu', status });
  const [placed] = step.service.deployments();
  const told = await step.main({ ...quick, ...named, ...asked });
  const now = () => step.service.deployments().find(({ id }) => id === placed?.id)?.status ?? 'absent';
  const theirs = { main: now(), post: '' };
  const created = step.recorded.outputs['created'];
  await step.post({ jobStatus: told === null ? 'success' : 'failure' });
  theirs.post = now();
  const paths = step.service.requests().map(({ path }) => path);
  const alive = step.service.alive().filter(({ madeBy }) => madeBy === 'add').length;
  return { told, created, theirs, resumed: paths.includes('/resume'), alive };
}

describe('if-exists: fail', () => {
  test.each<{ status: Status | 'absent'; does: 'creates' | 'refuses' }>([
    { status: 'absent', does: 'creates' },
    { status: 'deleted', does: 'creates' },
    { status: 'expired', does: 'creates' },
    { status: 'deleting', does: 'creates' },
    { status: 'ready', does: 'refuses' },
    { status: 'pending', does: 'refuses' },
    { status: 'paused', does: 'refuses' },
    { status: 'failed', does: 'refuses' },
  ])('meets a deployment with status $status and $does', async ({ status, does }) => {
    const { told, created, theirs, alive } = await meet(status, { ifExists: 'fail' });
    if (does === 'creates') {
      expect({ told, created }).toEqual({ told: null, created: 'true' });
    } else {
      expect(told).toContain(`Deployment "my-gpu" exists already`);
      expect(theirs).toEqual({ main: status, post: status });
    }
    expect(alive).toBe(0);
  });
});

describe('if-exists: reuse', () => {
  test.each<{ status: Status | 'absent'; does: string; after?: Status }>([
    { status: 'absent', does: 'creates' },
    { status: 'deleted', does: 'creates' },
    { status: 'expired', does: 'creates' },
    { status: 'deleting', does: 'creates' },
    { status: 'ready', does: 'attaches', after: 'ready' },
    { status: 'pending', does: 'attaches', after: 'ready' },
    { status: 'paused', does: 'resumes', after: 'paused' },
    { status: 'failed', does: 'refuses', after: 'failed' },
  ])('meets status $status and $does; in the end it is $after', async ({ status, does, after }) => {
    const { told, created, theirs, resumed, alive } = await meet(status, { ifExists: 'reuse' });
    const how = told !== null ? 'refuses' : created === 'true' ? 'creates' : resumed ? 'resumes' : 'attaches';
    expect(how).toBe(does);
    if (after !== undefined) expect(theirs.post).toBe(after);
    expect(alive).toBe(0);
  });

  test('leaves a running deployment running even under "teardown: delete"', async () => {
    const { theirs } = await meet('ready', { ifExists: 'reuse', teardown: 'delete' });
    expect(theirs.post).toBe('ready');
  });
});

describe('if-exists: replace', () => {
  test.each<Status | 'absent'>([
    'absent',
    'deleted',
    'expired',
    'deleting',
    'ready',
    'pending',
    'paused',
    'failed',
  ])('replaces status %s, and post leaves nothing', async (status) => {
    const { told, created, theirs, alive } = await meet(status, { ifExists: 'replace' });
    expect({ told, created }).toEqual({ told: null, created: 'true' });
    expect(['absent', 'deleted', 'expired']).toContain(theirs.post);
    expect(alive).toBe(0);
  });

  test('of a deployment whose delete is refused fails, and claims nothing', async () => {
    const step = createStep();
    step.service.place({ name: 'my-gpu' });
    step.service.inject({
      path: '/delete',
      fault: { kind: 'status', status: 403, text: 'locked by policy' },
    });
    const told = await step.main({ ...quick, ...named, ifExists: 'replace' });
    expect(told).toMatchInlineSnapshot(
      `Deployment "my-gpu" exists already (id mAg88Rlsa9ceIZPJeEYv, status ready) and was not created by this step. It could not be replaced: Could not delete deployment "my-gpu": POST /delete answered 403: locked by policy. Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.`,
    );
    expect(step.state().claims).toEqual([]);
    expect(step.service.alive()).toHaveLength(1);
  });
});

test('a replacement whose name somebody else takes in between fails, and claims nothing of it', async () => {
  const step = createStep();
  step.service.place({ name: 'my-gpu' });
  step.service.onRequest((moment, { path }) => {
    if (moment === 'answered' && path === '/delete') step.service.place({ name: 'my-gpu', durationHours: 8 });
  });
  const told = await step.main({ ...quick, ...named, ifExists: 'replace' });
  expect(told).toContain('It could not be replaced: another of that name has appeared');
  expect(step.state().claims).toEqual([]);
  expect(step.service.alive()).toHaveLength(1);
});

test('a paused deployment is resumed for the step and paused again by post (transcript)', async () => {
  const step = createStep({ provisioning: { seconds: 8 } });
  step.service.place({ name: 'my-gpu', status: 'paused' });
  await step.main({ ...named, ifExists: 'reuse' });
  await step.post();
  expect(step.transcript({ outputs: true })).toMatchInlineSnapshot(`
    0.0   GET /get -> 200
    0.0   "Using deployment "my-gpu" (id mAg88Rlsa9ceIZPJeEYv, paused), which this step did not create."
    0.0   "It was paused; resuming it."
    0.0   POST /resume -> 200
    0.0   GET /get -> 200
    0.0   "Status: pending, 0 of 1 replicas (0 s)"
    1.7   GET /get -> 200 (7×)
    8.7   "1 of 1 replicas up; status ready."
    8.7   GET endpoint:/info -> 200 (2×)
    8.8   "The endpoint answers GET /info."
    8.8   output domain=my-gpu.roboflow.cloud
    8.8   output url=https://my-gpu.roboflow.cloud
    8.8   output deployment-name=my-gpu
    8.8   output deployment-id=mAg88Rlsa9ceIZPJeEYv
    8.8   output subdomain=my-gpu
    8.8   output status=ready
    8.8   output machine-type=dev-gpu
    8.8   output inference-version=1.8.3
    8.8   output num-replicas=1
    8.8   output workspace-url=simulated-workspace
    8.8   output created=false
    8.8   output ready-seconds=8.8
    8.8   output expires-at=
    8.8   output skipped=false
    8.8   "Ready after 8.8 s: https://my-gpu.roboflow.cloud"
    8.8   GET /get -> 200 (2×)
    8.8   POST /pause -> 200
    9.0   GET /get -> 200 (7×)
    10.2  "Deployment "my-gpu" is paused (verified after 1.4 s)."
  `);
});

test('a running deployment is replaced, and the new one deleted by post (transcript)', async () => {
  const step = createStep({ provisioning: { seconds: 2 }, deletionSeconds: 1 });
  step.service.place({ name: 'my-gpu' });
  await step.main({ ...quick, ...named, ifExists: 'replace' });
  await step.post();
  expect(step.transcript()).toMatchInlineSnapshot(`
    0.0   GET /get -> 200
    0.0   "Replacing deployment "my-gpu" (id mAg88Rlsa9ceIZPJeEYv, ready)."
    0.0   GET /get -> 200
    0.0   POST /delete -> 200
    0.2   GET /get -> 200 (4×)
    1.0   GET /get -> 404
    1.0   POST /add -> 200
    1.0   "Created deployment "my-gpu" (id LCakxSMohvLscv9OuJUZ, dev-gpu) at my-gpu.roboflow.cloud; the service removes it at 2026-01-05T10:59:59.200Z at the latest."
    1.0   GET /get -> 200
    1.0   "Status: pending, 0 of 1 replicas (0 s)"
    2.7   GET /get -> 200 (2×)
    3.8   "1 of 1 replicas up; status ready."
    3.8   "Ready after 3.8 s (its replicas; no probe was asked for): https://my-gpu.roboflow.cloud"
    3.8   GET /get -> 200 (2×)
    3.8   POST /delete -> 200
    4.0   GET /get -> 200 (4×)
    4.8   GET /get -> 404
    4.8   "Deployment "my-gpu" is gone (verified after 1.0 s)."
  `);
});

describe('a name that the service calls taken, but never shows,', () => {
  const adds = ({ service }: ReturnType<typeof createStep>) =>
    service.requests().filter(({ path }) => path === '/add').length;
  const fault = { kind: 'status', status: 409, text: 'deployment_name is in use' } as const;

  test('is created again and again for a minute under "if-exists: reuse", and then fails with the last answer', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault });
    expect(await step.main({ ...quick, ...named, ifExists: 'reuse' })).toContain(
      'answered 409: deployment_name',
    );
    expect(step.time.elapsed()).toBeGreaterThanOrEqual(60_000);
    expect(step.time.elapsed()).toBeLessThan(80_000);
    expect(adds(step)).toBeGreaterThan(5);
  });

  test('fails after looking for 5 s when it is a given name under "if-exists: fail"', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault });
    expect(await step.main({ ...quick, ...named })).toContain('answered 409: deployment_name');
    expect(adds(step)).toBe(1);
    expect(step.time.elapsed()).toBeLessThan(16_500);
  });

  test('is given up at once when the job is cancelled', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault });
    step.cancelAt(5_300);
    expect(await step.main({ ...quick, ...named, ifExists: 'reuse' })).toContain('Cancelled');
    expect(adds(step)).toBe(1);
  });

  test('is replaced by another generated name, up to three names in all', async () => {
    const step = createStep({}, seeded(4));
    step.service.onRequest((moment, { path, deploymentName }) => {
      if (moment === 'received' && path === '/add')
        step.service.place({ name: deploymentName ?? '', durationHours: 2.999534 });
    });
    expect(await step.main(quick)).toContain('exists already');
    expect(adds(step)).toBe(3);
    expect(new Set(step.service.deployments().map(({ name }) => name)).size).toBe(3);
    expect(step.state().claims).toEqual([]);
  });
});

test('a deployment that is being deleted is waited for, up to a minute', async () => {
  const step = createStep({ deletionSeconds: 300 });
  step.service.place({ name: 'my-gpu', status: 'deleting' });
  const told = await step.main({ ...quick, ...named });
  expect(told).toContain('status deleting');
  expect(step.time.elapsed()).toBe(60_000);
  const said = step.recorded.events.filter(({ text }) =>
    text.includes('is being deleted; waiting for it to go'),
  );
  expect(said).toHaveLength(1);
});
