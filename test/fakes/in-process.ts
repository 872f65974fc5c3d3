// A dispatcher that answers inside this process: undici's own request handling, without a socket.
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';

/** A request as it would have gone out; `path` without its query, `body` as text. */
export type Sent = {
  method: string;
  origin: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
  /** Whether undici was told to open a connection of its own. */
  reset: boolean;
};

/** An answer; in pieces where `body` is a sequence of them. */
export type Reply = {
  status: number;
  headers?: IncomingHttpHeaders;
  body: string | AsyncIterable<string | Buffer>;
};

/** Answers each request by `answer`; what it throws is how the connection failed, and it may take for ever. */
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
