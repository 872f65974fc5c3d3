// Finds out which error of a log belongs to which failed request.
import type { Access } from '../entries/access-line.ts';
import type { Block } from '../entries/blocks.ts';
import type { FailureHandle } from './failing.ts';

/** A failed request, its moment, and where its reason is noted. */
type FailedRequest = { status: number; micros: number; failure: FailureHandle };

/** The number of newest ids that are remembered, because an error and its request stand close to each other. */
const mostIds = 2_000;

/** An error and the line of its request are at most this far apart (microseconds). */
const nearby = 2_000_000;

/** What stands at the edges of a page and may belong to the page before or behind it. Null where there is none. */
export type LooseEnds = {
  firstFailed: FailedRequest | null;
  firstUncaught: Block | null;
  lastError: Block | null;
  lastFailed: FailedRequest | null;
};

/**
 * Joins errors and failed requests by the id of the request. Without ids their places decide: the server logs an error
 * before the request that it belongs to, but an exception that nothing caught after it.
 */
export type Links = {
  /** Takes an error. `requestId` is the one that it states; `isException` says that it has the type of an exception. */
  error(block: Block, about: { requestId: string | undefined; isException: boolean }): void;
  /** Takes an exception that nothing caught: `Exception in ASGI application`. */
  uncaught(block: Block): void;
  /** Takes a failed request. */
  failed(access: Access, request: FailedRequest): void;
  /** Ends a page and returns its loose ends. The next page may be of any time. */
  turn(): LooseEnds;
};

/** Builds the joiner of errors and requests. */
export function createLinks(): Links {
  const byId = new Map<string, { blocks: Block[]; request: FailedRequest | null }>();
  let error: Block | null = null;
  let unexplained: FailedRequest | null = null;
  /** The first request of a page that no error of the page explains. */
  let firstFailed: FailedRequest | null = null;
  let anyError = false;
  let firstUncaught: Block | null = null;

  const withId = (id: string) => {
    const known = byId.get(id) ?? { blocks: [], request: null };
    byId.set(id, known);
    const [oldest] = byId.keys();
    if (byId.size > mostIds && oldest !== undefined) byId.delete(oldest);
    return known;
  };

  const failedWithId = (requestId: string, request: FailedRequest) => {
    const known = withId(requestId);
    known.request = request;
    for (const block of known.blocks) join(block, request, true);
    if (error !== null && known.blocks.includes(error)) error = null;
  };
  const failedWithoutId = (request: FailedRequest) => {
    if (error !== null && isNear(error, request)) {
      join(error, request, false);
      if (error === firstUncaught) firstUncaught = null;
      error = null;
      unexplained = null;
      return;
    }
    unexplained = request;
    if (!anyError) firstFailed ??= request;
  };

  return {
    error(block, { requestId, isException }) {
      if (requestId !== undefined) {
        const known = withId(requestId);
        if (known.blocks.length < 5) known.blocks.push(block);
        if (known.request !== null) return join(block, known.request, true);
      }
      // Only an exception can have ended a request.
      if (!isException) return;
      error = block;
      anyError = true;
    },
    uncaught(block) {
      anyError = true;
      if (unexplained !== null && unexplained.status >= 500 && isNear(block, unexplained)) {
        join(block, unexplained, false);
        unexplained = null;
        return;
      }
      if (unexplained === null) firstUncaught ??= block;
      error = block;
    },
    failed({ requestId }, request) {
      if (requestId !== undefined) failedWithId(requestId, request);
      else failedWithoutId(request);
    },
    turn() {
      const ends = { firstFailed, firstUncaught, lastError: error, lastFailed: unexplained };
      error = null;
      firstUncaught = null;
      unexplained = null;
      firstFailed = null;
      anyError = false;
      return ends;
    },
  };
}

/** Joins the end of a page with the beginning of the page that follows it in time. */
export function joinLooseEnds({ lastError, lastFailed }: LooseEnds, after: LooseEnds): void {
  const { firstFailed, firstUncaught } = after;
  if (lastError !== null && firstFailed !== null && isNear(lastError, firstFailed)) {
    join(lastError, firstFailed, false);
  } else if (lastFailed !== null && firstUncaught !== null && isNear(firstUncaught, lastFailed)) {
    if (lastFailed.status >= 500) join(firstUncaught, lastFailed, false);
  }
}

function isNear(block: Block, { micros }: FailedRequest): boolean {
  return Math.abs(micros - block.last) <= nearby;
}

function join(block: Block, { status, failure }: FailedRequest, isCertain: boolean): void {
  const whole = finalBlock(block);
  const link = { status, failure, isCertain };
  whole.links.push(link);
  if (whole.problem !== null) whole.problem.apply(link);
}

/** The block that a block has become a part of, or the block itself. */
export function finalBlock(block: Block): Block {
  let whole = block;
  while (whole.continuedBy !== null) whole = whole.continuedBy;
  return whole;
}
