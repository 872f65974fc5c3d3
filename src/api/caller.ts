// Sends one call to the service with the key, within a time limit, and repeats it where that is safe.
import type * as z from 'zod/mini';
import type { Random } from '../clock.ts';
import { type Call, NoAnswerError, reasonOf } from './errors.ts';
import { interpret } from './interpret.ts';
import { retry } from './retry.ts';
import { type Answer, exchange, type Transport } from './transport.ts';

/** How long a call may take and how often it may be sent. */
export type CallLimits = {
  /** No attempt begins or lasts beyond this time (ms since the epoch); no limit unless given. */
  deadline?: number;
  /** Requests at most; 5 unless given. */
  attempts?: number;
  /** Milliseconds for each request; 10,000 unless given. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
};

/** What every call of one client shares. */
export type CallerOptions = {
  baseUrl: string;
  apiKey: string;
  transport: Transport;
  random: Random;
  /** Removes keys from the service's text. It must run before the text is cut, as half a key is not recognised. */
  redact: (text: string) => string;
  /** Receives one line for each request: method, path, status or failure, milliseconds. */
  debug: (line: string) => void;
};

/** What one call asks for. */
export type CallSpec<T> = {
  method: 'GET' | 'POST';
  path: string;
  /** Completes the error message "Could not ...". */
  goal: string;
  /** These go into the query of a GET and into the JSON body of a POST. */
  fields?: Record<string, string | number | boolean>;
  /** Checks and converts the body of a 200. */
  schema: z.ZodMiniType<T>;
  /** Bytes of the largest answer that is read; 8 MiB unless given. */
  mostBytes?: number;
};

/** The body of a 200, and the time of its `Date` header (ms since the epoch; null where there is none). */
export type CallResult<T> = { value: T; serviceTime: number | null };

/** Both ways to call throw the errors of errors.ts, and `signal.reason` when aborted. */
export type Caller = {
  /** Sends one request. */
  once<T>(spec: CallSpec<T>, limits?: CallLimits): Promise<CallResult<T>>;
  /** Repeats the request after passing failures, as `limits` allow. */
  retrying<T>(spec: CallSpec<T>, limits?: CallLimits): Promise<CallResult<T>>;
  /** The service's time (ms since the epoch): our clock, corrected by the `Date` header of the latest answer. */
  serviceNow(): number;
  /** Milliseconds by which its clock is ahead of ours; null as long as no answer had a `Date`. */
  serviceAheadMs(): number | null;
};

const requestTimeoutMs = 10_000;
const defaultAttempts = 5;

/** Builds the caller. It holds the key, but nothing that it returns or throws contains the key. */
export function createCaller(options: CallerOptions): Caller {
  const { baseUrl, redact, debug, random } = options;
  const { clock } = options.transport;
  const { host } = new URL(baseUrl);
  let serviceAheadMs: number | null = null;
  const serviceNow = () => clock.now() + (serviceAheadMs ?? 0);

  const once = async <T>(spec: CallSpec<T>, limits: CallLimits = {}): Promise<CallResult<T>> => {
    const { goal, method, path, schema } = spec;
    const call: Call = { goal, method, path, host };
    const began = clock.now();
    const logResult = (result: string) =>
      debug(`${method} ${path}: ${result} in ${Math.round(clock.now() - began)} ms`);
    const answer = await send(spec, limits, options).catch((error: unknown) => {
      const reason = redact(reasonOf(error));
      logResult(reason);
      limits.signal?.throwIfAborted();
      throw new NoAnswerError(call, { reason, cause: error });
    });
    logResult(String(answer.status));
    const serviceTime = timeOf(answer);
    if (serviceTime !== null) serviceAheadMs = serviceTime - clock.now();
    return { value: interpret(call, answer, { schema, redact, serviceNow: serviceNow() }), serviceTime };
  };

  return {
    once,
    retrying: (spec, limits = {}) => {
      const { attempts = defaultAttempts, deadline = Infinity, signal } = limits;
      return retry({ clock, random }, { attempts, deadline, signal }, () => once(spec, limits));
    },
    serviceNow,
    serviceAheadMs: () => serviceAheadMs,
  };
}

/** Sends one request. The key travels in the query of a GET and in the body of a POST, as the API page asks. */
function send<T>(
  { method, path, fields, mostBytes = 8 * 1024 * 1024 }: CallSpec<T>,
  { timeoutMs = requestTimeoutMs, deadline = Infinity, signal }: CallLimits,
  { baseUrl, apiKey, transport }: CallerOptions,
): Promise<Answer> {
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  const parameters = { api_key: apiKey, ...fields };
  if (method === 'GET') {
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  }
  return exchange(transport, {
    method,
    url,
    ...(method === 'POST' ? { body: parameters } : {}),
    timeoutMs: Math.max(1, Math.min(timeoutMs, deadline - transport.clock.now())),
    signal,
    mostBytes,
  });
}

/** The answer's `Date` header (ms since the epoch); null where it is absent or no date. */
function timeOf(answer: Answer): number | null {
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(date) ? null : date;
}
