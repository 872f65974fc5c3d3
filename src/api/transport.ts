// Sends one HTTP request within a time limit and reads the whole answer as text.
import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
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
