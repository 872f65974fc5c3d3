// One call to the service: sent with the key, given its own time, tried again where that is safe, and debugged.
import type * as z from 'zod/mini';
import type { Random } from '../clock.ts';
import { type Call, NoAnswerError, reasonOf } from './errors.ts';
import { interpret } from './interpret.ts';
import { retry } from './retry.ts';
import { type Answer, exchange, type Transport } from './transport.ts';

/** How long a call may take in all (`deadline`, ms since the epoch), how often it is tried, and what ends it early. */
export type CallLimits = {
  deadline?: number;
  attempts?: number;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
};

/** Where the service is, the key it is called with, how to get there, what to leave unsaid. */
export type CallerOptions = {
  baseUrl: string;
  apiKey: string;
  transport: Transport;
  random: Random;
  /** Takes the keys out of what the service says, before it is shortened: half a key is not recognised. */
  redact: (text: string) => string;
  /** Told of each exchange: method, path, status or failure, milliseconds. */
  debug: (line: string) => void;
};

/** A call: `goal` completes "Could not ...", `fields` go into the query or the body, `schema` is what a 200 must be. */
export type CallSpec<T> = {
  method: 'GET' | 'POST';
  path: string;
  goal: string;
  fields?: Record<string, string | number | boolean>;
  schema: z.ZodMiniType<T>;
  /** Bytes of the largest answer that is read; by default 8 MiB. */
  mostBytes?: number;
};

/** What a 200 said, and the service's own time as it said so (ms since the epoch; null if not told). */
export type CallResult<T> = { value: T; serviceTime: number | null };

/** Both throw the errors of errors.ts, and `signal.reason` when aborted. */
export type Caller = {
  /** Calls once. */
  once<T>(spec: CallSpec<T>, limits?: CallLimits): Promise<CallResult<T>>;
  /** Calls until an answer is final, at most five times unless told. */
  retrying<T>(spec: CallSpec<T>, limits?: CallLimits): Promise<CallResult<T>>;
  /** The service's time in ms since the epoch: the clock, corrected by the `Date` of its latest answer. */
  serviceNow(): number;
};

/** Milliseconds one request may take. */
const requestTimeoutMs = 10_000;
const defaultAttempts = 5;

/** Builds the caller. It holds the key; nothing that it returns or throws contains it. */
export function createCaller(options: CallerOptions): Caller {
  const { baseUrl, redact, debug, random } = options;
  const { clock } = options.transport;
  const { host } = new URL(baseUrl);
  let serviceAheadMs = 0;
  const serviceNow = () => clock.now() + serviceAheadMs;

  const once = async <T>(spec: CallSpec<T>, limits: CallLimits = {}): Promise<CallResult<T>> => {
    const { goal, method, path, schema } = spec;
    const call: Call = { goal, method, path, host };
    const began = clock.now();
    const tell = (result: string) =>
      debug(`${method} ${path}: ${result} in ${Math.round(clock.now() - began)} ms`);
    const answer = await send(spec, limits, options).catch((error: unknown) => {
      const reason = redact(reasonOf(error));
      tell(reason);
      limits.signal?.throwIfAborted();
      throw new NoAnswerError(call, { reason, cause: error });
    });
    tell(String(answer.status));
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
  };
}

/** One request, the key in its query or its body as the API page has it. */
function send<T>(
  { method, path, fields, mostBytes = 8 * 1024 * 1024 }: CallSpec<T>,
  { timeoutMs = requestTimeoutMs, deadline = Infinity, signal }: CallLimits,
  { baseUrl, apiKey, transport }: CallerOptions,
): Promise<Answer> {
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  const all = { api_key: apiKey, ...fields };
  if (method === 'GET') {
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, String(value));
  }
  return exchange(transport, {
    method,
    url,
    ...(method === 'POST' ? { body: all } : {}),
    timeoutMs: Math.max(1, Math.min(timeoutMs, deadline - transport.clock.now())),
    signal,
    mostBytes,
  });
}

function timeOf(answer: Answer): number | null {
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(date) ? null : date;
}
