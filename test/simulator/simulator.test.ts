// The management API as the simulator serves it: fields, keys, refusals, and deployments that are placed by a test.
import { describe, expect, test } from 'vitest';
import { addBody, field, noon, request, visit } from './visit.ts';

describe('/add', () => {
  test('answers with the fields of the API page, the status pending and a resolved version', async () => {
    const { add } = await visit();
    const { status, json, headers } = await add({ duration: 0.5 });
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'application/json' });
    expect(json).toEqual({
      deployment_id: expect.stringMatching(/^[A-Za-z0-9]{20}$/),
      deployment_name: 'dev-testing',
      machine_type: 'dev-gpu',
      creator_email: 'ci@example.com',
      creator_id: expect.stringMatching(/^[\w-]{28}$/),
      subdomain: 'dev-testing',
      domain: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      duration: 0.5,
      inference_version: '1.8.3',
      max_replicas: 1,
      min_replicas: 1,
      num_replicas: 0,
      status: 'pending',
      workspace_id: 'simulatedWorkspace01',
      workspace_url: 'simulated-workspace',
    });
  });

  const refusals: [string, Record<string, unknown>, number, RegExp][] = [
    ['a create without a name', { deployment_name: undefined }, 400, /^deployment_name is required/],
    ['a create without a machine type', { machine_type: undefined }, 400, /^machine_type is required/],
    ['a create without a creator', { creator_email: undefined }, 400, /^creator_email is required/],
    ['a name of 4 characters', { deployment_name: 'abcd' }, 400, /'abcd' is invalid/],
    ['a name of 16 characters', { deployment_name: 'a23456789-123456' }, 400, /is invalid/],
    ['a name in upper case', { deployment_name: 'Dev-testing' }, 400, /is invalid/],
    ['a name with an underscore', { deployment_name: 'dev_testing' }, 400, /is invalid/],
    ['a name with a leading digit', { deployment_name: '1dev-testing' }, 400, /is invalid/],
    ['an unknown machine type', { machine_type: 'dev-tpu' }, 400, /'dev-tpu' is unknown, expected one of/],
    ['a machine type without capacity', { machine_type: 'prod-gpu' }, 400, /no capacity .* 'prod-gpu'/],
    ['a machine type that the test refuses', { machine_type: 'gpu-small' }, 402, /^out of credits$/],
    ['a creator who is not a member', { creator_email: 'eve@example.com' }, 400, /not a member/],
    ['a duration of 0', { duration: 0 }, 400, /^duration/],
    ['a duration in words', { duration: 'three' }, 400, /^duration/],
    ['a minimum of replicas above the maximum', { min_replicas: 2, max_replicas: 1 }, 400, /min_replicas/],
    ['half a replica', { max_replicas: 1.5 }, 400, /min_replicas/],
    ['a taken name', { deployment_name: 'is-taken' }, 409, /'is-taken' is already in use/],
  ];
  test.each(refusals)('refuses %s', async (_what, changes, status, message) => {
    const machineTypes = {
      'prod-gpu': 'no-capacity',
      'gpu-small': { status: 402, text: 'out of credits' },
    } as const;
    const { simulator, add } = await visit({ members: ['ci@example.com'], machineTypes });
    simulator.place({ name: 'is-taken', status: 'paused' });
    const reply = await add(changes);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(message);
    expect(reply.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(simulator.deployments()).toHaveLength(1);
  });

  test('adds a suffix to a subdomain that is taken', async () => {
    const { add } = await visit({ takenSubdomains: ['dev-testing'] });
    expect(field(await add(), 'subdomain')).toMatch(/^dev-testing-[a-z0-9]{5}$/);
  });
});

describe('the management API', () => {
  test('accepts a key in the body of a POST and in the query of a GET only', async () => {
    const { simulator, get, post } = await visit({ apiKey: ['rf_one', 'rf_two'] });
    const body = JSON.stringify(addBody());
    const replies = [
      await post('/add', { ...addBody(), api_key: 'rf_wrong' }),
      await request(`${simulator.url}/add?api_key=rf_one`, { method: 'POST', body }),
      await get('/list', { api_key: 'rf_wrong' }),
      await request(`${simulator.url}/list`),
      await get('/list', { api_key: 'rf_two' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401, 200]);
    expect(replies[0]?.text).toBe('Unauthorized: api_key is missing or not valid');
    expect(JSON.stringify(simulator.requests())).not.toContain('rf_');
  });

  test('refuses unknown routes and names in plain text', async () => {
    const { simulator, get, post, look, act } = await visit();
    const replies = await Promise.all([
      get('/nothing'),
      get('/add'),
      post('/list'),
      request(`${simulator.url}/add`, { method: 'POST', body: '{"api_key":' }),
      look('not-there'),
      act('/delete', 'not-there'),
      get('/get'),
    ]);
    expect(replies.map(({ status, text }) => `${status} ${text}`)).toEqual([
      '404 Not found',
      '405 Method not allowed: /add takes POST',
      '405 Method not allowed: /list takes GET',
      '400 the request body must be a JSON object',
      "404 deployment 'not-there' not found",
      "404 deployment 'not-there' not found",
      '400 deployment_name is required',
    ]);
  });

  test('sends the time of its own clock as Date', async () => {
    const { get } = await visit();
    const date = (await get('/list')).headers.get('date') ?? '';
    expect(Date.parse(date)).toBe(noon);
  });
});

test('5,000 placed deployments are listed without opening a port', async () => {
  const { simulator, get, look } = await visit();
  for (let index = 0; index < 5000; index += 1) simulator.place({ name: `foreign-${index}` });
  const listed = Object.values(Object((await get('/list')).json));
  expect(listed).toHaveLength(5000);
  expect(Object(listed[7]).domain).toBe('foreign-7.invalid');
  expect(simulator.openEndpoints()).toBe(0);
  expect(field(await look('foreign-7'), 'domain')).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(simulator.openEndpoints()).toBe(1);
});

test('usage is counted in whole minutes, rounded up', async () => {
  const { add, act, get, later } = await visit();
  await add();
  later(61);
  await act('/pause');
  later(600);
  const usage = await get('/usage_deployment', { deployment_name: 'dev-testing' });
  expect(usage.json).toMatchObject({ deployment_name: 'dev-testing', minutes: 2 });
  expect((await get('/usage_workspace')).json).toMatchObject({ usage: [{ minutes: 2 }] });
  expect((await get('/machine_types')).json).toMatchObject({
    machine_types: expect.arrayContaining([{ name: 'dev-gpu', description: 'Simulated dev-gpu' }]),
  });
});
