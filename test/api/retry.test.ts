// Which calls are repeated, how often, and after which pauses.
import { describe, expect, test } from 'vitest';
import type { CallLimits } from '../../src/api/caller.ts';
import type { DeploymentApi } from '../../src/api/client.ts';
import { parseRetryAfter, retry, retryDelay } from '../../src/api/retry.ts';
import { clientOf, createRequest, shown } from '../fakes/deployments.ts';
import { type Line, reset, type Script, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime, type VirtualTime } from '../fakes/virtual-clock.ts';

type Made = { outcome: string; atMs: number[]; elapsedMs: number; time: VirtualTime };

/** Makes a call against a script for its path. Returns how it ended and when each request was sent. */
async function calling(
  path: string,
  script: Script,
  make: (api: DeploymentApi) => Promise<unknown>,
  random = () => 0.5,
): Promise<Made> {
  const time = createVirtualTime();
  const service = scripted({ [path]: script }, time.clock);
  const api = clientOf({ ...service, clock: time.clock, random });
  const outcome = await time.run(
    make(api).then(
      () => 'ok',
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    ),
  );
  return { outcome, atMs: service.heard.map(({ atMs }) => atMs), elapsedMs: time.elapsed(), time };
}

const get = (limits?: CallLimits) => (api: DeploymentApi) => api.get('dev-testing', limits);
const ok: Line = { json: shown() };
const busy = (retryAfter?: string) => said(429, 'slow down', retryAfter ? { 'retry-after': retryAfter } : {});

describe('a failed call is repeated only where that is safe', () => {
  const query = { fromTimestamp: '2026-01-05T08:00:00Z', maxEntries: 50 };
  test.each<{ path: string; times: number; make: (api: DeploymentApi) => Promise<unknown> }>([
    { path: '/add', times: 1, make: (api) => api.add(createRequest) },
    { path: '/list', times: 5, make: (api) => api.list() },
    { path: '/get', times: 5, make: (api) => api.get('dev-testing') },
    { path: '/get_log', times: 5, make: (api) => api.getLog('dev-testing', query) },
    { path: '/pause', times: 5, make: (api) => api.pause('dev-testing') },
    { path: '/resume', times: 5, make: (api) => api.resume('dev-testing') },
    { path: '/delete', times: 5, make: (api) => api.delete('dev-testing') },
  ])('$path under a lasting 503 is sent $times times', async ({ path, times, make }) => {
    const { outcome, atMs } = await calling(path, said(503, 'down'), make);
    expect(outcome).toBe('UnavailableError');
    expect(atMs).toHaveLength(times);
  });

  test.each<{ answer: string; line: Line; times: number; outcome: string }>([
    { answer: '400', line: said(400, 'no'), times: 1, outcome: 'RefusedError' },
    { answer: '401', line: said(401, 'no'), times: 1, outcome: 'RefusedError' },
    { answer: '403', line: said(403, 'no'), times: 1, outcome: 'RefusedError' },
    { answer: '404', line: said(404, 'no'), times: 1, outcome: 'ok' },
    { answer: '409', line: said(409, 'no'), times: 1, outcome: 'RefusedError' },
    { answer: '422', line: said(422, 'no'), times: 1, outcome: 'RefusedError' },
    { answer: '408', line: said(408, 'no'), times: 2, outcome: 'ok' },
    { answer: '429', line: busy(), times: 2, outcome: 'ok' },
    { answer: '500', line: said(500, 'no'), times: 2, outcome: 'ok' },
    { answer: '502 in HTML', line: said(502, '<html></html>'), times: 2, outcome: 'ok' },
    { answer: '503', line: said(503, 'no'), times: 2, outcome: 'ok' },
    { answer: '504', line: said(504, 'no'), times: 2, outcome: 'ok' },
    { answer: 'a reset connection', line: reset, times: 2, outcome: 'ok' },
    { answer: 'no answer', line: 'never', times: 2, outcome: 'ok' },
    { answer: 'half a JSON', line: said(200, '{"deploy'), times: 2, outcome: 'ok' },
    { answer: 'wrong types', line: { json: shown({ deployment_id: 1 }) }, times: 2, outcome: 'ok' },
  ])('a GET answered with $answer is sent $times times: $outcome', async ({ line, times, outcome }) => {
    const made = await calling('/get', [line, ok], get());
    expect(made.outcome).toBe(outcome);
    expect(made.atMs).toHaveLength(times);
  });
});

describe('the pauses between attempts', () => {
  test('double from half a second up to 8 s, with full jitter', async () => {
    const error = new Error('any');
    const longest = [1, 2, 3, 4, 5, 6, 20].map((attempt) => retryDelay(error, attempt, () => 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(retryDelay(error, 3, () => 0)).toBe(0);
    const { atMs } = await calling('/get', said(503, 'down'), get());
    expect(atMs).toEqual([0, 250, 750, 1_750, 3_750]);
  });

  test.each([
    { retryAfter: '3', atMs: [0, 3_000] },
    { retryAfter: ' 3 ', atMs: [0, 3_000] },
    { retryAfter: '0', atMs: [0, 0] },
    { retryAfter: '120', atMs: [0, 30_000] },
    { retryAfter: 'Mon, 05 Jan 2026 08:00:09 GMT', atMs: [0, 9_000] },
    { retryAfter: 'Mon, 05 Jan 2026 07:00:00 GMT', atMs: [0, 0] },
    { retryAfter: 'soon', atMs: [0, 250] },
    { retryAfter: '-5', atMs: [0, 250] },
    { retryAfter: '1.5', atMs: [0, 1_500] },
  ])('follow a Retry-After of "$retryAfter" up to 30 s, without jitter', async ({ retryAfter, atMs }) => {
    expect((await calling('/get', [busy(retryAfter), ok], get())).atMs).toEqual(atMs);
  });

  test("count a Retry-After date by the service's clock", async () => {
    const headers = {
      'retry-after': 'Mon, 05 Jan 2026 09:00:05 GMT',
      date: 'Mon, 05 Jan 2026 09:00:00 GMT',
    };
    expect((await calling('/get', [said(503, 'down', headers), ok], get())).atMs).toEqual([0, 5_000]);
  });
});

describe('a retried call', () => {
  test('makes as many attempts as it is allowed', async () => {
    expect((await calling('/get', said(503, 'down'), get({ attempts: 1 }))).atMs).toEqual([0]);
    expect((await calling('/get', said(503, 'down'), get({ attempts: 3 }))).atMs).toEqual([0, 250, 750]);
  });

  test('fails at once with the last error when the next attempt would come after the deadline', async () => {
    const deadline = Date.parse('2026-01-05T08:00:01Z');
    const { atMs, elapsedMs, outcome } = await calling('/get', said(503, 'down'), get({ deadline }));
    expect({ atMs, elapsedMs, outcome }).toEqual({
      atMs: [0, 250, 750],
      elapsedMs: 750,
      outcome: 'UnavailableError',
    });
  });

  test('makes no attempt at the very moment of the deadline', async () => {
    const deadline = Date.parse('2026-01-05T08:00:00.250Z');
    expect((await calling('/get', said(503, 'down'), get({ deadline }))).atMs).toEqual([0]);
  });

  test('ends in the middle of a pause when it is aborted, with the reason of the abort', async () => {
    const time = createVirtualTime();
    const cancelling = new AbortController();
    const service = scripted({ '/get': busy('20') }, time.clock);
    const api = clientOf({ ...service, clock: time.clock });
    time.at(5_000, () => cancelling.abort(new Error('Cancelled (SIGINT)')));
    const getting = time.run(api.get('dev-testing', { signal: cancelling.signal }));
    await expect(getting).rejects.toThrow('Cancelled (SIGINT)');
    expect(time.elapsed()).toBe(5_000);
    expect(service.heard).toHaveLength(1);
  });

  test('ends in the middle of a request when it is aborted, with the reason of the abort', async () => {
    const time = createVirtualTime();
    const cancelling = new AbortController();
    const api = clientOf({ ...scripted({ '/get': 'never' }, time.clock), clock: time.clock });
    time.at(700, () => cancelling.abort(new Error('Cancelled (SIGINT)')));
    const getting = time.run(api.get('dev-testing', { signal: cancelling.signal }));
    await expect(getting).rejects.toThrow('Cancelled (SIGINT)');
    expect(time.elapsed()).toBe(700);
  });

  test('sends nothing when it was aborted before', async () => {
    const { outcome, atMs } = await calling('/get', ok, get({ signal: AbortSignal.abort(new RangeError()) }));
    expect({ outcome, atMs }).toEqual({ outcome: 'RangeError', atMs: [] });
  });

  test('does not repeat an error of our own code, and throws it unchanged', async () => {
    const { clock } = createVirtualTime();
    let made = 0;
    const retrying = retry({ clock, random: () => 0 }, { attempts: 5, deadline: Infinity }, async () => {
      made += 1;
      throw new TypeError('x is not a function');
    });
    await expect(retrying).rejects.toThrow(TypeError);
    expect(made).toBe(1);
  });
});

test.each([
  { value: null, ms: null },
  { value: '', ms: null },
  { value: '7', ms: 7_000 },
  { value: ' 1.25 ', ms: 1_250 },
  { value: '7 minutes', ms: null },
  { value: '12 Jan 2026 09:00:00 GMT', ms: null },
  { value: ' Thu, 01 Jan 1970 00:00:11 GMT', ms: 1_000 },
  { value: 'Thu, 01 Jan 1970 00:00:12 GMT', ms: 2_000 },
])('Retry-After "$value" read at second 10 is a pause of $ms ms', ({ value, ms }) => {
  expect(parseRetryAfter(value, 10_000)).toBe(ms);
});
