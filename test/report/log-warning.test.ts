// Errors in the log of an endpoint raise a flag, once.
import { expect, test } from 'vitest';
import { failingLog, healthyLog, logOf } from '../../scripts/preview/samples.ts';
import { logWarning } from '../../src/report/log-warning.ts';

const access = (status: number, path = '/cars/1') =>
  `INFO:     10.0.0.1:1 - "POST ${path} HTTP/1.1" ${status} x`;

test.each([
  ['a log without errors', healthyLog(), null],
  ['an empty log', [], null],
  ['warnings alone', [{ at: 0, severity: 'WARNING', payload: 'slow' }], null],
  ['4xx alone', [{ at: 0, payload: access(404) }], null],
  [
    'a model that is still loading',
    [{ at: 0, payload: 'INFO:     10.0.0.1:1 - "GET /readiness HTTP/1.1" 503 x' }],
    null,
  ],
  [
    'the first error, not the worst',
    [
      { at: 9, severity: 'CRITICAL', payload: 'later' },
      { at: 3, severity: 'ERROR', payload: 'first\n  of all' },
    ],
    "The endpoint's log has 2 errors. The first: first of all",
  ],
  [
    '5xx alone',
    [
      { at: 0, payload: access(502) },
      { at: 1, payload: access(500) },
    ],
    "The endpoint's log has 2 requests answered with 5xx. The first: POST /{model}/{version} was answered with 502",
  ],
  [
    'a key in it',
    [{ at: 0, severity: 'ERROR', payload: 'bad api_key=AbCdEf1234567890' }],
    "The endpoint's log has 1 error. The first: bad api_key=***",
  ],
])('%s', (_, lines, expected) => {
  expect(logWarning(logOf(lines).statistics)).toBe(expected);
});

test('errors and 5xx together', () => {
  expect(logWarning(logOf(failingLog()).statistics)).toMatch(
    /^The endpoint's log has 4 errors and 3 requests answered with 5xx\. The first: onnxruntime\.capi\.onnxruntime_pybind11_state\.RuntimeException: \[ONNXRuntimeError\]/,
  );
});
