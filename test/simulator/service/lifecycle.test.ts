// A deployment's life is computed from the clock whenever somebody looks.
import { describe, expect, test } from 'vitest';
import { visit } from '../visit.ts';

describe('a deployment', () => {
  test('is pending, ready, paused, pending again, ready, being deleted, and gone by the clock', async () => {
    const { add, act, state, later } = await visit({ provisioning: { seconds: 20 }, deletionSeconds: 5 });
    await add();
    const seen = [await state()];
    for (const [seconds, path] of [
      [19.999, ''],
      [0.001, '/pause'],
      [60, '/resume'],
      [19, ''],
      [1, '/delete'],
      [4.999, ''],
      [0.001, ''],
    ] as const) {
      later(seconds);
      seen.push(await state());
      if (path) expect((await act(path)).json).toEqual({ message: 'OK' });
    }
    expect(seen).toEqual([
      'pending 0',
      'pending 0',
      'ready 1',
      'paused 0',
      'pending 0',
      'ready 1',
      'deleting 0',
      '404',
    ]);
  });

  test('gets its replicas one after the other', async () => {
    const { add, state, later } = await visit({ provisioning: { seconds: 10, replicaSeconds: 5 } });
    await add({ min_replicas: 3, max_replicas: 4 });
    const seen: string[] = [];
    for (const seconds of [9, 1, 4, 1, 60]) {
      later(seconds);
      seen.push(await state());
    }
    expect(seen).toEqual(['pending 0', 'ready 1', 'ready 1', 'ready 2', 'ready 3']);
  });

  test('of a failing machine type ends as failed, and can be neither paused nor resumed', async () => {
    const { add, act, state, later, simulator } = await visit({
      provisioning: { seconds: 10 },
      machineTypes: { 'dev-gpu': 'failing' },
    });
    await add();
    later(10);
    expect(await state()).toBe('failed 0');
    expect((await act('/pause')).text).toBe("deployment 'dev-testing' is failed and cannot be paused");
    expect((await act('/resume')).status).toBe(400);
    expect(simulator.alive()).toEqual([]);
    expect((await act('/delete')).status).toBe(200);
  });

  test('is still shown after its deletion when that is wanted, and its name is free', async () => {
    const { add, act, state, simulator } = await visit({ afterDeletion: 'deleted' });
    await add();
    await act('/delete');
    expect(await state()).toBe('deleted 0');
    expect((await add()).status).toBe(200);
    expect(await state()).toBe('ready 1');
    expect(simulator.deployments().map(({ status }) => status)).toEqual(['deleted', 'ready']);
  });

  test('keeps its name taken while it is being deleted', async () => {
    const { add, act, later } = await visit({ deletionSeconds: 5 });
    await add();
    await act('/delete');
    expect((await add()).status).toBe(409);
    later(5);
    expect((await add()).status).toBe(200);
  });

  test('ends with its duration, unless it is to be kept on expiration', async () => {
    const { add, get, later, simulator } = await visit();
    await add({ deployment_name: 'short-lived', duration: 0.1 });
    await add({ deployment_name: 'kept-alive', duration: 0.1, delete_on_expiration: false });
    later(0.1 * 3600);
    const names = async (query: Record<string, string>) =>
      Object.values(Object((await get('/list', query)).json)).map(
        (shown) => `${Object(shown).deployment_name} ${Object(shown).status}`,
      );
    expect(await names({})).toEqual(['kept-alive ready']);
    expect(await names({ show_expired: 'true' })).toEqual(['short-lived expired', 'kept-alive ready']);
    expect(simulator.alive().map(({ name }) => name)).toEqual(['kept-alive']);
    expect((await add({ deployment_name: 'short-lived' })).status).toBe(200);
    expect((await add({ deployment_name: 'kept-alive' })).status).toBe(409);
  });

  test('is hidden from /list when it is deleted, in either shape of the list', async () => {
    const { get, simulator } = await visit({ listShape: 'object' });
    simulator.place({ name: 'was-deleted', status: 'deleted' });
    expect((await get('/list')).json).toEqual({ deployments: [] });
    expect((await get('/list', { show_deleted: 'true' })).json).toMatchObject({
      deployments: [{ deployment_name: 'was-deleted', status: 'deleted' }],
    });
  });

  test('is changed once by a command that is given twice', async () => {
    const { add, act, simulator } = await visit({ deletionSeconds: 5 });
    await add();
    for (const path of ['/resume', '/pause', '/pause', '/resume', '/delete', '/delete']) {
      expect((await act(path)).status).toBe(200);
    }
    const effects = simulator.requests().map(({ path, effect }) => `${path} ${effect}`);
    expect(effects).toEqual([
      '/add true',
      '/resume false',
      '/pause true',
      '/pause false',
      '/resume true',
      '/delete true',
      '/delete false',
    ]);
  });
});

test('the time of provisioning is drawn from the random numbers that are handed in', async () => {
  const { add, state, later } = await visit({ provisioning: { seconds: 10, jitter: 4 }, random: () => 0.5 });
  await add();
  later(11.9);
  expect(await state()).toBe('pending 0');
  later(0.1);
  expect(await state()).toBe('ready 1');
});
