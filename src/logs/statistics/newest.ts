// The newest entries of a log, whatever the order in which they arrive.
import type { LogEntry } from '../../api/schemas.ts';
import type { TimedEntry } from '../window.ts';
import type { ReadPayload } from './payload.ts';
import { severityOf } from './severity.ts';

/**
 * An entry ready to be shown: moment in microseconds, severity, and its text, harmless and free of keys. What was logged
 * line by line and belongs together is one of these; `entries` is how many log entries it stands for.
 */
export type ShownEntry = { micros: number; severity: string; text: string; entries: number };

/** `arrival` orders entries of one microsecond: the service hands them out newest first. */
type Kept = { entry: LogEntry; micros: number; arrival: number; text: string | null };

/** A payload above this (characters) is read at once, so that no more of it stays in memory than is shown. */
const longPayload = 2_000;

/** Keeps the newest `limit` entries. */
export function createNewest(limit: number, read: ReadPayload) {
  const used = createBuffer(limit);
  const probes = createBuffer(limit);
  let arrivals = 0;
  return {
    add({ entry, micros }: TimedEntry, isProbe: boolean): void {
      const buffer = isProbe ? probes : used;
      arrivals += 1;
      if (!buffer.wants(micros)) return;
      const long = entry.payload.length > longPayload;
      const text = long ? read(entry.payload) : null;
      buffer.add({ entry: long ? { ...entry, payload: '' } : entry, micros, arrival: arrivals, text });
    },
    /**
     * The kept ones, oldest first. Health probes come every few seconds and say nothing, so they are taken only where
     * the other entries leave room.
     */
    entries(): ShownEntry[] {
      const others = used.newestFirst();
      const room = limit - others.length;
      const chosen = [...others, ...probes.newestFirst().slice(0, room)].sort(newestFirst).reverse();
      return chosen.map(({ entry, micros, text }) => ({
        micros,
        severity: severityOf(entry),
        text: text ?? read(entry.payload),
        entries: 1,
      }));
    },
  };
}

function createBuffer(limit: number) {
  let kept: Kept[] = [];
  let oldestWanted = Number.NEGATIVE_INFINITY;
  const prune = () => {
    kept = kept.sort(newestFirst).slice(0, limit);
    if (kept.length === limit) oldestWanted = kept.at(-1)?.micros ?? oldestWanted;
  };
  return {
    wants: (micros: number) => limit > 0 && micros > oldestWanted,
    add(item: Kept): void {
      kept.push(item);
      if (kept.length >= limit * 2 + 50) prune();
    },
    newestFirst(): Kept[] {
      prune();
      return kept;
    },
  };
}

function newestFirst(one: Kept, other: Kept): number {
  return other.micros - one.micros || one.arrival - other.arrival;
}
