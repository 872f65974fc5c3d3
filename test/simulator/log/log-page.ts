// Answers `/get_log`: the entries of the requested window, newest first.
import { type Answer, json, text } from '../http/call.ts';
import type { Settings } from '../options.ts';
import type { DeploymentRecord } from '../service/records.ts';
import { type LogStore, mergeNewest } from './log-store.ts';
import { serverEntries } from './server-log.ts';
import { formatMicros, parseMicros } from './timestamps.ts';

const defaultEntries = 50;
const hourMicros = 3_600_000_000;

/** The answer for one deployment: 50 entries of the last hour unless the query says otherwise (API page). */
export function readLog(
  { settings, logs }: { settings: Settings; logs: LogStore },
  record: DeploymentRecord,
  query: URLSearchParams,
): Answer {
  const now = settings.now();
  const asked = query.get('max_entries') ?? String(defaultEntries);
  if (!/^[1-9]\d*$/.test(asked)) return text(400, `max_entries '${asked}' is not a positive integer`);
  const from = bound(query, 'from_timestamp', now * 1000 - hourMicros);
  if (typeof from !== 'number') return from;
  const to = bound(query, 'to_timestamp', Math.floor(now * 1000) + 999);
  if (typeof to !== 'number') return to;

  const limit = Math.min(Number(asked), settings.logAnswerCap);
  const window = { from, to, limit };
  const own = serverEntries(record, window, settings);
  const entries = mergeNewest(logs.newest(record.id, window), own, limit);
  if (settings.habits.logOrder === 'oldest first') entries.reverse();
  return json(
    entries.map(({ insertId, payload, severity, micros }) => ({
      insert_id: insertId,
      payload,
      severity,
      timestamp: formatMicros(micros),
    })),
  );
}

/** Reads a time. A `+` that was not escaped arrives as a blank, and is refused like any malformed time. */
function bound(query: URLSearchParams, name: string, fallback: number): number | Answer {
  const given = query.get(name);
  if (given === null) return fallback;
  return parseMicros(given) ?? text(400, `${name} '${given}' is not an ISO 8601 timestamp`);
}
