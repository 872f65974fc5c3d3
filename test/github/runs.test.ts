// What GitHub says of a run, asked over a real socket on loopback, where a second of waiting is ten
// milliseconds.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { githubRuns } from '../../src/github/runs.ts';

type Answer = { status: number; json?: unknown; headers?: Record<string, string> } | 'cut';

/** How long a second of waiting lasts in these tests, in milliseconds. */
const secondMs = 10;

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of servers.splice(0)) await close();
});

/** Starts a GitHub that gives these answers, the last one again and again, and records what it was asked. */
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
  const apiUrl = `http://127.0.0.1:${address.port}`;
  const runStatus = githubRuns({ token: 'ghs_secret0', repository: 'octo/vision', apiUrl, secondMs });
  /** Returns the status, and the scaled seconds that the question took. */
  const timed = async (runId: number) => {
    const began = performance.now();
    const status = await runStatus(runId);
    return { status, seconds: (performance.now() - began) / secondMs };
  };
  return { runStatus, timed, asked, tokens };
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
  ])('with status $status counts as $told', async ({ status, told }) => {
    const { runStatus } = await github([run(status)]);
    expect(await runStatus(7)).toBe(told);
  });

  test('that this repository does not have counts as unknown', async () => {
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

describe('a passing failure is waited for', () => {
  const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };
  const inSeconds = (seconds: number) => String(Math.round(Date.now() / 1000) + seconds);
  const limit = (reset: string): Answer => ({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  });
  test.each<{ what: string; first: () => Answer; seconds: number }>([
    { what: 'after 500', first: () => ({ status: 500 }), seconds: 1 },
    { what: 'after 503', first: () => ({ status: 503 }), seconds: 1 },
    { what: 'after a cut connection', first: () => 'cut', seconds: 1 },
    {
      what: 'after a secondary limit that says how long',
      first: () => ({ status: 403, json: secondary, headers: { 'retry-after': '7' } }),
      seconds: 7,
    },
    {
      what: 'after a secondary limit that does not say how long',
      first: () => ({ status: 429, json: secondary }),
      seconds: 60,
    },
    { what: 'after a rate limit that says until when', first: () => limit(inSeconds(42)), seconds: 41 },
    { what: 'after a rate limit that is over by now', first: () => limit(inSeconds(-1)), seconds: 0 },
  ])('$what the question is asked again and answered', async ({ first, seconds }) => {
    const { timed, asked } = await github([first(), run('completed')]);
    const waited = await timed(7);
    expect([waited.status, asked.length]).toEqual(['completed', 2]);
    expect(waited.seconds).toBeGreaterThan(seconds - 0.2);
  });
});

describe('a lasting failure is an error with its remedy and without the token', () => {
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
      what: 'a 429 that is no limit of GitHub',
      answer: { status: 429 },
      asked: 1,
      says: /GitHub answered 429/,
    },
    {
      what: 'a rate limit of an hour',
      answer: {
        status: 403,
        json: { message: 'You have exceeded a secondary rate limit.' },
        headers: { 'retry-after': '3600' },
      },
      asked: 1,
      says: /rate limits pass with time/,
    },
    {
      what: 'a rate limit until next hour',
      answer: {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.round(Date.now() / 1000) + 3600),
        },
      },
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
  ])('after $what', async ({ answer, asked: times, says }) => {
    const { runStatus, asked } = await github([answer]);
    const error = await runStatus(7).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(says);
    expect(String(error)).not.toContain('ghs_secret0');
    expect(asked).toHaveLength(times);
  });
});
