// The time limits of a teardown and of reading the log before it.

/** The time that one teardown may take (ms). */
export type TeardownBudget = {
  /** The whole teardown, until it is verified. */
  totalMs: number;
  /** A create that got no answer may take effect for so long after it was sent. */
  lateCreateMs: number;
  /** It is looked for at least so long, even if a clock that jumped says that it is old. */
  leastLookMs: number;
  /** The teardown waits for such an effect for so long at most. */
  mostLookMs: number;
  requestTimeoutMs: number;
};

/** For a post step that was not cancelled. */
export const unhurriedTeardown: TeardownBudget = {
  totalMs: 120_000,
  lateCreateMs: 75_000,
  leastLookMs: 60_000,
  mostLookMs: 75_000,
  requestTimeoutMs: 10_000,
};

/** For a main step whose start failed. Its post step goes on to wait for creates that got no answer. */
export const failedStartTeardown: TeardownBudget = { ...unhurriedTeardown, mostLookMs: 10_000 };

/** For a post step after a cancel. All post steps of the job together have less than five minutes then. */
export const cancelledTeardown: TeardownBudget = {
  totalMs: 45_000,
  lateCreateMs: 75_000,
  leastLookMs: 20_000,
  mostLookMs: 25_000,
  requestTimeoutMs: 10_000,
};

/** For a main step that was asked to stop. */
export const graceTeardown: TeardownBudget = {
  totalMs: 5_200,
  lateCreateMs: 75_000,
  leastLookMs: 5_200,
  mostLookMs: 5_200,
  requestTimeoutMs: 1_500,
};

/** Milliseconds for reading the log. */
export const logsMs = 60_000;
/** Milliseconds for reading the log after a cancel, and before another machine type is tried. */
export const cancelledLogsMs = 15_000;
