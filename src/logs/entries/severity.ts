// Decides the severity of a log entry from the platform's word for it and from the line itself.
import type { LogEntry } from '../../api/schemas.ts';
import { harmless } from '../../text/sanitize.ts';
import { readRecord } from './record.ts';

/** The severities of Google Cloud Logging, which the service passes on, and the words of other loggers for them. */
const ranks: Readonly<Record<string, number>> = {
  DEFAULT: 0,
  TRACE: 100,
  DEBUG: 100,
  INFO: 200,
  NOTICE: 300,
  WARN: 400,
  WARNING: 400,
  ERR: 500,
  ERROR: 500,
  EXCEPTION: 500,
  FATAL: 600,
  CRITICAL: 600,
  ALERT: 700,
  EMERGENCY: 800,
};

const warningRank = 400;
const errorRank = 500;

/** The rank of a severity, 0 to 800. An unknown word has rank 0. */
export function rankOf(severity: string): number {
  return Object.hasOwn(ranks, severity) ? (ranks[severity] ?? 0) : 0;
}

/** `error` for ERROR and worse, `warning` for WARNING, null for less. */
export function problemOf(severity: string): 'error' | 'warning' | null {
  const rank = rankOf(severity);
  if (rank >= errorRank) return 'error';
  return rank >= warningRank ? 'warning' : null;
}

/** The platform's severity of an entry; OTHER where it is not one word in capitals. */
export function platformSeverity({ severity }: LogEntry): string {
  return /^[A-Z0-9_-]{1,20}$/.test(severity) ? severity : 'OTHER';
}

const words = 'DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL';

/** The label of uvicorn and Python's logging (`INFO:     `, `ERROR:root:`, `[WARNING] `). */
const firstWord = new RegExp(`^\\[?(${words})\\b\\]?\\s{0,20}[:|\\]-]`, 'i');

/** What stands before a label behind the time: `2026-11-24 20:12:35,123 - name - `, loguru's time, the columns of rich. */
const timeAndName = '\\[?[\\d/.-]{6,10}[T ][\\d:.,]{5,15}Z?\\]?[ |-]{1,8}(?:[\\w.]{1,80}[ |-]{1,8})?';
const afterTime = new RegExp(`^${timeAndName}\\[?(${words})\\b`);

/** A label of one letter: `[E:onnxruntime:Default, ...]`, perhaps after a time; `E1124 20:12:35.123456` of glog. */
const firstLetter = /^(?:[\d :.-]{10,30}\[([VIWEF]):\w|\[([VIWEF]):\w|([IWEF])\d{4} \d\d:\d\d:\d\d\.\d)/;

const letterWords: Readonly<Record<string, string>> = {
  V: 'DEBUG',
  I: 'INFO',
  W: 'WARNING',
  E: 'ERROR',
  F: 'FATAL',
};

/** The form in which Python's `warnings.warn` prints: `/app/env.py:345: DeprecationWarning: ...`. */
const pythonWarning = /^(?:\S{1,500}\.pyx?|<[\w .]{1,80}>):\d{1,7}: ([A-Z]\w{2,80}): /;

/** Python warnings about what happens at run time. All others are about the source code and come with every start. */
const seriousWarnings = new Set(['RuntimeWarning', 'ResourceWarning', 'BytesWarning']);

/** The severity that the label of a line states, in capitals; null where it has no label. */
export function labelOf(line: string): string | null {
  const word = (firstWord.exec(line) ?? afterTime.exec(line))?.[1];
  if (word !== undefined) return word.toUpperCase();
  const letter = firstLetter.exec(line);
  if (letter !== null) return letterWords[letter[1] ?? letter[2] ?? letter[3] ?? ''] ?? null;
  const category = pythonWarning.exec(line)?.[1];
  if (category === undefined || category.endsWith('Error')) return null;
  return seriousWarnings.has(category) ? 'WARNING' : 'NOTICE';
}

/**
 * The text without its own label, where that only repeats `severity`: `INFO:     `, `[WARNING] `, `ERROR:` of
 * `ERROR:root:`, ` - ERROR` behind a time and a name, `"severity": "ERROR"` of an object.
 */
export function withoutSeverity(text: string, severity: string): string {
  for (const label of repeated) {
    const [found, before = '', word = ''] = label.exec(text) ?? [];
    if (found !== undefined && word.toUpperCase() === severity) return before + text.slice(found.length);
  }
  return text;
}

/** Fields of an object that stand before its severity: none of them has fields of its own. */
const fieldsBefore = '\\{(?:"[^"\\\\]{1,80}": ?(?:"(?:[^"\\\\]|\\\\.){0,2000}"|[\\w.+-]{1,40}), ?){0,20}?';

/** Each with what stands before the label, and the label. */
const repeated = [
  new RegExp(`^()\\[?(${words})\\b(?:\\][ :|-]{0,5}|:)\\s{1,20}(?=\\S)`, 'i'),
  new RegExp(`^()(${words}):(?=[\\w.]{1,80}:)`),
  new RegExp(`^(${timeAndName})\\[?(${words})\\b\\]?[ |:-]{0,8}`),
  new RegExp(`^(${fieldsBefore})"(?:severity|level|levelname|log_level)": ?"(${words})", ?`, 'i'),
];

/** Messages about a process that was ended or a GPU that failed. They have no label. */
const crashLine =
  /^(?:Segmentation fault|Fatal Python error|terminate called|Killed$|Aborted\b|Bus error|double free|free\(\): )|\bCUDA (?:error|failure|out of memory)|\(core dumped\)/;

const exceptionName =
  '(?:[A-Za-z_]\\w{0,80}\\.){0,12}[A-Za-z_]\\w{0,80}(?:Error|Exception|Exit|Interrupt|Missing|Invalid|NotFound|NotAvailable|Unavailable|Argument|Failed|Failure|Timeout|Missmatch)';

/** The type and message of an exception at the beginning of a line: `ValueError: ...`. */
const errorLine = new RegExp(`^(?:${exceptionName}|Exception|(?:[a-z_]\\w{0,80}\\.){1,12}error): \\S`);

/** The last line of a traceback: a type, perhaps with its module, and perhaps a message. */
const lastLine =
  /^(?:(?:[A-Za-z_]\w{0,80}\.){1,12}[A-Za-z_]\w{0,80}|[A-Z]\w{0,80}|[A-Za-z_]\w{0,80}(?=:))(?::(?:\s|$)|$)/;

/** Whether a line is the type and message of an exception, even outside of a traceback. */
export function isErrorLine(line: string): boolean {
  return errorLine.test(line);
}

/** Whether a line that follows the frames of a traceback is its last one. */
export function isLastLine(line: string): boolean {
  return lastLine.test(line);
}

const tracebackLine = /^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most recent call last\):/;

/** Whether a line begins a traceback. */
export function isTracebackLine(line: string): boolean {
  return tracebackLine.test(line);
}

/** ERROR for a line without a label that reports an error; null for all others. */
export function hintOf(line: string): 'ERROR' | null {
  return isTracebackLine(line) || isErrorLine(line) || crashLine.test(line) ? 'ERROR' : null;
}

/** The worse of two severities; the first one where they have the same rank. */
export function worse(one: string, other: string): string {
  return rankOf(other) > rankOf(one) ? other : one;
}

/**
 * The severity of an entry without regard to its neighbours. Its label counts first; without one it is the worse of the
 * platform's word and of what the line looks like.
 */
export function severityOf(entry: LogEntry): string {
  const record = readRecord(entry.payload);
  const line = harmless((record?.message ?? entry.payload).slice(0, 2_000)).split('\n', 1)[0] ?? '';
  const label = record?.severity ?? labelOf(line);
  if (label !== null) return label;
  const platform = platformSeverity(entry);
  const hint = hintOf(line);
  return hint === null ? platform : worse(platform, hint);
}
