// What GitHub says of a run, asked over a real socket on loopback; the waits are counted, not waited.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { githubRuns } from '../../src/github/runs.ts';

type Answer = { status: number; json?: unknown; headers?: Record<string, string> } | 'cut';

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of servers.splice(0)) await close();
});

/** A GitHub that gives these answers, the last one again and again, and what it was asked. */
async function github(answers: Answer[]) {
  const asked: string[] = [];
  const tokens: (string | undefined)[] = [];
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    tokens.push(incoming.headers.authorization);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer === undefined || answer === 'cut') return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    outgoing.end(JSON.stringify(answer.json ?? { message: 'no' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  servers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const slept: number[] = [];
  const clock = {
    now: () => 1_767_600_000_000,
    sleep: async (ms: number) => void slept.push(ms),
  };
  const apiUrl = `http://127.0.0.1:${address.port}`;
  const runStatus = githubRuns({ token: 'ghs_secret0', repository: 'octo/vision', apiUrl, clock });
  return { runStatus, asked, tokens, slept };
}

const run = (status: string | null): Answer => ({ status: 200, json: { id: 7, status } });

describe('a run', () => {
  test.each([
    { status: 'completed', told: 'completed' },
    { status: 'in_progress', told: 'running' },
    { status: 'queued', told: 'running' },
    { status: 'waiting', told: 'running' },
    { status: 'a_word_of_tomorrow', told: 'running' },
    { status: null, told: 'running' },
  ])('that is $status counts as $told', async ({ status, told }) => {
    const { runStatus } = await github([run(status)]);
    expect(await runStatus(7)).toBe(told);
  });

  test('that this repository does not have is unknown', async () => {
    const { runStatus, asked } = await github([{ status: 404 }]);
    expect(await runStatus(7)).toBe('unknown');
    expect(asked).toHaveLength(1);
  });

  test('is asked for by its id in this repository, with the token', async () => {
    const { runStatus, asked, tokens } = await github([run('completed')]);
    await runStatus(20_123_456_789);
    expect(asked).toEqual(['GET /repos/octo/vision/actions/runs/20123456789']);
    expect(tokens).toEqual(['token ghs_secret0']);
  });
});

describe('what passes is waited for', () => {
  const limit = (headers: Record<string, string>, status = 403): Answer => ({ status, headers });
  test.each<{ what: string; first: Answer; slept: number[] }>([
    { what: '500', first: { status: 500 }, slept: [1_000] },
    { what: '503', first: { status: 503 }, slept: [1_000] },
    { what: 'a cut connection', first: 'cut', slept: [1_000] },
    { what: '429', first: { status: 429 }, slept: [1_000] },
    { what: 'a secondary limit that says how long', first: limit({ 'retry-after': '7' }), slept: [7_000] },
    {
      what: 'a rate limit that says until when',
      first: limit({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767600042' }),
      slept: [42_000],
    },
    {
      what: 'a rate limit that is over by now',
      first: limit({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767599999' }),
      slept: [1_000],
    },
  ])('$what', async ({ first, slept: expected }) => {
    const { runStatus, slept } = await github([first, run('completed')]);
    expect(await runStatus(7)).toBe('completed');
    expect(slept).toEqual(expected);
  });
});

describe('what does not pass is told, with its remedy and without the token', () => {
  test.each<{ what: string; answer: Answer; asked: number; says: RegExp }>([
    {
      what: '401',
      answer: { status: 401, json: { message: 'Bad credentials' } },
      asked: 1,
      says: /run 7: GitHub answered 401 \(Bad credentials.*\)\. Check the input "github-token"/,
    },
    {
      what: '403',
      answer: { status: 403, json: { message: 'Resource not accessible by integration' } },
      asked: 1,
      says: /"actions: read"/,
    },
    { what: '422', answer: { status: 422 }, asked: 1, says: /GitHub answered 422/ },
    {
      what: 'a rate limit of an hour',
      answer: { status: 403, headers: { 'retry-after': '3600' } },
      asked: 1,
      says: /rate limits pass with time/,
    },
    {
      what: 'a rate limit until next hour',
      answer: { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767603600' } },
      asked: 1,
      says: /rate limits pass with time/,
    },
    {
      what: '503 four times',
      answer: { status: 503 },
      asked: 4,
      says: /GitHub answered 503 .*the next sweep looks again/,
    },
    {
      what: 'no answer four times',
      answer: 'cut',
      asked: 4,
      says: /run 7: GitHub did not answer \(.+\)\. .*the next sweep looks again/,
    },
  ])('$what', async ({ answer, asked: times, says }) => {
    const { runStatus, asked } = await github([answer]);
    const error = await runStatus(7).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(says);
    expect(String(error)).not.toContain('ghs_secret0');
    expect(asked).toHaveLength(times);
  });
});
