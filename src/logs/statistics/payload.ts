// The payload of a log entry as people read it.
import { harmless } from '../../text/sanitize.ts';

/** Reads a payload: one text of one or more lines, harmless and free of keys. */
export type ReadPayload = (payload: string) => string;

/** More of a payload than this (characters) is not even looked at: nobody reads it in a summary. */
const longestRead = 16_384;

/** Behind the cut there may be half a key, which nothing would recognise; so much of the end goes with it. */
const cutMargin = 512;

/**
 * `redact` takes the keys out. JSON becomes its message followed by `name=value`, longer texts in it lines of their
 * own.
 */
export function createPayloadReader(redact: (text: string) => string): ReadPayload {
  const clean = (text: string) => redact(harmless(text)).trimEnd();
  return (payload) => {
    if (payload.length > longestRead) {
      // Through a buffer, for a mere slice would keep the whole payload in memory.
      const text = clean(Buffer.from(payload.slice(0, longestRead)).toString());
      const kept = text.slice(0, Math.max(0, text.length - cutMargin));
      return `${kept}… (${payload.length - kept.length} more characters)`;
    }
    const text = clean(payload);
    const fields = readFields(text);
    // Once more: what JSON had written as `\u0061` can be a key now.
    return fields === null ? text : clean(readable(fields)) || text;
  };
}

type Fields = readonly (readonly [string, unknown])[];

function readFields(text: string): Fields | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.entries(value) : null;
  } catch {
    return null;
  }
}

const messageNames = ['message', 'msg', 'event', 'text', 'textPayload'];

/** What an entry has in columns of its own. */
const toldElsewhere = new Set(['severity', 'level', 'levelname', 'timestamp', 'time', 'asctime']);

function readable(fields: Fields): string {
  const isMessage = ([name, value]: Fields[number]) =>
    messageNames.includes(name) && typeof value === 'string';
  const message = fields.find(isMessage);
  const others = fields.filter((field) => field !== message && !toldElsewhere.has(field[0].toLowerCase()));
  const isLong = ([, value]: Fields[number]) => typeof value === 'string' && value.includes('\n');
  const short = others.filter((field) => !isLong(field)).map(([name, value]) => `${name}=${inline(value)}`);
  const long = others.filter(isLong).map(([name, value]) => `${name}:\n${indented(String(value))}`);
  const line = [...(message === undefined ? [] : [String(message[1])]), short.join(' ')];
  return [line.filter((part) => part !== '').join('  '), ...long].filter((part) => part !== '').join('\n');
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
