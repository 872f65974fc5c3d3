// A stretch of time whose log entries are still to be read, newest first, and what an answer changes about it.
import type { LogEntry } from '../api/schemas.ts';
import { parseMicros } from './timestamps.ts';

/** A log entry and its moment in microseconds since the epoch. */
export type TimedEntry = { readonly entry: LogEntry; readonly micros: number };

/**
 * To be read: entries after `lo` and up to `hi` (microseconds), but for those of `hi` whose `insertId` is in
 * `delivered`. No two windows share a microsecond, so nothing is delivered twice. `skipped` counts the moments given up
 * since there was something new.
 */
export type Window = { lo: number; hi: number; delivered: Set<string>; skipped: number };

/** What an answer was: `coarse` asks again with a later end, `stuck` is a full answer without anything new. */
export type WindowProgress = 'more' | 'done' | 'coarse' | 'stuck';

/**
 * An answer read into a window: the entries to deliver, newest first, and how to go on. `length` counts the answer with
 * what was known of it; `span` is the time it covered (microseconds).
 */
export type PageReading = { fresh: TimedEntry[]; progress: WindowProgress; length: number; span: number };

/** `full`: from this length on the service may have cut the answer off. `lastTry`: a gap has to be put up with. */
export type ReadOptions = { full: number; lastTry: boolean };

/** Reads an answer to "entries up to the end of `window`" and moves the window's end down to the oldest of them. */
export function readAnswer(
  window: Window,
  answer: readonly LogEntry[],
  { full, lastTry }: ReadOptions,
): PageReading {
  const entries = withMoments(answer, window);
  const { hi, lo, delivered } = window;
  // The end is inclusive or exclusive, of microseconds or coarser: nobody says. The last entry that was delivered has
  // to come again, or there may be a gap between the two answers.
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

function onlyNew({ lo, hi, delivered }: Window, entries: readonly TimedEntry[]): TimedEntry[] {
  const here = new Set<string>();
  return entries.filter(({ entry: { insertId }, micros }) => {
    if (micros <= lo || micros > hi || (micros === hi && delivered.has(insertId)) || here.has(insertId))
      return false;
    here.add(insertId);
    return true;
  });
}

/** An entry whose time cannot be read gets that of its neighbour: it must not get lost. */
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

/** Each part reaches back so many times further than the one before, at most. */
const steepest = 3;

/**
 * Gives all of `window` but its newest part away, as `parts - 1` windows, each reaching back by the same factor further
 * than the one before, beginning with `span` (microseconds). Logs are dense somewhere and silent elsewhere: so the
 * windows are small where entries are known to be, and the silence is found out about in one answer.
 */
export function splitOff(window: Window, parts: number, span: number): Window[] {
  const { lo, hi } = window;
  const factor = Math.min(steepest, ((hi - lo) / span) ** (1 / parts));
  const bounds = Array.from({ length: parts - 1 }, (_, i) => hi - Math.ceil(span * factor ** (i + 1)));
  window.lo = bounds[0] ?? lo;
  return bounds.map((end, i) => ({ lo: bounds[i + 1] ?? lo, hi: end, delivered: new Set(), skipped: 0 }));
}
