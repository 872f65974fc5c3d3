// Describes the parts of a log that are not collected, or perhaps not completely.

/** A stretch of time (microseconds, both ends included) that is not collected, or perhaps not completely. */
export type LeftOut = {
  from: number;
  to: number;
  /** `time`: the deadline passed. `burst`: one moment has more entries than the service gives in one answer. */
  reason: 'time' | 'aborted' | 'failed' | 'burst';
  /** The service's error under `failed`, else null. It is foreign text. */
  detail: string | null;
};

/** The reasons in words. */
export const leftOutReasons: Readonly<Record<LeftOut['reason'], string>> = {
  time: 'the time for reading the log was up',
  aborted: 'the step was told to stop',
  failed: 'the service did not answer',
  burst: 'the service gives no more entries of one moment; there may be more than are counted here',
};

/** Sorts the stretches by time, and joins neighbours that have the same reason. */
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
