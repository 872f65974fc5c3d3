// What a teardown tells of its failures when its time is over, and how long it waits after them.
import { describe, expect, test } from 'vitest';
import { NoAnswerError, RefusedError, UnavailableError } from '../../src/api/errors.ts';
import { createSetbacks } from '../../src/teardown/setbacks.ts';

const call = {
  goal: 'delete deployment "x"',
  method: 'POST',
  path: '/delete',
  host: 'roboflow.cloud',
} as const;
const refused = new RefusedError(call, { status: 423, body: 'locked' });
const silent = new NoAnswerError(call, { reason: 'no complete answer within 10 s' });
const limited = (retryAfterMs: number | null) =>
  new UnavailableError(call, { status: 429, body: 'slow down', retryAfterMs });

/** The memory of a teardown of which each attempt failed with one of these errors, with much time left. */
function failedBy(errors: readonly Error[], leftMs = 60_000) {
  const setbacks = createSetbacks();
  for (const error of errors) {
    setbacks.beginAttempt();
    setbacks.note(error, leftMs);
  }
  return setbacks;
}

describe('what is told', () => {
  test('without any failure is that the time was too short', () => {
    expect(createSetbacks().problem()).toBe('the time allowed for it ran out');
  });

  test.each([
    { what: 'the only failure', errors: [refused], told: 'answered 423: locked' },
    { what: 'the last of several', errors: [silent, refused], told: 'answered 423: locked' },
    { what: 'the last, also if it got no answer', errors: [refused, silent], told: 'no complete answer' },
  ])('is $what', ({ errors, told }) => {
    expect(failedBy(errors).problem()).toContain(told);
  });

  test('is an earlier failure, where the last call was only cut short by the end of the time', () => {
    const setbacks = failedBy([refused]);
    setbacks.note(silent, 1_999);
    expect(setbacks.problem()).toContain('answered 423: locked');
    setbacks.note(silent, 2_000);
    expect(setbacks.problem()).toContain('no complete answer');
  });

  test('is what was still the matter, where the last call after that was only cut short', () => {
    const setbacks = createSetbacks();
    setbacks.noteProgress('it was still there');
    setbacks.beginAttempt();
    setbacks.note(silent, 1_999);
    expect(setbacks.problem()).toBe('it was still there');
  });

  test('is an answer, however little time was left for it', () => {
    const setbacks = failedBy([silent]);
    setbacks.note(refused, 1);
    expect(setbacks.problem()).toContain('answered 423: locked');
  });

  test('is what is still the matter after an attempt without a failure, and else the last failure', () => {
    const setbacks = failedBy([refused]);
    setbacks.noteProgress(null);
    expect(setbacks.problem()).toContain('answered 423: locked');
    setbacks.noteProgress('it was still there');
    expect(setbacks.problem()).toBe('it was still there');
  });
});

test('an attempt has failed when a call of it did', () => {
  const setbacks = failedBy([refused]);
  expect(setbacks.hasFailed()).toBe(true);
  setbacks.beginAttempt();
  expect(setbacks.hasFailed()).toBe(false);
  setbacks.note(refused, 60_000);
  expect(setbacks.hasFailed()).toBe(true);
});

describe('the wait', () => {
  test.each([
    { failures: 0, waits: 300 },
    { failures: 1, waits: 300 },
    { failures: 2, waits: 400 },
    { failures: 4, waits: 1_600 },
    { failures: 6, waits: 5_000 },
    { failures: 50, waits: 5_000 },
  ])('after $failures failures in a row is $waits ms', ({ failures, waits }) => {
    expect(failedBy(Array(failures).fill(refused)).waitMs(300, 120_000)).toBe(waits);
  });

  test('begins anew after an attempt without a failure', () => {
    const setbacks = failedBy([refused, refused, refused, refused]);
    setbacks.beginAttempt();
    setbacks.noteProgress(null);
    expect(setbacks.waitMs(300, 120_000)).toBe(300);
    setbacks.beginAttempt();
    setbacks.note(refused, 120_000);
    expect(setbacks.waitMs(100, 120_000)).toBe(200);
  });

  test.each([
    { asked: 7_000, left: 120_000, waits: 7_000, why: 'the service asks for it' },
    { asked: 120_000, left: 120_000, waits: 90_000, why: '30 s are kept for further attempts' },
    { asked: 60_000, left: 20_000, waits: 5_000, why: 'three quarters of a short time are kept' },
    { asked: null, left: 120_000, waits: 300, why: 'the service asks for nothing' },
  ])('after a 429 that asks for $asked ms, with $left ms left, is $waits ms, because $why', (row) => {
    expect(failedBy([limited(row.asked)]).waitMs(300, row.left)).toBe(row.waits);
  });

  test.each([
    { left: 20_000, waits: 5_000 },
    { left: 8_000, waits: 4_000 },
    { left: 300, waits: 200 },
    { left: 100, waits: 100 },
  ])('with $left ms left leaves time for a last attempt: $waits ms', ({ left, waits }) => {
    expect(failedBy(Array(50).fill(refused)).waitMs(300, left)).toBe(waits);
  });
});
