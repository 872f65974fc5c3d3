// What a step can do to the job that it runs in, and what it knows of the workflow run.

/** The job as a step sees it. It makes every text harmless and free of keys before it prints the text. */
export type Job = {
  /** Registers a secret with the runner and with our own redaction. Call it before the secret is used. */
  mask(secret: string): void;
  /** Prints a plain line. */
  info(line: string): void;
  /** Prints a line that is shown only when the job runs in debug mode. */
  debug(line: string): void;
  /** Annotates the job with a notice. */
  notice(message: string): void;
  /** Annotates the job with a warning. */
  warning(message: string): void;
  /** Annotates the job with an error; the step does not fail. */
  error(message: string): void;
  /** Annotates the job with an error, and makes the step fail with exit code 1. */
  fail(message: string): void;
  /** Sets an output of the step. The runner ignores it in a post step. */
  output(name: string, value: string): void;
  /** Hands a value to the post step, in place of an earlier value. The file is written when this returns. */
  saveState(value: string): void;
  /** Appends Markdown to the job summary. Foreign text in it must be escaped already. */
  summarize(markdown: string): Promise<void>;
};

/**
 * The workflow run of this step. `server` is the host of its GitHub. `repository` is `owner/name`, or empty where the
 * runner does not say. `url` is the address of the run's page.
 */
export type Run = { id: number; server: string; repository: string; url: string };

/** The status of a run at GitHub. `unknown` means that this repository has no such run. */
export type RunStatus = 'completed' | 'running' | 'unknown';
