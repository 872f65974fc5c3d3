// What each call sends over the wire, and what its answer becomes.
import { describe, expect, test } from 'vitest';
import type { DeploymentApi } from '../../src/api/client.ts';
import { version } from '../../src/api/version.ts';
import { clientOf, key, shown } from '../fakes/deployments.ts';
import { type Script, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

/** Makes one call against one path's script. Returns the call's value and the requests that were sent. */
async function call<T>(
  path: string,
  script: Script,
  make: (api: DeploymentApi) => Promise<T>,
  baseUrl?: string,
) {
  const time = createVirtualTime();
  const service = scripted({ [path]: script }, time.clock);
  const api = clientOf({ ...service, clock: time.clock, ...(baseUrl === undefined ? {} : { baseUrl }) });
  const value = await time.run(make(api));
  return { value, sent: service.heard };
}

const request = {
  name: 'ci-44ud8g0-iiii',
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 1.5,
  inferenceVersion: 'latest',
  minReplicas: 1,
  maxReplicas: 2,
};

const deployment = {
  id: 'IwzJ5YLQ0iDhwzqoh3Ae',
  name: 'dev-testing',
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  subdomain: 'dev-testing',
  domain: 'dev-testing.roboflow.cloud',
  durationHours: 3,
  inferenceVersion: '0.45.0',
  numReplicas: 0,
  status: 'pending',
  workspaceUrl: 'my-workspace',
};

test('POST /add sends the fields of the API page, and delete_on_expiration as the official client does', async () => {
  const { value, sent } = await call('/add', { json: shown() }, (api) => api.add(request));
  expect(value).toEqual(deployment);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ method: 'POST', origin: 'https://roboflow.cloud' });
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
    api_key: key,
    deployment_name: 'ci-44ud8g0-iiii',
    machine_type: 'dev-gpu',
    creator_email: 'ci@example.com',
    duration: 1.5,
    delete_on_expiration: true,
    inference_version: 'latest',
    min_replicas: 1,
    max_replicas: 2,
  });
});

const commands: { path: string; make: (api: DeploymentApi) => Promise<unknown> }[] = [
  { path: '/pause', make: (api) => api.pause('dev-testing') },
  { path: '/resume', make: (api) => api.resume('dev-testing') },
  { path: '/delete', make: (api) => api.delete('dev-testing') },
];

describe.each(commands)('POST $path', ({ path, make }) => {
  test('sends key and name in the body and nothing in the query', async () => {
    const { sent } = await call(path, { json: { message: 'OK' } }, make);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.query.size).toBe(0);
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ api_key: key, deployment_name: 'dev-testing' });
  });
});

test('GET /get sends key and name in the query', async () => {
  const { value, sent } = await call('/get', { json: shown() }, (api) => api.get('dev-testing'));
  expect(value).toEqual(deployment);
  expect(sent[0]).toMatchObject({ method: 'GET', body: '', reset: false });
  expect(sent[0]?.headers).not.toHaveProperty('content-type');
  expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({ api_key: key, deployment_name: 'dev-testing' });
});

describe('GET /list', () => {
  const list = [shown(), shown({ deployment_name: 'other-one' })];
  test.each([
    { shape: 'a bare array, as on the API page', json: list, names: ['dev-testing', 'other-one'] },
    { shape: '{deployments: [...]}', json: { deployments: list }, names: ['dev-testing', 'other-one'] },
    { shape: 'an empty array', json: [], names: [] },
    { shape: 'an empty {deployments}', json: { deployments: [] }, names: [] },
  ])('is read from $shape', async ({ json, names }) => {
    const { value, sent } = await call('/list', { json }, (api) => api.list());
    expect(value.deployments.map(({ name }) => name)).toEqual(names);
    expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({ api_key: key });
  });
});

describe('GET /get_log', () => {
  const entry = {
    insert_id: 'gpwrgrw55p7b9jdq',
    payload: 'INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK',
    severity: 'INFO',
    timestamp: '2025-01-22T13:23:14.209436+00:00',
  };
  const query = { fromTimestamp: '2026-01-05T08:00:00+00:00', maxEntries: 300 };

  test('sends the window and the number of entries, and encodes a "+"', async () => {
    const { value, sent } = await call('/get_log', { json: [entry] }, (api) =>
      api.getLog('dev-testing', { ...query, toTimestamp: '2026-01-05T09:00:00Z' }),
    );
    expect(value.entries).toEqual([
      { insertId: entry.insert_id, payload: entry.payload, severity: 'INFO', timestamp: entry.timestamp },
    ]);
    expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({
      api_key: key,
      deployment_name: 'dev-testing',
      max_entries: '300',
      from_timestamp: '2026-01-05T08:00:00+00:00',
      to_timestamp: '2026-01-05T09:00:00Z',
    });
  });

  test('leaves out the end of the window when none is given', async () => {
    const { sent } = await call('/get_log', { json: [] }, (api) => api.getLog('dev-testing', query));
    expect(sent[0]?.query.has('to_timestamp')).toBe(false);
  });

  test.each([
    { what: 'an object, as structured loggers send', payload: { msg: 'hi' }, becomes: '{"msg":"hi"}' },
    { what: 'null', payload: null, becomes: '""' },
    { what: 'a number', payload: 42, becomes: '42' },
  ])('reads a payload that is $what', async ({ payload, becomes }) => {
    const { value } = await call('/get_log', { json: [{ ...entry, payload }] }, (api) =>
      api.getLog('dev-testing', query),
    );
    expect(value.entries[0]?.payload).toBe(becomes);
  });

  test('reads an entry without a severity as DEFAULT', async () => {
    const { severity: _, ...rest } = entry;
    const { value } = await call('/get_log', { json: [rest] }, (api) => api.getLog('dev-testing', query));
    expect(value.entries[0]?.severity).toBe('DEFAULT');
  });

  test.each([
    { date: 'Mon, 05 Jan 2026 08:00:07 GMT', serviceTime: Date.parse('2026-01-05T08:00:07Z') },
    { date: 'yesterday', serviceTime: null },
    { date: undefined, serviceTime: null },
  ])("reads the service's time from the header Date: $date", async ({ date, serviceTime }) => {
    const headers = date === undefined ? {} : { date };
    const { value } = await call('/get_log', { json: [], headers }, (api) =>
      api.getLog('dev-testing', query),
    );
    expect(value.serviceTime).toBe(serviceTime);
  });
});

test('a delete and a pause that are answered with OK count as taken', async () => {
  const ok = { json: { message: 'OK' } };
  expect((await call('/delete', ok, (api) => api.delete('dev-testing'))).value).toBe('taken');
  expect((await call('/pause', ok, (api) => api.pause('dev-testing'))).value).toBe('taken');
});

describe('the answer to a look', () => {
  test.each([
    { answer: '404, whatever its words', reply: said(404, 'Not found') },
    { answer: '410', reply: said(410, 'Gone') },
    { answer: '400 that says so', reply: said(400, "deployment 'dev-testing' not found") },
    { answer: '400 in other words', reply: said(400, 'Deployment does not exist') },
  ])('404 means that nothing is there, and a delete finds nothing: $answer', async ({ reply }) => {
    expect((await call('/get', reply, (api) => api.get('dev-testing'))).value).toBeNull();
    expect((await call('/delete', reply, (api) => api.delete('dev-testing'))).value).toBe('absent');
  });

  test.each([
    {
      answer: 'a page of an ingress whose service is away',
      reply: said(404, '<html><title>404 Not Found</title></html>'),
    },
    { answer: '400 about something else', reply: said(400, 'deployment_name is required') },
    { answer: '400 about an e-mail', reply: said(400, 'creator e-mail does not exist') },
    { answer: '400 about the workspace', reply: said(400, 'Workspace not found for this api_key') },
  ])('$answer is an error, because it does not say that nothing is there', async ({ reply }) => {
    await expect(call('/get', reply, (api) => api.get('dev-testing', { attempts: 1 }))).rejects.toThrow(
      /Could not look up/,
    );
  });

  test.each([
    { status: 'ready', becomes: 'ready' },
    { status: 'READY', becomes: 'ready' },
    { status: 'warming_up_v2', becomes: 'warming_up_v2' },
    { status: '', becomes: '' },
  ])(
    'with status "$status" is read as "$becomes", though nobody documented that word',
    async ({ status, becomes }) => {
      const { value } = await call('/get', { json: shown({ status }) }, (api) => api.get('dev-testing'));
      expect(value?.status).toBe(becomes);
    },
  );

  test('may have fields that nobody knows', async () => {
    const json = shown({ region: 'eu', created_at: 5, tags: { a: [] } });
    const { value } = await call('/get', { json }, (api) => api.get('dev-testing'));
    expect(value).toEqual(deployment);
  });
});

test("the service's time follows the Date header of its latest answer", async () => {
  const time = createVirtualTime('2026-01-05T08:00:00Z');
  const headers = { date: 'Mon, 05 Jan 2026 08:02:00 GMT' };
  const service = scripted({ '/get': { json: shown(), headers } }, time.clock);
  const api = clientOf({ ...service, clock: time.clock });
  expect(api.serviceNow()).toBe(time.clock.now());
  await time.run(api.get('dev-testing'));
  expect(new Date(api.serviceNow()).toISOString()).toBe('2026-01-05T08:02:00.000Z');
  await time.run(time.clock.sleep(30_000));
  expect(new Date(api.serviceNow()).toISOString()).toBe('2026-01-05T08:02:30.000Z');
});

test('every request names the Action and its version as user agent', async () => {
  const { sent } = await call('/add', { json: shown() }, (api) => api.add(request));
  expect(sent[0]?.headers).toEqual({
    'user-agent': `roboflow-ephemeral-deployment/${version}`,
    accept: 'application/json, text/plain',
    'accept-encoding': 'identity',
    'content-type': 'application/json',
  });
});

test.each([
  { baseUrl: 'https://eu.roboflow.cloud', origin: 'https://eu.roboflow.cloud', path: '/get' },
  {
    baseUrl: 'https://proxy.example.com/roboflow//',
    origin: 'https://proxy.example.com',
    path: '/roboflow/get',
  },
])('under api-url $baseUrl a look asks $path', async ({ baseUrl, origin, path }) => {
  const { sent } = await call(path, { json: shown() }, (api) => api.get('dev-testing'), baseUrl);
  expect(sent[0]).toMatchObject({ origin, path });
});
