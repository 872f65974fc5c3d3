// When a deployment counts as ready, what ends the wait for it at once, and what is printed meanwhile.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { shown } from '../fakes/deployments.ts';
import { type Line, reset, type Script, said } from '../fakes/scripted.ts';
import { absent, pending, ready, wait } from './waiting.ts';

describe('waiting for replicas', () => {
  test.each<{ what: string; get: Script; wanted?: number; looks: number }>([
    { what: 'ends at the first look when the deployment is ready', get: ready, looks: 1 },
    {
      what: 'ends at the third look when the deployment is ready then',
      get: [pending, pending, ready],
      looks: 3,
    },
    {
      what: 'accepts an undocumented status with replicas',
      get: { json: shown({ status: 'warm', num_replicas: 1 }) },
      looks: 1,
    },
    {
      what: 'does not accept "ready" without replicas',
      get: [{ json: shown({ status: 'ready' }) }, ready],
      looks: 2,
    },
    { what: 'lasts through an outage', get: [pending, said(503, 'down'), reset, 'never', ready], looks: 5 },
    {
      what: 'lasts through answers that cannot be read',
      get: [pending, said(200, '<html>'), ready],
      looks: 3,
    },
    { what: 'lasts through a read that lags behind the create', get: [absent, absent, ready], looks: 3 },
    {
      what: 'lasts through "paused" until somebody\'s resume shows',
      get: [{ json: shown({ status: 'paused', num_replicas: 1 }) }, ready],
      looks: 2,
    },
    {
      what: 'lasts until both of two replicas are up',
      wanted: 2,
      get: [pending, ready, { json: shown({ status: 'ready', num_replicas: 2 }) }],
      looks: 3,
    },
  ])('$what, which takes $looks looks here', async ({ get, wanted = 1, looks }) => {
    const result = await wait({ get, wanted });
    expect(result).toMatchObject({ told: null, looks });
  });

  test.each<{ status: string }>([
    { status: 'failed' },
    { status: 'deleted' },
    { status: 'expired' },
    { status: 'FAILED' },
  ])('ends at once when the status is $status', async ({ status }) => {
    const { told, isNotReady, looks } = await wait({ get: [pending, { json: shown({ status }) }, ready] });
    expect(told).toContain(`ended as "${status.toLowerCase()}" instead of becoming ready`);
    expect({ isNotReady, looks }).toEqual({ isNotReady: true, looks: 2 });
  });

  test.each([401, 403])('ends at once with %i, because waiting does not change the key', async (status) => {
    const { told, looks } = await wait({ get: [pending, said(status, 'no'), ready] });
    expect(told).toContain(`GET /get answered ${status}: no. Check the input "api-key"`);
    expect(looks).toBe(2);
  });

  test('fails when the deployment has been absent for 30 s', async () => {
    const { told, seconds } = await wait({ get: [pending, absent] });
    expect(told).toContain('Deployment "dev-testing" is gone: somebody deleted it while it was starting.');
    expect(seconds).toBeGreaterThanOrEqual(30);
    expect(seconds).toBeLessThan(34);
  });

  test('goes by the list when /get has shown nothing for 30 s', async () => {
    const list: Line = { json: [shown({ status: 'ready', num_replicas: 1 })] };
    const { error, seconds } = await wait({ get: [pending, absent], list });
    expect(error).toBeNull();
    expect(seconds).toBeGreaterThanOrEqual(30);
  });

  test('goes on as long as a gateway answers 404 for the service, to the list as well', async () => {
    const get: Script = (_sent, times) => (times < 40 ? absent : ready);
    const { error, seconds } = await wait({ get, list: absent });
    expect(error).toBeNull();
    expect(seconds).toBeGreaterThan(60);
  });

  test('waits 60 s for what was never shown, and does not say that somebody deleted it', async () => {
    const { told, seconds } = await wait({ get: absent, claim: { wasShown: false } });
    expect(told).toBe(
      'The service confirmed the create of deployment "dev-testing", but shows no deployment of that name 60 s later: its answers lag far behind, or somebody deleted it at once. Run the job again.',
    );
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(seconds).toBeLessThan(68);
  });

  test('fails when another deployment has taken the name', async () => {
    const other: Line = {
      json: shown({ deployment_id: 'other', duration: 8, status: 'ready', num_replicas: 1 }),
    };
    const { told } = await wait({ get: [pending, other], claim: { hasGeneratedName: false } });
    expect(told).toContain('Deployment "dev-testing" has become another one (id other)');
  });

  test('prints a line at every change and every 30 s, not at every look', async () => {
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

  test('fails at the deadline with the time, how often each state was seen, and a remedy', async () => {
    const get: Script = (_sent, times) =>
      times % 10 === 3 ? said(502, '<html>') : times === 5 ? reset : pending;
    const { told, seconds } = await wait({ get, minutes: 2.5 });
    expect(seconds).toBe(150);
    expect(told).toMatchInlineSnapshot(
      `Deployment "dev-testing" did not have 1 replica up within 150 s. Seen: pending, 0 of 1 replicas (60×); GET /get answered 502: an empty answer (7×); GET /get got no answer (read ECONNRESET) (1×). Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.`,
    );
  });

  test('names both numbers of replicas when the time is over, even without any status', async () => {
    const get: Line = { json: shown({ status: '', num_replicas: 1 }) };
    const { told } = await wait({ get, wanted: 2, minutes: 1 });
    expect(told).toContain(
      'Deployment "dev-testing" did not have 2 replicas up within 60 s. Seen: no status, 1 of 2 replicas',
    );
  });

  test('says at the deadline that the service never answered', async () => {
    const { told, seconds } = await wait({ get: 'never', minutes: 0.5 });
    expect(seconds).toBe(30);
    expect(told).toMatchInlineSnapshot(
      `Deployment "dev-testing" did not have 1 replica up within 30 s. Seen: GET /get got no answer (no complete answer within 10 s) (2×); GET /get got no answer (no complete answer within 7 s) (1×). The service itself was the problem to the end: check that this runner reaches it, or try again later.`,
    );
  });

  test('ends at once when it is cancelled, in a pause and in a request', async () => {
    const inPause = await wait({ get: pending, cancelAtMs: 1_500 });
    expect(inPause).toMatchObject({ told: 'Cancelled (SIGINT)', seconds: 1.5 });
    const inRequest = await wait({ get: 'never', cancelAtMs: 1_500 });
    expect(inRequest).toMatchObject({ told: 'Cancelled (SIGINT)', seconds: 1.5 });
  });
});
