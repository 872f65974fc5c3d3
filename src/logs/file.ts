// Writes the whole log to a file, oldest entry first, without keeping the log in memory.
import { harmless } from '../text/sanitize.ts';
import { type Collected, type CollectOptions, collectLog } from './collect.ts';
import { createPayloadReader } from './entries/payload.ts';
import { readRecord } from './entries/record.ts';
import { severityOf, withoutSeverity } from './entries/severity.ts';
import { createLogStatistics } from './statistics/statistics.ts';
import { formatMicros } from './timestamps.ts';
import type { TimedEntry } from './window.ts';

/** `text` has a line for each entry, and further lines of its payload below it. `ndjson` has an object on each line. */
export type LogFormat = 'text' | 'ndjson';

/** A place outside of memory for pages. Positions and lengths are bytes. */
export type Spool = {
  write(data: Buffer, position: number): Promise<void>;
  read(position: number, length: number): Promise<Buffer>;
};

/** What to collect, and where to put it. `redact` removes keys from each payload. */
export type LogFileOptions = Omit<CollectOptions, 'sink'> & {
  format: LogFormat;
  redact: (text: string) => string;
  spool: Spool;
  /** Appends the next piece of the file; the piece after it waits. */
  write: (data: Buffer) => Promise<void>;
};

/** What was collected, and how many errors it tells of. A traceback of several entries is one error. */
export type LogFile = Collected & { errors: number };

/** One page in the spool. `order` sorts pages of the same microsecond, which arrive newest first. */
type Page = { newest: number; order: number; position: number; length: number };

/**
 * Collects the log and writes it in order of time. Pages arrive in any order, so they go to the spool first and are then
 * copied, oldest first. It rejects with an error of `spool` or `write`.
 */
export async function writeLogFile(options: LogFileOptions): Promise<LogFile> {
  const { format, redact, spool, write } = options;
  const pages: Page[] = [];
  let end = 0;
  const statistics = createLogStatistics({ newest: 0, read: createPayloadReader(redact) });
  const collected = await collectLog({
    ...options,
    sink: async (entries, about) => {
      statistics.add(entries, about);
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
