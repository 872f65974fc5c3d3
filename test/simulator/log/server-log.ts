// What the inference server and the platform write by themselves: start-up lines and probes, computed from the clock.
import { createHash } from 'node:crypto';
import { type Life, uptimes } from '../service/lifecycle.ts';
import type { LogWindow, StoredEntry } from './log-store.ts';

const probeEveryMicros = 60_000_000;

/** As uvicorn prints them; the server is up 300 ms after the first. */
const startUp = [
  'INFO:     Started server process [1]',
  'INFO:     Waiting for application startup.',
  'INFO:     Application startup complete.',
  'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)',
];

/** The newest `limit` such entries of a window, newest first. `now` in ms: nothing later than that was written. */
export function serverEntries(
  record: Life & { id: string },
  window: LogWindow,
  { now, platformProbes }: { now: number; platformProbes: boolean },
): StoredEntry[] {
  const to = Math.min(window.to, now * 1000);
  return uptimes(record, now)
    .flatMap((uptime) => [
      ...startEntries(record.id, uptime),
      ...(platformProbes && !uptime.fails ? probeEntries(record.id, uptime, { ...window, to }) : []),
    ])
    .filter((entry) => entry.micros >= window.from && entry.micros <= to)
    .sort((a, b) => b.micros - a.micros)
    .slice(0, window.limit);
}

type Uptime = { upAt: number; downAt: number; fails: boolean };

function startEntries(id: string, { upAt, downAt, fails }: Uptime): StoredEntry[] {
  if (upAt > downAt) return [];
  if (fails) return [entry(id, upAt * 1000, 'ERROR:    Application startup failed. Exiting.', 'ERROR')];
  return startUp.map((line, index) => entry(id, upAt * 1000 - 300_000 + index * 100_000, line));
}

/** Two requests a minute, 0.7 ms apart, as in the API page's example. */
function probeEntries(id: string, { upAt, downAt }: Uptime, { from, to, limit }: LogWindow): StoredEntry[] {
  const start = upAt * 1000;
  const last = Math.floor((Math.min(to, downAt * 1000) - start) / probeEveryMicros);
  const first = Math.max(1, Math.floor((from - start) / probeEveryMicros), last - limit);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap(
    (minute) => {
      const at = start + minute * probeEveryMicros;
      const port = 30_000 + ((minute * 7919) % 30_000);
      return [probe(id, at - 728, port), probe(id, at, port + 16)];
    },
  );
}

const probe = (id: string, micros: number, port: number) =>
  entry(id, micros, `INFO:     10.18.0.38:${port} - "GET /info HTTP/1.1" 200 OK`);

/** The id is made of what is said and when, so that every read gives the same. */
function entry(id: string, micros: number, payload: string, severity = 'INFO'): StoredEntry {
  const insertId = createHash('sha256').update(`${id} ${micros} ${payload}`).digest('hex').slice(0, 16);
  return { insertId, payload, severity, micros };
}
