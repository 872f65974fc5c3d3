// A dispatcher that answers inside this process. It uses undici's own request handling, but no socket.
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';

/** A request that would have been sent. `path` has no query, and `body` is text. */
export type Sent = {
  method: string;
  origin: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
  /** Whether undici was told to close the connection after the request. */
  reset: boolean;
};

/** An answer. It comes in pieces where `body` is a sequence. */
export type Reply = {
  status: number;
  headers?: IncomingHttpHeaders;
  body: string | AsyncIterable<string | Buffer>;
};

/** Answers each request with `answer`. An error that it throws is a failed connection, and it may never resolve. */
export function inProcess(answer: (sent: Sent) => Promise<Reply>): Dispatcher {
  return new Agent().compose(() => (options, handler) => {
    void converse(options, handler, answer);
    return true;
  });
}

async function converse(
  options: Dispatcher.DispatchOptions,
  handler: Dispatcher.DispatchHandler,
  answer: (sent: Sent) => Promise<Reply>,
): Promise<void> {
  let aborted: Error | null = null;
  let resumed = Promise.withResolvers<void>();
  let isPaused = false;
  const controller: Dispatcher.DispatchController = {
    get aborted() {
      return aborted !== null;
    },
    get reason() {
      return aborted;
    },
    get paused() {
      return isPaused;
    },
    abort(reason) {
      if (aborted !== null) return;
      aborted = reason;
      handler.onResponseError?.(controller, reason);
      resumed.resolve();
    },
    pause() {
      isPaused = true;
      resumed = Promise.withResolvers();
    },
    resume() {
      isPaused = false;
      resumed.resolve();
    },
  };
  handler.onRequestStart?.(controller, null);
  if (controller.aborted) return;
  try {
    const reply = await answer(sentOf(options));
    if (controller.aborted) return;
    handler.onResponseStart?.(controller, reply.status, reply.headers ?? {});
    for await (const piece of typeof reply.body === 'string' ? [reply.body] : reply.body) {
      if (controller.aborted) return;
      handler.onResponseData?.(controller, Buffer.from(piece));
      if (controller.paused) await resumed.promise;
    }
    handler.onResponseEnd?.(controller, {});
  } catch (error) {
    controller.abort(error instanceof Error ? error : new Error(String(error)));
  }
}

function sentOf(options: Dispatcher.DispatchOptions): Sent {
  const origin = String(options.origin);
  const url = new URL(options.path, origin);
  const headers = Object.entries({ ...options.headers }).map(([name, value]) => [name, String(value)]);
  return {
    method: options.method,
    origin: url.origin,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: typeof options.body === 'string' ? options.body : '',
    reset: options.reset === true,
  };
}
