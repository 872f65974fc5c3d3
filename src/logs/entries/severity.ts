// How bad a log entry is: by the platform's word, and by what the line says itself.
import type { LogEntry } from '../../api/schemas.ts';
import { harmless } from '../../text/sanitize.ts';
import { readRecord } from './record.ts';

/** Google Cloud's scale, which the service hands on, and the words of other loggers for the same. */
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

/** The rank of a severity, 0 to 800; 0 for a word nobody documented. */
export function rankOf(severity: string): number {
  return Object.hasOwn(ranks, severity) ? (ranks[severity] ?? 0) : 0;
}

/** `error` from ERROR on, `warning` for WARNING, null below. */
export function problemOf(severity: string): 'error' | 'warning' | null {
  const rank = rankOf(severity);
  if (rank >= errorRank) return 'error';
  return rank >= warningRank ? 'warning' : null;
}

/** The platform's word for an entry: one word of capitals, else OTHER. */
export function platformSeverity({ severity }: LogEntry): string {
  return /^[A-Z0-9_-]{1,20}$/.test(severity) ? severity : 'OTHER';
}

const words = 'DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL';

/** uvicorn and logging (`INFO:     `, `ERROR:root:`), `[WARNING] `. */
const firstWord = new RegExp(`^\\[?(${words})\\b\\]?\\s{0,20}[:|\\]-]`, 'i');

/** `2026-11-24 20:12:35,123 - name - ERROR - `, loguru's `2026-11-24 20:12:35.123 | ERROR `, rich's columns. */
const timeAndName = '\\[?[\\d/.-]{6,10}[T ][\\d:.,]{5,15}Z?\\]?[ |-]{1,8}(?:[\\w.]{1,80}[ |-]{1,8})?';
const afterTime = new RegExp(`^${timeAndName}\\[?(${words})\\b`);

/** `[E:onnxruntime:Default, ...]`, with or without a time before it; `E1124 20:12:35.123456 ...` of glog. */
const firstLetter = /^(?:[\d :.-]{10,30}\[([VIWEF]):\w|\[([VIWEF]):\w|([IWEF])\d{4} \d\d:\d\d:\d\d\.\d)/;

const letterWords: Readonly<Record<string, string>> = {
  V: 'DEBUG',
  I: 'INFO',
  W: 'WARNING',
  E: 'ERROR',
  F: 'FATAL',
};

/** What `warnings.warn` prints: `/app/env.py:345: DeprecationWarning: ...`. */
const pythonWarning = /^(?:\S{1,500}\.pyx?|<[\w .]{1,80}>):\d{1,7}: ([A-Z]\w{2,80}): /;

/** Warnings about what happens; all others are about how a program is written, and come with every start. */
const seriousWarnings = new Set(['RuntimeWarning', 'ResourceWarning', 'BytesWarning']);

/** The severity that a line gives itself by a label, in capitals; null where it has none. */
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

/** What the end of a process leaves behind, and what GPUs run out of. */
const deadly =
  /^(?:Segmentation fault|Fatal Python error|terminate called|Killed$|Aborted\b|Bus error|double free|free\(\): )|\bCUDA (?:error|failure|out of memory)|\(core dumped\)/;

const exceptionName =
  '(?:[A-Za-z_]\\w{0,80}\\.){0,12}[A-Za-z_]\\w{0,80}(?:Error|Exception|Exit|Interrupt|Missing|Invalid|NotFound|NotAvailable|Unavailable|Argument|Failed|Failure|Timeout|Missmatch)';

/** `ValueError: ...`, which says that it is an error wherever it stands at the beginning of a line. */
const errorLine = new RegExp(`^(?:${exceptionName}|Exception|(?:[a-z_]\\w{0,80}\\.){1,12}error): \\S`);

/** Any last line of a traceback: a dotted name, with a message or alone. */
const lastLine =
  /^(?:(?:[A-Za-z_]\w{0,80}\.){1,12}[A-Za-z_]\w{0,80}|[A-Z]\w{0,80}|[A-Za-z_]\w{0,80}(?=:))(?::(?:\s|$)|$)/;

/** Whether a line is type and message of an exception, wherever it is found. */
export function isErrorLine(line: string): boolean {
  return errorLine.test(line);
}

/** Whether a line behind the frames of a traceback is its last one: type and message, or the type alone. */
export function isLastLine(line: string): boolean {
  return lastLine.test(line);
}

const tracebackLine = /^\s{0,40}(?:[+|] {0,4}){0,9}(?:Exception Group )?Traceback \(most recent call last\):/;

/** Whether a line begins a traceback. */
export function isTracebackLine(line: string): boolean {
  return tracebackLine.test(line);
}

/** ERROR for a line that tells of an error without any label; null for all others. */
export function hintOf(line: string): 'ERROR' | null {
  return isTracebackLine(line) || isErrorLine(line) || deadly.test(line) ? 'ERROR' : null;
}

/** The worse of two severities; the first of equal ones. */
export function worse(one: string, other: string): string {
  return rankOf(other) > rankOf(one) ? other : one;
}

/**
 * The severity of an entry taken by itself: what it says itself by a label, else the worse of the platform's word and
 * what kind of line it is.
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
