// Computes from the clock the lines that are logged without a request: those of a start, and probes.
import { createHash } from 'node:crypto';
import type { Settings } from '../options.ts';
import { type Life, uptimes } from '../service/lifecycle.ts';
import type { LogWindow, StoredEntry } from './log-store.ts';
import { loggerTime, textSeverity } from './server-lines.ts';
import { beforeUvicorn, failedStartUp, uvicornStartUp } from './start-up.ts';

const probeEveryMicros = 60_000_000;

/** The newest `limit` such entries of a window, newest first. There are none later than now. */
export function serverEntries(
  record: Life & { id: string },
  window: LogWindow,
  settings: Settings,
): StoredEntry[] {
  const to = Math.min(window.to, settings.now() * 1000);
  // In its structured form the server logs probes at DEBUG, so nobody sees them.
  const showsProbes = settings.platformProbes && settings.logForm === 'uvicorn';
  return uptimes(record, settings.now())
    .flatMap((uptime) => [
      ...startEntries(record.id, uptime, settings),
      ...(showsProbes && !uptime.fails ? probeEntries(record.id, uptime, { ...window, to }) : []),
    ])
    .filter((entry) => entry.micros >= window.from && entry.micros <= to)
    .sort((a, b) => b.micros - a.micros)
    .slice(0, window.limit);
}

type Uptime = { upAt: number; downAt: number; fails: boolean };

const startUpMicros = 300_000;

function startEntries(id: string, { upAt, downAt, fails }: Uptime, settings: Settings): StoredEntry[] {
  if (upAt > downAt) return [];
  const { wholeStartUp, habits } = settings;
  const startedAt = upAt * 1000 - startUpMicros;
  const before = wholeStartUp ? beforeUvicorn(loggerTime(upAt)) : [];
  const last = ['ERROR:    Application startup failed. Exiting.'];
  const lines = fails ? [...before, ...(wholeStartUp ? failedStartUp : []), ...last] : uvicornStartUp;
  const tail = lines.map((line, index) => {
    const micros = fails ? upAt * 1000 - (lines.length - 1 - index) * 100 : startedAt + index * 100_000;
    return entry(id, micros, line, severityOf(line, habits));
  });
  // Python's own lines come first, one in each millisecond. A start of the real server takes 14 s and more.
  const head = fails
    ? []
    : before.map((line, index) =>
        entry(id, startedAt - (before.length - index) * 1000, line, severityOf(line, habits)),
      );
  return [...head, ...tail];
}

/** The severity that a JSON line states. */
function severityOf(line: string, habits: Settings['habits']): string {
  if (!line.startsWith('{')) return textSeverity(line, habits);
  return habits.severityJson === 'own' ? 'INFO' : habits.severityJson;
}

/** The platform's probes: two requests in each minute, 0.7 ms apart, as in the API page's example. */
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

/** Builds an entry. Its id follows from its text and time, so that every read gives the same id. */
function entry(id: string, micros: number, payload: string, severity = 'INFO'): StoredEntry {
  const insertId = createHash('sha256').update(`${id} ${micros} ${payload}`).digest('hex').slice(0, 16);
  return { insertId, payload, severity, micros };
}
