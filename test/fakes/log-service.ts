// A `/get_log` in memory that can behave in all the ways that the API page allows.
import type { LogQuery } from '../../src/api/client.ts';
import type { LogEntry } from '../../src/api/schemas.ts';
import type { FetchLog } from '../../src/logs/paging.ts';
import { formatMicros, parseMicros } from '../../src/logs/timestamps.ts';

/** How the service behaves where the API page says nothing. */
export type LogServiceOptions = {
  /** Newest first. */
  entries: readonly LogEntry[];
  /** The most entries in an answer. */
  cap?: number;
  /** Whether an entry of exactly `to_timestamp` is part of the answer. */
  toIncluded?: boolean;
  /** `to_timestamp` is rounded down to a multiple of this (microseconds). */
  resolution?: number;
  /** The service's clock in its `Date` header (ms); null for no header. */
  serviceTime?: number | null;
  /** Called before each answer. It may wait or throw. */
  before?: (query: LogQuery, request: number) => void | Promise<void>;
};

/** The service, and the queries that it received. */
export function logService(options: LogServiceOptions): { fetchLog: FetchLog; queries: LogQuery[] } {
  const { entries, cap = 300, toIncluded = true, resolution = 1, serviceTime = null, before } = options;
  const moments = entries.map((entry) => parseMicros(entry.timestamp) ?? 0);
  const queries: LogQuery[] = [];
  const fetchLog: FetchLog = async (query) => {
    queries.push(query);
    await before?.(query, queries.length);
    const from = parseMicros(query.fromTimestamp) ?? 0;
    const asked = query.toTimestamp === undefined ? null : (parseMicros(query.toTimestamp) ?? 0);
    const to = asked === null ? Number.POSITIVE_INFINITY : Math.floor(asked / resolution) * resolution;
    const start = firstAt(moments, (moment) => (toIncluded ? moment <= to : moment < to));
    const end = firstAt(moments, (moment) => moment < from);
    const answer = entries.slice(start, Math.min(end, start + Math.min(cap, query.maxEntries)));
    return { entries: answer, serviceTime };
  };
  return { fetchLog, queries };
}

/** The first index for which `holds` is true. It must be false for all smaller indices and true for all larger ones. */
function firstAt(moments: readonly number[], holds: (moment: number) => boolean): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(moments[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Entries at the given microseconds before `now` (ms), newest first. */
export function entriesAt(
  now: number,
  ages: readonly number[],
  payload = (i: number) => `line ${i}`,
): LogEntry[] {
  return [...ages]
    .sort((one, other) => one - other)
    .map((age, i) => ({
      insertId: `id-${i}`,
      payload: payload(i),
      severity: 'INFO',
      timestamp: formatMicros(now * 1000 - age),
    }));
}
