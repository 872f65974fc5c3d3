// How long a teardown, and the reading of the log before it, may take.

/** The time one teardown may take, in ms. */
export type TeardownBudget = {
  /** All of it, until the deployment is verifiably gone. */
  totalMs: number;
  /** For how long after a create was sent it is looked for, where it got no answer: it may take effect late. */
  lateCreateMs: number;
  /** For at most how long from now on. */
  mostLookMs: number;
  requestTimeoutMs: number;
};

/** In a post step with time. */
export const unhurriedTeardown: TeardownBudget = {
  totalMs: 120_000,
  lateCreateMs: 75_000,
  mostLookMs: 75_000,
  requestTimeoutMs: 10_000,
};

/** In a main step whose start failed: its post step looks for a create without an answer for the rest of the time. */
export const failedStartTeardown: TeardownBudget = { ...unhurriedTeardown, mostLookMs: 10_000 };

/** In a post step after a cancel: all post steps of the job share less than five minutes. */
export const cancelledTeardown: TeardownBudget = {
  totalMs: 45_000,
  lateCreateMs: 75_000,
  mostLookMs: 25_000,
  requestTimeoutMs: 10_000,
};

/** In a main step that was told to stop. */
export const graceTeardown: TeardownBudget = {
  totalMs: 5_200,
  lateCreateMs: 75_000,
  mostLookMs: 5_200,
  requestTimeoutMs: 1_500,
};

/** Milliseconds for the log in a post step. */
export const logsMs = 60_000;
/** The same after a cancel, and before another machine type is tried. */
export const cancelledLogsMs = 15_000;
