// Waiting for something to become true: asked again and again until a deadline, on the handed-in clock.
import type { Clock, Random } from './clock.ts';

/** What one look found: the value waited for, or why not yet (a word or two, e.g. a status). */
export type CheckResult<T> = { done: T } | { pending: string };

/** How a wait ended, with how often each reason was seen and the milliseconds it took. */
export type Waited<T> = {
  outcome: { done: T } | 'timed out';
  seen: ReadonlyMap<string, number>;
  lastSeen: string | null;
  waitedMs: number;
};

/** What to ask (throws to stop at once), how long to pause given the ms waited so far, and until when. */
export type PollOptions<T> = {
  check: () => Promise<CheckResult<T>>;
  pauseMs: (waitedMs: number) => number;
  /** Milliseconds since the epoch; no check begins after it, and the last pause is shortened to it. */
  deadline: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Called after each check that said "not yet". */
  onPending?: (reason: string, waitedMs: number) => void;
};

/** Polls, one check at a time. Throws what `check` throws, and `signal.reason` when aborted. */
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
 * The pause while a deployment starts: a tenth of the time waited, at least 1 s, at most `longestMs`, spread over its
 * upper quarter. The first is up to a second longer, so that steps that begin together do not look together.
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

/** The pause while something short is awaited: doubling from `firstMs` up to `longestMs`, with a quarter of jitter. */
export function doublingPause(firstMs: number, longestMs: number, random: Random): () => number {
  let next = firstMs;
  return () => {
    const pause = next * (0.75 + random() * 0.25);
    next = Math.min(longestMs, next * 2);
    return pause;
  };
}

/** The pause while a teardown is watched: a twentieth of the time waited, from 0.2 s to 1 s, so that little is added. */
export function watchfulPause(random: Random): (waitedMs: number) => number {
  return (waitedMs) => Math.min(1_000, Math.max(200, waitedMs / 20)) * (0.75 + random() * 0.25);
}
