// Reads one log entry as far as that is possible without its neighbours.
import { harmless } from '../../text/sanitize.ts';
import type { TimedEntry } from '../window.ts';
import { type Access, accessOfRecord, readAccess } from './access-line.ts';
import { withoutMiddle } from './exception.ts';
import { type ReadPayload, readWhole } from './read-whole.ts';
import { type LogRecord, readRecord } from './record.ts';
import { labelOf, platformSeverity, rankOf } from './severity.ts';

/** What one entry says. */
export type ReadEntry = {
  /** The text without the object that may wrap it. It may have several lines. */
  text: string;
  /** The object, where it is more than a wrapped text. */
  record: LogRecord | null;
  /** The request that the entry reports; null for any other entry. */
  access: Access | null;
  /** The severity that the platform gives the entry. */
  platform: string;
  /** The severity that the entry itself states; null where it states none. */
  label: string | null;
};

/** A longer line (characters) loses its middle, because many lines may be held in memory. */
const longestLine = 4_000;

/** Reads an entry. `read` cleans a text before it is cut, because half a key is not recognised later. */
export function readEntry({ entry }: TimedEntry, read: ReadPayload): ReadEntry {
  const platform = platformSeverity(entry);
  const found = readRecord(entry.payload);
  const record = found?.isPlain === false ? found : null;
  const text = harmless(found?.message ?? (found === null ? entry.payload : '')).trimEnd();
  const access = accessIn(record, text);
  const label =
    found?.severity ?? (access === null ? labelOf(text.slice(0, 2_000)) : severityOfAccess(platform));
  return { text: record === null ? shortened(text, read) : text, record, access, platform, label };
}

function accessIn(record: LogRecord | null, text: string): Access | null {
  return (record === null ? null : accessOfRecord(record)) ?? readAccess(text);
}

/** A request that is logged to stderr is not a problem for that reason alone. */
function severityOfAccess(platform: string): string {
  return rankOf(platform) >= rankOf('WARNING') || platform === 'DEFAULT' ? 'INFO' : platform;
}

function shortened(text: string, read: ReadPayload): string {
  const isLine = !text.includes('\n');
  return isLine && text.length > longestLine ? withoutMiddle(readWhole(read, text), longestLine) : text;
}
