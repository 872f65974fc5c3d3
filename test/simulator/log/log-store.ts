// Keeps the log entries of each deployment sorted by time.
import { randomUUID } from 'node:crypto';
import { parseMicros } from './timestamps.ts';

/** An entry to add. Its time is `timestamp` (ISO 8601), or `at` (ms since the epoch, with fractions), or now. */
export type LogEntryInput = {
  payload: unknown;
  severity?: string;
  insertId?: string;
  timestamp?: string;
  at?: number;
};

/** A stored entry. `micros` is its time in microseconds since the epoch. */
export type StoredEntry = { insertId: string; payload: unknown; severity: string; micros: number };

/** The entries to return: at most the newest `limit` of a window in microseconds, both ends included. */
export type LogWindow = { from: number; to: number; limit: number };

export type LogStore = ReturnType<typeof createLogStore>;

/** Builds an empty store. */
export function createLogStore(now: () => number) {
  const logs = new Map<string, { entries: StoredEntry[]; sorted: boolean }>();
  let sequence = 0;

  function stored(entry: LogEntryInput): StoredEntry {
    const given = entry.timestamp === undefined ? undefined : parseMicros(entry.timestamp);
    if (given === null) throw new Error(`'${entry.timestamp}' is not an ISO 8601 timestamp`);
    // Entries of the same millisecond get different microseconds, so that they keep their order.
    const micros = given ?? Math.round((entry.at ?? now()) * 1000) + (entry.at === undefined ? sequence : 0);
    sequence = (sequence + 1) % 1000;
    const insertId = entry.insertId ?? randomUUID().replaceAll('-', '').slice(0, 16);
    return { insertId, payload: entry.payload, severity: entry.severity ?? 'INFO', micros };
  }

  return {
    /** Adds entries, which may have any order. Those of equal time keep the given order. It is quick for many. */
    add(deploymentId: string, entries: readonly LogEntryInput[]) {
      const log = logs.get(deploymentId) ?? { entries: [], sorted: true };
      logs.set(deploymentId, log);
      for (const entry of entries) {
        const next = stored(entry);
        if (next.micros < (log.entries.at(-1)?.micros ?? 0)) log.sorted = false;
        log.entries.push(next);
      }
    },
    /** The newest `limit` entries of the window, newest first. */
    newest(deploymentId: string, { from, to, limit }: LogWindow): StoredEntry[] {
      const log = logs.get(deploymentId);
      if (!log) return [];
      if (!log.sorted) log.entries.sort((a, b) => a.micros - b.micros);
      log.sorted = true;
      const end = firstAfter(log.entries, to);
      const start = Math.max(firstAfter(log.entries, from - 1), end - limit);
      return log.entries.slice(start, Math.max(start, end)).reverse();
    },
  };
}

/** The index of the first entry later than `micros`. */
function firstAfter(entries: readonly StoredEntry[], micros: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.micros ?? 0) > micros) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Joins two results of `newest`. */
export function mergeNewest(one: StoredEntry[], other: StoredEntry[], limit: number): StoredEntry[] {
  return [...one, ...other].sort((a, b) => b.micros - a.micros).slice(0, limit);
}
