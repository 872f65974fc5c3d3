// Time and randomness as dependencies.

/** Reads the time and waits. It is handed in everywhere, so that tests can simulate time. */
export type Clock = {
  /** Milliseconds since the epoch. It never goes back within a process. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. It never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** Returns a random number from 0 up to, but not including, 1. */
export type Random = () => number;

/** The real clock. It is monotonic, so that a correction of the system time neither ends nor prolongs a wait. */
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
