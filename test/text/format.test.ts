// Numbers, durations and moments as people read them.
import { expect, test } from 'vitest';
import { counted, duration, grouped, moment } from '../../src/text/format.ts';

test.each([
  [0, '0 s'],
  [40, '0 s'],
  [400, '0.4 s'],
  [9_940, '9.9 s'],
  [9_990, '10 s'],
  [59_499, '59 s'],
  [59_990, '1 min'],
  [80_000, '1 min 20 s'],
  [3_599_900, '1 h'],
  [7_500_000, '2 h 5 min'],
  [-5, '0 s'],
  [Number.NaN, 'unknown'],
])('%d ms are written as "%s"', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

test('counts are grouped by thousands and carry the singular or plural of their noun', () => {
  expect([grouped(999), grouped(60_000), grouped(1_234_567)]).toEqual(['999', '60,000', '1,234,567']);
  expect([counted(1, 'entry', 'entries'), counted(0, 'entry', 'entries'), counted(2, 'error')]).toEqual([
    '1 entry',
    '0 entries',
    '2 errors',
  ]);
});

test('a moment is written in UTC, with its date on request, and NaN as an unknown time', () => {
  const ms = Date.parse('2026-01-22T13:22:14.209Z');
  expect([moment(ms), moment(ms, true), moment(Number.NaN)]).toEqual([
    '13:22:14 UTC',
    '2026-01-22 13:22:14 UTC',
    'an unknown time',
  ]);
});
