// A create whose answer was lost or said nothing is neither made twice nor forgotten.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { createStep } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

/** The step does not probe, so that these tests are about the create alone. */
const quick = { healthPath: '' };

describe('a create whose answer is lost', () => {
  test('is adopted, not sent again, when it took effect', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> reset
      0.0   GET /get -> 200
      0.0   "The answer to the create was lost, but "ci-44ud8g0-iiii" is there: going on with it."
      0.0   "Created deployment "ci-44ud8g0-iiii" (id g88Rlsa9ceIZPJeEYvRL, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "1 of 1 replicas up; status ready."
      0.0   "Ready after 0.0 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test('is looked for during 5 s and sent again under the same name when it took no effect', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> reset
      0.0   GET /get -> 404 (8×)
      5.0   "The create got no answer (read ECONNRESET); trying again in 0.3 s (2 of 4)."
      5.3   POST /add -> 200
      5.3   "Created deployment "ci-44ud8g0-iiii" (id g88Rlsa9ceIZPJeEYvRL, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:00:03.200Z at the latest."
      5.3   GET /get -> 200
      5.3   "1 of 1 replicas up; status ready."
      5.3   "Ready after 5.3 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test('is found by the looks when it takes effect 3 s late', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset', effect: { afterMs: 3_000 } }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> reset
      0.0   GET /get -> 404 (5×)
      3.3   GET /get -> 200
      3.3   "The answer to the create was lost, but "ci-44ud8g0-iiii" is there: going on with it."
      3.3   "Created deployment "ci-44ud8g0-iiii" (id g88Rlsa9ceIZPJeEYvRL, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:00:01.200Z at the latest."
      3.3   GET /get -> 200
      3.3   "1 of 1 replicas up; status ready."
      3.3   "Ready after 3.3 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test('is recognised as ours when it takes effect late and the second create is refused as taken', async () => {
    const step = createStep({ provisioning: { seconds: 0 } });
    step.service.inject({ path: '/add', fault: { kind: 'hang', effect: { afterMs: 15_200 } }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> hang
      10.0  GET /get -> 404 (8×)
      15.0  "The create got no answer (no complete answer within 10 s); trying again in 0.3 s (2 of 4)."
      15.3  POST /add -> 409
      15.3  GET /get -> 200
      15.3  "The answer to the create was lost, but "ci-44ud8g0-iiii" is there: going on with it."
      15.3  "Created deployment "ci-44ud8g0-iiii" (id g88Rlsa9ceIZPJeEYvRL, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:00:13.200Z at the latest."
      15.3  GET /get -> 200
      15.3  "1 of 1 replicas up; status ready."
      15.3  "Ready after 15.3 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test('is given up after four attempts with the last error, and its claim is kept for post', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'html', status: 502 } });
    expect(await step.main(quick)).toContain('POST /add answered 502');
    expect(step.service.requests().filter(({ path }) => path === '/add')).toHaveLength(4);
    expect(step.state().claims).toMatchObject([{ id: null }]);
  });
});

test('two creates under a given name bear the same fingerprint, so whichever lands is recognised', async () => {
  const step = createStep({}, seeded(4));
  const { service } = step;
  service.inject({ path: '/add', fault: { kind: 'reset', effect: { afterMs: 3_000 } }, times: 1 });
  service.inject({ path: '/add', fault: { kind: 'status', status: 503 }, times: 1 });
  let stranger = false;
  service.onRequest(async (moment, { path }) => {
    if (moment === 'received' && path === '/add' && !stranger) {
      stranger = true;
      service.place({ name: 'my-gpu', durationHours: 8 });
    }
    const placed = service.alive().some(({ madeBy }) => madeBy === 'place');
    // The look after the create sees the stranger once, and the next look sees it gone.
    if (moment === 'answered' && path === '/get' && placed) await step.ports.api.delete('my-gpu');
  });
  expect(await step.main({ ...quick, deploymentName: 'my-gpu', ifExists: 'reuse' })).toBeNull();
  expect(step.recorded.outputs['created']).toBe('true');
  expect(service.alive()).toMatchObject([{ madeBy: 'add' }]);
});

test('a look for a lost create that is refused for the key ends the search, and the claim is kept for post', async () => {
  const step = createStep();
  step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
  step.service.inject({ path: '/get', fault: { kind: 'status', status: 403 }, times: 1 });
  expect(await step.main(quick)).toContain('GET /get answered 403');
  expect(step.service.requests().filter(({ path }) => path === '/add')).toHaveLength(1);
  expect(step.state().claims).toMatchObject([{ id: null }]);
});

describe('a create that gets an answer without meaning', () => {
  test.each([
    {
      what: 'an error page of a proxy after the effect',
      fault: { kind: 'html', status: 502, effect: true },
    },
    { what: 'a 504 after the effect', fault: { kind: 'status', status: 504, effect: true } },
    { what: 'a 500 after the effect', fault: { kind: 'status', status: 500, effect: true } },
    { what: 'a JSON that is cut off', fault: { kind: 'truncated' } },
    { what: 'a JSON with wrong types', fault: { kind: 'wrong-types' } },
    { what: 'an empty 200', fault: { kind: 'body', status: 200, body: '' } },
    { what: 'a 202', fault: { kind: 'body', status: 202, body: '{"queued":true}' } },
    { what: 'no answer within 10 s', fault: { kind: 'hang', effect: true } },
    { what: 'an answer that drips for ever', fault: { kind: 'drip', chunkBytes: 1, everyMs: 1_000 } },
  ] as const)('($what) is looked up and adopted', async ({ fault }) => {
    const step = createStep();
    step.service.inject({ path: '/add', fault, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.service.requests().filter(({ path }) => path === '/add')).toHaveLength(1);
    expect(step.state().claims[0]?.id).toBe(step.service.deployments()[0]?.id);
  });
});

describe('a cancel while the create is unanswered', () => {
  test('waits up to 2 s for the answer, which holds the id, and then deletes', async () => {
    const step = createStep({ latencyMs: 3_000 });
    step.cancelAt(1_500);
    expect(await step.main()).toContain('Cancelled');
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
      0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
      0.0   POST /add -> 200
      3.0   saves starting: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due) (4×)
      3.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:00:01.200Z at the latest."
      3.0   "Cancelled: taking back what was started."
      3.0   saves cancelled: ci-44ud8g0-iiii (created, Ag88Rlsa9ceIZPJeEYvR, due)
      3.0   POST /delete -> 200
      4.7   GET /get -> open
      6.2   GET /list -> open
      6.7   POST /delete -> open
      6.7   fail: Cancelled while the deployment was starting. The post step goes on with what is not verified yet.
    `);
  });

  test('gives up after 2 s, and deletes what lands after all', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'hang', effect: { afterMs: 5_000 } }, times: 1 });
    step.cancelAt(1_000);
    expect(await step.main()).toContain('Cancelled');
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
      0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
      0.0   POST /add -> hang
      3.0   "Cancelled: taking back what was started."
      3.0   saves cancelled: ci-44ud8g0-iiii (created, unconfirmed, due)
      3.0   POST /delete -> 404
      3.2   GET /get -> 404
      3.2   GET /list -> 200
      3.4   GET /get -> 404
      3.4   GET /list -> 200
      3.6   GET /get -> 404
      3.6   GET /list -> 200
      3.8   GET /get -> 404
      3.8   GET /list -> 200
      4.0   GET /get -> 404
      4.0   GET /list -> 200
      4.2   GET /get -> 404
      4.2   GET /list -> 200
      4.4   GET /get -> 404
      4.4   GET /list -> 200
      4.6   GET /get -> 404
      4.6   GET /list -> 200
      4.8   GET /get -> 404
      4.8   GET /list -> 200
      5.0   GET /get -> 200
      5.0   saves cancelled: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, due)
      5.0   POST /delete -> 200
      5.0   saves cancelled: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, sent)
      5.2   GET /get -> 404
      5.2   saves cancelled: ci-44ud8g0-iiii (created, g88Rlsa9ceIZPJeEYvRL, done)
      5.2   "Deployment "ci-44ud8g0-iiii" is gone (verified after 2.2 s)."
      5.2   fail: Cancelled while the deployment was starting.
    `);
  });

  test('sends nothing when it comes before the first request', async () => {
    const step = createStep();
    step.cancelAt(0);
    await step.time.run(step.time.clock.sleep(1));
    expect(await step.main()).toContain('Cancelled');
    expect(step.service.requests()).toEqual([]);
  });
});
