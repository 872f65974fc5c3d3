// When a habit of the service is changed, the simulator follows it.
import { expect, test } from 'vitest';
import type { Habits } from './profile.ts';
import { field, type Visit, visit } from './visit.ts';

const other: Partial<Habits> = {
  wordPending: 'creating',
  wordReady: 'running',
  wordPaused: 'stopped',
  wordResuming: 'waking',
  wordDeleting: 'terminating',
  wordDeleted: 'terminated',
  wordExpired: 'timed out',
};

test('the words for each status follow the habits', async () => {
  const { add, act, state, later } = await visit({
    habits: { ...other, deletingSeconds: 5, afterDeletion: 'deleted' },
    provisioning: { seconds: 10 },
  });
  const seen: string[] = [String(field(await add(), 'status'))];
  const look = async (seconds: number) => {
    later(seconds);
    seen.push(await state());
  };
  await look(10);
  await act('/pause');
  await look(1);
  await act('/resume');
  await look(1);
  await look(10);
  await act('/delete');
  await look(1);
  await look(5);
  expect(seen).toEqual([
    'creating',
    'running 1',
    'stopped 0',
    'waking 0',
    'running 1',
    'terminating 0',
    'terminated 0',
  ]);
});

const said = { status: 418, body: '{name} {type} {email}' };
const refusals: [keyof Habits, (visited: Visit) => Promise<{ status: number; text: string }>, string][] = [
  ['refusalBadKey', ({ get }) => get('/list', { api_key: 'rf_wrong' }), '{name} {type} {email}'],
  ['refusalUnknownDeployment', ({ look }) => look('not-there'), 'not-there {type} {email}'],
  ['refusalBadName', ({ add }) => add({ deployment_name: 'no' }), 'no {type} {email}'],
  ['refusalUnknownType', ({ add }) => add({ machine_type: 'tpu' }), '{name} tpu {email}'],
  ['refusalWrongEmail', ({ add }) => add({ creator_email: 'eve' }), '{name} {type} eve'],
  ['refusalShortDuration', ({ add }) => add({ duration: 0 }), '{name} {type} {email}'],
  [
    'refusalTakenName',
    async ({ add }) => {
      await add();
      return add();
    },
    'dev-testing {type} {email}',
  ],
];
test.each(refusals)('the refusal follows the habit %s', async (habit, ask, text) => {
  const reply = await ask(await visit({ habits: { [habit]: said } }));
  expect(`${reply.status} ${reply.text}`).toBe(`418 ${text}`);
});

test('a duration can be too short or too long, and comes back rounded', async () => {
  const { add } = await visit({
    habits: {
      shortestDurationHours: 0.5,
      longestDurationHours: 24,
      refusalLongDuration: { status: 422, body: 'at most a day' },
      durationDecimals: 2,
    },
  });
  expect((await add({ duration: 0.4 })).status).toBe(400);
  expect((await add({ duration: 25 })).text).toBe('at most a day');
  expect(field(await add({ duration: 2.123_456 }), 'duration')).toBe(2.12);
});

test('a taken subdomain gets the suffix of the habit, and so does the name', async () => {
  const { add, look, act } = await visit({
    takenSubdomains: ['dev-testing'],
    habits: { subdomainSuffix: '-x[a-z0-9]{3}', nameKeepsAsAsked: false },
  });
  const reply = await add();
  expect(field(reply, 'subdomain')).toMatch(/^dev-testing-x[a-z0-9]{3}$/);
  const name = String(field(reply, 'subdomain'));
  expect(field(reply, 'deployment_name')).toBe(name);
  expect([(await look(name)).status, (await act('/delete', name)).status]).toEqual([200, 200]);
  expect((await look()).status).toBe(404);
});

test('the list, the domain and the name lag behind a deletion', async () => {
  const { add, act, get, look, later, simulator } = await visit({
    habits: { listLagsDeletionSeconds: 10, domainLagsDeletionSeconds: 20, nameFreeAfterSeconds: 30 },
  });
  const domain = String(field(await add(), 'domain'));
  await act('/delete');
  const seen: unknown[] = [];
  for (const seconds of [1, 10, 10, 10]) {
    later(seconds);
    const listed = Object.values(Object((await get('/list')).json)).length;
    const answers = (await fetch(`http://${domain}/info`)).status;
    seen.push([listed, answers, (await look()).status, (await add()).status]);
  }
  expect(seen).toEqual([
    [1, 200, 404, 409],
    [0, 200, 404, 409],
    [0, 404, 404, 409],
    [0, 404, 404, 200],
  ]);
  expect(simulator.alive()).toHaveLength(1);
});

test('a read lags behind a create', async () => {
  const { add, state, later } = await visit({ habits: { readLagsWriteSeconds: 3 } });
  await add();
  expect(await state()).toBe('404');
  later(3);
  expect(await state()).toBe('ready 1');
});

test('the log follows the habits of its cap, order, form and severities', async () => {
  const { add, endpoint, get, later } = await visit({
    habits: {
      logCap: 2,
      logOrder: 'oldest first',
      logForm: 'structured',
      severityStderr: 'ERROR',
      severityJson: 'DEFAULT',
    },
  });
  await add();
  later(1);
  await endpoint('/model/registry?api_key=rf_simulated_key_0000');
  const { json } = await get('/get_log', { deployment_name: 'dev-testing', max_entries: '50' });
  expect(json).toMatchObject([
    { severity: 'ERROR', payload: expect.stringMatching(/^INFO: {5}Uvicorn running/) },
    { severity: 'DEFAULT', payload: expect.stringMatching(/"message":"GET \/model\/registry 200"\}$/) },
  ]);
});

test('the headers follow the habits of the date and the rate limit', async () => {
  const { get } = await visit({
    habits: { headerDate: false, headersRateLimit: { 'X-RateLimit-Limit': '60' } },
  });
  const { headers } = await get('/list');
  expect([headers.get('date'), headers.get('x-ratelimit-limit')]).toEqual([null, '60']);
});

test('start, pause and resume take the times of the profile under realTimes', async () => {
  const { add, act, state, later } = await visit({
    realTimes: true,
    habits: { readySeconds: 100, pauseSeconds: 4, resumeSeconds: 50 },
  });
  await add();
  const seen: string[] = [];
  const look = async (seconds: number) => {
    later(seconds);
    seen.push(await state());
  };
  await look(99);
  await look(1);
  await act('/pause');
  await look(3);
  await look(1);
  await act('/resume');
  await look(49);
  await look(1);
  expect(seen).toEqual(['pending 0', 'ready 1', 'ready 1', 'paused 0', 'pending 0', 'ready 1']);
});
