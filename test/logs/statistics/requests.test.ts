// What the access lines of a log say about the requests that an endpoint answered.
import { describe, expect, test } from 'vitest';
import { isProbe, readAccess } from '../../../src/logs/entries/access-line.ts';
import { foldPath } from '../../../src/logs/statistics/path-pattern.ts';
import { countOf, createRequestStatistics } from '../../../src/logs/statistics/requests.ts';

describe('readAccess() of', () => {
  test.each([
    [
      'the line of the API page gives method, path and status',
      'INFO:     10.18.0.38:46296 - "GET /info HTTP/1.1" 200 OK',
      { method: 'GET', path: '/info', status: 200 },
    ],
    [
      'a line with a query leaves the query out',
      'INFO:     10.0.0.1:1 - "POST /a/1?api_key=x&b=c HTTP/1.1" 500 Internal Server Error',
      { method: 'POST', path: '/a/1', status: 500 },
    ],
    [
      'a line with an IPv6 address gives method, path and status',
      'INFO:     [::1]:1 - "GET / HTTP/1.0" 307 Temporary Redirect',
      { method: 'GET', path: '/', status: 307 },
    ],
    [
      'a line without a level gives method, path and status',
      '10.0.0.1:1 - "DELETE /x HTTP/2" 204',
      { method: 'DELETE', path: '/x', status: 204 },
    ],
    ['an ordinary line gives null', 'INFO:     Application startup complete.', null],
    ['a line that only mentions a request gives null', 'could not answer "GET /info HTTP/1.1" 200', null],
    ['a line with an impossible status gives null', 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 999', null],
  ])('%s', (_, line, expected) => {
    expect(readAccess(line)).toEqual(expected);
  });
});

describe('foldPath() gives the pattern and the model of', () => {
  test.each([
    ['/soccer-players-5fuqs/1', '/{model}/{version}', 'soccer-players-5fuqs/1'],
    ['/infer/object_detection', '/infer/object_detection', null],
    ['/infer/workflows/acme/count-cars', '/infer/workflows/{workspace}/{workflow}', 'acme/count-cars'],
    ['/acme/workflows/count-cars', '/{workspace}/workflows/{workflow}', 'acme/count-cars'],
    ['/ACME/workflows/count-cars', '/{workspace}/workflows/{workflow}', 'ACME/count-cars'],
    ['/infer/workflows', '/infer/workflows', null],
    ['/infer/workflows/acme', '/infer/workflows/acme', null],
    ['/infer/workflows/a/b/c', '/infer/workflows/a/b/c', null],
    ['/acme/workflows/a/b', '/acme/workflows/a/b', null],
    ['/infer/other/a/b', '/infer/other/a/b', null],
    ['/acme/cars/1', '/acme/cars/{number}', null],
    ['/cars/1234567', '/cars/{number}', null],
    ['/cars/v1', '/cars/v1', null],
    ['/cars/1a', '/cars/1a', null],
    ['/SAM2/1', '/SAM2/{number}', null],
    ['/model/add', '/model/add', null],
    ['/sam2/1', '/sam2/{number}', null],
    ['/jobs/3f2504e0-4f89-41d3-9a0c-0305e82c3301/status', '/jobs/{uuid}/status', null],
    ['/files/IwzJ5YLQ0iDhwzqoh3Ae', '/files/{id}', null],
    ['/files/abcdefghijklmno1', '/files/{id}', null],
    ['/files/abcdefghijklmn1', '/files/abcdefghijklmn1', null],
    ['/files/abcdefghijklmnop', '/files/abcdefghijklmnop', null],
    ['/files/2026-annual.report.pdf', '/files/2026-annual.report.pdf', null],
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
  ['GET', '/_next/chunk.js', true],
  ['GET', '/a/_next/', false],
  ['POST', '/info', false],
  ['GET', '/model/registry', false],
])('%s %s counts as a probe: %s', (method, path, expected) => {
  expect(isProbe({ method, path, status: 200 })).toBe(expected);
});

describe('the statistics of requests', () => {
  function statisticsOf(requests: [method: string, path: string, status: number][]) {
    const statistics = createRequestStatistics((text) => text.replaceAll('secret', '***'));
    for (const [i, [method, path, status]] of requests.entries()) statistics.add({ method, path, status }, i);
    return statistics.result();
  }

  test('count by kind and class, keep probes apart, and list models', () => {
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
    expect(probes.kinds.map(({ pattern }) => pattern)).toEqual(['/info', '/healthz', '/readiness']);
    expect(total).toBe(7);
    // The 503 of /readiness says only that a model is being loaded; that of /healthz says that CUDA is
    // broken.
    expect(serverErrors).toBe(2);
    expect(firstServerError).toEqual({
      micros: 2,
      method: 'POST',
      pattern: '/{model}/{version}',
      status: 500,
    });
  });

  test('keep at most 100 kinds of a hostile log, and count the others', () => {
    const { total, kinds, otherKinds } = statisticsOf(
      Array.from({ length: 5_000 }, (_, i) => ['GET', `/x${i}/y`, 200]),
    );
    expect(kinds.length).toBe(100);
    expect(otherKinds).toBe(4_900);
    expect(total).toBe(5_000);
  });

  test('keep the oldest server error, whatever the order of arrival', () => {
    const statistics = createRequestStatistics((text) => text);
    for (const micros of [7, 3, 9, 3]) {
      statistics.add({ method: 'POST', path: `/at-${micros}`, status: 500 }, micros);
    }
    expect(statistics.result().firstServerError).toMatchObject({ micros: 3, pattern: '/at-3' });
  });

  test('count a probe answered with 4xx as unhealthy, and one that is redirected as healthy', () => {
    const { probes } = statisticsOf([
      ['GET', '/info', 404],
      ['GET', '/docs', 307],
      ['GET', '/docs', 100],
    ]);
    expect(probes).toMatchObject({ total: 3, unhealthy: 2 });
  });

  test('keep up to 50 models, and up to 120 characters of their names', () => {
    const { kinds } = statisticsOf([
      ...Array.from({ length: 50 }, (_, i): [string, string, number] => ['POST', `/cars-${i}/1`, 200]),
      ['POST', `/${'x'.repeat(130)}/1`, 200],
    ]);
    expect(kinds[0]).toMatchObject({ total: 51, moreModels: true });
    expect(kinds[0]?.models.size).toBe(50);
    const [long] = statisticsOf([['POST', `/${'x'.repeat(130)}/1`, 200]]).kinds;
    expect(long).toMatchObject({ moreModels: false, models: new Set(['x'.repeat(120)]) });
  });

  test('show paths and models without keys', () => {
    const { kinds } = statisticsOf([
      ['POST', '/secret/1', 200],
      ['GET', '/a/secret', 200],
    ]);
    expect(kinds.map(({ pattern }) => pattern)).toEqual(['/{model}/{version}', '/a/***']);
    expect(kinds[0]?.models).toEqual(new Set(['***/1']));
  });
});
