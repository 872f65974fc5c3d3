// One log entry, read as far as that can be done without its neighbours.
import { harmless } from '../../text/sanitize.ts';
import type { TimedEntry } from '../window.ts';
import { type Access, accessOfRecord, readAccess } from './access-line.ts';
import { withoutMiddle } from './exception.ts';
import { type ReadPayload, readWhole } from './read-whole.ts';
import { type LogRecord, readRecord } from './record.ts';
import { labelOf, platformSeverity, rankOf } from './severity.ts';

/**
 * `text`: the line, or lines, without what wraps them. `record`: the object, where it is more than a wrapped line.
 * `label`: the severity that the entry gives itself, null where it gives none.
 */
export type ReadEntry = {
  text: string;
  record: LogRecord | null;
  access: Access | null;
  platform: string;
  label: string | null;
};

/** A longer line (characters) is cut in its middle, lest lines that are held fill the memory. */
const longestLine = 4_000;

/** Reads the payload of an entry. `read` cleans what has to be cut: half a key would not be recognised later. */
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

/** A request is no problem by itself, whatever stream it was written to. */
function severityOfAccess(platform: string): string {
  return rankOf(platform) >= rankOf('WARNING') || platform === 'DEFAULT' ? 'INFO' : platform;
}

function shortened(text: string, read: ReadPayload): string {
  const isLine = !text.includes('\n');
  return isLine && text.length > longestLine ? withoutMiddle(readWhole(read, text), longestLine) : text;
}
