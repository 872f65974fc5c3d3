// The real clock is tested here on vitest's fake timers.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../src/clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a promise has resolved by now. */
async function isOver(sleep: Promise<void>): Promise<boolean> {
  let over = false;
  void sleep.then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

test('a sleep lasts as long as it was asked to', async () => {
  const sleep = systemClock.sleep(1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(await isOver(sleep)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isOver(sleep)).toBe(true);
});

test('an aborted sleep resolves at once instead of rejecting, and leaves neither a timer nor a listener behind', async () => {
  const cancelling = new AbortController();
  const removed = vi.spyOn(cancelling.signal, 'removeEventListener');
  const sleep = systemClock.sleep(60_000, cancelling.signal);
  cancelling.abort();
  expect(await isOver(sleep)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledOnce();
});

test('a sleep on a signal that is already aborted resolves at once', async () => {
  const sleep = systemClock.sleep(60_000, AbortSignal.abort());
  expect(vi.getTimerCount()).toBe(0);
  expect(await isOver(sleep)).toBe(true);
});

test('a sleep that is over removes its abort listener, because one signal outlives thousands of sleeps', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const sleep = systemClock.sleep(10, signal);
  await vi.advanceTimersByTimeAsync(10);
  await sleep;
  expect(removed).toHaveBeenCalledOnce();
});

test('the clock counts milliseconds since the epoch', () => {
  vi.useRealTimers();
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(60_000);
});
