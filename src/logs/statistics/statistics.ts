// Counts everything that a summary shows of a log while the log is collected, so that memory does not grow with it.
import { type Access, isPreload, isProbe } from '../entries/access-line.ts';
import { type Block, createBlock, type Line } from '../entries/blocks.ts';
import { type ReadEntry, readEntry } from '../entries/entry.ts';
import { createPages, type PageReader } from '../entries/pages.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import type { LogRecord } from '../entries/record.ts';
import { createSeverities } from '../entries/severities.ts';
import { isErrorLine, isTracebackLine, problemOf, rankOf, worse } from '../entries/severity.ts';
import type { TimedEntry } from '../window.ts';
import type { FailureHandle } from './failing.ts';
import { createLinks } from './links.ts';
import { createLoads, type ModelLoad } from './loads.ts';
import { createNewest, type Place, type ShownEntry } from './newest.ts';
import { createProblems, type ProblemStatistics } from './problems.ts';
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

/** What uvicorn says of an exception that nothing caught. */
const uncaughtException = 'Exception in ASGI application';

/** The service's clock is known to the second only (microseconds). */
const clockTolerance = 1_000_000;

/** Builds the statistics. Pages may come in any order (see LogSink), and the result does not depend on it. */
export function createLogStatistics({ newest, read, ownUntil }: StatisticsOptions): {
  add(page: readonly TimedEntry[], about?: { serviceAhead: number }): void;
  result(): LogStatistics;
} {
  const requests = createRequestStatistics(read);
  const problems = createProblems(read);
  const severities = createSeverities();
  const loads = createLoads(read);
  const links = createLinks();
  const kept = createNewest(newest, read);
  const accounted = { requests: 0, problems: 0, other: 0 };
  let entries = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let arrivals = 0;

  const record = (block: Block) => {
    severities.add(block, block.entries);
    if (!problems.add(block)) accounted.other += block.entries;
    else if (!block.isDoubtful) accounted.problems += block.entries;
    // Links may keep a block in memory for a long time, so its text is removed.
    block.lines = [];
  };
  const pages = createPages(record);

  const countRequest = (access: Access, { micros }: TimedEntry, serviceAhead: number) => {
    accounted.requests += 1;
    const until = ownUntil === undefined ? null : (ownUntil + serviceAhead) * 1000 + clockTolerance;
    return requests.add(access, micros, until !== null && micros <= until && isPreload(access));
  };

  /** Adds an entry that is a block by itself: an object, or several lines. */
  const addWhole = ({ text, record: object }: ReadEntry, line: Line, payload: string): Block => {
    const whole = { ...line, text: object === null ? text : payload };
    const block = createBlock(whole, { slot: 'head', begins: true, record: object });
    const hasTraceback = tellsException(text, object);
    if (line.label === null && hasTraceback) {
      block.severity = worse('ERROR', line.platform);
      block.isDoubtful = false;
    }
    if (problemOf(block.severity) !== null) {
      if (object === null && text.includes(uncaughtException)) links.uncaught(block);
      else
        links.error(block, {
          requestId: object?.fields.request_id,
          isException: hasTraceback || isErrorLine(text),
        });
    }
    record(block);
    return block;
  };

  /** Adds a line that may belong to a block with its neighbours. */
  const addLine = (reader: PageReader, line: Line): Block => {
    const block = reader.feed(line);
    const isFirst = block.lines[0] === line;
    if (isFirst && isErrorLine(line.text)) links.error(block, { requestId: undefined, isException: true });
    if (isFirst && line.text.includes(uncaughtException)) links.uncaught(block);
    return block;
  };

  /** Counts what an entry says without regard to its neighbours. Returns the handle of a request that failed. */
  const count = (timed: TimedEntry, about: ReadEntry, serviceAhead: number): FailureHandle | null => {
    const { micros } = timed;
    const { access, platform, label } = about;
    entries += 1;
    first = Math.min(first, micros);
    last = Math.max(last, micros);
    if (label !== null && rankOf(label) < rankOf(platform)) severities.contradict(platform);
    return access === null ? null : countRequest(access, timed, serviceAhead);
  };

  /** Adds an entry behind those that were logged before it, and returns the place where it belongs. */
  const place = ({ timed, about, failure }: CountedEntry, order: number, reader: PageReader): Place => {
    const { access, text, platform, label } = about;
    const { micros } = timed;
    if (access !== null) {
      if (failure !== null) links.failed(access, { status: access.status, micros, failure });
      const rated = { severity: label ?? platform, isDoubtful: false };
      severities.add(rated, 1);
      return rated;
    }
    loads.add(text);
    const line = { micros, order, text, platform, label };
    const isWhole = about.record !== null || (text.includes('\n') && !/^\s/.test(text));
    return isWhole ? addWhole(about, line, timed.entry.payload) : addLine(reader, line);
  };

  return {
    add(page, { serviceAhead } = { serviceAhead: 0 }) {
      const [newestEntry] = page;
      if (newestEntry === undefined) return;
      const reader = pages.begin();
      arrivals += page.length;
      // One entry at a time: what all of a page have to tell would be most of what is in memory.
      for (const [order, timed] of page.toReversed().entries()) {
        const about = readEntry(timed, read);
        const failure = count(timed, about, serviceAhead);
        const { access } = about;
        const isProbed = access !== null && isProbe(access) && access.status < 400;
        const where = place({ timed, about, failure }, order, reader);
        kept.add(timed, { arrival: arrivals - order, isProbe: isProbed, place: where });
      }
      reader.end(newestEntry.micros, links.turn());
    },
    result() {
      pages.finish();
      const found = problems.result(severities.isContradicted);
      const { bySeverity, doubtful } = severities.result();
      return {
        entries,
        first: entries === 0 ? null : first,
        last: entries === 0 ? null : last,
        bySeverity,
        newest: kept.entries(severities.isContradicted),
        problems: found,
        requests: requests.result(),
        loads: loads.result(),
        accounted: {
          requests: accounted.requests,
          problems: accounted.problems + doubtful - found.unblamed,
          other: accounted.other + found.unblamed,
        },
      };
    },
  };
}

/** Whether an entry that is complete as it is has more of an exception than its last line. */
function tellsException(text: string, object: LogRecord | null): boolean {
  if (object !== null) return object.fields.exception !== undefined;
  return text.split('\n', 50).some(isTracebackLine);
}

/** An entry that was read. */
type CountedEntry = { timed: TimedEntry; about: ReadEntry; failure: FailureHandle | null };
