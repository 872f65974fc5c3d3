// The runner's signals, sent in the order in which the runner sends them.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CancelledError, graceDeadline } from '../../src/cancellation.ts';
import { cancellationOf } from '../../src/github/signals.ts';

const clock = { now: () => 1_000, sleep: async () => {} };

test.each(['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'])(
  '%s aborts the signal of the step, with a reason that names it',
  (name) => {
    const process = new EventEmitter();
    const signal = cancellationOf(process, clock);
    expect(signal.aborted).toBe(false);
    process.emit(name);
    expect(signal.reason).toBeInstanceOf(CancelledError);
    expect(String(signal.reason)).toContain(`Cancelled (${name})`);
  },
);

test('a second signal changes nothing, and no signal ends the process, because a delete may be under way', () => {
  const process = new EventEmitter();
  const signal = cancellationOf(process, clock);
  process.emit('SIGINT');
  const { reason } = signal;
  process.emit('SIGTERM');
  process.emit('SIGINT');
  expect(signal.reason).toBe(reason);
  expect(process.listenerCount('SIGINT')).toBe(1);
  expect(process.listenerCount('SIGTERM')).toBe(1);
});

test('the grace ends 5.2 s after the first signal, and has no end before it', () => {
  const process = new EventEmitter();
  const signal = cancellationOf(process, clock);
  expect(graceDeadline(signal)).toBe(Number.POSITIVE_INFINITY);
  process.emit('SIGINT');
  expect(graceDeadline(signal)).toBe(6_200);
  expect(graceDeadline(AbortSignal.abort(new Error('something else')))).toBe(Number.POSITIVE_INFINITY);
});
