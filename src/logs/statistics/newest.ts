// The newest entries of a log, whatever the order in which they arrive.
import type { LogEntry } from '../../api/schemas.ts';
import type { Block } from '../entries/blocks.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import type { TimedEntry } from '../window.ts';
import { finalBlock } from './links.ts';

/**
 * An entry ready to be shown: moment in microseconds, severity, and its text, harmless and free of keys. What was logged
 * line by line and belongs together is one of these; `entries` is how many log entries it stands for.
 */
export type ShownEntry = { micros: number; severity: string; text: string; entries: number };

/** Where an entry belongs: a block, or nothing but its own severity. */
export type Place = Block | { severity: string; isDoubtful: boolean };

/** `arrival` orders entries of one microsecond: the service hands them out newest first. */
type Kept = { entry: LogEntry; micros: number; arrival: number; text: string | null; place: Place };

/** A payload above this (characters) is read at once, so that no more of it stays in memory than is shown. */
const longPayload = 2_000;

/** Keeps the newest `limit` entries. */
export function createNewest(limit: number, read: ReadPayload) {
  const used = createBuffer(limit);
  const probes = createBuffer(limit);
  return {
    add(
      { entry, micros }: TimedEntry,
      { arrival, isProbe, place }: { arrival: number; isProbe: boolean; place: Place },
    ): void {
      const buffer = isProbe ? probes : used;
      if (!buffer.wants(micros)) return;
      const long = entry.payload.length > longPayload;
      const text = long ? read(entry.payload) : null;
      buffer.add({ entry: long ? { ...entry, payload: '' } : entry, micros, arrival, text, place });
    },
    /**
     * The kept ones, oldest first. Health probes come every few seconds and say nothing, so they are taken only where
     * the other entries leave room. `isWorthless` tells the platform's words that mean nothing.
     */
    entries(isWorthless: (severity: string) => boolean): ShownEntry[] {
      const others = used.newestFirst();
      const room = limit - others.length;
      const chosen = [...others, ...probes.newestFirst().slice(0, room)].sort(newestFirst).reverse();
      return joined(chosen).map((group) => {
        const { micros, place } = group[0];
        const { severity, isDoubtful } = finalPlace(place);
        return {
          micros,
          severity: isDoubtful && isWorthless(severity) ? 'DEFAULT' : severity,
          text: textOf(group, read),
          entries: group.length,
        };
      });
    },
  };
}

type Group = [Kept, ...Kept[]];

/** The entries of one block together, where its first one stands. */
function joined(oldestFirst: readonly Kept[]): Group[] {
  const groups = new Map<Place, Group>();
  for (const kept of oldestFirst) {
    const place = finalPlace(kept.place);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [kept]);
    else group.push(kept);
  }
  return [...groups.values()];
}

function finalPlace(place: Place): Place {
  return 'continuedBy' in place ? finalBlock(place) : place;
}

/** Lines are read together, so that no key is divided among them. */
function textOf(group: Group, read: ReadPayload): string {
  const isShort = group.every(({ text, entry }) => text === null && !entry.payload.startsWith('{'));
  if (isShort) return read(group.map(({ entry }) => entry.payload).join('\n'));
  return group.map(({ entry, text }) => text ?? read(entry.payload)).join('\n');
}

function createBuffer(limit: number) {
  let kept: Kept[] = [];
  let oldestWanted = Number.NEGATIVE_INFINITY;
  const prune = () => {
    kept = kept.sort(newestFirst).slice(0, limit);
    if (kept.length === limit) oldestWanted = kept.at(-1)?.micros ?? oldestWanted;
  };
  return {
    // Of one moment all are taken: within a page the oldest comes first.
    wants: (micros: number) => limit > 0 && micros >= oldestWanted,
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
