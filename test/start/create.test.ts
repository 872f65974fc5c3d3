// Creating loses nothing: what is saved before each request, and what becomes of every kind of answer.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { createStep, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

/** The step does not probe, so that these tests are about the create alone. */
const quick = { healthPath: '' };

/** Asserts that a save of the claim precedes every request that could create. */
function expectSavedBefore(step: Step) {
  const lines = step.transcript({ saves: true }).split('\n');
  const adds = lines.flatMap((line, index) => (line.includes('POST /add') ? [index] : []));
  expect(adds.length).toBeGreaterThan(0);
  for (const index of adds) {
    expect(lines.slice(0, index).some((line) => /saves starting: .*unconfirmed, due/.test(line))).toBe(true);
  }
}

test('an accepted create had its claim saved before the request, and its id saved right after', async () => {
  const step = createStep();
  expect(await step.main(quick)).toBeNull();
  expectSavedBefore(step);
  expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
    0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
    0.0   POST /add -> 200
    0.0   saves starting: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due) (4×)
    0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
    0.0   GET /get -> 200
    0.0   saves starting: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due) (3×)
    0.0   "1 of 1 replicas up; status ready."
    0.0   saves starting: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due)
    0.0   saves ready: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due)
    0.0   "Ready after 0.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
  `);
});

test('a create answered with 429 took no effect, so it is sent again after Retry-After without a look', async () => {
  const step = createStep();
  step.service.inject({ path: '/add', fault: { kind: 'rate-limit', retryAfterSeconds: 7 }, times: 1 });
  expect(await step.main(quick)).toBeNull();
  expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
    0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
    0.0   POST /add -> 429
    0.0   saves starting: nothing
    0.0   "The create answered 429: Too many requests; trying again in 7.0 s (2 of 4)."
    7.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
    7.0   POST /add -> 200
    7.0   saves starting: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, due) (4×)
    7.0   "Created deployment "ci-44ud8g0-iiii" (id g88Rlsa9ceIZPJeEYvRL, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:00:05.200Z at the latest."
    7.0   GET /get -> 200
    7.0   saves starting: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, due) (3×)
    7.0   "1 of 1 replicas up; status ready."
    7.0   saves starting: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, due)
    7.0   saves ready: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, due)
    7.0   "Ready after 7.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
  `);
});

describe('a refused create', () => {
  test('leaves no claim in the state, and post has nothing to do', async () => {
    const step = createStep({ members: ['somebody@example.com'] });
    expect(await step.main(quick)).toContain("creator_email 'ci@example.com' is not a member");
    expect(step.state().claims).toEqual([]);
    expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
      0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
      0.0   POST /add -> 400
      0.0   saves starting: nothing
      0.0   saves failed: nothing
      0.0   fail: Could not create deployment "ci-44ud8g0-iiii": POST /add answered 400: creator_email 'ci@example.com' is not a member of this workspace. Correct what the service objects to: the same call would be refused again.
    `);
  });

  test('that was refused for its key is not looked for', async () => {
    const step = createStep({ apiKey: 'another' });
    expect(await step.main(quick)).toContain('POST /add answered 401');
    expect(step.service.requests().map(({ path }) => path)).toEqual(['/add']);
    expect(step.state().claims).toEqual([]);
    expect(step.time.elapsed()).toBe(0);
  });

  test('keeps the claim of an earlier create whose answer was lost, because that one may still land', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
    step.service.inject({ path: '/add', fault: { kind: 'status', status: 400, text: 'no capacity' } });
    expect(await step.main(quick)).toContain('no capacity');
    expect(step.state().claims).toMatchObject([{ id: null, origin: 'created' }]);
  });
});

describe('a name that is taken', () => {
  test('is replaced by another when it was generated', async () => {
    const random = seeded(3);
    const dice = [...Array.from({ length: 4 }, () => 0.5), 0.1, ...Array.from({ length: 4 }, () => 0.25)];
    const step = createStep({}, () => dice.shift() ?? random());
    step.service.place({ name: 'ci-44ud8g0-iiii', durationHours: 2.999534 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments().map(({ name, madeBy }) => `${name} ${madeBy}`)).toEqual([
      'ci-44ud8g0-iiii place',
      'ci-44ud8g0-9999 add',
    ]);
    expect(step.state().claims.map(({ name }) => name)).toEqual(['ci-44ud8g0-9999']);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 409
      0.0   GET /get -> 200
      0.0   "The name "ci-44ud8g0-iiii" is taken; trying another."
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-9999" (id LCakxSMohvLscv9OuJUZ, dev-gpu) at ci-44ud8g0-9999.roboflow.cloud; the service removes it at 2026-01-05T10:59:57.407Z at the latest."
      0.0   GET /get -> 200
      0.0   "1 of 1 replicas up; status ready."
      0.0   "Ready after 0.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-9999.roboflow.cloud"
    `);
  });

  test('is replaced by another when it was generated and the look at it gets no answer', async () => {
    const step = createStep({}, seeded(6));
    step.service.inject({ path: '/add', fault: { kind: 'status', status: 409, text: 'in use' }, times: 1 });
    step.service.inject({ path: '/get', fault: { kind: 'hang' }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    // The deployment behind that name may be our own, because a proxy may have sent the create twice. So post looks for it.
    expect(step.state().claims.map(({ id }) => id === null)).toEqual([true, false]);
    await step.post();
    expect(step.transcript()).toMatch(/warning: A create of deployment "ci-44ud8g0-\w+" was not confirmed/);
  });

  test('is not replaced after a lost answer, because our own create may have taken it', async () => {
    const step = createStep({}, seeded(6));
    step.service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 });
    step.service.inject({ path: '/get', fault: { kind: 'status', status: 503 } });
    expect(await step.main(quick)).toContain('POST /add got no answer (read ECONNRESET)');
    expect(step.service.deployments().filter(({ madeBy }) => madeBy === 'add')).toHaveLength(1);
    step.service.clearFaults();
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toEqual([]);
  });

  test('is looked for until it shows when reads lag behind', async () => {
    const step = createStep();
    step.service.onRequest((moment, { path }) => {
      if (moment !== 'received' || path !== '/add') return;
      step.service.place({ name: 'my-gpu' });
      step.service.inject({ path: '/get', fault: { kind: 'status', status: 404 }, times: 3 });
    });
    const told = await step.main({ ...quick, deploymentName: 'my-gpu' });
    expect(told).toContain('Deployment "my-gpu" exists already');
    expect(step.state().claims).toEqual([]);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   GET /get -> 404
      0.0   POST /add -> 409
      0.0   GET /get -> 404 (3×)
      1.5   GET /get -> 200
      1.5   fail: Deployment "my-gpu" exists already (id mAg88Rlsa9ceIZPJeEYv, status ready) and was not created by this step. Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.
    `);
  });

  test('is an error when it was given and appeared after the first look, and is not claimed', async () => {
    const step = createStep();
    step.service.onRequest((moment, { path }) => {
      if (moment === 'received' && path === '/add') step.service.place({ name: 'my-gpu' });
    });
    const told = await step.main({ ...quick, deploymentName: 'my-gpu' });
    expect(told).toContain('Deployment "my-gpu" exists already');
    expect(step.state().claims).toEqual([]);
    expect(step.service.alive()).toHaveLength(1);
  });

  test('is not adopted when a stranger took it while our own answer was lost, because it lacks our fingerprint', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
    step.service.onRequest((moment, { path }) => {
      if (moment === 'received' && path === '/add') {
        // Another step of this Action would have created it like this, with a fingerprint of its own.
        step.service.place({ name: 'my-gpu', creatorEmail: 'ci@example.com', durationHours: 2.999123 });
      }
    });
    const told = await step.main({ ...quick, deploymentName: 'my-gpu' });
    expect(told).toContain('was not created by this step');
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive().map(({ madeBy }) => madeBy)).toEqual(['place']);
    expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
  });

  test('is adopted by its fingerprint when our own create took it and the answer was lost', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 });
    expect(await step.main({ ...quick, deploymentName: 'my-gpu' })).toBeNull();
    expect(step.service.deployments()).toMatchObject([{ name: 'my-gpu', durationHours: 2.9995 }]);
  });
});
