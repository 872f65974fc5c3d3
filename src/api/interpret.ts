// Turns an HTTP answer into checked data, or into the error that it stands for.
import * as z from 'zod/mini';
import { readable } from '../text/sanitize.ts';
import { type Call, MalformedAnswerError, RefusedError, UnavailableError } from './errors.ts';
import { parseRetryAfter } from './retry.ts';
import { fieldsOf } from './schemas.ts';
import type { Answer } from './transport.ts';

/** How to read an answer. */
export type AnswerReading<T> = {
  /** Checks and converts the body of a 200. */
  schema: z.ZodMiniType<T>;
  /** Removes keys from the body of every other answer. */
  redact: (text: string) => string;
  /** The time by the server's clock (ms since the epoch), for a `Retry-After` that is a date. */
  serviceNow: number;
};

/**
 * Returns the checked body of a 200. The body of any other status is an error message in plain text (API page,
 * "Notices"); it is made harmless and free of keys here. Throws RefusedError, UnavailableError or MalformedAnswerError.
 */
export function interpret<T>(
  call: Call,
  answer: Answer,
  { schema, redact, serviceNow }: AnswerReading<T>,
): T {
  const { status } = answer;
  const body = status === 200 ? answer.body : redact(readable(answer.body));
  if (status === 408 || status === 429 || status >= 500) {
    const retryAfterMs = parseRetryAfter(answer.header('retry-after'), serviceNow);
    throw new UnavailableError(call, { status, body, retryAfterMs });
  }
  const isPage = isWebPage(answer.body);
  const isKeyRefused = status === 401 || status === 403;
  if (status >= 400 && isPage && !isKeyRefused) throw foreignPage(call, status);
  if (status >= 400) throw new RefusedError(call, { status, body, isPage });
  if (status !== 200) {
    throw new MalformedAnswerError(call, { status, problem: 'a status that its API page does not name' });
  }
  const parsed = z.safeParse(schema, parseJson(call, body));
  if (parsed.success) return parsed.data;
  throw new MalformedAnswerError(call, {
    status,
    problem: `JSON that is not as described (${fieldsOf(parsed.error)})`,
  });
}

/** The error of JSON.parse is not kept as a cause, because it quotes the body, which may echo the key. */
function parseJson(call: Call, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    if (isWebPage(body)) throw foreignPage(call, 200);
    throw new MalformedAnswerError(call, { status: 200, problem: 'something that is not whole JSON' });
  }
}

/** A web page comes from a gateway, as the service's errors are plain text. Its 404 says nothing about a deployment. */
function foreignPage(call: Call, status: number): MalformedAnswerError {
  return new MalformedAnswerError(call, { status, problem: 'a web page instead of JSON or plain text' });
}

function isWebPage(body: string): boolean {
  return /^\s*<(!doctype|html|head|\?xml)/i.test(body);
}
