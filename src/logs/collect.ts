// Collects every log entry of a deployment. It pages back through time, in several windows at once.
import type { Clock } from '../clock.ts';
import { joinLeftOut, type LeftOut } from './gaps.ts';
import { createPaging, type FetchLog, nextAnswer, type Paging, skipMoment, wholeWindow } from './paging.ts';
import { type PageReading, splitOff, type TimedEntry, type Window } from './window.ts';

/**
 * Receives the new entries of each answer, no entry twice. Within a page they come newest first, and so do pages of the
 * same microsecond; other pages come in any order. The next request of a window waits for the sink. `serviceAhead` is
 * how far the service's clock is ahead of ours (ms).
 */
export type LogSink = (page: readonly TimedEntry[], about: { serviceAhead: number }) => void | Promise<void>;

/** What to collect, until when. */
export type CollectOptions = {
  fetchLog: FetchLog;
  sink: LogSink;
  clock: Clock;
  /** The oldest moment of interest by `clock` (ms); it is corrected by the difference to the service's clock. */
  from: number;
  /** No request begins after this time by `clock` (ms). */
  deadline: number;
  /** An abort also ends the requests under way. */
  signal?: AbortSignal | undefined;
  /** Requests at the same time; 6 unless given. */
  concurrency?: number | undefined;
  /** Entries to ask for at a time; 300 unless given, because the official client asks for as many. */
  maxEntries?: number | undefined;
};

/** What was collected. `serviceAhead` is how far the service's clock is ahead of ours (ms). */
export type Collected = { entries: number; requests: number; serviceAhead: number; leftOut: LeftOut[] };

type Session = {
  paging: Paging;
  sink: LogSink;
  /** The number of further windows that may be read at the same time. */
  idle: number;
  entries: number;
  oldest: number;
  bursts: { from: number; to: number; length: number }[];
  leftOut: LeftOut[];
  /** It aborts with the sink's error when the sink fails. */
  broken: AbortController;
};

/** Entries. After a shorter answer the rest of the window is not divided, as little can be left in it. */
const worthSharing = 20;

/**
 * Collects every entry from `from` on and gives it to the sink, so that memory does not grow with the log. What the
 * service did not give is listed in `leftOut`. It rejects only with an error of the sink.
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

/**
 * The moments that may have more entries than the service gave. An answer that was shorter than asked for, with no older
 * entry anywhere, is not among them: it was the end of the log.
 */
function cutOffBursts({ bursts, oldest, paging }: Session): LeftOut[] {
  return bursts
    .filter(({ from, length }) => length >= paging.maxEntries || oldest < from)
    .map(({ from, to }) => ({ from, to, reason: 'burst', detail: null }));
}

/** Reads a window down to its start, and hands parts of it to further windows while that is allowed. Never rejects. */
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

/** Gives the new entries of an answer to the sink. Returns whether the window may have more. */
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

/**
 * Divides the rest of a window into parts to be read at the same time. The time that the last answer spanned tells how
 * many answers may be left, and there are no more parts than that.
 */
function share(session: Session, window: Window, { fresh, length, span }: PageReading): Window[] {
  const { idle, paging } = session;
  if (idle === 0 || length < worthSharing || fresh.length === 0 || !paging.overlapProven) return [];
  const answersLeft = Math.floor((window.hi - window.lo) / Math.max(1, span));
  const parts = Math.min(idle + 1, answersLeft);
  if (parts < 2) return [];
  session.idle -= parts - 1;
  return splitOff(window, parts, Math.max(1, span));
}
