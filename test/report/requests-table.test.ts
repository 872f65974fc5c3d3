// The table of requests has a row for each kind, one sentence about probes, and a count of what is not
// listed.
import { expect, test } from 'vitest';
import { logOf } from '../../scripts/preview/samples.ts';
import { requestsTable } from '../../src/report/requests-table.ts';
import { rendered } from './rendered.ts';

const line = (request: string, status: number) => `INFO:     10.0.0.1:1 - "${request} HTTP/1.1" ${status} x`;

/** Returns the text of the table for these requests. */
function tableOf(...requests: (readonly [request: string, status: number, times?: number])[]): string {
  const payloads = requests.flatMap(([request, status, times = 1]) =>
    Array.from({ length: times }, () => line(request, status)),
  );
  const { statistics } = logOf(payloads.map((payload, at) => ({ at, payload })));
  const spaced = requestsTable(statistics.requests).replace(/<(?=\/t[dh]>|br>)/g, ' <');
  return rendered(spaced).text.replace(/\s+/g, ' ').trim();
}

test('a log without requests gives no table', () => {
  expect(requestsTable(logOf([]).statistics.requests)).toBe('');
});

test('each method and path pattern has a row with its models, the most frequent first', () => {
  expect(tableOf(['POST /cars/1', 200], ['POST /cars/2', 404], ['GET /v1/models', 200, 3])).toBe(
    'Requests: 5 Request Total 2xx 4xx 5xx GET /v1/models 3 3 0 0 POST /{model}/{version} cars/2, cars/1 2 1 1 (404) 0',
  );
});

test('statuses of other classes get a column only when there are any', () => {
  expect(tableOf(['POST /a/1', 200], ['GET /moved', 307], ['GET /moved', 308])).toBe(
    'Requests: 3 Request Total 2xx other 4xx 5xx GET /moved 2 0 2 0 0 POST /{model}/{version} a/1 1 1 0 0 0',
  );
});

test('at most four statuses of a class are named', () => {
  const statuses = [500, 501, 502, 503, 504] as const;
  expect(tableOf(...statuses.map((status) => ['POST /infer', status] as const))).toContain(
    'POST /infer 5 0 0 5 (500, 501, 502, 503)',
  );
});

test('at most five models are named, and the others are counted', () => {
  const models = Array.from({ length: 7 }, (_, i) => [`POST /cars-${i}/1`, 200] as const);
  expect(tableOf(...models)).toContain('cars-2/1 and 2 others 7 7 0 0');
});

test('when not all models are kept, the table says "or more"', () => {
  const models = Array.from({ length: 60 }, (_, i) => [`POST /cars-${i}/1`, 200] as const);
  expect(tableOf(...models)).toContain('and 45 or more others 60 60 0 0');
});

test('at most twenty rows are shown, and all requests behind the table are counted', () => {
  const kinds = Array.from(
    { length: 130 },
    (_, i) => [`GET /page-${String.fromCharCode(97 + (i % 26))}${i}`, 200] as const,
  );
  const text = tableOf(...kinds, ['POST /infer', 200, 2]);
  expect(text).toContain('111 requests of other kinds not listed.');
  expect(text.match(/GET \/page/g)).toHaveLength(19);
});

test.each([
  {
    what: 'well',
    requests: [['GET /info', 200, 3]] as const,
    says: 'Not listed: 3 health probes (most of them GET /info), all answered well.',
  },
  {
    what: 'badly',
    requests: [
      ['GET /info', 200, 2],
      ['HEAD /healthz', 503],
      ['GET /docs', 404],
    ] as const,
    says: 'Not listed: 4 health probes (most of them GET /info), 2 of them answered with 4xx or 5xx.',
  },
])('probes that were answered $what take one sentence', ({ requests, says }) => {
  expect(tableOf(...requests)).toBe(`Requests: 0 ${says}`);
});
