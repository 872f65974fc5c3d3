// Decides when a failed call is repeated, and how long to wait before that.
import type { Clock, Random } from '../clock.ts';
import { isTransient, UnavailableError } from './errors.ts';

/** Limits for all attempts: there are at most `attempts`, and none begins after `deadline` (ms since the epoch). */
export type RetryBudget = { attempts: number; deadline: number; signal?: AbortSignal | undefined };

const baseDelayMs = 500;
const longestDelayMs = 8_000;
const longestRetryAfterMs = 30_000;

/**
 * Milliseconds to wait after attempt number `attempt` failed. The service's `Retry-After` counts first, up to 30 s and
 * without jitter; otherwise the wait grows exponentially, with full jitter.
 */
export function retryDelay(error: unknown, attempt: number, random: Random): number {
  if (error instanceof UnavailableError && error.retryAfterMs !== null) {
    return Math.min(error.retryAfterMs, longestRetryAfterMs);
  }
  return random() * Math.min(longestDelayMs, baseDelayMs * 2 ** (attempt - 1));
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the budget is spent. Throws the last error as it is, and
 * `signal.reason` at once when aborted.
 */
export async function retry<T>(
  time: { clock: Clock; random: Random },
  budget: RetryBudget,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      budget.signal?.throwIfAborted();
      if (!isTransient(error) || made >= budget.attempts) throw error;
      const delay = retryDelay(error, made, time.random);
      if (time.clock.now() + delay >= budget.deadline) throw error;
      await time.clock.sleep(delay, budget.signal);
      budget.signal?.throwIfAborted();
    }
  }
}

/**
 * Converts a `Retry-After` header, which is seconds or a date (RFC 9110, 10.2.3), to milliseconds from `serviceNow`
 * (ms since the epoch). Null where the header is absent or is neither.
 */
export function parseRetryAfter(value: string | null, serviceNow: number): number | null {
  if (value === null) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  // Date.parse accepts much that is no HTTP date, such as "-5". HTTP dates begin with the name of a day.
  const date = /^\s*[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - serviceNow);
}
