// Says when the runner asked this process to stop, and how much time is left after that.

/** The runner asked this process to stop, because the job was cancelled or the step took too long. */
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
 * Milliseconds from the first signal to the end of all work. 7.5 s after the signal the runner starts the post step,
 * and post gets no state from a main step that is still running in the background.
 */
const graceMs = 5_200;

/** Until when all work must be done (ms since the epoch). It is infinity as long as the runner did not ask to stop. */
export function graceDeadline(signal: AbortSignal): number {
  return signal.reason instanceof CancelledError ? signal.reason.at + graceMs : Number.POSITIVE_INFINITY;
}
