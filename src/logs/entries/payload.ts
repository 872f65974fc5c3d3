// Turns the payload of a log entry into the text that people read.
import { harmless } from '../../text/sanitize.ts';
import { asPython, exceptionOfRecord } from './exception.ts';
import { cutMargin, longestRead, type ReadPayload, readWhole } from './read-whole.ts';
import { isEnvelope, type LogRecord, messageName, readRecord } from './record.ts';

/**
 * Builds a reader of payloads; `redact` removes keys. A JSON object becomes its message followed by `name=value`. Its
 * texts of several lines follow below, and its exception is laid out as Python prints one.
 */
export function createPayloadReader(redact: (text: string) => string): ReadPayload {
  const clean = (text: string) => redact(harmless(text)).trimEnd();
  const read: ReadPayload = (payload) => {
    if (payload.length > longestRead) return readRecord(payload) === null ? cut(payload) : cutRecord(payload);
    const text = clean(payload);
    const record = readRecord(text);
    // It is cleaned once more, because JSON may have written a part of a key as `\u0061`.
    return record === null ? text : clean(readable(record, clean)) || text;
  };
  const cut = (payload: string) => {
    // The buffer makes a copy. A slice alone would keep the whole payload in memory.
    const text = clean(Buffer.from(payload.slice(0, longestRead)).toString());
    const kept = text.slice(0, Math.max(0, text.length - cutMargin));
    return `${kept}… (${payload.length - kept.length} more characters)`;
  };
  const cutRecord = (payload: string) => {
    const record = readRecord(clean(payload));
    return record === null ? cut(payload) : readWhole(clean, readable(record, clean));
  };
  return read;
}

type Field = readonly [string, unknown];

/** The text of a record: its message and short fields in one line, then long fields, then the exception. */
function readable(record: LogRecord, clean: ReadPayload): string {
  const { all, message } = record;
  const exception = exceptionOfRecord(record, clean);
  const shownBelow = exception === null ? [] : ['exception', 'exc_info', 'traceback'];
  const name = messageName(all);
  const others: Field[] = Object.entries(all).filter(
    ([key]) => key !== name && !isEnvelope(key) && !shownBelow.includes(key),
  );
  const isLong = ([, value]: Field) => typeof value === 'string' && value.includes('\n');
  const short = others.filter((field) => !isLong(field)).map(([key, value]) => `${key}=${inline(value)}`);
  const long = others.filter(isLong).map(([key, value]) => `${key}:\n${indented(String(value))}`);
  const line = [message ?? '', short.join(' ')].filter((part) => part !== '').join('  ');
  const traceback = exception === null ? '' : indented(asPython(exception).join('\n'));
  return [line, ...long, traceback].filter((part) => part !== '').join('\n');
}

function inline(value: unknown): string {
  return typeof value === 'string' && /^\S*$/.test(value) ? value : JSON.stringify(value);
}

function indented(text: string): string {
  return harmless(text)
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
