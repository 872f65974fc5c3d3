// Warnings and errors of a log, equal ones counted together.

import type { TimedEntry } from '../window.ts';
import type { ReadPayload } from './payload.ts';
import { rankOf } from './severity.ts';

/** Entries of one severity and one text; the moments of the oldest and the newest in microseconds. */
export type Problem = {
  kind: 'error' | 'warning';
  severity: string;
  text: string;
  count: number;
  first: number;
  last: number;
};

/** `groups`: worst severity first, then most frequent. `notGrouped`: entries beyond the groups that are kept. */
export type ProblemStatistics = {
  errors: number;
  warnings: number;
  groups: Problem[];
  notGrouped: { errors: number; warnings: number };
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
      const group = groups[kind].get(key);
      if (group !== undefined) {
        group.count += 1;
        group.first = Math.min(group.first, micros);
        group.last = Math.max(group.last, micros);
      } else if (groups[kind].size < mostGroups) {
        groups[kind].set(key, { kind, severity, text, count: 1, first: micros, last: micros });
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
      return { errors: totals.error, warnings: totals.warning, groups: all, notGrouped };
    },
  };
}
