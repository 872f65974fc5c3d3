// What an answer of the service or an endpoint means: a 200 is checked JSON, everything else an error of its own kind.
import * as z from 'zod/mini';
import { harmless } from '../text/sanitize.ts';
import { type Call, MalformedAnswerError, RefusedError, UnavailableError } from './errors.ts';
import { parseRetryAfter } from './retry.ts';
import { fieldsOf } from './schemas.ts';
import type { Answer } from './transport.ts';

/** What a 200 must be, how keys are taken out of anything else, and the time by the other side (ms since the epoch). */
export type AnswerReading<T> = {
  schema: z.ZodMiniType<T>;
  redact: (text: string) => string;
  serviceNow: number;
};

/**
 * The value of a 200, checked; everything else is an error, at the service in plain text (API page, "Notices"), made
 * harmless and free of keys here. Throws RefusedError, UnavailableError or MalformedAnswerError.
 */
export function interpret<T>(
  call: Call,
  answer: Answer,
  { schema, redact, serviceNow }: AnswerReading<T>,
): T {
  const { status } = answer;
  const body = status === 200 ? answer.body : redact(harmless(answer.body));
  if (status === 408 || status === 429 || status >= 500) {
    const retryAfterMs = parseRetryAfter(answer.header('retry-after'), serviceNow);
    throw new UnavailableError(call, { status, body, retryAfterMs });
  }
  const isKeyRefused = status === 401 || status === 403;
  if (status >= 400 && isWebPage(body) && !isKeyRefused) throw foreignPage(call, status);
  if (status >= 400) throw new RefusedError(call, { status, body });
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

/** What JSON.parse complains of quotes the body, and that may echo the key: so its error is not kept. */
function parseJson(call: Call, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    if (isWebPage(body)) throw foreignPage(call, 200);
    throw new MalformedAnswerError(call, { status: 200, problem: 'something that is not whole JSON' });
  }
}

/** Something in between spoke, not the service, whose errors are plain text: a 404 of it says nothing about a name. */
function foreignPage(call: Call, status: number): MalformedAnswerError {
  return new MalformedAnswerError(call, { status, problem: 'a web page instead of JSON or plain text' });
}

function isWebPage(body: string): boolean {
  return /^\s*<(!doctype|html|head|\?xml)/i.test(body);
}
