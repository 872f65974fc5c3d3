// Puts each entry where it belongs: with the requests, in a block by itself, or in a block with its neighbours.
import { type Block, createBlock, type Line } from '../entries/blocks.ts';
import type { ReadEntry } from '../entries/entry.ts';
import { createPages, type PageReader } from '../entries/pages.ts';
import type { ReadPayload } from '../entries/read-whole.ts';
import type { LogRecord } from '../entries/record.ts';
import { createSeverities } from '../entries/severities.ts';
import { isErrorLine, isTracebackLine, problemOf, worse } from '../entries/severity.ts';
import type { TimedEntry } from '../window.ts';
import type { FailureHandle } from './failing.ts';
import { createLinks, type Links } from './links.ts';
import type { Place } from './newest.ts';
import { createProblems, type ProblemStatistics } from './problems.ts';

/** An entry that was read; `failure` is the handle of a request that failed. */
export type CountedEntry = { timed: TimedEntry; about: ReadEntry; failure: FailureHandle | null };

/** What came of all entries. `accounted` counts those that are no requests. */
export type Placed = {
  problems: ProblemStatistics;
  bySeverity: ReadonlyMap<string, number>;
  accounted: { problems: number; other: number };
};

/** Collects the entries of a log. `beginPage` is called for each page, then `place` for its entries, the oldest first. */
export type Placement = {
  beginPage(): PageReader;
  /** Adds an entry behind those that were logged before it, and returns the place where it belongs. */
  place(counted: CountedEntry, order: number, reader: PageReader): Place;
  /** Ends a page; `micros` is the moment of its newest entry. */
  endPage(reader: PageReader, micros: number): void;
  /** Notes that an entry's own label says less than the platform's. */
  contradict(platform: ReadEntry['platform']): void;
  result(): Placed;
  isContradicted: ReturnType<typeof createSeverities>['isContradicted'];
};

/** Builds the collection of one log. */
export function createPlacement(read: ReadPayload): Placement {
  const problems = createProblems(read);
  const severities = createSeverities();
  const links = createLinks();
  const accounted = { problems: 0, other: 0 };

  const record = (block: Block) => {
    severities.add(block, block.entries);
    if (!problems.add(block)) accounted.other += block.entries;
    else if (!block.isDoubtful) accounted.problems += block.entries;
    // Links may keep a block in memory for a long time, so its text is removed.
    block.lines = [];
  };
  const pages = createPages(record);

  return {
    isContradicted: severities.isContradicted,
    contradict: severities.contradict,
    beginPage: pages.begin,
    endPage: (reader, micros) => reader.end(micros, links.turn()),
    place: ({ timed, about, failure }, order, reader) => {
      const { access, text, platform, label } = about;
      const { micros } = timed;
      if (access !== null) {
        if (failure !== null) links.failed(access, { status: access.status, micros, failure });
        const rated = { severity: label ?? platform, isDoubtful: false };
        severities.add(rated, 1);
        return rated;
      }
      const line = { micros, order, text, platform, label };
      const isWhole = about.record !== null || (text.includes('\n') && !/^\s/.test(text));
      if (!isWhole) return addLine(line, reader, links);
      const block = wholeBlock(about, line, timed.entry.payload);
      linkWhole(block, about, links);
      record(block);
      return block;
    },
    result: () => {
      pages.finish();
      const found = problems.result(severities.isContradicted);
      const { bySeverity, doubtful } = severities.result();
      return {
        problems: found,
        bySeverity,
        accounted: {
          problems: accounted.problems + doubtful - found.unblamed,
          other: accounted.other + found.unblamed,
        },
      };
    },
  };
}

/** What uvicorn says of an exception that nothing caught. */
const uncaughtException = 'Exception in ASGI application';

/** The block of an entry that is one by itself: an object, or several lines. */
function wholeBlock({ text, record: object }: ReadEntry, line: Line, payload: string): Block {
  const whole = { ...line, text: object === null ? text : payload };
  const block = createBlock(whole, { slot: 'head', begins: true, record: object });
  if (line.label === null && tellsException(text, object)) {
    block.severity = worse('ERROR', line.platform);
    block.isDoubtful = false;
  }
  return block;
}

/** Links such a block, where it tells of a problem, with the request that failed of it. */
function linkWhole(block: Block, { text, record: object }: ReadEntry, links: Links): void {
  if (problemOf(block.severity) === null) return;
  if (object === null && text.includes(uncaughtException)) {
    links.uncaught(block);
  } else {
    const isException = tellsException(text, object) || isErrorLine(text);
    links.error(block, { requestId: object?.fields.request_id, isException });
  }
}

/** Adds a line that may belong to a block with its neighbours. */
function addLine(line: Line, reader: PageReader, links: Links): Block {
  const block = reader.feed(line);
  const isFirst = block.lines[0] === line;
  if (isFirst && isErrorLine(line.text)) links.error(block, { requestId: undefined, isException: true });
  if (isFirst && line.text.includes(uncaughtException)) links.uncaught(block);
  return block;
}

/** Whether an entry that is complete as it is has more of an exception than its last line. */
function tellsException(text: string, object: LogRecord | null): boolean {
  if (object !== null) return object.fields.exception !== undefined;
  return text.split('\n', 50).some(isTracebackLine);
}
