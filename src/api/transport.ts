// One HTTP exchange: a request with its own timeout, its whole answer as text.
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
    const answer = await transport.dispatcher.request({
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
      signal: signals,
    });
    const body = await readText(answer.body, sent.mostBytes ?? 8 * 1024 * 1024);
    return {
      status: answer.statusCode,
      header: (name) => {
        const value = answer.headers[name];
        return value === undefined ? null : Array.isArray(value) ? (value[0] ?? null) : value;
      },
      body,
    };
  } finally {
    finished.abort();
  }
}

async function readText(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
