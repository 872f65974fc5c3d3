// The errors of a call to the service: one class for each kind of failure.
import { excerpt } from '../text/sanitize.ts';

/** The call that failed. `goal` completes "Could not ..."; `path` never carries a query. */
export type Call = { goal: string; method: 'GET' | 'POST'; path: string; host: string };

const remedies = {
  key: 'Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.',
  page: 'The service answers in plain text, so this web page comes from a proxy, firewall or gateway on the way to it: have that let the call through. If it is the service all the same, check the input "api-key".',
  plan: "The key is accepted, but the plan, its quota or its billing does not allow this: see the workspace's plan and billing pages.",
  absent: 'Check the name: it may have expired, or have been deleted meanwhile.',
  address: 'Check the path in "api-url": nothing at that address creates or lists deployments.',
  redirect:
    'The service does not redirect, so something else answers at this address: check the input "api-url".',
  refused: 'Correct what the service objects to: the same call would be refused again.',
  capacity:
    'Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later.',
  limited: 'The service limits how often this key may call; run fewer jobs at once, or try again later.',
  down: 'The service itself has a problem; try again later.',
  answer:
    'This is not what its API page describes; check the input "api-url" and any proxy in between, then report it.',
} as const;

/** The base of all these errors. `message` says goal, call, answer and remedy, and may be shown as it is. */
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

/** The service refused for good (4xx except 408 and 429): nothing was changed, and the same call fails again. */
export class RefusedError extends ApiError {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** The service's message in one line of at most 300 characters. */
  readonly serverMessage: string;
  /** True where the answer was a web page: a firewall or gateway spoke, perhaps after the service had done its work. */
  readonly isPage: boolean;

  constructor(call: Call, told: { status: number; body: string; isPage?: boolean; more?: string }) {
    const { status, isPage = false } = told;
    const serverMessage = excerpt(told.body, 300);
    const itsRemedy = isPage ? remedies.page : remedyFor(call, status, serverMessage);
    const remedy = [itsRemedy, told.more].filter(Boolean).join(' ');
    super(call, { answer: `answered ${status}: ${trimStop(serverMessage)}`, remedy });
    this.status = status;
    this.serverMessage = serverMessage;
    this.isPage = isPage;
  }

  /** True where the key is wrong, revoked, or of another workspace; false where plan, quota or billing is the reason. */
  get isKeyRefused(): boolean {
    return this.status === 401 || (this.status === 403 && !speaksOfPlan(this.status, this.serverMessage));
  }
}

/** The service refused for now (408, 429, 5xx). A 408 or 5xx may have taken effect nevertheless; a 429 has not. */
export class UnavailableError extends ApiError {
  override readonly name = 'UnavailableError';
  readonly status: number;
  /** The service's message in one line of at most 300 characters. */
  readonly serverMessage: string;
  /** The whole message, free of keys. The inference server puts the cause at its end. */
  readonly body: string;
  /** Milliseconds that the service asked to wait; null where it did not ask. */
  readonly retryAfterMs: number | null;

  constructor(call: Call, told: { status: number; body: string; retryAfterMs: number | null }) {
    const serverMessage = excerpt(told.body, 300);
    super(call, {
      answer: `answered ${told.status}: ${trimStop(serverMessage)}`,
      remedy: told.status === 429 ? remedies.limited : remedies.down,
    });
    this.status = told.status;
    this.serverMessage = serverMessage;
    this.body = told.body;
    this.retryAfterMs = told.retryAfterMs;
  }
}

/** No whole answer arrived: the connection was refused or lost, DNS, TLS or a proxy failed, or our timeout ended it. */
export class NoAnswerError extends ApiError {
  override readonly name = 'NoAnswerError';
  /** True where no connection was made, so the call was certainly not sent. Otherwise it may have taken effect. */
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

/** The answer is neither success nor refusal: it is not whole JSON, lacks a field, or has a status nobody documented. */
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

/** Says why a request got no answer: the code and message of the innermost cause. Never empty. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // What OpenSSL says ends with a line break.
  const message = error.message.replace(/\s+/g, ' ').trim();
  if (message === '') return code || error.name;
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
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
  // What macOS says where nobody on the network has that address.
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  connectTimeout,
]);

/** Whether the TLS handshake failed, for example over a certificate. No request is sent before it succeeds. */
function isTls(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO$)/.test(
    code,
  );
}

/** The codes of the innermost causes. There is one for each address that was tried; '' stands for a cause without. */
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
  if (codes.includes('ERR_SSL_WRONG_VERSION_NUMBER')) {
    return `Something else than https answers at ${host}: check the port in "api-url", and any proxy on the way.`;
  }
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

/** Whether `/add` was refused because the name is in use. The API page names no status for it, so its words decide. */
export function soundsTaken(error: unknown): boolean {
  if (!(error instanceof RefusedError) || error.call.path !== '/add') return false;
  if (error.status === 409) return true;
  const { serverMessage } = error;
  const speaksOfAbsence = /n[o']t (be )?(exist|found)|no such|unknown|invalid/i.test(serverMessage);
  return !speaksOfAbsence && /exists|taken|in use|duplicate|not unique|must be unique/i.test(serverMessage);
}

/** Whether `/add` was refused because the machine type does not exist or is not part of the plan. */
export function refusesMachineType(error: unknown): error is RefusedError {
  if (!(error instanceof RefusedError) || error.call.path !== '/add') return false;
  return /machine.?type/i.test(error.serverMessage);
}

/** Whether `/add` was refused for lack of capacity or by a quota: it may succeed later, or with another machine type. */
export function lacksCapacity(error: unknown): boolean {
  if (!(error instanceof RefusedError || error instanceof UnavailableError)) return false;
  if (error.call.path !== '/add') return false;
  const { status, serverMessage } = error;
  return capacityWords.test(serverMessage) || (status === 402 && /quota|limit/i.test(serverMessage));
}

/** It is not documented how the service words a lack of capacity; these are the likely words. */
const capacityWords =
  /capacity|quota|exhaust|unavailable|not available|too many|no (more )?(gpus?|machines?)|limit reached/i;

function speaksOfPlan(status: number, serverMessage: string): boolean {
  if (status === 402 || status === 423) return true;
  const planWords = /\b(plan|quota|billing|subscription|credits?|upgrade|payment|limit)/i;
  return status === 403 && planWords.test(serverMessage);
}

/** A key of another region or workspace may be answered as a workspace that is not there. */
function speaksOfKey(status: number, serverMessage: string): boolean {
  return status === 401 || status === 403 || (status === 404 && /workspace/i.test(serverMessage));
}

function remedyFor({ path }: Call, status: number, serverMessage: string): string {
  const isAboutMachine = capacityWords.test(serverMessage) || /machine.?type/i.test(serverMessage);
  if (path === '/add' && isAboutMachine) return remedies.capacity;
  const isAboutWorkspace = path === '/add' || path === '/list';
  // 423 means a locked workspace for these two calls; for the others it means a deployment that is locked for a while.
  if (speaksOfPlan(status, serverMessage) && (isAboutWorkspace || status !== 423)) return remedies.plan;
  if (speaksOfKey(status, serverMessage)) return remedies.key;
  if (status === 404) return isAboutWorkspace ? remedies.address : remedies.absent;
  return remedies.refused;
}

function trimStop(text: string): string {
  return text.replace(/[.\s]+$/, '');
}
