// Virtual time: nobody waits, yet every wait has its exact length.
import type { Clock } from '../../src/clock.ts';

/** Time that passes only while `run` has something to wait for. */
export type VirtualTime = {
  clock: Clock;
  /** Milliseconds since this time began. */
  elapsed(): number;
  /** How many sleeps are under way. */
  sleepers(): number;
  /** Lets `happen` happen so many ms after the beginning, should time come so far. */
  at(ms: number, happen: () => void): void;
  /**
   * Waits for `work`, going on to the next moment somebody sleeps until whenever everything else has come to rest.
   * Throws an Error where `work` waits for something that no passing of time will bring.
   */
  run<T>(work: Promise<T>): Promise<T>;
};

type Sleeper = { due: number; wake: () => void };

/** Begins at `begin` (ISO 8601). Only for what happens inside this process: it does not see a socket at work. */
export function createVirtualTime(begin = '2026-01-05T08:00:00Z'): VirtualTime {
  const began = Date.parse(begin);
  let now = began;
  const sleepers = new Set<Sleeper>();

  const sleep: Clock['sleep'] = (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { due: now + ms, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });

  /** A set keeps the order of insertion, so that of two due at once the one that slept first wakes first. */
  const next = () =>
    [...sleepers].reduce<Sleeper | null>(
      (first, sleeper) => (first === null || sleeper.due < first.due ? sleeper : first),
      null,
    );

  return {
    clock: { now: () => now, sleep },
    elapsed: () => now - began,
    sleepers: () => sleepers.size,
    at: (ms, happen) => void sleep(began + ms - now).then(happen),
    async run(work) {
      let isSettled = false;
      const settled = work.finally(() => {
        isSettled = true;
      });
      settled.catch(() => {});
      for (;;) {
        await atRest();
        if (isSettled) return settled;
        const sleeper = next();
        if (sleeper === null)
          throw new Error('Nobody sleeps, and the work is not done: it would wait for ever.');
        now = Math.max(now, sleeper.due);
        sleeper.wake();
      }
    },
  };
}

/** After two turns of the event loop every promise, tick and stream that can go on without time has done so. */
async function atRest(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
