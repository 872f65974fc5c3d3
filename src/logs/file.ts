// The whole log as a file, oldest entry first, in memory that does not grow with the log.
import { harmless } from '../text/sanitize.ts';
import { type Collected, type CollectOptions, collectLog } from './collect.ts';
import { createPayloadReader } from './entries/payload.ts';
import { readRecord } from './entries/record.ts';
import { severityOf, withoutSeverity } from './entries/severity.ts';
import { createLogStatistics } from './statistics/statistics.ts';
import { formatMicros } from './timestamps.ts';
import type { TimedEntry } from './window.ts';

/** `text`: a line an entry, further lines of its payload below it. `ndjson`: an object a line. */
export type LogFormat = 'text' | 'ndjson';

/** Room outside of memory: whatever is written at a position (bytes) can be read from there. */
export type Spool = {
  write(data: Buffer, position: number): Promise<void>;
  read(position: number, length: number): Promise<Buffer>;
};

/** What to collect (see CollectOptions), and where to put it. `redact` takes the keys out of each payload. */
export type LogFileOptions = Omit<CollectOptions, 'sink'> & {
  format: LogFormat;
  redact: (text: string) => string;
  spool: Spool;
  /** Takes the file piece by piece, from its beginning; awaited. */
  write: (data: Buffer) => Promise<void>;
};

/** How collecting went, and how many errors the log tells of: a traceback is one, however many entries it has. */
export type LogFile = Collected & { errors: number };

/** One page in the spool. Pages of a microsecond arrive newest first, so `order` tells them apart. */
type Page = { newest: number; order: number; position: number; length: number };

/**
 * Collects the log and writes it in order of time. The service hands out the newest first, in pages that arrive in any
 * order: they are spooled as they come, and copied from the oldest on. Rejects if `spool` or `write` do.
 */
export async function writeLogFile(options: LogFileOptions): Promise<LogFile> {
  const { format, redact, spool, write } = options;
  const pages: Page[] = [];
  let end = 0;
  const statistics = createLogStatistics({ newest: 0, read: createPayloadReader(redact) });
  const collected = await collectLog({
    ...options,
    sink: async (entries, told) => {
      statistics.add(entries, told);
      const oldestFirst = entries.toReversed();
      const data = Buffer.from(oldestFirst.map((entry) => lineOf(entry, format, redact)).join(''));
      const page = {
        newest: entries[0]?.micros ?? 0,
        order: pages.length,
        position: end,
        length: data.length,
      };
      pages.push(page);
      end += data.length;
      await spool.write(data, page.position);
    },
  });
  pages.sort((one, other) => one.newest - other.newest || other.order - one.order);
  for (const { position, length } of pages) await write(await spool.read(position, length));
  return { ...collected, errors: statistics.result().problems.errors };
}

function lineOf({ entry, micros }: TimedEntry, format: LogFormat, redact: (text: string) => string): string {
  const clean = (text: string) => redact(harmless(text));
  const severity = severityOf(entry);
  const timestamp = formatMicros(micros);
  if (format === 'text') {
    const lines = withoutSeverity(clean(lineIn(entry.payload)), severity)
      .trimEnd()
      .replaceAll('\n', '\n    ');
    return `${timestamp} ${severity} ${lines}\n`;
  }
  const payload = clean(entry.payload);
  return `${JSON.stringify({ timestamp, severity, insert_id: clean(entry.insertId), payload })}\n`;
}

/** The line that an object wraps, where it has nothing else to say; any other payload as it is. */
function lineIn(payload: string): string {
  const record = readRecord(payload);
  return record?.isPlain === true ? (record.message ?? payload) : payload;
}
