// The key is sent, and then appears in no error, in no cause of an error, and in no debug line.
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { DeploymentApi } from '../../src/api/client.ts';
import { createDispatcher } from '../../src/api/dispatcher.ts';
import { createEndpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { systemClock } from '../../src/clock.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { clientOf, createRequest, key } from '../fakes/deployments.ts';
import { failure, type Line, reset, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

/** Half a key would already be a leak, so no text of this length may be found. */
const half = key.slice(0, key.length / 2);

/** Returns all that a debugger, a logger or a careless `console.log` could show of an error. */
function everythingOf(error: unknown): string {
  const shown = [inspect(error, { depth: Infinity, showHidden: true }), JSON.stringify(error), String(error)];
  if (error instanceof Error) {
    shown.push(error.message, error.stack ?? '');
    if (error.cause !== undefined) shown.push(everythingOf(error.cause));
  }
  return shown.join('\n');
}

const calls: Record<string, (api: DeploymentApi) => Promise<unknown>> = {
  '/add': (api) => api.add(createRequest),
  '/list': (api) => api.list(),
  '/get': (api) => api.get('dev-testing'),
  '/get_log': (api) => api.getLog('dev-testing', { fromTimestamp: '2026-01-05T08:00:00Z', maxEntries: 50 }),
  '/pause': (api) => api.pause('dev-testing'),
  '/resume': (api) => api.resume('dev-testing'),
  '/delete': (api) => api.delete('dev-testing'),
};

const answers: Record<string, Line> = {
  'a refusal that repeats the key': said(401, `api_key ${key} is not valid`),
  'a refusal that repeats the whole request': said(400, JSON.stringify({ api_key: key, name: 'x' })),
  'a refusal that repeats the query': said(403, `GET /get?api_key=${encodeURIComponent(key)}&x=1`),
  'an outage that repeats the key at the place where texts are cut': said(500, `${'x '.repeat(143)}${key}`),
  'an error page that repeats the key': said(502, `<html><title>no ${key}</title><body>${key}</body></html>`),
  'a key with a colour in its middle': said(400, `bad key ${key.slice(0, 9)}\u001b[31m${key.slice(9)}`),
  'half a JSON that repeats the key': said(200, `{"api_key": "${key}", "deployment_id": ,`),
  'no JSON but the key': said(200, key),
  'a JSON that is wrong and repeats the key': { json: { api_key: key, status: { [key]: key } } },
  'a reset connection': reset,
  'no answer': 'never',
};

const all = Object.keys(calls).flatMap((path) => Object.keys(answers).map((answer) => ({ path, answer })));

test.each(all)('an error of $path never shows the key after $answer', async ({ path, answer }) => {
  const time = createVirtualTime();
  const debug: string[] = [];
  const service = scripted({ [path]: answers[answer] ?? 'never' }, time.clock);
  const api = clientOf({ ...service, clock: time.clock, debug });
  const error = await time.run((calls[path]?.(api) ?? Promise.resolve()).catch((thrown: unknown) => thrown));
  expect(error).toBeInstanceOf(Error);
  expect(everythingOf(error)).not.toContain(half);
  expect(debug.length).toBeGreaterThan(0);
  expect(debug.join('\n')).not.toContain(half);
});

test('a debug line holds method, path, status or reason, and milliseconds, but no query', async () => {
  const time = createVirtualTime();
  const debug: string[] = [];
  const script = [said(503, 'down'), reset, { afterMs: 70, line: { json: { message: 'OK' } } }] as const;
  const api = clientOf({ ...scripted({ '/delete': script }, time.clock), clock: time.clock, debug });
  await time.run(api.delete('dev-testing'));
  expect(debug).toEqual([
    'POST /delete: 503 in 0 ms',
    'POST /delete: read ECONNRESET in 0 ms',
    'POST /delete: 200 in 70 ms',
  ]);
});

describe('a request to the endpoint', () => {
  const asking: Record<string, (endpoint: Endpoint) => Promise<unknown>> = {
    '/model/add': (endpoint) => endpoint.loadModel('my-project/3', { timeoutMs: 1_000 }),
    '/model/registry': (endpoint) => endpoint.registry({ timeoutMs: 1_000 }),
    '/info': (endpoint) => endpoint.probe('/info', { timeoutMs: 1_000 }),
  };
  const pairs = Object.entries(asking).flatMap(([path, ask]) =>
    Object.entries(answers).map(([answer, line]) => ({ path, ask, answer, line })),
  );

  test.each(pairs)('to $path never shows the key after $answer', async ({ path, ask, line }) => {
    const time = createVirtualTime();
    const { dispatcher, heard } = scripted({ [path]: line }, time.clock);
    const redaction = createRedaction();
    redaction.add(key);
    const transport = { dispatcher, clock: time.clock };
    const url = 'https://dev-testing.roboflow.cloud';
    const endpoint = createEndpoint({ url, apiKey: key, transport, redact: redaction.redact });
    const result = await time.run(ask(endpoint).catch((thrown: unknown) => thrown));
    expect(everythingOf(result)).not.toContain(half);
    expect(heard.map(({ query }) => query.toString())).toEqual(['']);
  });
});

test('a reason that quotes the URL is shown without the key', async () => {
  const time = createVirtualTime();
  const debug: string[] = [];
  const line = failure('ERR_INVALID_URL', `Invalid URL: https://roboflow.cloud/get?api_key=${key}`);
  const api = clientOf({ ...scripted({ '/get': line }, time.clock), clock: time.clock, debug });
  const error = await time.run(api.get('dev-testing').catch((thrown: unknown) => thrown));
  expect(String(error)).toContain('Invalid URL: https://roboflow.cloud/get?api_key=***');
  expect(debug.join('\n')).not.toContain(half);
});

test('an error of a connection refused on a real socket never shows the key', async () => {
  const dispatcher = createDispatcher({ httpProxy: null, httpsProxy: null, noProxy: null });
  // Port 9 (discard) is never listened to on a runner.
  const api = clientOf({ dispatcher, clock: systemClock, baseUrl: 'http://127.0.0.1:9' });
  const error = await api.get('dev-testing', { attempts: 1 }).catch((thrown: unknown) => thrown);
  await dispatcher.destroy();
  expect(String(error)).toContain('ECONNREFUSED');
  expect(everythingOf(error)).not.toContain(half);
});
