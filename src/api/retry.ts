// When a failed call is made again, and after how long.
import type { Clock, Random } from '../clock.ts';
import { isTransient, UnavailableError } from './errors.ts';

/** How long one goal may be pursued: at most `attempts` calls, none begun after `deadline` (ms since the epoch). */
export type RetryBudget = { attempts: number; deadline: number; signal?: AbortSignal | undefined };

const baseDelayMs = 500;
const longestDelayMs = 8_000;
const longestRetryAfterMs = 30_000;

/**
 * Milliseconds to wait before attempt `attempt + 1`: what the service asked for (at most 30 s, without jitter), else
 * exponential backoff with full jitter.
 */
export function retryDelay(error: unknown, attempt: number, random: Random): number {
  if (error instanceof UnavailableError && error.retryAfterMs !== null) {
    return Math.min(error.retryAfterMs, longestRetryAfterMs);
  }
  return random() * Math.min(longestDelayMs, baseDelayMs * 2 ** (attempt - 1));
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the budget is spent; then throws its last error untouched.
 * An abort ends the wait at once, and `signal.reason` is thrown.
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

/** `Retry-After` in milliseconds (RFC 9110, 10.2.3: seconds or a date), or null where it is absent or makes no sense. */
export function parseRetryAfter(value: string | null, serviceNow: number): number | null {
  if (value === null) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  // Date.parse takes "-5" and much else for a date; those of HTTP begin with the name of a day.
  const date = /^\s*[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - serviceNow);
}
