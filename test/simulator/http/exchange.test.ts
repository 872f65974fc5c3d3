// When things happen in an exchange: stale reads, hooks, latency, clients that leave, and the end.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { addBody, noon, outcome, type Visit, visit } from '../visit.ts';

describe('stale reads', () => {
  const steps = async ({ add, act, state, later }: Visit) => {
    const seen: string[] = [];
    for (const write of [add, () => act('/pause'), () => act('/delete')]) {
      await write();
      seen.push(await state());
      later(2);
      seen.push(await state());
    }
    return seen;
  };

  test('show a write only after a while', async () => {
    const seen = await steps(await visit({ staleReadsMs: 1500 }));
    expect(seen).toEqual(['404', 'ready 1', 'ready 1', 'paused 0', 'paused 0', '404']);
  });

  test('can be a fault of a single read', async () => {
    const visited = await visit();
    visited.simulator.inject({ path: '/get', fault: { kind: 'stale', ms: 1000 }, times: 1 });
    await visited.add();
    expect([await visited.state(), await visited.state()]).toEqual(['404', 'ready 1']);
  });

  test('do not affect writes', async () => {
    const visited = await visit({ staleReadsMs: 1500 });
    await visited.add();
    expect((await visited.add()).status).toBe(409);
    expect((await visited.act('/delete')).status).toBe(200);
  });
});

describe('a hook', () => {
  test('is called at each moment of each request, and waited for', async () => {
    const visited = await visit();
    const told: string[] = [];
    visited.simulator.onRequest(async (moment, { path, status }) => {
      await sleep(1);
      told.push(`${moment} ${path} ${status}, ${visited.simulator.alive().length} alive`);
    });
    await visited.add();
    await visited.simulator.settled();
    expect(told).toEqual([
      'received /add open, 0 alive',
      'effect /add open, 1 alive',
      'answered /add 200, 1 alive',
    ]);
  });

  test('is removed by the function that it returned', async () => {
    const { simulator, get } = await visit();
    let calls = 0;
    const remove = simulator.onRequest(() => {
      calls += 1;
    });
    await get('/list');
    remove();
    await get('/list');
    expect(calls).toBe(3);
  });
});

test('a request takes effect even when its client has left', async () => {
  const { simulator } = await visit();
  const leaving = new AbortController();
  simulator.onRequest((moment) => {
    if (moment === 'received') leaving.abort();
  });
  const body = JSON.stringify({ ...addBody(), api_key: simulator.apiKey });
  const asked = fetch(`${simulator.url}/add`, { method: 'POST', body, signal: leaving.signal });
  await expect(asked).rejects.toThrow(/abort/);
  await simulator.settled();
  expect(simulator.alive()).toHaveLength(1);
});

test('closing ends the requests that are under way, without their effect', async () => {
  const { add, simulator } = await visit({ latencyMs: 60_000 });
  const adding = outcome(add());
  while (simulator.requests().length === 0) await sleep(1);
  await simulator.close();
  expect(await adding).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  expect(simulator.deployments()).toEqual([]);
});

test('half of the latency comes before the effect, and half after it', async () => {
  const told: string[] = [];
  const sleep = async (ms: number) => {
    told.push(`${ms} ms`);
  };
  const { add, simulator } = await visit({ latencyMs: () => 30, clock: { now: () => noon, sleep } });
  simulator.onRequest((moment) => {
    told.push(moment);
  });
  await add();
  await simulator.settled();
  expect(told).toEqual(['received', '15 ms', 'effect', '15 ms', 'answered']);
});

test('latency is real time when no clock is given', async () => {
  const { add } = await visit({ latencyMs: 20 });
  const started = performance.now();
  await add();
  expect(performance.now() - started).toBeGreaterThanOrEqual(18);
});
