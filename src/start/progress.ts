// Reports how a wait goes: one line at every change, and one every 30 s.

const heartbeatMs = 30_000;
/** Milliseconds between two lines about the same state, so that one which comes and goes does not fill the log. */
const leastMs = 10_000;

/**
 * Returns a function that takes the reason of the wait and the milliseconds waited so far. It prints a line when the
 * reason changes, though at most every 10 s for the same reason, and again when the reason has lasted for 30 s.
 */
export function progressOf(
  what: string,
  info: (line: string) => void,
): (reason: string, waitedMs: number) => void {
  const saidAt = new Map<string, number>();
  let last: string | null = null;
  return (reason, waitedMs) => {
    const since = waitedMs - (saidAt.get(reason) ?? Number.NEGATIVE_INFINITY);
    if (since < (reason === last ? heartbeatMs : leastMs)) return;
    info(`${what}: ${reason} (${Math.round(waitedMs / 1000)} s)`);
    last = reason;
    saidAt.set(reason, waitedMs);
  };
}
