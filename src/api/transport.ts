// One HTTP exchange: a request with its own timeout, its whole answer as text.
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { version } from './version.ts';

/** What is sent. `query` and `body` may hold the key: neither is ever part of an error. */
export type Exchange = {
  method: 'GET' | 'POST';
  url: URL;
  body?: Record<string, unknown>;
  /** Sent as `Authorization: Bearer`. */
  bearer?: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Bytes of the largest answer that is read; by default 8 MiB. */
  mostBytes?: number;
  /** Opens a connection of its own, so that a load balancer may choose anew. */
  freshConnection?: boolean;
};

/** What came back, whatever the status. */
export type Answer = { status: number; header(name: string): string | null; body: string };

/** Where requests go out and how time is told. */
export type Transport = { dispatcher: Dispatcher; clock: Clock };

/** Our own time ran out before the answer was complete. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  constructor(timeoutMs: number) {
    super(`no complete answer within ${Math.round(timeoutMs / 100) / 10} s`);
  }
}

/**
 * Sends one request and reads its whole answer (at most `mostBytes`). Throws TimeoutError when `timeoutMs` have
 * passed, `signal.reason` when aborted, and undici's own error when the connection fails.
 */
export async function exchange(transport: Transport, sent: Exchange): Promise<Answer> {
  sent.signal?.throwIfAborted();
  const attempt = new AbortController();
  const finished = new AbortController();
  const signals = sent.signal ? AbortSignal.any([sent.signal, attempt.signal]) : attempt.signal;
  // undici's own timers are coarse (up to 0.7 s late), and only the handed-in clock can be simulated.
  void transport.clock.sleep(sent.timeoutMs, finished.signal).then(() => {
    if (!finished.signal.aborted) attempt.abort(new TimeoutError(sent.timeoutMs));
  });
  try {
    return await receive(transport.dispatcher, {
      sent,
      signal: signals,
      mostBytes: sent.mostBytes ?? 8 * 1024 * 1024,
    });
  } finally {
    finished.abort();
  }
}

const noHeaders: IncomingHttpHeaders = {};

type Receiving = { sent: Exchange; signal: AbortSignal; mostBytes: number };

/**
 * Decodes each piece as it arrives. undici's streams would hold the pieces of hundreds of answers until the next full
 * garbage collection, which is more memory than all else that collecting a log needs.
 */
function receive(dispatcher: Dispatcher, { sent, signal, mostBytes }: Receiving): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const decoder = new TextDecoder();
    const answer = { status: 0, headers: noHeaders, bytes: 0, body: '' };
    let controller: Dispatcher.DispatchController | null = null;
    const abort = () => {
      reject(signal.reason);
      controller?.abort(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    dispatcher.dispatch(requestOf(sent), {
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) started.abort(signal.reason);
      },
      onResponseStart(_, status, headers) {
        answer.status = status;
        answer.headers = headers;
      },
      onResponseData(started, piece) {
        answer.bytes += piece.byteLength;
        if (answer.bytes <= mostBytes) answer.body += decoder.decode(piece, { stream: true });
        else started.abort(new Error(`the answer is larger than ${mostBytes} bytes`));
      },
      onResponseEnd() {
        signal.removeEventListener('abort', abort);
        const { status, headers, body } = answer;
        resolve({ status, header: (name) => firstOf(headers[name]), body: body + decoder.decode() });
      },
      onResponseError(_, error) {
        signal.removeEventListener('abort', abort);
        reject(error);
      },
    });
  });
}

function requestOf(sent: Exchange): Dispatcher.DispatchOptions {
  return {
    origin: sent.url.origin,
    path: sent.url.pathname + sent.url.search,
    method: sent.method,
    headers: {
      'user-agent': `roboflow-ephemeral-deployment/${version}`,
      accept: 'application/json, text/plain',
      ...(sent.bearer === undefined ? {} : { authorization: `Bearer ${sent.bearer}` }),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: sent.body === undefined ? null : JSON.stringify(sent.body),
    reset: sent.freshConnection ?? false,
  };
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
