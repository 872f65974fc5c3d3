// A clock that runs faster than the real one, for a simulator and for who asks it: minutes pass in seconds.
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';

/** `speed` seconds pass in one; both sides of a conversation must share the clock. */
export function createFastClock(speed: number): Clock {
  const began = systemClock.now();
  return {
    now: () => began + (systemClock.now() - began) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
