// Keeps the newest entries of a log, in whatever order they arrive.
import type { LogEntry } from '../../api/schemas.ts';
import type { Block } from '../entries/blocks.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import type { TimedEntry } from '../window.ts';
import { finalBlock } from './links.ts';

/**
 * An entry ready to be shown. Its text is harmless and free of keys. Log entries that belong together, such as the lines
 * of a traceback, are shown as one, and `entries` says how many they are.
 */
export type ShownEntry = { micros: number; severity: string; text: string; entries: number };

/** The block that an entry belongs to, or only a severity for an entry that stands alone. */
export type Place = Block | { severity: string; isDoubtful: boolean };

/** `arrival` orders entries of the same microsecond, because the service gives the newest first. */
type Kept = { entry: LogEntry; micros: number; arrival: number; text: string | null; place: Place };

/** A longer payload (characters) is read and cut at once, so that it does not stay in memory. */
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
     * The kept entries, oldest first. Health probes come every few seconds and say little, so they are taken only where
     * the other entries leave room. `isWorthless` says whether a severity of the platform means nothing.
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

/** Moves the entries of each block together, to the place of the first one. */
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

/** Reads the lines of a group as one text, so that a key which spans two lines is recognised. */
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
    // All entries of the oldest wanted moment are taken, because those of one page arrive oldest first.
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
