// Asks for the next older entries of a window, and learns from the answers how the service counts time.
import type { LogQuery } from '../api/client.ts';
import type { LogEntry } from '../api/schemas.ts';
import type { Clock } from '../clock.ts';
import { messageOf } from '../text/error-message.ts';
import type { LeftOut } from './gaps.ts';
import { formatMicros } from './timestamps.ts';
import { type PageReading, readAnswer, type Window } from './window.ts';

/** One answer of the service: entries, newest first, and the time of its `Date` header (ms since the epoch). */
export type LogAnswer = { entries: readonly LogEntry[]; serviceTime: number | null };

/** Asks the service once, with whatever retries it sees fit. An error that it throws is reported with its window. */
export type FetchLog = (query: LogQuery, signal: AbortSignal) => Promise<LogAnswer>;

/** How to ask and until when. `from` and `deadline` are ms by `clock`. */
export type PagingOptions = {
  fetchLog: FetchLog;
  clock: Clock;
  from: number;
  deadline: number;
  halt: AbortSignal;
  maxEntries: number;
};

/** What all windows of one collection share: the options, and what is known from the answers so far. */
export type Paging = PagingOptions & {
  requests: number;
  /** How far the service's clock is ahead of ours (ms); null before the first answer. */
  serviceAhead: number | null;
  /** The oldest moment of interest by the service's clock (microseconds). */
  lowest: number;
  /** Index into `margins`. */
  margin: number;
  /** Whether two answers overlapped. Only then is it known that windows can be divided anywhere. */
  overlapProven: boolean;
  /** Entries of the longest answer to `maxEntries`. The service's own limit is at least that. */
  longest: number;
};

/** The first request reaches so much further back (ms), because our clock may be wrong. */
const wrongClockMs = 24 * 3_600_000;

/** A `Date` header has whole seconds, and takes some time to arrive (ms). */
const dateToleranceMs = 2_000;

/** Some services round or exclude `to_timestamp`: these offsets (microseconds) are tried until two answers overlap. */
const margins = [0, 1, 1_000, 1_000_000] as const;
const lastMargin = margins.length - 1;

/** Entries to ask for where one moment fills a whole answer. Google Cloud Logging gives up to 1,000. */
const largerAnswers = [1_000, 10_000] as const;

/** Why there is no answer. */
type Stop = Pick<LeftOut, 'reason' | 'detail'>;

/** The state of a collection before its first request. */
export function createPaging(options: PagingOptions): Paging {
  return {
    ...options,
    requests: 0,
    serviceAhead: null,
    lowest: Math.floor((options.from - wrongClockMs) * 1000),
    margin: 0,
    overlapProven: false,
    longest: 1,
  };
}

/** The window that covers everything of interest. */
export function wholeWindow({ lowest }: Paging): Window {
  return { lo: lowest - 1, hi: Number.POSITIVE_INFINITY, delivered: new Set(), skipped: 0 };
}

/** Asks for the next answer and reads it into `window`. If there is none, says why and what is left. Never rejects. */
export async function nextAnswer(paging: Paging, window: Window): Promise<PageReading | LeftOut> {
  for (let attempt = paging.margin; ; attempt = Math.max(attempt + 1, paging.margin)) {
    const answer = await request(paging, window, { later: margins[attempt] ?? 0, most: paging.maxEntries });
    if ('reason' in answer) return { ...answer, ...stretch(paging, window) };
    paging.longest = Math.max(paging.longest, answer.entries.length);
    const tellsOverlap = window.delivered.size > 0;
    const lastTry = attempt >= lastMargin;
    const reading = readAnswer(window, answer.entries, { full: paging.longest, lastTry });
    if (reading.progress === 'coarse') continue;
    if (tellsOverlap) {
      paging.overlapProven = true;
      if (!lastTry) paging.margin = attempt;
    }
    return reading.progress === 'stuck' ? largerAnswer(paging, window, reading) : reading;
  }
}

/**
 * Moves the end of `window` below a moment that has more entries than an answer holds. It moves further each time that
 * nothing new comes, because a service may ignore the end it is asked for. Returns the stretch (microseconds) that may
 * have more entries; where the service rounds times, that includes the neighbourhood.
 */
export function skipMoment({ margin }: Paging, window: Window): { from: number; to: number } {
  const to = window.hi;
  const later = margins[margin] ?? 0;
  const distance = Math.max(1, later, 1_000 ** window.skipped);
  window.hi -= distance;
  window.delivered = new Set();
  window.skipped += 1;
  return {
    from: Math.max(window.lo + 1, distance === 1 && later === 0 ? to : to - Math.max(1_000, distance)),
    to,
  };
}

/** Asks for more entries at a time than usual, because one moment filled a whole answer. */
async function largerAnswer(paging: Paging, window: Window, stuck: PageReading): Promise<PageReading> {
  if (stuck.length < paging.maxEntries) return stuck;
  for (const most of largerAnswers.filter((number) => number > paging.maxEntries)) {
    const answer = await request(paging, window, { later: margins[paging.margin] ?? 0, most });
    if ('reason' in answer || answer.entries.length <= stuck.length) return stuck;
    const reading = readAnswer(window, answer.entries, { full: most, lastTry: true });
    if (reading.progress !== 'stuck') return reading;
  }
  return stuck;
}

async function request(
  paging: Paging,
  window: Window,
  { later, most }: { later: number; most: number },
): Promise<LogAnswer | Stop> {
  const { clock, deadline, halt } = paging;
  const stopped = (): Stop => ({ reason: clock.now() >= deadline ? 'time' : 'aborted', detail: null });
  if (halt.aborted || clock.now() >= deadline) return stopped();
  const query: LogQuery = { fromTimestamp: formatMicros(paging.lowest), maxEntries: most };
  if (Number.isFinite(window.hi)) query.toTimestamp = formatMicros(window.hi + later);
  paging.requests += 1;
  try {
    const answer = await unlessAborted(paging.fetchLog(query, halt), halt);
    learnTime(paging, window, answer.serviceTime);
    return answer;
  } catch (error) {
    if (halt.aborted) return stopped();
    return { reason: 'failed', detail: messageOf(error) };
  }
}

/**
 * Takes the service's time from the first answer, and moves the start of the window to `from` by that clock. A time that
 * is further off than the first request allows for is that of a wrong header, so our clock counts.
 */
function learnTime(paging: Paging, window: Window, serviceTime: number | null): void {
  if (paging.serviceAhead !== null) return;
  const ahead = (serviceTime ?? paging.clock.now()) - paging.clock.now();
  paging.serviceAhead = Math.abs(ahead) > wrongClockMs ? 0 : ahead;
  paging.lowest = Math.floor((paging.from + paging.serviceAhead - dateToleranceMs) * 1000);
  window.lo = paging.lowest - 1;
}

/** The stretch of `window` that is still unread (microseconds). */
function stretch({ from, clock, serviceAhead }: Paging, { lo, hi }: Window): { from: number; to: number } {
  const ahead = serviceAhead ?? 0;
  const to = Number.isFinite(hi) ? hi : Math.floor((clock.now() + ahead) * 1000);
  return { from: Math.min(to, Math.max(lo + 1, Math.floor((from + ahead) * 1000))), to };
}

/** Settles as `promise` does, but rejects as soon as `signal` aborts, even where the promise ignores the signal. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
