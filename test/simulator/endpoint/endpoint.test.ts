// A deployment's own server: its ingress, its keys, and the answers of Roboflow's inference server.
import { describe, expect, test } from 'vitest';
import { dummyApiKey } from '../options.ts';
import { field, visit } from '../visit.ts';

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const withKey = (body: Record<string, unknown>) => json({ ...body, api_key: dummyApiKey });
const keyQuery = `?api_key=${dummyApiKey}`;

describe('the ingress', () => {
  test('answers 503 until the replica is up and warm, and while it is paused', async () => {
    const options = { provisioning: { seconds: 10 }, endpointWarmUpSeconds: 5 };
    const { add, act, endpoint, later } = await visit(options);
    await add();
    const seen: number[] = [];
    for (const seconds of [0, 10, 4.999, 0.001]) {
      later(seconds);
      seen.push((await endpoint('/info')).status);
    }
    await act('/pause');
    const paused = await endpoint('/info');
    expect([...seen, paused.status]).toEqual([503, 503, 503, 200, 503]);
    expect(paused.text).toContain('<h1>503 Service Temporarily Unavailable</h1>');
  });

  test('flaps as it is told to, and anew after each start', async () => {
    const { add, act, endpoint } = await visit({ endpointFlapping: [200, 503, 502] });
    await add();
    const look = async (times: number) => {
      const seen: number[] = [];
      while (seen.length < times) seen.push((await endpoint('/info')).status);
      return seen;
    };
    expect(await look(5)).toEqual([200, 503, 502, 200, 200]);
    await act('/pause');
    await act('/resume');
    expect(await look(4)).toEqual([200, 503, 502, 200]);
  });

  test('answers 404 once the deployment has expired', async () => {
    const { add, endpoint, later } = await visit();
    await add({ duration: 1 });
    later(3600);
    expect((await endpoint('/info')).status).toBe(404);
  });

  test('closes its port with the deletion', async () => {
    const { add, act, simulator } = await visit();
    const domain = field(await add(), 'domain');
    expect(simulator.openEndpoints()).toBe(1);
    await act('/delete');
    expect(simulator.openEndpoints()).toBe(0);
    await expect(fetch(`http://${domain}/info`)).rejects.toThrow();
  });
});

describe('the inference server', () => {
  test.each(['/', '/docs', '/info', '/healthz', '/readiness', '/metrics', '/openapi.json'])(
    'answers %s without a key',
    async (path) => {
      const { add, endpoint } = await visit();
      await add();
      expect((await endpoint(path)).status).toBe(200);
    },
  );

  test('answers /info, /healthz and /readiness as the real server does', async () => {
    const { add, endpoint } = await visit();
    await add({ inference_version: '0.45.0' });
    expect((await endpoint('/info')).json).toEqual({
      name: 'Roboflow Inference Server',
      version: '0.45.0',
      uuid: expect.stringMatching(/^[A-Za-z]{6}$/),
    });
    expect((await endpoint('/healthz')).json).toEqual({ status: 'healthy' });
    expect((await endpoint('/readiness')).json).toEqual({ status: 'ready' });
  });

  const keys: [string, string, RequestInit, number][] = [
    ['a request without a key', '/model/registry', {}, 401],
    ['a wrong key in the query', '/model/registry?api_key=rf_wrong', {}, 401],
    ['a wrong key in the body', '/model/add', json({ model_id: 'coco/3', api_key: 'rf_wrong' }), 401],
    ['a key in the query', `/model/registry${keyQuery}`, {}, 200],
    ['a key in the body', '/model/add', withKey({ model_id: 'coco/3' }), 200],
    [
      'a key as a bearer token',
      '/model/registry',
      { headers: { authorization: `Bearer ${dummyApiKey}` } },
      200,
    ],
  ];
  test.each(keys)('accepts or refuses %s', async (_where, path, init, status) => {
    const { add, endpoint } = await visit();
    await add();
    const reply = await endpoint(path, init);
    expect(reply.status).toBe(status);
    if (status === 401) expect(reply.json).toEqual({ status: 401, message: 'Unauthorized api_key' });
  });

  const answers: [string, RequestInit, number, RegExp][] = [
    ['/model/add', withKey({ model_id: 'not-known/1' }), 404, /Requested Roboflow resource not found/],
    ['/model/add', withKey({ model_id: 'a/b/c' }), 400, /Invalid Model ID/],
    ['/model/add', withKey({}), 422, /Field required/],
    [`/not-known/1${keyQuery}`, json({}), 404, /Requested Roboflow resource not found/],
    [`/info${keyQuery}`, json({}), 405, /Method Not Allowed/],
    ['/clip/embed_text', withKey({ text: 'a' }), 500, /Internal error/],
    ['/clip/embed_text', withKey({}), 422, /Field required/],
    [`/nowhere${keyQuery}`, {}, 404, /404: This page could not be found/],
  ];
  test.each(answers)('answers %s %j with %i', async (path, init, status, message) => {
    const { add, endpoint } = await visit({ knownModels: ['soccer/1'] });
    await add();
    const reply = await endpoint(path, init);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(message);
  });

  test('loads a model once, however many ask, and forgets it after a resume', async () => {
    const { add, act, endpoint, get } = await visit({
      modelLoadSeconds: 0.02,
      knownModels: ['soccer/1'],
    });
    await add();
    await Promise.all([1, 2, 3].map(() => endpoint('/model/add', withKey({ model_id: 'soccer/1' }))));
    const models = await endpoint(`/model/registry${keyQuery}`);
    expect(models.json).toMatchObject({ models: [{ model_id: 'soccer/1', task_type: 'object-detection' }] });
    const log = (await get('/get_log', { deployment_name: 'dev-testing' })).text;
    expect([log.match(/POST \/model\/add/g)?.length, log.match(/Loaded model soccer\/1/g)?.length]).toEqual([
      3, 1,
    ]);
    await act('/pause');
    await act('/resume');
    expect((await endpoint(`/model/registry${keyQuery}`)).json).toMatchObject({ models: [] });
  });

  test('registers an alias under its full id only', async () => {
    const { add, endpoint } = await visit({ knownModels: ['yolov8n-640'] });
    await add();
    const added = await endpoint('/model/add', withKey({ model_id: 'yolov8n-640' }));
    expect(added.json).toMatchObject({ models: [{ model_id: 'coco/3' }] });
  });
});
