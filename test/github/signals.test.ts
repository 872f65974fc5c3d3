// The runner's signals, in the order in which it sends them.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CancelledError, graceDeadline } from '../../src/cancellation.ts';
import { cancellationOf } from '../../src/github/signals.ts';

const clock = { now: () => 1_000, sleep: async () => {} };

test.each(['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'])('%s cancels, and says so', (name) => {
  const process = new EventEmitter();
  const signal = cancellationOf(process, clock);
  expect(signal.aborted).toBe(false);
  process.emit(name);
  expect(signal.reason).toBeInstanceOf(CancelledError);
  expect(String(signal.reason)).toContain(`Cancelled (${name})`);
});

test('the second signal changes nothing, and none of them ends the process: a delete is under way', () => {
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

test('from the first signal on there are 5.2 s, and before it there is all the time', () => {
  const process = new EventEmitter();
  const signal = cancellationOf(process, clock);
  expect(graceDeadline(signal)).toBe(Number.POSITIVE_INFINITY);
  process.emit('SIGINT');
  expect(graceDeadline(signal)).toBe(6_200);
  expect(graceDeadline(AbortSignal.abort(new Error('something else')))).toBe(Number.POSITIVE_INFINITY);
});
