// Ready means ready: what is waited for, what ends the wait at once, and what is said meanwhile.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { shown } from '../fakes/deployments.ts';
import { type Line, reset, type Script, said } from '../fakes/scripted.ts';
import { absent, pending, ready, wait } from './waiting.ts';

describe('waiting for replicas', () => {
  test.each<{ what: string; get: Script; wanted?: number; looks: number }>([
    { what: 'ready at the first look', get: ready, looks: 1 },
    { what: 'ready at the third', get: [pending, pending, ready], looks: 3 },
    {
      what: 'a status nobody documented, with replicas',
      get: { json: shown({ status: 'warm', num_replicas: 1 }) },
      looks: 1,
    },
    {
      what: '"ready" without replicas is not ready yet',
      get: [{ json: shown({ status: 'ready' }) }, ready],
      looks: 2,
    },
    { what: 'an outage in between', get: [pending, said(503, 'down'), reset, 'never', ready], looks: 5 },
    { what: 'answers in between that cannot be read', get: [pending, said(200, '<html>'), ready], looks: 3 },
    { what: 'a read that lags behind the create', get: [absent, absent, ready], looks: 3 },
    {
      what: "paused, until somebody's resume shows",
      get: [{ json: shown({ status: 'paused', num_replicas: 1 }) }, ready],
      looks: 2,
    },
    {
      what: 'two of two replicas',
      wanted: 2,
      get: [pending, ready, { json: shown({ status: 'ready', num_replicas: 2 }) }],
      looks: 3,
    },
  ])('$what: after $looks looks', async ({ get, wanted = 1, looks }) => {
    const result = await wait({ get, wanted });
    expect(result).toMatchObject({ told: null, looks });
  });

  test.each<{ status: string }>([
    { status: 'failed' },
    { status: 'deleted' },
    { status: 'expired' },
    { status: 'FAILED' },
  ])('$status stops it at once', async ({ status }) => {
    const { told, isNotReady, looks } = await wait({ get: [pending, { json: shown({ status }) }, ready] });
    expect(told).toContain(`ended as "${status.toLowerCase()}" instead of becoming ready`);
    expect({ isNotReady, looks }).toEqual({ isNotReady: true, looks: 2 });
  });

  test.each([401, 403])('%i stops it at once: waiting does not change the key', async (status) => {
    const { told, looks } = await wait({ get: [pending, said(status, 'no'), ready] });
    expect(told).toContain(`GET /get answered ${status}: no. Check the input "api-key"`);
    expect(looks).toBe(2);
  });

  test('that has vanished for 30 s is told as gone', async () => {
    const { told, seconds } = await wait({ get: [pending, absent] });
    expect(told).toContain('Deployment "dev-testing" is gone: somebody deleted it while it was starting.');
    expect(seconds).toBeGreaterThanOrEqual(30);
    expect(seconds).toBeLessThan(34);
  });

  test('that has become another one is told as that', async () => {
    const other: Line = {
      json: shown({ deployment_id: 'other', duration: 8, status: 'ready', num_replicas: 1 }),
    };
    const { told } = await wait({ get: [pending, other], claim: { hasGeneratedName: false } });
    expect(told).toContain('Deployment "dev-testing" has become another one (id other)');
  });

  test('is told at every change and every 30 s, and never at every look', async () => {
    const starting: Line = { json: shown({ status: 'starting' }) };
    const get: Script = (_sent, times) => (times < 20 ? pending : times < 45 ? starting : ready);
    const { said, looks } = await wait({ get });
    expect(looks).toBe(45);
    expect(said).toMatchInlineSnapshot(`
      Status: pending, 0 of 1 replicas (0 s)
      Status: starting, 0 of 1 replicas (26 s)
      Status: starting, 0 of 1 replicas (57 s)
      Status: starting, 0 of 1 replicas (89 s)
    `);
  });

  test('that is not over in time tells how long, how often what was seen, and what to do', async () => {
    const get: Script = (_sent, times) =>
      times % 10 === 3 ? said(502, '<html>') : times === 5 ? reset : pending;
    const { told, seconds } = await wait({ get, minutes: 2.5 });
    expect(seconds).toBe(150);
    expect(told).toMatchInlineSnapshot(
      `Deployment "dev-testing" did not have 1 replica up within 150 s. Seen: pending, 0 of 1 replicas (60×); GET /get answered 502: an empty answer (7×); GET /get got no answer (read ECONNRESET) (1×). Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.`,
    );
  });

  test('of several replicas, under no status at all, tells how many', async () => {
    const get: Line = { json: shown({ status: '', num_replicas: 1 }) };
    const { told } = await wait({ get, wanted: 2, minutes: 1 });
    expect(told).toContain(
      'Deployment "dev-testing" did not have 2 replicas up within 60 s. Seen: no status, 1 of 2 replicas',
    );
  });

  test('that never got an answer tells that', async () => {
    const { told, seconds } = await wait({ get: 'never', minutes: 0.5 });
    expect(seconds).toBe(30);
    expect(told).toMatchInlineSnapshot(
      `Deployment "dev-testing" did not have 1 replica up within 30 s. Seen: GET /get got no answer (no complete answer within 10 s) (2×); GET /get got no answer (no complete answer within 7 s) (1×). The service itself was the problem to the end: check that this runner reaches it, or try again later.`,
    );
  });

  test('ends at once when cancelled, in a pause as in a request', async () => {
    const inPause = await wait({ get: pending, cancelAtMs: 1_500 });
    expect(inPause).toMatchObject({ told: 'Cancelled (SIGINT)', seconds: 1.5 });
    const inRequest = await wait({ get: 'never', cancelAtMs: 1_500 });
    expect(inRequest).toMatchObject({ told: 'Cancelled (SIGINT)', seconds: 1.5 });
  });
});
