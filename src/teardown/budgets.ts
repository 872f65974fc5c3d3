// How long things may take, in ms.
import type { TeardownBudget } from './apply.ts';

/** A create that was cut off may land several seconds later; so long its name is looked up before it is given up. */
const landingMs = 10_000;

/** In the main step, after a start that failed, and in a post step with time. */
export const unhurriedTeardown: TeardownBudget = {
  totalMs: 120_000,
  verifyMs: 60_000,
  landingMs,
  requestTimeoutMs: 10_000,
};

/** In a post step after a cancel: all post steps of the job share less than five minutes. */
export const cancelledTeardown: TeardownBudget = {
  totalMs: 45_000,
  verifyMs: 20_000,
  landingMs,
  requestTimeoutMs: 10_000,
};

/** In a main step that was told to stop: the runner kills it 10 s after its first signal. */
export const graceTeardown: TeardownBudget = {
  totalMs: 6_000,
  verifyMs: 6_000,
  landingMs: 6_000,
  requestTimeoutMs: 1_500,
};

/** Reading the log in a post step. */
export const logsMs = 60_000;
/** The same after a cancel. */
export const cancelledLogsMs = 15_000;
