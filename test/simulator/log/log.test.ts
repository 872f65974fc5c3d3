// What `/get_log` answers: what is written, by whom, and which part of it is shown.
import { describe, expect, test } from 'vitest';
import { png } from '../endpoint/pictures.ts';
import { dummyApiKey } from '../options.ts';
import { noon, type Visit, visit } from '../visit.ts';
import { formatMicros, parseMicros } from './timestamps.ts';

type Entry = { insert_id: string; payload: unknown; severity: string; timestamp: string };

/** Returns the entries that are answered, newest first. */
async function entries({ get }: Visit, query: Record<string, string> = {}): Promise<Entry[]> {
  const { json, text } = await get('/get_log', { deployment_name: 'dev-testing', ...query });
  if (!Array.isArray(json)) throw new Error(text);
  return json;
}

const payloads = async (visited: Visit, query?: Record<string, string>) =>
  (await entries(visited, query)).map(({ payload }) => payload);

/** Opens a deployment whose own server writes nothing, so that the log has only what the test writes. */
async function silent(logAnswerCap = 1000): Promise<Visit> {
  const visited = await visit({ provisioning: { seconds: 86_400 }, logAnswerCap });
  await visited.add();
  return visited;
}

const ago = (seconds: number) => noon - seconds * 1000;

describe('the window of the log', () => {
  test('is the newest 50 entries of the last hour unless something else is asked for', async () => {
    const visited = await silent();
    const lines = Array.from({ length: 80 }, (_, index) => ({
      payload: `line ${index}`,
      at: ago(3620 - index),
    }));
    visited.simulator.log('dev-testing', lines);
    const shown = await payloads(visited);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([50, 'line 79', 'line 30']);
    const all = await payloads(visited, { max_entries: '500', from_timestamp: '2026-03-01T10:00:00Z' });
    expect([all.length, all[0], all.at(-1)]).toEqual([80, 'line 79', 'line 0']);
  });

  test('is an hour to the microsecond', async () => {
    const visited = await silent();
    visited.simulator.log('dev-testing', [
      { payload: 'in', timestamp: '2026-03-01T11:00:00.000000Z' },
      { payload: 'out', timestamp: '2026-03-01T10:59:59.999999Z' },
    ]);
    expect(await payloads(visited)).toEqual(['in']);
  });

  test('includes both of its ends', async () => {
    const visited = await silent();
    const lines = ['11:30:00.000001', '11:30:00.000002', '11:30:00.000003', '11:30:00.000004'];
    visited.simulator.log(
      'dev-testing',
      lines.map((time) => ({ payload: time, timestamp: `2026-03-01T${time}+00:00` })),
    );
    const [, second, third] = lines;
    const window = {
      from_timestamp: `2026-03-01T${second}+00:00`,
      to_timestamp: `2026-03-01T13:30:00.000003+02:00`,
    };
    expect(await payloads(visited, window)).toEqual([third, second]);
  });

  test('never exceeds the cap of the service', async () => {
    const visited = await silent(3);
    visited.simulator.log(
      'dev-testing',
      [1, 2, 3, 4].map((payload) => ({ payload, at: ago(10 - payload) })),
    );
    expect(await payloads(visited, { max_entries: '100' })).toEqual([4, 3, 2]);
  });

  test.each([
    [{ max_entries: '0' }, "max_entries '0' is not a positive integer"],
    [{ max_entries: 'all' }, "max_entries 'all' is not a positive integer"],
    [{ from_timestamp: 'yesterday' }, "from_timestamp 'yesterday' is not an ISO 8601 timestamp"],
    [
      { to_timestamp: '2026-03-01T11:00:00 00:00' },
      "to_timestamp '2026-03-01T11:00:00 00:00' is not an ISO 8601 timestamp",
    ],
  ])('is refused when it is %j', async (query, message) => {
    const { get } = await silent();
    const reply = await get('/get_log', { deployment_name: 'dev-testing', ...query });
    expect(`${reply.status} ${reply.text}`).toBe(`400 ${message}`);
  });

  test('keeps the order of entries of one moment, whose payload may be any JSON', async () => {
    const visited = await silent();
    const burst = ['first', { message: 'second' }, 'third'].map((payload) => ({ payload, at: ago(1) }));
    visited.simulator.log('dev-testing', burst);
    visited.simulator.log('dev-testing', [
      { payload: 'earlier', at: ago(2), severity: 'ERROR', insertId: 'x1' },
    ]);
    expect(await payloads(visited)).toEqual(['third', { message: 'second' }, 'first', 'earlier']);
    expect((await entries(visited)).at(-1)).toEqual({
      insert_id: 'x1',
      payload: 'earlier',
      severity: 'ERROR',
      timestamp: '2026-03-01T11:59:58.000000+00:00',
    });
  });

  test('is found among 60,000 entries within 3 s', async () => {
    const visited = await silent();
    const lines = Array.from({ length: 60_000 }, (_, index) => ({
      payload: `line ${index}`,
      at: ago(600) + index / 100,
    }));
    const started = performance.now();
    visited.simulator.log('dev-testing', lines);
    const to = formatMicros((ago(600) + 300) * 1000);
    const shown = await entries(visited, { max_entries: '300', to_timestamp: to });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(shown[0]).toMatchObject({ payload: 'line 30000', timestamp: to });
    expect(shown.at(-1)).toMatchObject({
      payload: 'line 29701',
      timestamp: '2026-03-01T11:50:00.297010+00:00',
    });
  });
});

describe("the endpoint's own log", () => {
  test('has start-up lines, then two probes of the platform a minute until it is paused', async () => {
    const visited = await visit({ provisioning: { seconds: 30 } });
    await visited.add();
    visited.later(30);
    expect(await payloads(visited)).toEqual([
      'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)',
      'INFO:     Application startup complete.',
      'INFO:     Waiting for application startup.',
      'INFO:     Started server process [1]',
    ]);
    visited.later(150);
    await visited.act('/pause');
    visited.later(600);
    const probes = (await entries(visited)).slice(0, -4);
    expect(probes.map(({ timestamp }) => timestamp)).toEqual([
      '2026-03-01T12:02:30.000000+00:00',
      '2026-03-01T12:02:29.999272+00:00',
      '2026-03-01T12:01:30.000000+00:00',
      '2026-03-01T12:01:29.999272+00:00',
    ]);
    for (const { payload } of probes) {
      expect(payload).toMatch(/^INFO: {5}10\.18\.0\.38:\d{5} - "GET \/info HTTP\/1\.1" 200 OK$/);
    }
    expect(await entries(visited)).toEqual(await entries(visited));
  });

  test('of a week of probes is answered by its newest entries', async () => {
    const visited = await visit();
    await visited.add({ duration: 200 });
    visited.later(7 * 86_400);
    const shown = await entries(visited, { max_entries: '300', from_timestamp: '2026-03-01' });
    expect(shown).toHaveLength(300);
    expect(shown[0]?.timestamp).toBe('2026-03-08T12:00:00.000000+00:00');
    expect(new Set(shown.map(({ insert_id }) => insert_id)).size).toBe(300);
  });

  test('of a failed start says so, and has no probes', async () => {
    const visited = await visit({ machineTypes: { 'dev-gpu': 'failing' } });
    await visited.add();
    visited.later(300);
    expect(await entries(visited)).toMatchObject([
      { severity: 'ERROR', payload: 'ERROR:    Application startup failed. Exiting.' },
    ]);
  });

  test('has requests with their query and key, but not those that the ingress answered', async () => {
    const visited = await visit({
      platformProbes: false,
      endpointFlapping: [503],
      knownModels: ['soccer/1'],
    });
    await visited.add();
    visited.later(1);
    await visited.endpoint('/info');
    await visited.endpoint('/info');
    await visited.endpoint('/soccer/1');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await visited.endpoint(`/soccer/1?api_key=${dummyApiKey}`, {
      method: 'POST',
      headers,
      body: png(1, 1).toString('base64'),
    });
    const shown = (await payloads(visited)).map((payload) => String(payload).replace(/10\S+/, 'PEER'));
    expect(shown.slice(0, -4)).toEqual([
      `INFO:     PEER - "POST /soccer/1?api_key=${dummyApiKey} HTTP/1.1" 200 OK`,
      expect.stringContaining('Model loaded: model_id=soccer/1, load_time=0.00s, task_type=object-detection'),
      'Loaded model soccer/1 with backend onnx (package a1b2c3d4e5f60718293a4b5c6d7e8f90)',
      'INFO:     PEER - "GET /soccer/1 HTTP/1.1" 401 Unauthorized',
      'INFO:     PEER - "GET /info HTTP/1.1" 200 OK',
    ]);
  });
});

test.each([
  ['2025-01-22T13:23:14.209436+00:00', '2025-01-22T13:23:14.209436+00:00'],
  ['2025-01-22T13:23:14Z', '2025-01-22T13:23:14.000000+00:00'],
  ['2025-01-22 14:23:14.2+0100', '2025-01-22T13:23:14.200000+00:00'],
  ['2025-01-22T13:23', '2025-01-22T13:23:00.000000+00:00'],
  ['2025-01-22', '2025-01-22T00:00:00.000000+00:00'],
  ['2025-13-22', null],
  ['22.01.2025', null],
  ['', null],
])('the time %j is read as %s', (given, read) => {
  const micros = parseMicros(given);
  expect(micros === null ? null : formatMicros(micros)).toBe(read);
});
