// Warnings and errors of a log, equal ones counted together.

import type { TimedEntry } from '../window.ts';
import type { ExceptionReport } from './exception.ts';
import type { ReadPayload } from './payload.ts';
import { rankOf } from './severity.ts';

/**
 * Equal problems, told apart only by ids, addresses, times and durations; moments in microseconds. `count` is how often
 * it happened, `entries` how many log entries tell of it: a traceback has one a line.
 */
export type Problem = {
  kind: 'error' | 'warning';
  severity: string;
  /** One line: for an exception its type and message, else the first line of the text. */
  title: string;
  /** The whole, its title first: of an exception the innermost frames, then its causes. Cut in the middle. */
  text: string;
  exception: ExceptionReport | null;
  count: number;
  entries: number;
  first: number;
  last: number;
  /** How often each status was answered to the requests that had this problem, as far as the log tells. */
  statuses: ReadonlyMap<number, number>;
  /** All of those were answered with 4xx: the caller's doing, and no sign against the endpoint. */
  isCallers: boolean;
};

/** A model that could not be loaded, which no waiting mends; `model` null where the log does not name it. */
export type ModelFailure = {
  model: string | null;
  /** The server's whole reason; the cause is often at its end. */
  cause: string;
  count: number;
  first: number;
  last: number;
};

/**
 * `errors` and `warnings` count what happened, not entries. `groups`: worst severity first, then most frequent.
 * `notGrouped`: those beyond the groups that are kept.
 */
export type ProblemStatistics = {
  errors: number;
  /** How many of `errors` belong to requests that were answered with 4xx. */
  callerErrors: number;
  warnings: number;
  groups: Problem[];
  notGrouped: { errors: number; warnings: number };
  modelFailures: readonly ModelFailure[];
  /**
   * Entries that only the platform calls an error or warning while it says the same of lines that call themselves
   * `INFO:`: it marks a whole stream, which blames nobody. They are in no other number here.
   */
  unblamed: number;
};

const mostGroups = 100;

/** Counts problems one by one; memory stays the same however many there are. */
export function createProblems(read: ReadPayload) {
  const groups = { error: new Map<string, Problem>(), warning: new Map<string, Problem>() };
  const totals = { error: 0, warning: 0 };
  const notGrouped = { errors: 0, warnings: 0 };
  return {
    add({ entry, micros }: TimedEntry, severity: string, kind: 'error' | 'warning'): void {
      totals[kind] += 1;
      const text = read(entry.payload).trim();
      const key = `${severity} ${text}`;
      const title = text.split('\n', 1)[0] ?? '';
      const group = groups[kind].get(key);
      if (group !== undefined) {
        group.count += 1;
        group.entries += 1;
        group.first = Math.min(group.first, micros);
        group.last = Math.max(group.last, micros);
      } else if (groups[kind].size < mostGroups) {
        const more = { title, exception: null, entries: 1, statuses: new Map(), isCallers: false };
        groups[kind].set(key, { kind, severity, text, count: 1, first: micros, last: micros, ...more });
      } else {
        notGrouped[kind === 'error' ? 'errors' : 'warnings'] += 1;
      }
    },
    result(): ProblemStatistics {
      const all = [...groups.error.values(), ...groups.warning.values()];
      all.sort(
        (one, other) =>
          rankOf(other.severity) - rankOf(one.severity) || other.count - one.count || one.first - other.first,
      );
      const more = { callerErrors: 0, modelFailures: [], unblamed: 0 };
      return { errors: totals.error, warnings: totals.warning, groups: all, notGrouped, ...more };
    },
  };
}
