// What a summary shows of a log, counted while it is collected: memory does not grow with the log.
import type { LogEntry } from '../../api/schemas.ts';
import { harmless } from '../../text/sanitize.ts';
import type { TimedEntry } from '../window.ts';
import { type Access, isProbe, readAccess } from './access-line.ts';
import { createNewest, type ShownEntry } from './newest.ts';
import type { ReadPayload } from './payload.ts';
import { createProblems, type ProblemStatistics } from './problems.ts';
import { createRequestStatistics, type RequestStatistics } from './requests.ts';
import { problemOf, severityOf } from './severity.ts';

/** Everything that is known of a log. Texts are harmless and free of keys, but not escaped for any format. */
export type LogStatistics = {
  entries: number;
  /** Moments of the oldest and the newest entry (microseconds); null without entries. */
  first: number | null;
  last: number | null;
  bySeverity: ReadonlyMap<string, number>;
  /** The newest entries, oldest of them first; probes only where there is room (see createNewest). */
  newest: ShownEntry[];
  problems: ProblemStatistics;
  requests: RequestStatistics;
  /** Models that the server says it loaded, in the order of their names. */
  loads: readonly ModelLoad[];
  /** Where the entries went; the three sum up to `entries`. */
  accounted: { requests: number; problems: number; other: number };
};

/** A model that the server loaded `count` times; `seconds` the longest took, null where the log does not tell. */
export type ModelLoad = { model: string; count: number; seconds: number | null };

/** `newest`: how many entries to keep for showing. */
export type StatisticsOptions = { newest: number; read: ReadPayload };

/** No logger has so many; a hostile one must not fill the memory. */
const mostSeverities = 20;

/** Takes pages in any order (see LogSink) and tells the same in the end. */
export function createLogStatistics({ newest, read }: StatisticsOptions): {
  add(page: readonly TimedEntry[]): void;
  result(): LogStatistics;
} {
  const bySeverity = new Map<string, number>();
  const requests = createRequestStatistics(read);
  const problems = createProblems(read);
  const kept = createNewest(newest, read);
  let entries = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;

  const addEntry = (timed: TimedEntry) => {
    const { entry, micros } = timed;
    entries += 1;
    first = Math.min(first, micros);
    last = Math.max(last, micros);
    const severity = severityOf(entry);
    const listed = bySeverity.has(severity) || bySeverity.size < mostSeverities ? severity : 'OTHER';
    bySeverity.set(listed, (bySeverity.get(listed) ?? 0) + 1);
    const kind = problemOf(severity);
    if (kind !== null) problems.add(timed, severity, kind);
    const access = accessOf(entry);
    if (access !== null) requests.add(access, micros);
    kept.add(timed, access !== null && isProbe(access) && access.status < 400);
  };

  return {
    add: (page) => page.forEach(addEntry),
    result: () => ({
      entries,
      first: entries === 0 ? null : first,
      last: entries === 0 ? null : last,
      bySeverity,
      newest: kept.entries(),
      problems: problems.result(),
      requests: requests.result(),
      loads: [],
      accounted: { requests: 0, problems: 0, other: entries },
    }),
  };
}

function accessOf({ payload }: LogEntry): Access | null {
  return (
    readAccess(payload) ?? (payload.includes('\x1b') ? readAccess(harmless(payload.slice(0, 10_000))) : null)
  );
}
