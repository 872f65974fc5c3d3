// Collects every log entry of a deployment: pages back through time, in several windows side by side.
import type { Clock } from '../clock.ts';
import { joinLeftOut, type LeftOut } from './gaps.ts';
import { createPaging, type FetchLog, nextAnswer, type Paging, skipMoment, wholeWindow } from './paging.ts';
import { type PageReading, splitOff, type TimedEntry, type Window } from './window.ts';

/**
 * Takes the new entries of one answer: newest first within a page, no entry twice, pages of different stretches of time
 * in any order; entries of the same microsecond newest first across pages, too. Awaited before paging on.
 * `serviceAhead`: milliseconds by which the service's clock is ahead of ours.
 */
export type LogSink = (page: readonly TimedEntry[], told: { serviceAhead: number }) => void | Promise<void>;

/** What to collect, until when. */
export type CollectOptions = {
  fetchLog: FetchLog;
  sink: LogSink;
  clock: Clock;
  /** Oldest moment of interest, by `clock` (ms); corrected by what the service's own clock says. */
  from: number;
  /** No request is begun after it, by `clock` (ms). */
  deadline: number;
  /** Ends a request under way, too. */
  signal?: AbortSignal | undefined;
  /** Requests under way at a time; 6 unless told. */
  concurrency?: number | undefined;
  /** Entries asked for at a time; 300 unless told: the official client asks for so many, so that is accepted. */
  maxEntries?: number | undefined;
};

/** How collecting went. `serviceAhead`: milliseconds by which the service's clock is ahead of ours. */
export type Collected = { entries: number; requests: number; serviceAhead: number; leftOut: LeftOut[] };

type Session = {
  paging: Paging;
  sink: LogSink;
  /** How many more windows may be read at the same time. */
  idle: number;
  entries: number;
  oldest: number;
  bursts: { from: number; to: number; length: number }[];
  leftOut: LeftOut[];
  /** Aborted when the sink failed. */
  broken: AbortController;
};

/** Answers shorter than this are not worth sharing the rest of their window. */
const worthSharing = 20;

/**
 * Collects everything from `from` on. Memory does not grow with the log: entries go to the sink. What the service does
 * or fails to do ends up in `leftOut`; rejects only if the sink does.
 */
export async function collectLog(options: CollectOptions): Promise<Collected> {
  const { sink, signal, concurrency = 6, maxEntries = 300 } = options;
  const broken = new AbortController();
  const halt = signal ? AbortSignal.any([signal, broken.signal]) : broken.signal;
  const paging = createPaging({ ...options, maxEntries, halt });
  const session: Session = {
    paging,
    sink,
    idle: concurrency - 1,
    entries: 0,
    oldest: Number.POSITIVE_INFINITY,
    bursts: [],
    leftOut: [],
    broken,
  };
  await collectWindow(session, wholeWindow(paging));
  if (broken.signal.aborted) throw broken.signal.reason;
  const leftOut = joinLeftOut([...session.leftOut, ...cutOffBursts(session)]);
  return {
    entries: session.entries,
    requests: paging.requests,
    serviceAhead: paging.serviceAhead ?? 0,
    leftOut,
  };
}

/** A shorter answer than asked for, with nothing older anywhere, was the end of the log rather than a limit. */
function cutOffBursts({ bursts, oldest, paging }: Session): LeftOut[] {
  return bursts
    .filter(({ from, length }) => length >= paging.maxEntries || oldest < from)
    .map(({ from, to }) => ({ from, to, reason: 'burst', detail: null }));
}

/** Reads a window down to its start, giving parts of it away while others are idle. Never rejects. */
async function collectWindow(session: Session, window: Window): Promise<void> {
  const shared: Promise<void>[] = [];
  try {
    for (;;) {
      const reading = await nextAnswer(session.paging, window);
      if ('reason' in reading) session.leftOut.push(reading);
      if ('reason' in reading || !(await takeIn(session, window, reading))) break;
      for (const part of share(session, window, reading)) shared.push(collectWindow(session, part));
    }
  } catch (error) {
    session.broken.abort(error);
  }
  session.idle += 1;
  await Promise.all(shared);
}

/** Delivers what is new in an answer. Returns whether the window has more. */
async function takeIn(session: Session, window: Window, reading: PageReading): Promise<boolean> {
  const { fresh, progress, length } = reading;
  if (fresh.length > 0) {
    session.entries += fresh.length;
    window.skipped = 0;
    session.oldest = Math.min(session.oldest, fresh.at(-1)?.micros ?? Number.POSITIVE_INFINITY);
    await session.sink(fresh, { serviceAhead: session.paging.serviceAhead ?? 0 });
  }
  if (progress === 'stuck') {
    session.bursts.push({ ...skipMoment(session.paging, window), length });
  }
  return progress !== 'done' && window.hi > window.lo;
}

/** Parts for those who are idle: no more than answers seem to be left, by how much time the last one spanned. */
function share(session: Session, window: Window, { fresh, length, span }: PageReading): Window[] {
  const { idle, paging } = session;
  if (idle === 0 || length < worthSharing || fresh.length === 0 || !paging.overlapProven) return [];
  const answersLeft = Math.floor((window.hi - window.lo) / Math.max(1, span));
  const parts = Math.min(idle + 1, answersLeft);
  if (parts < 2) return [];
  session.idle -= parts - 1;
  return splitOff(window, parts, Math.max(1, span));
}
