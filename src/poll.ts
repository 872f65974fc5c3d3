// Waits for something by checking again and again until a deadline.
import type { Clock, Random } from './clock.ts';

/** The result of one check: the value that is waited for, or the reason why it is not there yet, such as a status. */
export type CheckResult<T> = { done: T } | { pending: string };

/** How a wait ended, how often each reason was seen, and how long it took (ms). */
export type Waited<T> = {
  outcome: { done: T } | 'timed out';
  seen: ReadonlyMap<string, number>;
  lastSeen: string | null;
  waitedMs: number;
};

/** What to wait for, and how. */
export type PollOptions<T> = {
  /** Checks once. An error that it throws ends the wait. */
  check: () => Promise<CheckResult<T>>;
  /** Returns the milliseconds of the next pause, given those waited so far. */
  pauseMs: (waitedMs: number) => number;
  /** Milliseconds since the epoch. No check begins after it, and the last pause is shortened to end at it. */
  deadline: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Called after each check that was pending. */
  onPending?: (reason: string, waitedMs: number) => void;
};

/** Waits, with one check at a time. Throws what `check` throws, and `signal.reason` when aborted. */
export async function poll<T>(options: PollOptions<T>): Promise<Waited<T>> {
  const { check, pauseMs, deadline, clock, signal, onPending } = options;
  const began = clock.now();
  const seen = new Map<string, number>();
  let lastSeen: string | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const verdict = await check();
    const waitedMs = clock.now() - began;
    if ('done' in verdict) return { outcome: verdict, seen, lastSeen, waitedMs };
    signal?.throwIfAborted();
    lastSeen = verdict.pending;
    seen.set(lastSeen, (seen.get(lastSeen) ?? 0) + 1);
    onPending?.(lastSeen, waitedMs);
    const left = deadline - clock.now();
    if (left <= 0) return { outcome: 'timed out', seen, lastSeen, waitedMs };
    await clock.sleep(Math.min(pauseMs(waitedMs), left), signal);
  }
}

const shortestPauseMs = 1_000;

/**
 * Pauses for a wait of minutes: a tenth of the time waited so far, at least 1 s and at most `longestMs`, with a quarter
 * of jitter. The first pause is up to 1 s longer, so that steps that begin together do not poll together.
 */
export function growingPause(longestMs: number, random: Random): (waitedMs: number) => number {
  return (waitedMs) => {
    const most = Math.min(longestMs, Math.max(waitedMs / 10, (shortestPauseMs * 4) / 3));
    const least = Math.min(most, Math.max(shortestPauseMs, most * 0.75));
    const isFirst = waitedMs < shortestPauseMs;
    const phase = isFirst ? random() * Math.min(longestMs, shortestPauseMs) : 0;
    return Math.min(longestMs, phase + least + random() * (most - least));
  };
}

/** Pauses that double from `firstMs` up to `longestMs`, with a quarter of jitter. */
export function doublingPause(firstMs: number, longestMs: number, random: Random): () => number {
  let next = firstMs;
  return () => {
    const pause = next * (0.75 + random() * 0.25);
    next = Math.min(longestMs, next * 2);
    return pause;
  };
}

/** Pauses for a teardown: a twentieth of the time waited so far, from 0.2 s to 1 s, with a quarter of jitter. */
export function watchfulPause(random: Random): (waitedMs: number) => number {
  return (waitedMs) => Math.min(1_000, Math.max(200, waitedMs / 20)) * (0.75 + random() * 0.25);
}
