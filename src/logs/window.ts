// A window is a stretch of time whose log entries are still to be read, newest first. Each answer shortens it.
import type { LogEntry } from '../api/schemas.ts';
import { parseMicros } from './timestamps.ts';

/** A log entry and its moment in microseconds since the epoch. */
export type TimedEntry = { readonly entry: LogEntry; readonly micros: number };

/**
 * The entries after `lo` and up to `hi` (microseconds) are still to be read, except for those of `hi` whose `insertId`
 * is in `delivered`. No two windows share a microsecond, so no entry is delivered twice.
 */
export type Window = {
  lo: number;
  hi: number;
  delivered: Set<string>;
  /** The moments that were given up one after the other without a new entry in between. */
  skipped: number;
};

/**
 * How to go on after an answer. `coarse`: ask again with a later end. `stuck`: the answer was full, but had nothing new,
 * so the moment has to be skipped.
 */
export type WindowProgress = 'more' | 'done' | 'coarse' | 'stuck';

/**
 * What an answer brought. `fresh` are the new entries, newest first; `length` counts all entries of the answer; `span`
 * is the time that it covered (microseconds).
 */
export type PageReading = { fresh: TimedEntry[]; progress: WindowProgress; length: number; span: number };

/** `full`: the service may have cut off an answer of at least so many entries. `lastTry`: accept a possible gap. */
export type ReadOptions = { full: number; lastTry: boolean };

/** Reads the answer to a request for the entries up to the window's end, and moves the end to the oldest entry. */
export function readAnswer(
  window: Window,
  answer: readonly LogEntry[],
  { full, lastTry }: ReadOptions,
): PageReading {
  const entries = withMoments(answer, window);
  const { hi, lo, delivered } = window;
  // The API page does not say whether the end is included, nor how exact it is. Only where the last delivered entry
  // comes again is it certain that there is no gap between two answers.
  const overlaps =
    delivered.size === 0 ||
    entries.some(({ entry, micros }) => micros === hi && delivered.has(entry.insertId));
  const reading = { fresh: [] as TimedEntry[], length: entries.length, span: 0 };
  if (!overlaps && !lastTry) return { ...reading, progress: 'coarse' };
  reading.fresh = onlyNew(window, entries);
  const oldest = entries.reduce((least, entry) => Math.min(least, entry.micros), Number.POSITIVE_INFINITY);
  if (oldest < hi) {
    reading.span = Math.min(hi, entries[0]?.micros ?? hi) - oldest;
    window.hi = oldest;
    window.delivered = new Set();
  }
  for (const { entry, micros } of entries) if (micros === window.hi) window.delivered.add(entry.insertId);
  if (entries.length === 0 || oldest <= lo) return { ...reading, progress: 'done' };
  if (reading.fresh.length > 0) return { ...reading, progress: 'more' };
  return { ...reading, progress: entries.length >= full ? 'stuck' : 'done' };
}

/** The entries of an answer that are in the window and not delivered yet. */
function onlyNew({ lo, hi, delivered }: Window, entries: readonly TimedEntry[]): TimedEntry[] {
  const here = new Set<string>();
  return entries.filter(({ entry: { insertId }, micros }) => {
    if (micros <= lo || micros > hi || (micros === hi && delivered.has(insertId)) || here.has(insertId))
      return false;
    here.add(insertId);
    return true;
  });
}

/** Adds the moment to each entry. One whose time cannot be read gets that of its neighbour, so that it is not lost. */
function withMoments(answer: readonly LogEntry[], { lo, hi }: Window): TimedEntry[] {
  let previous: number | null = null;
  return answer.map((entry) => {
    previous =
      parseMicros(entry.timestamp) ?? previous ?? firstMoment(answer) ?? (Number.isFinite(hi) ? hi : lo + 1);
    return { entry, micros: previous };
  });
}

function firstMoment(answer: readonly LogEntry[]): number | null {
  for (const { timestamp } of answer) {
    const micros = parseMicros(timestamp);
    if (micros !== null) return micros;
  }
  return null;
}

/** Each part is at most so many times as long as the one that is newer. */
const steepest = 3;

/**
 * Divides `window` into `parts`: keeps the newest part in it and returns the others. The newest is about `span`
 * microseconds long, and each older one is longer by the same factor. Entries are dense where some were just found, so
 * the parts are short there, and one answer shows that a long part is empty.
 */
export function splitOff(window: Window, parts: number, span: number): Window[] {
  const { lo, hi } = window;
  const factor = Math.min(steepest, ((hi - lo) / span) ** (1 / parts));
  const bounds = Array.from({ length: parts - 1 }, (_, i) => hi - Math.ceil(span * factor ** (i + 1)));
  window.lo = bounds[0] ?? lo;
  return bounds.map((end, i) => ({ lo: bounds[i + 1] ?? lo, hi: end, delivered: new Set(), skipped: 0 }));
}
