// Which error belongs to which failed request.
import type { Access } from '../entries/access-line.ts';
import type { Block } from '../entries/blocks.ts';
import type { FailureHandle } from './failing.ts';

/** A failed request, and the error that it may have. */
type FailedRequest = { status: number; micros: number; failure: FailureHandle };

/** The newest ids that are remembered: an error and its request are close to each other. */
const mostIds = 2_000;

/** An error and the line of its request are written at once (microseconds). */
const nearby = 2_000_000;

/**
 * What of a page is still to be joined with its neighbours: at its beginning a failed request that no error explains
 * and an uncaught error without a request, at its end the other way round.
 */
export type LooseEnds = {
  firstFailed: FailedRequest | null;
  firstUncaught: Block | null;
  lastError: Block | null;
  lastFailed: FailedRequest | null;
};

/**
 * Joins errors and failed requests by the request's id; without ids by their places: the server writes the error, then
 * the request, but for what it did not catch, which it writes behind the request.
 */
export type Links = {
  /** An error, with the id of its request where it tells one; `isException`: it tells type and message of one. */
  error(block: Block, about: { requestId: string | undefined; isException: boolean }): void;
  /** `Exception in ASGI application`. */
  uncaught(block: Block): void;
  failed(access: Access, request: FailedRequest): void;
  /** A page is over, and the next one may be of any time. */
  turn(): LooseEnds;
};

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
      // Nothing else but an exception ends a request.
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

/** Joins the end of a page with the beginning of the one behind it. */
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

/** The block that a block became a part of. */
export function finalBlock(block: Block): Block {
  let whole = block;
  while (whole.continuedBy !== null) whole = whole.continuedBy;
  return whole;
}
