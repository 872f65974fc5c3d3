// Requests to the inference server itself: whether it answers, and which models are loaded.
import { describe, expect, test } from 'vitest';
import { createEndpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { key } from '../fakes/deployments.ts';
import { failure, type Line, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

const registry = { models: [{ model_id: 'coco/3', task_type: 'object-detection' }, { model_id: 'a/1' }] };

async function ask<T>(path: string, line: Line, make: (endpoint: Endpoint) => Promise<T>) {
  const time = createVirtualTime();
  const { dispatcher, heard } = scripted({ [path]: line }, time.clock);
  const endpoint = createEndpoint({
    url: 'https://dev-testing.roboflow.cloud',
    apiKey: key,
    transport: { dispatcher, clock: time.clock },
    redact: (text) => text.replaceAll(key, '***'),
  });
  const outcome = await time.run(make(endpoint).catch((thrown: unknown) => String(thrown)));
  return { outcome, sent: heard[0], elapsedMs: time.elapsed() };
}

describe('a probe', () => {
  const probe = (endpoint: Endpoint) => endpoint.probe('/info', { timeoutMs: 5_000 });

  test('is a GET without the key, on a connection of its own', async () => {
    const { sent } = await ask('/info', said(200, '{}'), probe);
    expect(sent).toMatchObject({
      method: 'GET',
      origin: 'https://dev-testing.roboflow.cloud',
      body: '',
      reset: true,
    });
    expect(sent?.headers).not.toHaveProperty('authorization');
    expect(sent?.query.size).toBe(0);
  });

  test('keeps a query that is part of health-path', async () => {
    const { sent } = await ask('/ready', said(200, ''), (endpoint) =>
      endpoint.probe('/ready?deep=1', { timeoutMs: 5_000 }),
    );
    expect(sent?.query.toString()).toBe('deep=1');
  });

  test.each<{ line: Line; outcome: unknown }>([
    { line: said(200, '{"name":"x"}'), outcome: { status: 200, excerpt: '{"name":"x"}' } },
    { line: said(401, `no ${key}`), outcome: { status: 401, excerpt: 'no ***' } },
    {
      line: said(503, '<html><head><title>503 Service Temporarily Unavailable</title></head></html>'),
      outcome: { status: 503, excerpt: '503 Service Temporarily Unavailable' },
    },
    {
      line: failure('ENOTFOUND', 'getaddrinfo ENOTFOUND dev-testing.roboflow.cloud'),
      outcome: { status: null, reason: 'getaddrinfo ENOTFOUND dev-testing.roboflow.cloud' },
    },
    {
      line: failure('CERT_HAS_EXPIRED', 'certificate has expired'),
      outcome: { status: null, reason: 'CERT_HAS_EXPIRED: certificate has expired' },
    },
    { line: 'never', outcome: { status: null, reason: expect.stringContaining('within 5 s') } },
  ])('with this answer returns $outcome', async ({ line, outcome }) => {
    expect((await ask('/info', line, probe)).outcome).toEqual(outcome);
  });

  test('that gets no answer ends at its own timeout', async () => {
    expect((await ask('/info', 'never', probe)).elapsedMs).toBe(5_000);
  });

  test('throws when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('Cancelled (SIGINT)'));
    const { outcome } = await ask('/info', 'never', (endpoint) =>
      endpoint.probe('/info', { timeoutMs: 5_000, signal }),
    );
    expect(outcome).toBe('Error: Cancelled (SIGINT)');
  });
});

describe('loading a model', () => {
  const load = (endpoint: Endpoint) => endpoint.loadModel('coco/3', { timeoutMs: 60_000 });

  test('sends id and key in the body, and returns the ids that are loaded then', async () => {
    const { outcome, sent } = await ask('/model/add', { json: registry }, load);
    expect(outcome).toEqual(['coco/3', 'a/1']);
    expect(JSON.parse(sent?.body ?? '')).toEqual({ model_id: 'coco/3', api_key: key });
    expect(sent?.query.size).toBe(0);
    expect(sent?.headers).not.toHaveProperty('authorization');
  });

  test.each<{ line: Line; says: string }>([
    { line: said(404, '{"message":"not found"}'), says: 'RefusedError: Could not load model "coco/3"' },
    { line: said(503, 'busy'), says: 'UnavailableError: Could not load model "coco/3"' },
    { line: said(429, 'busy'), says: 'UnavailableError: Could not load model "coco/3"' },
    { line: said(200, 'OK'), says: 'MalformedAnswerError: Could not load model "coco/3"' },
    { line: said(408, 'slow'), says: 'UnavailableError: Could not load model "coco/3"' },
    { line: { json: { models: 'all' } }, says: 'MalformedAnswerError: Could not load model "coco/3"' },
    {
      line: { status: 201, body: JSON.stringify(registry) },
      says: 'MalformedAnswerError: Could not load model "coco/3"',
    },
    { line: failure('ECONNRESET', ''), says: 'NoAnswerError: Could not load model "coco/3"' },
  ])('that fails throws $says', async ({ line, says }) => {
    const { outcome } = await ask('/model/add', line, load);
    expect(outcome).toContain(`${says}: POST /model/add `);
  });

  test.each<{ line: Line; answer: string }>([
    { line: said(200, 'OK'), answer: 'answered 200 with something that is not whole JSON' },
    { line: { json: { models: 'all' } }, answer: 'answered 200 with JSON that is not as described' },
    { line: { status: 201, body: JSON.stringify(registry) }, answer: 'answered 201 with a status that' },
    { line: said(404, '<html><title>404 Not Found</title></html>'), answer: 'answered 404 with a web page' },
    { line: failure('ECONNRESET', 'read ECONNRESET'), answer: 'got no answer (read ECONNRESET)' },
    { line: said(404, `no model for ${key}`), answer: 'answered 404: no model for ***' },
  ])('that fails quotes what came: $answer', async ({ line, answer }) => {
    expect((await ask('/model/add', line, load)).outcome).toContain(answer);
  });
});

test('the registry is asked with the key in a header, because the deployment would log a query', async () => {
  const { outcome, sent } = await ask('/model/registry', { json: registry }, (endpoint) =>
    endpoint.registry({ timeoutMs: 1_000 }),
  );
  expect(outcome).toEqual(['coco/3', 'a/1']);
  expect(sent?.headers['authorization']).toBe(`Bearer ${key}`);
  expect(sent?.query.size).toBe(0);
  expect(sent?.body).toBe('');
});

test('a registry that does not answer is an error that says so', async () => {
  const { outcome } = await ask('/model/registry', failure('ECONNRESET', ''), (endpoint) =>
    endpoint.registry({ timeoutMs: 1_000 }),
  );
  expect(outcome).toContain('Could not list the loaded models: GET /model/registry got no answer');
});

test('a Retry-After header of a 503 is kept in the error', async () => {
  const time = createVirtualTime();
  const line = said(503, 'loading', { 'retry-after': '7' });
  const { dispatcher } = scripted({ '/model/add': line }, time.clock);
  const transport = { dispatcher, clock: time.clock };
  const endpoint = createEndpoint({ url: 'https://a.b', apiKey: key, transport, redact: (text) => text });
  await expect(time.run(endpoint.loadModel('coco/3', { timeoutMs: 1_000 }))).rejects.toMatchObject({
    retryAfterMs: 7_000,
  });
});
