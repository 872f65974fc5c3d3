// The job a step runs in: which run it belongs to, and what the step may do to it.

/** The job as a step sees it. Every text that goes through it is made harmless and free of keys first. */
export type Job = {
  /** Registers a secret with the runner and with our own redaction; before anything else. */
  mask(secret: string): void;
  /** A plain line of the log. */
  info(line: string): void;
  /** A line that is shown only when the job runs in debug mode. */
  debug(line: string): void;
  /** An annotation without a verdict. */
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Prints `error` and makes the step fail: exit code 1. */
  fail(message: string): void;
  /** Sets a step output. Ignored by the runner in a post step. */
  output(name: string, value: string): void;
  /** Hands a value to the post step, in the place of an earlier one; written to disk before it returns. */
  saveState(value: string): void;
  /** Appends Markdown to the job summary; its text was escaped where it was put together. */
  summarize(markdown: string): Promise<void>;
};

/**
 * The workflow run this step belongs to. `server` is the host of its GitHub; `repository` is `owner/name`, or empty where
 * the runner does not tell; `url` leads to the run.
 */
export type Run = { id: number; server: string; repository: string; url: string };

/** What GitHub says of a run: `unknown` is a run that this repository does not have. */
export type RunStatus = 'completed' | 'running' | 'unknown';
