// Builds the answers of faults.
import { type Answer, errorPage, text } from './call.ts';
import type { Fault } from './faults.ts';

type AnsweringFault = Extract<Fault, { kind: 'status' | 'html' | 'rate-limit' | 'body' }>;

const texts: Record<number, string> = {
  401: 'Unauthorized: api_key is missing or not valid',
  403: 'Forbidden',
  404: 'Not found',
  500: 'Internal server error',
  502: 'Bad gateway',
  503: 'Service unavailable',
  504: 'Gateway timeout',
};

/** The answer of a fault. A `Retry-After` date counts from `now` (ms since the epoch). */
export function wrongAnswer(fault: AnsweringFault, now = 0): Answer {
  switch (fault.kind) {
    case 'status':
      return text(fault.status, fault.text ?? texts[fault.status] ?? `Error ${fault.status}`);
    case 'html':
      return errorPage(fault.status);
    case 'rate-limit':
      return { ...text(429, 'Too many requests'), headers: retryAfter(fault, now) };
    case 'body':
      return {
        status: fault.status,
        body: fault.body,
        contentType: fault.contentType ?? 'application/json',
      };
  }
}

function retryAfter(
  { retryAfterSeconds, asDate }: Extract<Fault, { kind: 'rate-limit' }>,
  now: number,
): Record<string, string> {
  if (retryAfterSeconds === undefined) return {};
  const date = new Date(now + retryAfterSeconds * 1000).toUTCString();
  return { 'Retry-After': asDate ? date : String(retryAfterSeconds) };
}
