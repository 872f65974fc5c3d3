// Sends one HTTP request within a time limit and reads the whole answer as text.
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, unzipSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { messageOf } from '../text/error-message.ts';
import { version } from './version.ts';

/** What is sent. The query and the body may hold the key, so neither is ever part of an error. */
export type Exchange = {
  method: 'GET' | 'POST';
  url: URL;
  body?: Record<string, unknown>;
  /** The token of the header `Authorization: Bearer`. */
  bearer?: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Bytes of the largest answer that is read; 8 MiB unless given. */
  mostBytes?: number;
  /** Closes the connection after this request, so that a load balancer chooses a server anew for the next one. */
  freshConnection?: boolean;
};

/** The answer, whatever its status. `header` takes a name in lower case. */
export type Answer = { status: number; header(name: string): string | null; body: string };

/** undici's dispatcher, and the clock that times requests out. */
export type Transport = { dispatcher: Dispatcher; clock: Clock };

/** The time limit of a request passed before its answer was complete. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  constructor(timeoutMs: number) {
    super(`no complete answer within ${Math.round(timeoutMs / 100) / 10} s`);
  }
}

/**
 * Sends one request and reads its whole answer. Throws TimeoutError after `timeoutMs`, `signal.reason` when aborted,
 * undici's own error when the connection fails, and an Error for an answer of more than `mostBytes`.
 */
export async function exchange(transport: Transport, sent: Exchange): Promise<Answer> {
  sent.signal?.throwIfAborted();
  const attempt = new AbortController();
  const finished = new AbortController();
  const signals = sent.signal ? AbortSignal.any([sent.signal, attempt.signal]) : attempt.signal;
  // undici's own timers are up to 0.7 s late, and tests can only simulate the clock that is handed in.
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
    const encoded: Uint8Array[] = [];
    let encoding = '';
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
        encoding = encodingOf(headers);
      },
      onResponseData(started, piece) {
        answer.bytes += piece.byteLength;
        if (answer.bytes > mostBytes) started.abort(tooLarge(mostBytes));
        else if (encoding === '') answer.body += decoder.decode(piece, { stream: true });
        else encoded.push(Buffer.from(piece));
      },
      onResponseEnd() {
        signal.removeEventListener('abort', abort);
        const { status, headers } = answer;
        const header = (name: string) => firstOf(headers[name]);
        try {
          const rest = encoding === '' ? decoder.decode() : decompressed(encoded, { encoding, mostBytes });
          resolve({ status, header, body: answer.body + rest });
        } catch (error) {
          reject(error);
        }
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
      'accept-encoding': 'identity',
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

/** How the answer is compressed; '' where it is not, as was asked for. */
function encodingOf(headers: IncomingHttpHeaders): string {
  const named = firstOf(headers['content-encoding'])?.toLowerCase() ?? '';
  return named === 'identity' ? '' : named;
}

/** The text of an answer that a gateway has compressed unasked. Throws where it is none, or larger than `mostBytes`. */
function decompressed(
  pieces: readonly Uint8Array[],
  { encoding, mostBytes }: { encoding: string; mostBytes: number },
): string {
  // An answer without a body may have the header all the same.
  if (pieces.length === 0) return '';
  const decompress = encoding === 'br' ? brotliDecompressSync : unzipSync;
  try {
    return decompress(Buffer.concat(pieces), { maxOutputLength: mostBytes }).toString('utf8');
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(mostBytes);
    throw new Error(`the answer is compressed and cannot be read: ${messageOf(error)}`);
  }
}

function tooLarge(mostBytes: number): Error {
  return new Error(`the answer is larger than ${mostBytes} bytes`);
}
