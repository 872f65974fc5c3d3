// What can go wrong with a call to the service, one small class a kind; each says goal, call, answer and remedy.
import { excerpt } from '../text/sanitize.ts';

/** The call an error speaks of. `goal` completes "Could not ..."; `path` never carries a query. */
export type Call = { goal: string; method: 'GET' | 'POST'; path: string; host: string };

const remedies = {
  key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets).',
  absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
  refused: 'Correct what the service objects to: the same call would be refused again.',
  capacity:
    'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
  limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
  down: 'The service itself has a problem; try again later.',
  answer:
    'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
} as const;

/** Common to all: `message` is complete and fit to be shown; `remedy` is its last sentence. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly call: Call;
  readonly answer: string;
  readonly remedy: string;

  constructor(call: Call, told: { answer: string; remedy: string; cause?: unknown }) {
    super(
      `Could not ${call.goal}: ${call.method} ${call.path} ${told.answer}. ${told.remedy}`,
      told.cause === undefined ? undefined : { cause: told.cause },
    );
    this.call = call;
    this.answer = told.answer;
    this.remedy = told.remedy;
  }
}

/** A definite no (4xx but 408 and 429): nothing took effect, and asking again changes nothing. */
export class RefusedError extends ApiError {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** What the service said, one line. */
  readonly said: string;

  constructor(call: Call, { status, body }: { status: number; body: string }) {
    const said = excerpt(body, 300);
    const remedy = remedyFor(call, status, said);
    super(call, { answer: `answered ${status}: ${trimStop(said)}`, remedy });
    this.status = status;
    this.said = said;
  }

  /** The key is wrong, revoked, or of another workspace. */
  get isKeyRefused(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** A passing no (408, 429, 5xx): a 5xx or 408 may have taken effect all the same, a 429 has not. */
export class UnavailableError extends ApiError {
  override readonly name = 'UnavailableError';
  readonly status: number;
  readonly said: string;
  /** Milliseconds the service asked to wait, or null. */
  readonly retryAfterMs: number | null;

  constructor(call: Call, told: { status: number; body: string; retryAfterMs: number | null }) {
    const said = excerpt(told.body, 300);
    super(call, {
      answer: `answered ${told.status}: ${trimStop(said)}`,
      remedy: told.status === 429 ? remedies.limited : remedies.down,
    });
    this.status = told.status;
    this.said = said;
    this.retryAfterMs = told.retryAfterMs;
  }
}

/** No answer arrived: refused or lost connection, DNS, TLS, proxy, or our own timeout. The call may have taken effect. */
export class NoAnswerError extends ApiError {
  override readonly name = 'NoAnswerError';

  constructor(call: Call, told: { reason: string; cause?: unknown }) {
    super(call, {
      answer: `got no answer (${told.reason})`,
      remedy: `Check that this runner reaches ${call.host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`,
      cause: told.cause,
    });
  }
}

/** An answer that is neither a yes nor a no: no JSON, cut off, a field missing, a status the API page does not name. */
export class MalformedAnswerError extends ApiError {
  override readonly name = 'MalformedAnswerError';

  constructor(call: Call, told: { status: number; problem: string }) {
    super(call, { answer: `answered ${told.status} with ${told.problem}`, remedy: remedies.answer });
  }
}

/** Whether the same call may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof UnavailableError ||
    error instanceof NoAnswerError ||
    error instanceof MalformedAnswerError
  );
}

/** Why a request got no answer, in words: the innermost cause's code and message, never empty. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error.message === '') return code || error.name;
  return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}

/** Whether a refused `/add` speaks of a name in use. The API page gives no code for it, so its words decide. */
export function soundsTaken(error: unknown): boolean {
  if (!(error instanceof RefusedError) || error.call.path !== '/add') return false;
  return error.status === 409 || /exist|taken|in use|already|duplicate|unique/i.test(error.said);
}

function remedyFor({ path }: Call, status: number, said: string): string {
  if (status === 401 || status === 403) return remedies.key;
  if (status === 404) return remedies.absent;
  // How the service words a want of capacity is not documented.
  const isForWantOfOne = /capacity|quota|exhaust|unavailable|not available|machine.?type/i.test(said);
  return path === '/add' && isForWantOfOne ? remedies.capacity : remedies.refused;
}

function trimStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}
