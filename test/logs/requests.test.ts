// What the access lines of a log tell of the requests that an endpoint answered.
import { describe, expect, test } from 'vitest';
import { isProbe, readAccess } from '../../src/logs/access-line.ts';
import { foldPath } from '../../src/logs/path-pattern.ts';
import { countOf, createRequestStatistics } from '../../src/logs/requests.ts';

describe('lines', () => {
  test.each([
    [
      'the line of the API page',
      'INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK',
      { method: 'GET', path: '/info', status: 200 },
    ],
    [
      'a query is left out',
      'INFO:     10.0.0.1:1 - "POST /a/1?api_key=x&b=c HTTP/1.1" 500 Internal Server Error',
      { method: 'POST', path: '/a/1', status: 500 },
    ],
    [
      'IPv6',
      'INFO:     [::1]:1 - "GET / HTTP/1.0" 307 Temporary Redirect',
      { method: 'GET', path: '/', status: 307 },
    ],
    ['without a level', '10.0.0.1:1 - "DELETE /x HTTP/2" 204', { method: 'DELETE', path: '/x', status: 204 }],
    ['an ordinary line', 'INFO:     Application startup complete.', null],
    ['a line that mentions a request', 'could not answer "GET /info HTTP/1.1" 200', null],
    ['a status that is none', 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 999', null],
  ])('%s', (_, line, expected) => {
    expect(readAccess(line)).toEqual(expected);
  });
});

describe('patterns', () => {
  test.each([
    ['/soccer-players-5fuqs/1', '/{model}/{version}', 'soccer-players-5fuqs/1'],
    ['/infer/object_detection', '/infer/object_detection', null],
    ['/infer/workflows/acme/count-cars', '/infer/workflows/{workspace}/{workflow}', 'acme/count-cars'],
    ['/acme/workflows/count-cars', '/{workspace}/workflows/{workflow}', 'acme/count-cars'],
    ['/model/add', '/model/add', null],
    ['/sam2/1', '/sam2/{number}', null],
    ['/jobs/3f2504e0-4f89-41d3-9a0c-0305e82c3301/status', '/jobs/{uuid}/status', null],
    ['/files/IwzJ5YLQ0iDhwzqoh3Ae', '/files/{id}', null],
    ['//a//b/', '/a/b', null],
    ['/', '/', null],
    [`/${'x/'.repeat(200)}`, `/${'x/'.repeat(59)}x…`, null],
  ])('%s', (path, pattern, model) => {
    expect(foldPath(path)).toEqual({ pattern, model });
  });
});

test.each([
  ['GET', '/info', true],
  ['HEAD', '/', true],
  ['GET', '/static/logo.svg', true],
  ['POST', '/info', false],
  ['GET', '/model/registry', false],
])('%s %s is a probe: %s', (method, path, expected) => {
  expect(isProbe({ method, path, status: 200 })).toBe(expected);
});

describe('statistics', () => {
  function statisticsOf(requests: [method: string, path: string, status: number][]) {
    const statistics = createRequestStatistics((text) => text.replaceAll('secret', '***'));
    for (const [i, [method, path, status]] of requests.entries()) statistics.add({ method, path, status }, i);
    return statistics.result();
  }

  test('count by kind and class, probes apart, models listed', () => {
    const { total, kinds, probes, serverErrors, firstServerError } = statisticsOf([
      ['POST', '/cars/1', 200],
      ['POST', '/cars/2', 404],
      ['POST', '/cars/2', 500],
      ['GET', '/info', 200],
      ['GET', '/info', 200],
      ['GET', '/healthz', 503],
      ['GET', '/readiness', 503],
    ]);
    expect(kinds).toMatchObject([
      { method: 'POST', pattern: '/{model}/{version}', total: 3, models: new Set(['cars/1', 'cars/2']) },
    ]);
    expect([2, 4, 5].map((statusClass) => kinds.map((kind) => countOf(kind, statusClass)))).toEqual([
      [1],
      [1],
      [1],
    ]);
    expect(probes).toMatchObject({ total: 4, unhealthy: 2 });
    expect(total).toBe(7);
    // The 503 of /readiness only says that a model is being loaded; that of /healthz that CUDA is broken.
    expect(serverErrors).toBe(2);
    expect(firstServerError).toEqual({
      micros: 2,
      method: 'POST',
      pattern: '/{model}/{version}',
      status: 500,
    });
  });

  test('a hostile log neither fills the memory nor loses a request', () => {
    const { total, kinds, otherKinds } = statisticsOf(
      Array.from({ length: 5_000 }, (_, i) => ['GET', `/x${i}/y`, 200]),
    );
    expect(kinds.length).toBe(100);
    expect(otherKinds).toBe(4_900);
    expect(total).toBe(5_000);
  });

  test('paths and models are cleaned', () => {
    const { kinds } = statisticsOf([
      ['POST', '/secret/1', 200],
      ['GET', '/a/secret', 200],
    ]);
    expect(kinds.map(({ pattern }) => pattern)).toEqual(['/{model}/{version}', '/a/***']);
    expect(kinds[0]?.models).toEqual(new Set(['***/1']));
  });
});
