// Being told to stop: when that was, and how long there is left to put things right.

/** The job was cancelled or the step ran out of time: the runner asked this process to stop. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  /** Milliseconds since the epoch. */
  readonly at: number;

  constructor(signalName: string, at: number) {
    super(`Cancelled (${signalName})`);
    this.at = at;
  }
}

/**
 * Milliseconds after the first signal: a step in the background must have ended 7.5 s after it, for then the runner
 * starts the post step, which gets no state of a main step that is still running.
 */
const graceMs = 5_200;

/** Until when everything must be done (ms since the epoch): infinity as long as nobody told us to stop. */
export function graceDeadline(signal: AbortSignal): number {
  return signal.reason instanceof CancelledError ? signal.reason.at + graceMs : Number.POSITIVE_INFINITY;
}
