// Remembers the failures of a teardown: what to tell of them, and how long to wait before the next attempt.
import { NoAnswerError, UnavailableError } from '../api/errors.ts';
import { messageOf } from '../text/error-message.ts';

/** The failures of one teardown so far. */
export type Setbacks = {
  /** Notes a failed call. `leftMs` is the time that the teardown still had when it failed. */
  note(error: unknown, leftMs: number): void;
  /** Marks the beginning of an attempt. */
  beginAttempt(): void;
  /** Whether a call of the current attempt has failed. */
  hasFailed(): boolean;
  /** Notes an attempt without a failure. `problem` is what is the matter all the same, if anything. */
  noteProgress(problem: string | null): void;
  /** What to tell where the time is over. */
  problem(): string;
  /** Milliseconds to wait: at least `leastMs`, longer after failures or where the service asks for it. */
  waitMs(leastMs: number, leftMs: number): number;
};

/** Milliseconds. A request that had less does not replace an earlier problem in the message. */
const leastTellingMs = 2_000;
/** Milliseconds that are kept for one last whole attempt. */
const lastAttemptMs = 15_000;
/** Milliseconds that are kept for further attempts, however long the service asks to wait: one may not be enough. */
const furtherAttemptsMs = 30_000;
/** Milliseconds of the longest pause after several failures. */
const longestPauseMs = 5_000;
/** Milliseconds of the shortest pause, for which the kept time is touched. */
const shortestPauseMs = 200;

/** The latest failure, and the number of attempts that have failed in a row. */
type Failure = { error: unknown; inARow: number };

/** Builds the memory of a teardown that has not begun yet. */
export function createSetbacks(): Setbacks {
  let failure: Failure | null = null;
  let before: Failure | null = null;
  let problem: string | null = null;
  return {
    note: (error, leftMs) => {
      const isCutShort = problem !== null && error instanceof NoAnswerError && leftMs < leastTellingMs;
      if (!isCutShort) problem = messageOf(error);
      failure = { error, inARow: (before?.inARow ?? 0) + 1 };
    },
    beginAttempt: () => {
      before = failure;
    },
    hasFailed: () => failure !== before,
    noteProgress: (remaining) => {
      failure = null;
      problem = remaining ?? problem;
    },
    problem: () => problem ?? 'the time allowed for it ran out',
    waitMs: (leastMs, leftMs) => {
      const backoff = failure === null ? 0 : Math.min(longestPauseMs, 100 * 2 ** failure.inARow);
      const asked = Math.min(retryAfterMs(failure?.error), Math.max(leftMs - furtherAttemptsMs, leftMs / 4));
      const reserve = Math.min(lastAttemptMs, leftMs / 2);
      const waitMs = Math.min(Math.max(leastMs, backoff, asked), leftMs - reserve);
      return Math.max(waitMs, Math.min(shortestPauseMs, leftMs));
    },
  };
}

function retryAfterMs(error: unknown): number {
  return error instanceof UnavailableError ? (error.retryAfterMs ?? 0) : 0;
}
