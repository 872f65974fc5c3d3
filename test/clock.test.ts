// The real clock, on timers that are not real.
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

test('sleeps as long as it is told', async () => {
  const sleep = systemClock.sleep(1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(await isOver(sleep)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isOver(sleep)).toBe(true);
});

test('wakes at once when aborted, without a rejection, and leaves neither timer nor listener behind', async () => {
  const cancelling = new AbortController();
  const removed = vi.spyOn(cancelling.signal, 'removeEventListener');
  const sleep = systemClock.sleep(60_000, cancelling.signal);
  cancelling.abort();
  expect(await isOver(sleep)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledOnce();
});

test('does not sleep at all on a signal that was aborted before', async () => {
  const sleep = systemClock.sleep(60_000, AbortSignal.abort());
  expect(vi.getTimerCount()).toBe(0);
  expect(await isOver(sleep)).toBe(true);
});

test('takes its listener away when the time is over, as one signal lives through thousands of sleeps', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const sleep = systemClock.sleep(10, signal);
  await vi.advanceTimersByTimeAsync(10);
  await sleep;
  expect(removed).toHaveBeenCalledOnce();
});

test('tells milliseconds since the epoch', () => {
  vi.useRealTimers();
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(60_000);
});
