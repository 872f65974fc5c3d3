// Telling how a wait goes: a line at every change and one every 30 s, never one a poll.

const heartbeatMs = 30_000;
/** What flaps between two states is not told at every turn. */
const leastMs = 10_000;

/**
 * Says what `what` is when that changes, or 30 s after it was last said; one that comes and goes at most every 10 s.
 * Takes the reason and the ms waited so far.
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
