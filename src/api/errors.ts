// What can go wrong with a call to the service, one small class a kind; each says goal, call, answer and remedy.
import { excerpt } from '../text/sanitize.ts';

/** The call an error speaks of. `goal` completes "Could not ..."; `path` never carries a query. */
export type Call = { goal: string; method: 'GET' | 'POST'; path: string; host: string };

const remedies = {
  key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse.',
  plan: "The key is accepted, but the plan, its quota or its billing does not allow this: see the workspace's plan and billing pages.",
  absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
  address: 'Check the path in "api-url": nothing at that address creates or lists deployments.',
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

/** A definite no (4xx but 408 and 429): nothing took effect, and asking again at once changes nothing. */
export class RefusedError extends ApiError {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** What the service said, one line. */
  readonly said: string;

  constructor(call: Call, { status, body, more }: { status: number; body: string; more?: string }) {
    const said = excerpt(body, 300);
    const remedy = [remedyFor(call, status, said), more].filter(Boolean).join(' ');
    super(call, { answer: `answered ${status}: ${trimStop(said)}`, remedy });
    this.status = status;
    this.said = said;
  }

  /** The key is wrong, revoked, or of another workspace; not where the answer speaks of plan, quota or billing. */
  get isKeyRefused(): boolean {
    return this.status === 401 || (this.status === 403 && !speaksOfPlan(this.status, this.said));
  }
}

/** A passing no (408, 429, 5xx): a 5xx or 408 may have taken effect all the same, a 429 has not. */
export class UnavailableError extends ApiError {
  override readonly name = 'UnavailableError';
  readonly status: number;
  readonly said: string;
  /** All that the service said, free of keys: a cause may stand at its end. */
  readonly body: string;
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
    this.body = told.body;
    this.retryAfterMs = told.retryAfterMs;
  }
}

/** No answer arrived: refused or lost connection, DNS, TLS, proxy, or our own timeout. */
export class NoAnswerError extends ApiError {
  override readonly name = 'NoAnswerError';
  /** No connection came about, so the call was certainly not sent; any other may have taken effect. */
  readonly wasNeverSent: boolean;

  constructor(call: Call, told: { reason: string; cause?: unknown }) {
    super(call, {
      answer: `got no answer (${told.reason})`,
      remedy: remedyForNoAnswer(call.host, codesOf(told.cause)),
      cause: told.cause,
    });
    const codes = codesOf(told.cause);
    this.wasNeverSent = codes.length > 0 && codes.every((code) => unsentCodes.has(code) || isTls(code));
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

/** A proxy answered CONNECT with something else than 200 (undici has no code of its own for it). */
const proxyRefusal = 'proxy refusal';
const connectTimeout = 'UND_ERR_CONNECT_TIMEOUT';

/** Codes of a connection that did not come about (Node's `dns`, `net` and undici). */
const unsentCodes = new Set([
  proxyRefusal,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  connectTimeout,
]);

/** A certificate that is not trusted, or a handshake that failed: nothing is sent before that succeeds. */
function isTls(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/.test(
    code,
  );
}

/** The codes of the innermost causes: one for each address that was tried. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(codesOf);
  if (error.cause instanceof Error) return codesOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'UND_ERR_ABORTED' && error.message.startsWith('Proxy response (')) return [proxyRefusal];
  // The same code stands for a connection that came about and then fell silent.
  if (code === 'ETIMEDOUT' && 'syscall' in error && error.syscall === 'connect') return [connectTimeout];
  return [code];
}

function remedyForNoAnswer(host: string, codes: readonly string[]): string {
  if (codes.some(isTls)) {
    return `The certificate of ${host} is not trusted here: where a proxy or server of your own signs it, set NODE_EXTRA_CA_CERTS to the file of its authority.`;
  }
  if (codes.includes(proxyRefusal)) {
    return `The proxy did not connect to ${host}: check that HTTPS_PROXY names the right one and that it allows this host, or leave it out with NO_PROXY.`;
  }
  if (codes.includes('ENOTFOUND')) {
    return `Check the spelling of ${host} in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
  }
  return `Check that this runner reaches ${host}; behind a proxy, set HTTPS_PROXY and NO_PROXY.`;
}

/** Whether a refused `/add` speaks of a name in use. The API page gives no code for it, so its words decide. */
export function soundsTaken(error: unknown): boolean {
  if (!(error instanceof RefusedError) || error.call.path !== '/add') return false;
  if (error.status === 409) return true;
  const speaksOfAbsence = /n[o']t (be )?(exist|found)|no such|unknown|invalid/i.test(error.said);
  return !speaksOfAbsence && /exists|taken|in use|duplicate|not unique|must be unique/i.test(error.said);
}

/** Whether `/add` was refused over its machine type: one that does not exist, or not for this plan. */
export function refusesMachineType(error: unknown): error is RefusedError {
  return error instanceof RefusedError && error.call.path === '/add' && /machine.?type/i.test(error.said);
}

/** Whether `/add` was refused for want of capacity or by a quota: the same call may succeed later, or for another type. */
export function lacksCapacity(error: unknown): boolean {
  if (!(error instanceof RefusedError || error instanceof UnavailableError)) return false;
  if (error.call.path !== '/add') return false;
  return capacityWords.test(error.said) || (error.status === 402 && /quota|limit/i.test(error.said));
}

/** How the service words a want of capacity is not documented. */
const capacityWords =
  /capacity|quota|exhaust|unavailable|not available|too many|no (more )?(gpus?|machines?)|limit reached/i;

function speaksOfPlan(status: number, said: string): boolean {
  if (status === 402 || status === 423) return true;
  return status === 403 && /\b(plan|quota|billing|subscription|credits?|upgrade|payment|limit)/i.test(said);
}

function remedyFor({ path }: Call, status: number, said: string): string {
  if (path === '/add' && (capacityWords.test(said) || /machine.?type/i.test(said))) return remedies.capacity;
  // A locked deployment is a passing state of it; a locked workspace is what 423 means for all other calls.
  if (
    path === '/add' || path === '/list'
      ? speaksOfPlan(status, said)
      : speaksOfPlan(status, said) && status !== 423
  ) {
    return remedies.plan;
  }
  if (status === 401 || status === 403) return remedies.key;
  if (status === 404) return path === '/add' || path === '/list' ? remedies.address : remedies.absent;
  return remedies.refused;
}

function trimStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}
