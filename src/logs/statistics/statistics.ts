// Counts everything that a summary shows of a log while the log is collected, so that memory does not grow with it.
import { type Access, isPreload, isProbe } from '../entries/access-line.ts';
import { type ReadEntry, readEntry } from '../entries/entry.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import { rankOf } from '../entries/severity.ts';
import type { TimedEntry } from '../window.ts';
import type { FailureHandle } from './failing.ts';
import { createLoads, type ModelLoad } from './loads.ts';
import { createNewest, type ShownEntry } from './newest.ts';
import { createPlacement } from './placement.ts';
import type { ProblemStatistics } from './problems.ts';
import { createRequestStatistics, type RequestStatistics } from './requests.ts';

/** Everything that is known of a log. Texts are harmless and free of keys, but not escaped for HTML. */
export type LogStatistics = {
  entries: number;
  /** Moments of the oldest and the newest entry (microseconds); null where there are no entries. */
  first: number | null;
  last: number | null;
  bySeverity: ReadonlyMap<string, number>;
  /** The newest entries, the oldest of them first. Probes are among them only where there is room (see createNewest). */
  newest: ShownEntry[];
  problems: ProblemStatistics;
  requests: RequestStatistics;
  /** The models that the server reports as loaded, sorted by name. */
  loads: readonly ModelLoad[];
  /** Entries by what became of them. The sum of the three is `entries`. */
  accounted: { requests: number; problems: number; other: number };
};

/**
 * `newest` is the number of entries to keep for the summary. Until `ownUntil` (ms by our clock), `POST /model/add` and
 * `GET /model/registry` count as sent by this Action; without it they count as the user's.
 */
export type StatisticsOptions = { newest: number; read: ReadPayload; ownUntil?: number };

/** The service's clock is known to the second only (microseconds). */
const clockTolerance = 1_000_000;

/** Builds the statistics. Pages may come in any order (see LogSink), and the result does not depend on it. */
export function createLogStatistics({ newest, read, ownUntil }: StatisticsOptions): {
  add(page: readonly TimedEntry[], about?: { serviceAhead: number }): void;
  result(): LogStatistics;
} {
  const requests = createRequestStatistics(read);
  const placement = createPlacement(read);
  const loads = createLoads(read);
  const kept = createNewest(newest, read);
  let requested = 0;
  let entries = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;

  const countRequest = (access: Access, { micros }: TimedEntry, serviceAhead: number) => {
    requested += 1;
    const until = ownUntil === undefined ? null : (ownUntil + serviceAhead) * 1000 + clockTolerance;
    return requests.add(access, micros, until !== null && micros <= until && isPreload(access));
  };

  /** Counts what an entry says without regard to its neighbours. Returns the handle of a request that failed. */
  const count = (timed: TimedEntry, about: ReadEntry, serviceAhead: number): FailureHandle | null => {
    const { access, platform, label, text } = about;
    entries += 1;
    first = Math.min(first, timed.micros);
    last = Math.max(last, timed.micros);
    if (label !== null && rankOf(label) < rankOf(platform)) placement.contradict(platform);
    if (access !== null) return countRequest(access, timed, serviceAhead);
    loads.add(text);
    return null;
  };

  return {
    add(page, { serviceAhead } = { serviceAhead: 0 }) {
      const [newestEntry] = page;
      if (newestEntry === undefined) return;
      const reader = placement.beginPage();
      const arrivals = entries + page.length;
      // One entry at a time: what all of a page have to tell would be most of what is in memory.
      for (const [order, timed] of page.toReversed().entries()) {
        const about = readEntry(timed, read);
        const failure = count(timed, about, serviceAhead);
        const { access } = about;
        const isProbed = access !== null && isProbe(access) && access.status < 400;
        const place = placement.place({ timed, about, failure }, order, reader);
        kept.add(timed, { arrival: arrivals - order, isProbe: isProbed, place });
      }
      placement.endPage(reader, newestEntry.micros);
    },
    result() {
      const { problems, bySeverity, accounted } = placement.result();
      return {
        entries,
        first: entries === 0 ? null : first,
        last: entries === 0 ? null : last,
        bySeverity,
        newest: kept.entries(placement.isContradicted),
        problems,
        requests: requests.result(),
        loads: loads.result(),
        accounted: { requests: requested, ...accounted },
      };
    },
  };
}
