// Everything that can go wrong on purpose: what the client sees, and what took effect all the same.
import { describe, expect, test } from 'vitest';
import { addBody, outcome, type Visit, visit } from '../visit.ts';
import { createFaults, type Fault } from './faults.ts';

/** Returns the outcome of `/add` under a fault, how many deployments there are then, and the request of the transcript. */
async function underFault(fault: Fault) {
  const visited = await visit();
  visited.simulator.inject({ path: '/add', fault });
  const seen = await outcome(visited.add());
  const [request] = visited.simulator.requests();
  return { visited, seen, count: visited.simulator.alive().length, request };
}

describe('a fault of /add', () => {
  const failures: [string, Fault, RegExp, number][] = [
    ['can be a status', { kind: 'status', status: 500 }, /^500 Internal server error$/, 0],
    ['can be a status with a text', { kind: 'status', status: 418, text: 'teapot' }, /^418 teapot$/, 0],
    ['can be a status after the effect', { kind: 'status', status: 504, effect: true }, /^504/, 1],
    ['can be an HTML page', { kind: 'html', status: 502 }, /^502 <html>[\s\S]*502 Bad Gateway/, 0],
    ['can be an HTML page after the effect', { kind: 'html', status: 503, effect: true }, /^503 <html>/, 1],
    ['can be a rate limit', { kind: 'rate-limit' }, /^429 Too many requests$/, 0],
    ['can be a reset before the effect', { kind: 'reset' }, /^ECONNRESET|UND_ERR_SOCKET$/, 0],
    ['can be a reset after the effect', { kind: 'reset', effect: true }, /^ECONNRESET|UND_ERR_SOCKET$/, 1],
    ['can be half a JSON text', { kind: 'truncated' }, /^200 \{"deployment_id":".*[^}]$/, 1],
    ['can be wrong types', { kind: 'wrong-types' }, /^200 .*"num_replicas":"0","status":7/, 1],
    ['can be nulls', { kind: 'nulls', fields: ['creator_email'] }, /"creator_email":null/, 1],
    ['can be another body', { kind: 'body', status: 200, body: '[]' }, /^200 \[\]$/, 1],
    ['can be a slow body', { kind: 'drip', chunkBytes: 100, everyMs: 1 }, /^200 \{"deployment_id":.*\}$/, 1],
    ['can be a delay', { kind: 'delay', ms: 5 }, /^200 \{"deployment_id":.*\}$/, 1],
  ];
  test.each(failures)('%s', async (_what, fault, expected, count) => {
    const result = await underFault(fault);
    expect(result.seen).toMatch(expected);
    expect(result.count).toBe(count);
    expect(result.request).toMatchObject({ path: '/add', effect: count === 1 });
  });

  test('can let the effect land late, after the connection was cut', async () => {
    const { visited, seen, count, request } = await underFault({ kind: 'reset', effect: { afterMs: 15 } });
    expect(seen).toMatch(/^ECONNRESET|UND_ERR_SOCKET$/);
    expect([count, request?.status, request?.effect]).toEqual([0, 'reset', false]);
    await visited.simulator.settled();
    expect(visited.simulator.alive()).toHaveLength(1);
    expect(visited.simulator.requests()[0]?.effect).toBe(true);
  });

  test('that has not landed when the simulator closes never lands', async () => {
    const { visited } = await underFault({ kind: 'reset', effect: { afterMs: 60_000 } });
    await visited.simulator.close();
    expect(visited.simulator.deployments()).toEqual([]);
  });

  test.each([false, true])('can be an answer that never comes, with effect: %s', async (effect) => {
    const { simulator } = await visit();
    simulator.inject({ path: '/add', fault: { kind: 'hang', effect } });
    const leaving = new AbortController();
    simulator.onRequest((moment) => {
      if (moment === 'answered') setTimeout(() => leaving.abort(), 20);
    });
    const asked = fetch(`${simulator.url}/add`, {
      method: 'POST',
      body: JSON.stringify({ ...addBody(), api_key: simulator.apiKey }),
      signal: leaving.signal,
    });
    await expect(asked).rejects.toThrow(/abort/);
    expect(simulator.alive()).toHaveLength(effect ? 1 : 0);
    expect(simulator.requests()).toMatchObject([{ status: 'hang', effect }]);
  });
});

test.each([
  [{ kind: 'rate-limit' }, null],
  [{ kind: 'rate-limit', retryAfterSeconds: 7 }, '7'],
  [{ kind: 'rate-limit', retryAfterSeconds: 90, asDate: true }, 'Sun, 01 Mar 2026 12:01:30 GMT'],
] as const)('the fault %j has a Retry-After of %s', async (fault, expected) => {
  const { simulator, get } = await visit();
  simulator.inject({ path: '/list', fault });
  expect((await get('/list')).headers.get('retry-after')).toBe(expected);
});

describe('a fault meets', () => {
  const broken: Fault = { kind: 'status', status: 500 };
  const listed = async ({ get }: Visit, times: number) => {
    const seen: number[] = [];
    while (seen.length < times) seen.push((await get('/list')).status);
    return seen;
  };

  test.each([
    [{}, [500, 500, 500, 500]],
    [{ times: 2 }, [500, 500, 200, 200]],
    [{ times: 1, skip: 2 }, [200, 200, 500, 200]],
    [{ probability: 0 }, [200, 200, 200, 200]],
    [{ path: '*', times: 1 }, [500, 200, 200, 200]],
    [{ path: 'endpoint:*' }, [200, 200, 200, 200]],
    [{ deploymentName: 'other-one' }, [200, 200, 200, 200]],
  ])('these of four requests when it is injected with %j', async (injection, expected) => {
    const visited = await visit();
    visited.simulator.inject({ path: '/list', fault: broken, ...injection });
    expect(await listed(visited, 4)).toEqual(expected);
  });

  test('the requests in a while after it struck first', async () => {
    let now = 1_000;
    const { take, inject } = createFaults(
      () => 0,
      () => now,
    );
    inject({ path: '/list', fault: broken, forMs: 500 });
    const struck = [2_000, 2_499, 2_500].map((at) => {
      now = at;
      return take('/list', undefined) !== undefined;
    });
    expect(struck).toEqual([true, true, false]);
  });

  test('requests by chance, drawn from the random numbers that are handed in', async () => {
    const draws = [0.2, 0.8, 0.4, 0.6];
    const visited = await visit({ random: () => draws.shift() ?? 0 });
    visited.simulator.inject({ path: '/list', fault: broken, probability: 0.5 });
    expect(await listed(visited, 4)).toEqual([500, 200, 500, 200]);
  });

  test('no request after clearFaults()', async () => {
    const visited = await visit();
    visited.simulator.inject({ path: '/list', fault: broken });
    visited.simulator.clearFaults();
    expect(await listed(visited, 1)).toEqual([200]);
  });

  test('the service under *, and the endpoints under endpoint:*', async () => {
    const { add, endpoint, get, simulator } = await visit();
    await add();
    simulator.inject({ path: 'endpoint:*', fault: broken, times: 1 });
    const seen = [await get('/list'), await endpoint('/info'), await endpoint('/info')];
    expect(seen.map(({ status }) => status)).toEqual([200, 500, 200]);
    simulator.inject({ path: 'endpoint:*', fault: broken });
    simulator.inject({ path: '*', fault: { kind: 'status', status: 418 }, times: 2, skip: 1 });
    expect([await endpoint('/info'), await get('/list')].map(({ status }) => status)).toEqual([500, 418]);
  });

  test("an endpoint by itself, whose own errors are in its log and the ingress's are not", async () => {
    const { add, endpoint, get, simulator } = await visit({ platformProbes: false });
    await add();
    simulator.inject({ path: 'endpoint:/info', fault: { kind: 'html', status: 502 }, times: 1 });
    simulator.inject({ path: 'endpoint:/info', fault: broken, times: 1 });
    const seen = [await endpoint('/info'), await endpoint('/info'), await endpoint('/info')];
    expect(seen.map(({ status }) => status)).toEqual([502, 500, 200]);
    const log = (await get('/get_log', { deployment_name: 'dev-testing' })).text;
    expect(log).toContain('500 Internal Server Error');
    expect(log).not.toContain('502 Bad Gateway');
  });
});
