// Asks for the next older entries of a window, within the budget, and learns on the way how the service counts time.
import type { LogQuery } from '../api/client.ts';
import type { LogEntry } from '../api/schemas.ts';
import type { Clock } from '../clock.ts';
import { messageOf } from '../text/error-message.ts';
import type { LeftOut } from './gaps.ts';
import { formatMicros } from './timestamps.ts';
import { type PageReading, readAnswer, type Window } from './window.ts';

/** Its answer: entries, newest first, and the service's own clock (ms since the epoch, from its `Date` header). */
export type LogAnswer = { entries: readonly LogEntry[]; serviceTime: number | null };

/** Asks the service; retries are its own affair. What it throws is reported with the window that it concerns. */
export type FetchLog = (query: LogQuery, signal: AbortSignal) => Promise<LogAnswer>;

/** How to ask and until when; `from` and `deadline` in ms by `clock`. */
export type PagingOptions = {
  fetchLog: FetchLog;
  clock: Clock;
  from: number;
  deadline: number;
  halt: AbortSignal;
  maxEntries: number;
};

/** What all windows of one collection share: the options, and what the answers taught so far. */
export type Paging = PagingOptions & {
  requests: number;
  /** Milliseconds by which the service's clock is ahead of ours; null before the first answer. */
  serviceAhead: number | null;
  /** Oldest moment of interest, by the service's clock (microseconds). */
  lowest: number;
  /** Index into `margins`. */
  margin: number;
  /** Whether two answers were seen to overlap, so that windows can be cut anywhere. */
  overlapProven: boolean;
  /** Length of the longest answer to `maxEntries`: the service's own limit is no lower. */
  longest: number;
};

/** The first request reaches back this far (ms), so that no clock of ours, however wrong, hides the log. */
const wrongClockMs = 24 * 3_600_000;

/** A `Date` header counts whole seconds and is some time under way (ms). */
const dateToleranceMs = 2_000;

/** How much later than wanted the end of a window may have to be asked for (microseconds): see readAnswer. */
const margins = [0, 1, 1_000, 1_000_000] as const;
const lastMargin = margins.length - 1;

/** Tried where one moment fills a whole answer; Cloud Logging itself gives up to 1,000. */
const largerAnswers = [1_000, 10_000] as const;

type Stop = Pick<LeftOut, 'reason' | 'detail'>;

/** A collection that has not asked yet. */
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

/** The window of everything. */
export function wholeWindow({ lowest }: Paging): Window {
  return { lo: lowest - 1, hi: Number.POSITIVE_INFINITY, delivered: new Set(), skipped: 0 };
}

/** The next answer to `window`, read into it; or why there is none, with the stretch left. Never rejects. */
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
 * Moves the end of `window` below a moment that has more entries than an answer holds; further each time that this does
 * not help, for there are services that take no notice of the end they are asked for. Returns the stretch
 * (microseconds) that may have more entries: where the service rounds times, the neighbourhood, too.
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

/** One moment fills a whole answer: perhaps the service gives more at a time than is asked for as a rule. */
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

/** The first answer tells the service's time; what is older than `from` by that clock does not concern us. */
function learnTime(paging: Paging, window: Window, serviceTime: number | null): void {
  if (paging.serviceAhead !== null) return;
  paging.serviceAhead = serviceTime === null ? 0 : serviceTime - paging.clock.now();
  paging.lowest = Math.floor((paging.from + paging.serviceAhead - dateToleranceMs) * 1000);
  window.lo = paging.lowest - 1;
}

function stretch({ from, clock, serviceAhead }: Paging, { lo, hi }: Window): { from: number; to: number } {
  const ahead = serviceAhead ?? 0;
  const to = Number.isFinite(hi) ? hi : Math.floor((clock.now() + ahead) * 1000);
  return { from: Math.min(to, Math.max(lo + 1, Math.floor((from + ahead) * 1000))), to };
}

/** The promise, or a rejection as soon as `signal` aborts, even if whoever made the promise does not care. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
