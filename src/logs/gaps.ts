// What of a log is not, or perhaps not wholly, collected, and why.

/** A stretch of time (microseconds, both ends included) that is not, or perhaps not wholly, collected. */
export type LeftOut = {
  from: number;
  to: number;
  /** `time`: the deadline came; `burst`: more entries of one moment than the service gives in an answer. */
  reason: 'time' | 'aborted' | 'failed' | 'burst';
  /** What the service said, where it failed; foreign text. */
  detail: string | null;
};

/** The reasons in words. */
export const leftOutReasons: Readonly<Record<LeftOut['reason'], string>> = {
  time: 'the time for reading the log was up',
  aborted: 'the step was told to stop',
  failed: 'the service did not answer',
  burst: 'the service gives no more entries of one moment; there may be more than are counted here',
};

/** Sorted by time, with neighbours of one reason made one. */
export function joinLeftOut(windows: readonly LeftOut[]): LeftOut[] {
  const joined: LeftOut[] = [];
  for (const window of [...windows].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last?.reason === window.reason && last.detail === window.detail && window.from <= last.to + 1) {
      last.to = Math.max(last.to, window.to);
    } else {
      joined.push({ ...window });
    }
  }
  return joined;
}
