// A clock that runs faster than the real one, for a simulator and its client, so that minutes pass in seconds.
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';

/** Makes a clock on which `speed` seconds pass in one. Both sides of a conversation must share it. */
export function createFastClock(speed: number): Clock {
  const began = systemClock.now();
  return {
    now: () => began + (systemClock.now() - began) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
