// Virtual time, in which every wait has its exact length but takes no real time.
import type { Clock } from '../../src/clock.ts';

/** Time that passes only while `run` waits for something. */
export type VirtualTime = {
  clock: Clock;
  /** Milliseconds since the beginning. */
  elapsed(): number;
  /** The number of sleeps under way. */
  sleepers(): number;
  /** Calls `happen` so many milliseconds after the beginning, if time gets so far. */
  at(ms: number, happen: () => void): void;
  /**
   * Waits for `work`. Whenever nothing else goes on, time jumps to the end of the next sleep. Throws an Error where
   * `work` waits for something else than time.
   */
  run<T>(work: Promise<T>): Promise<T>;
};

type Sleeper = { due: number; wake: () => void };

/** Builds a time that begins at `begin` (ISO 8601). It does not notice sockets, so all work must be in this process. */
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

  /** A set keeps the order of insertion. Of two sleeps that end together, the one that began first wakes first. */
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

/** Waits for two turns of the event loop, after which nothing can go on without time. */
async function atRest(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
