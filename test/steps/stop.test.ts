// The stop Action takes down what the jobs of a run shared, without any output of theirs.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { type StopRequest, stop } from '../../src/steps/stop.ts';
import { createStep } from '../fakes/step.ts';
import type { Status } from '../simulator/service/lifecycle.ts';

/** Prepares a stop, with a deployment of the run's shared name that was placed before. */
async function stopping(status: Status | 'absent', asked: Partial<StopRequest> = {}) {
  const step = createStep({ deletionSeconds: 2, afterDeletion: 'deleted' });
  const name = asked.deploymentName || 'ci-44ud8g0-1p98';
  if (status !== 'absent') step.service.place({ name, status });
  const request: StopRequest = {
    deploymentName: '',
    mode: 'delete',
    onTeardownError: 'fail',
    summaryLogEntries: 200,
    apiUrl: 'https://roboflow.cloud',
    ...asked,
  };
  const run = () =>
    step.time.run(
      stop(request, step.ports).then(
        () => null,
        (error: unknown) => String(error),
      ),
    );
  return { step, run };
}

describe.each([
  { mode: 'delete', after: 'deleted' },
  { mode: 'pause', after: 'paused' },
] as const)('stop under mode: $mode', ({ mode, after }) => {
  test.each<{ status: Status | 'absent'; stopped: string }>([
    { status: 'ready', stopped: 'true' },
    { status: 'pending', stopped: 'true' },
    { status: 'absent', stopped: 'false' },
    { status: 'deleted', stopped: 'false' },
    { status: 'expired', stopped: 'false' },
  ])('meets a deployment with status $status and sets stopped=$stopped', async ({ status, stopped }) => {
    const { step, run } = await stopping(status, { mode });
    expect(await run()).toBeNull();
    expect(step.recorded.outputs).toEqual({ stopped, skipped: 'false' });
    if (stopped === 'true') expect(step.service.deployments()[0]?.status).toBe(after);
    expect(step.recorded.events.some(({ kind }) => kind === 'fail')).toBe(false);
  });
});

test.each([
  { mode: 'delete', stopped: 'true', after: 'deleted' },
  { mode: 'pause', stopped: 'false', after: 'paused' },
] as const)(
  'under mode: $mode a paused deployment is $after in the end, with stopped=$stopped',
  async ({ mode, stopped, after }) => {
    const { step, run } = await stopping('paused', { mode });
    expect(await run()).toBeNull();
    expect(step.recorded.outputs).toEqual({ stopped, skipped: 'false' });
    expect(step.service.deployments()[0]?.status).toBe(after);
  },
);

test('a deployment that is being deleted already is waited for without a delete', async () => {
  const { step, run } = await stopping('deleting');
  expect(await run()).toBeNull();
  expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
});

test("a given name is deleted instead of the run's shared name", async () => {
  const { step, run } = await stopping('ready', { deploymentName: 'my-gpu' });
  expect(await run()).toBeNull();
  expect(step.service.deployments()[0]?.status).toBe('deleted');
});

test('a deletion is verified before the outputs are set (transcript)', async () => {
  const { step, run } = await stopping('ready');
  await run();
  expect(step.transcript({ outputs: true })).toMatchInlineSnapshot(`
    0.0   GET /get -> 200 (2×)
    0.0   POST /delete -> 200
    0.2   GET /get -> 200 (10×)
    2.0   "Deployment "ci-44ud8g0-1p98" is gone (verified after 2.0 s)."
    2.0   output stopped=true
    2.0   output skipped=false
  `);
});

test.each<{ status: Status | 'absent'; mode: 'delete' | 'pause'; says: string }>([
  { status: 'absent', mode: 'delete', says: 'Nothing to delete: deployment "ci-44ud8g0-1p98" is not there.' },
  { status: 'expired', mode: 'delete', says: 'Nothing to delete: deployment "ci-44ud8g0-1p98" is expired.' },
  { status: 'paused', mode: 'pause', says: 'Nothing to pause: deployment "ci-44ud8g0-1p98" is paused.' },
])('stop finds nothing to do and says: $says', async ({ status, mode, says }) => {
  const { step, run } = await stopping(status, { mode });
  await run();
  expect(step.transcript()).toContain(`"${says}"`);
});

test('the log is read from as far back as the deployment can have lived', async () => {
  const { step, run } = await stopping('ready');
  step.service.clearFaults();
  step.service.log(step.service.deployments()[0]?.id ?? '', [
    { payload: 'of three hours ago', severity: 'ERROR', at: Date.parse('2026-01-05T05:00:10Z') },
    { payload: 'of before that', severity: 'ERROR', at: Date.parse('2026-01-05T04:59:00Z') },
  ]);
  await run();
  expect(step.transcript()).toContain(
    'Endpoint logged 1 error, though nothing was sent to it: look at both: of three hours ago',
  );
});

test('a deletion that cannot be verified fails the step, or warns under "on-teardown-error: warn"', async () => {
  for (const onTeardownError of ['fail', 'warn'] as const) {
    const { step, run } = await stopping('ready', { onTeardownError });
    step.service.inject({ path: '/delete', fault: { kind: 'status', status: 400, text: 'locked' } });
    await run();
    const kinds = step.recorded.events.map(({ kind }) => kind);
    expect(kinds.includes('fail')).toBe(onTeardownError === 'fail');
    expect(kinds.includes('warning')).toBe(onTeardownError === 'warn');
    expect(step.recorded.outputs).toEqual({ stopped: 'false', skipped: 'false' });
  }
});

test('a key that is refused is an error', async () => {
  const { step, run } = await stopping('ready');
  step.service.inject({ path: '/get', fault: { kind: 'status', status: 401 } });
  expect(await run()).toContain('Could not look up deployment "ci-44ud8g0-1p98": GET /get answered 401');
});

describe('a look of stop that fails', () => {
  test('once with the page of a firewall is repeated', async () => {
    const { step, run } = await stopping('ready');
    step.service.inject({ path: '/get', fault: { kind: 'html', status: 403 }, times: 1 });
    expect(await run()).toBeNull();
    expect(step.recorded.outputs).toMatchObject({ stopped: 'true' });
  });

  test('for good is an error that names the deployment and how to remove it by hand', async () => {
    const { step, run } = await stopping('ready');
    step.service.inject({ path: '*', fault: { kind: 'status', status: 503, text: 'maintenance' } });
    const told = await run();
    expect(told).toContain('Whether deployment "ci-44ud8g0-1p98" is running is not known.');
    expect(told).toContain('roboflow deployment delete ci-44ud8g0-1p98');
    expect(step.time.elapsed()).toBeLessThan(45_000);
  });

  test('for good only warns under "on-teardown-error: warn", with stopped=false', async () => {
    const { step, run } = await stopping('ready', { onTeardownError: 'warn' });
    step.service.inject({ path: '*', fault: { kind: 'status', status: 503, text: 'maintenance' } });
    expect(await run()).toBeNull();
    expect(step.transcript()).toMatch(
      /warning: Could not look up .* Whether deployment "ci-44ud8g0-1p98" is running is not known\.\n +To remove it by hand/,
    );
    expect(step.recorded.outputs).toEqual({ stopped: 'false', skipped: 'false' });
  });

  test.each([
    { what: 'while the service answers nothing', fault: { kind: 'hang' } },
    { what: 'between two looks', fault: { kind: 'status', status: 503 } },
  ] as const)('and is cancelled $what is an error that names the deployment', async ({ fault }) => {
    const { step, run } = await stopping('ready');
    step.service.inject({ path: '*', fault });
    step.cancelAt(3_000);
    const told = await run();
    expect(told).toContain(
      'Cancelled (SIGINT). Whether deployment "ci-44ud8g0-1p98" is running is not known.',
    );
    expect(told).toContain('roboflow deployment delete ci-44ud8g0-1p98');
    expect(step.recorded.outputs).toEqual({ stopped: 'false', skipped: 'false' });
    expect(step.time.elapsed()).toBeLessThan(4_000);
  });

  test('with a 404 does not count as absence when the list shows the deployment', async () => {
    const { step, run } = await stopping('ready');
    step.service.inject({ path: '/get', fault: { kind: 'status', status: 404 }, times: 1 });
    expect(await run()).toBeNull();
    expect(step.service.alive()).toEqual([]);
  });
});

test('a given name that does not exist is a warning, because it may be misspelt', async () => {
  const { step, run } = await stopping('absent', { deploymentName: 'my-gpuu' });
  expect(await run()).toBeNull();
  expect(step.transcript()).toContain('warning: Nothing to delete: deployment "my-gpuu" is not there.');
});

test.each(['/get', '*'])(
  'a gateway that answers %s with 404 for 3 s does not make stop call the deployment absent',
  async (path) => {
    const { step, run } = await stopping('ready');
    const fault = { kind: 'status', status: 404, text: 'no healthy upstream' } as const;
    step.service.inject({ path, fault, forMs: 3_000 });
    expect(await run()).toBeNull();
    expect(step.recorded.outputs).toMatchObject({ stopped: 'true' });
    expect(step.transcript()).not.toContain('Nothing to delete');
    expect(step.service.alive()).toEqual([]);
  },
);

test('an unreadable entry of the list without a name keeps stop from calling the deployment absent', async () => {
  const { step, run } = await stopping('absent');
  const { api } = step.ports;
  const unreadable = [{ name: null, problem: 'of another shape' }];
  step.ports.api = { ...api, list: async (limits) => ({ ...(await api.list(limits)), unreadable }) };
  expect(await run()).toContain('Whether deployment "ci-44ud8g0-1p98" is running is not known.');
  expect(step.transcript()).not.toContain('Nothing to delete');
});

describe('a deployment that stop does not find', () => {
  test('under the name that the run shares is looked for during half a minute, as its create may be on its way', async () => {
    const { step, run } = await stopping('absent');
    expect(await run()).toBeNull();
    expect(step.time.elapsed()).toBeGreaterThanOrEqual(28_000);
    expect(step.time.elapsed()).toBeLessThanOrEqual(32_000);
    expect(step.recorded.events.filter(({ kind }) => kind === 'warning')).toEqual([]);
  });

  test.each([5, 27])('under that name is stopped when it lands after %i s', async (seconds) => {
    const { step, run } = await stopping('absent');
    step.time.at(seconds * 1000, () => void step.service.place({ name: 'ci-44ud8g0-1p98' }));
    expect(await run()).toBeNull();
    expect(step.recorded.outputs).toMatchObject({ stopped: 'true' });
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.service.alive()).toEqual([]);
  });

  test('under a given name is a warning at once', async () => {
    const { step, run } = await stopping('absent', { deploymentName: 'my-gpuu' });
    expect(await run()).toBeNull();
    expect(step.time.elapsed()).toBe(0);
    expect(step.recorded.events.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });

  test('is given up at once when the job is cancelled', async () => {
    const { step, run } = await stopping('absent');
    step.cancelAt(7_000);
    expect(await run()).toContain('Whether deployment "ci-44ud8g0-1p98" is running is not known.');
    expect(step.time.elapsed()).toBe(7_000);
    expect(step.recorded.outputs).toEqual({ stopped: 'false', skipped: 'false' });
  });
});
