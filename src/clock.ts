// Time as a dependency: what the wall says, and how to wait.

/** Reads the time and waits. Handed in everywhere, so that tests decide what a second is. */
export type Clock = {
  /** Milliseconds since the epoch; never goes back within a process. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; it never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** Randomness as a dependency: a number from 0 up to, not including, 1. */
export type Random = () => number;

/** The real clock. Monotonic, so that a corrected system time neither ends a wait nor prolongs it. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
};
