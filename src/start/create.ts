// Creating a deployment so that it is never lost: every answer may go missing, and a create may take effect late.
import type { DeploymentRequest } from '../api/client.ts';
import {
  ApiError,
  isTransient,
  NoAnswerError,
  RefusedError,
  soundsTaken,
  UnavailableError,
} from '../api/errors.ts';
import { retryDelay } from '../api/retry.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Clock } from '../clock.ts';
import { claimFor, hasFingerprint, isOurs, mayBeOurs } from '../deployment/ownership.ts';
import type { CreatedClaim, Ledger } from '../deployment/state.ts';
import { isGone } from '../deployment/statuses.ts';
import { doublingPause, poll } from '../poll.ts';
import type { StepContext } from '../step-context.ts';
import { NameContestedError, NameTakenError, takenNameRemedy } from './errors.ts';

export type CreateOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'random' | 'signal' | 'job'>;
  ledger: Ledger;
  /** No further create is sent after this moment (ms since the epoch). */
  deadline: number;
};

/** What to create. `request.durationHours` carries the fingerprint; `durationHours` is what was asked for. */
export type CreateSpec = {
  request: DeploymentRequest;
  durationHours: number;
  hasGeneratedName: boolean;
  knownBefore: string[];
};

/** A deployment that this step created, and the claim on it. */
export type Created = { claim: CreatedClaim; deployment: Deployment };

const mostAttempts = 4;
/** Milliseconds for which the name is looked up before a create is sent again. */
const adoptionMs = 5_000;
/** Milliseconds a cancelled step still waits for the answer to a create that is under way: it tells the id. */
const answerGraceMs = 2_000;

/**
 * Sends `/add` until the service says yes or no for certain, adopting what a lost answer left behind. The claim is in
 * the ledger before the first request; it is dropped where the service certainly created nothing. Throws
 * NameTakenError, the client's errors, or `signal.reason`.
 */
export async function create(spec: CreateSpec, options: CreateOptions): Promise<Created> {
  const { ledger, context } = options;
  const { clock, signal, random, job } = context;
  /** The first failure that left the outcome open: a later "already exists" may only speak of what came of that. */
  let open: { error: unknown } | null = null;
  for (let made = 1; ; made++) {
    signal.throwIfAborted();
    const sending = ledger.put(claimOfNext(spec, options));
    ledger.mark({ createSentAt: ledger.state.marks.createSentAt ?? clock.now() });
    const sent = await send(spec.request, context);
    if ('deployment' in sent) return confirm(sending, sent.deployment, options);
    const failure: Failure = { error: sent.error, effect: effectOf(sent.error), open };
    const adopted = await adoptAfter(sending, failure, options);
    if (adopted !== null) return adopted;
    if (failure.effect === 'unknown') open ??= sent;
    const isFinal = failure.effect === 'none' || failure.effect === 'withheld';
    if (isFinal || made >= mostAttempts) throw sent.error;
    const delayMs = retryDelay(sent.error, made, random);
    if (clock.now() + delayMs >= options.deadline) throw sent.error;
    job.info(
      `The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s (${made + 1} of ${mostAttempts}).`,
    );
    await clock.sleep(delayMs, signal);
  }
}

/** A create that failed, and the first one before it that left the outcome open. */
type Failure = { error: unknown; effect: Effect; open: { error: unknown } | null };

/** What came of a create that was not confirmed, or null where nothing shows. Throws where the name is another's. */
async function adoptAfter(
  sending: CreatedClaim,
  failure: Failure,
  options: CreateOptions,
): Promise<Created | null> {
  const { ledger, context } = options;
  const { effect } = failure;
  const claim = effect === 'none' || effect === 'none yet' ? takeBack(sending, ledger) : sending;
  // From here on the search may be cut short, and a rollback must not delete what may be another's.
  if (effect === 'taken') ledger.put({ ...claim, hasGeneratedName: false });
  context.signal.throwIfAborted();
  const found = await lookAfter(claim, effect, options);
  // A name that is taken may be a sibling's: without a create of ours that got no answer, only the fingerprint tells.
  const mayGoByName = effect !== 'taken' || claim.unansweredCreates > 1;
  if (found !== null && (mayGoByName ? isOurs(claim, found) : hasFingerprint(claim, found))) {
    context.job.info(`The answer to the create was lost, but "${found.name}" is there: going on with it.`);
    return adopt(claim, found, options);
  }
  if (found !== null) throw refusedFor(found, claim, { ...failure, ledger });
  if (effect === 'taken') throw contested(claim, { ...failure, ledger });
  return null;
}

/** The claim of earlier creates under this name whose outcome is unknown. */
export function unansweredBefore({ state }: Ledger, name: string): CreatedClaim | undefined {
  return state.claims
    .filter((claim) => claim.origin === 'created')
    .find((claim) => claim.name === name && claim.id === null && claim.unansweredCreates > 0);
}

/** What is ours although the answer to its create never arrived. */
export function adopt(claim: CreatedClaim, deployment: Deployment, options: CreateOptions): Created {
  const unansweredCreates = Math.max(0, claim.unansweredCreates - 1);
  return settle({ ...claim, unansweredCreates, wasShown: true }, deployment, options);
}

/** The claim that the next `/add` needs to be written down. */
function claimOfNext(spec: CreateSpec, { ledger, context }: CreateOptions): CreatedClaim {
  const first = claimFor(spec.request, { ...spec, now: context.clock.now() });
  const before = unansweredBefore(ledger, spec.request.name);
  return before === undefined ? first : { ...first, unansweredCreates: before.unansweredCreates + 1 };
}

/** The create just sent certainly had no effect. */
function takeBack(claim: CreatedClaim, ledger: Ledger): CreatedClaim {
  const earlier = { ...claim, unansweredCreates: claim.unansweredCreates - 1 };
  if (earlier.unansweredCreates > 0) return ledger.put(earlier);
  ledger.drop(claim);
  return earlier;
}

/**
 * How a failed `/add` may have taken effect. `none`: refused for good. `none yet`: rate-limited or never sent, may be
 * sent again. `taken`: the name is in use, perhaps by this very create, sent twice by a proxy. `withheld`: a firewall
 * refused it for good, perhaps only its answer.
 */
type Effect = 'unknown' | 'none' | 'none yet' | 'taken' | 'withheld';

function effectOf(error: unknown): Effect {
  if (error instanceof RefusedError && error.isPage) return 'withheld';
  if (error instanceof RefusedError) return soundsTaken(error) ? 'taken' : 'none';
  const isUnsent = error instanceof NoAnswerError && error.wasNeverSent;
  const isLimited = error instanceof UnavailableError && error.status === 429;
  return isUnsent || isLimited ? 'none yet' : 'unknown';
}

/** One `/add`. An abort leaves the answer a moment to arrive, because it tells the id. */
async function send(
  request: DeploymentRequest,
  { api, clock, signal }: CreateOptions['context'],
): Promise<{ deployment: Deployment } | { error: unknown }> {
  const delayed = delayedSignal(signal, clock);
  try {
    return { deployment: await api.add(request, { signal: delayed.signal }) };
  } catch (error) {
    return { error };
  } finally {
    delayed.end();
  }
}

function answerOf(error: unknown): string {
  return error instanceof ApiError ? error.answer : 'was not confirmed';
}

/** Writes down the id and the name that the service answered with: they are what exists, whatever was asked for. */
function confirm(claim: CreatedClaim, deployment: Deployment, options: CreateOptions): Created {
  if (claim.knownBefore.includes(deployment.id)) {
    takeBack(claim, options.ledger);
    throw new NameTakenError(deployment, takenNameRemedy);
  }
  return settle({ ...claim, unansweredCreates: claim.unansweredCreates - 1 }, deployment, options);
}

/** The claim on what is known to be ours, under the id and the name that the service tells. */
function settle(claim: CreatedClaim, deployment: Deployment, { ledger, context }: CreateOptions): Created {
  const settled = {
    ...claim,
    name: deployment.name,
    id: deployment.id,
    hasGeneratedName: claim.hasGeneratedName && deployment.name === claim.name,
    confirmedAt: context.clock.now(),
  };
  if (deployment.name === claim.name) return { claim: ledger.put(settled), deployment };
  context.job.info(`The service named the deployment "${deployment.name}" instead of "${claim.name}".`);
  if (settled.unansweredCreates === 0) return { claim: ledger.put(settled, claim.name), deployment };
  // Earlier creates without an answer are still looked for under the name that was asked for.
  ledger.put(claim);
  return { claim: ledger.put({ ...settled, unansweredCreates: 0 }), deployment };
}

/**
 * Looks the name up after a create that was not confirmed: for 5 s where one may be about to show, once where it was
 * refused for another reason. Returns what has the name, null where nothing is shown. Throws what ends the search.
 */
async function lookAfter(
  claim: CreatedClaim,
  effect: Effect,
  { context }: CreateOptions,
): Promise<Deployment | null> {
  const { api, clock, random, signal } = context;
  if (claim.unansweredCreates === 0) return null;
  const deadline = clock.now() + adoptionMs;
  const { outcome } = await poll({
    check: async () => {
      const found = await api
        .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
        .catch(unlessFinal);
      const isAnother = found !== null && (isGone(found) || claim.knownBefore.includes(found.id));
      return found === null || isAnother ? { pending: 'absent' } : { done: found };
    },
    pauseMs: doublingPause(250, 1_000, random),
    deadline: effect === 'none' ? clock.now() : deadline,
    clock,
    signal,
  });
  return outcome === 'timed out' ? null : outcome.done;
}

type Refusal = Failure & { ledger: Ledger };

/** Another deployment has the name: the error to throw. What may be ours all the same stays in the ledger. */
function refusedFor(
  found: Deployment,
  claim: CreatedClaim,
  { error, effect, open, ledger }: Refusal,
): unknown {
  if (mayBeOurs(claim, found)) return contested(claim, { error, effect, open, ledger }, found);
  if (effect === 'taken') takeBack(claim, ledger);
  return new NameTakenError(found, takenNameRemedy);
}

/**
 * The name is in use, and what has it may be ours or not. A generated name is then no longer known to be this step's
 * alone: what shows under it later is ours only with our fingerprint, and told otherwise.
 */
function contested(claim: CreatedClaim, { error, open, ledger }: Refusal, found?: Deployment): unknown {
  ledger.put({ ...claim, hasGeneratedName: false });
  if (open !== null) return new NameContestedError(open.error);
  return found === undefined ? error : new NameTakenError(found, takenNameRemedy, true);
}

/** A look that fails for a passing reason found nothing yet; any other failure ends the search. */
function unlessFinal(error: unknown): null {
  if (isTransient(error) || (error instanceof RefusedError && error.isPage)) return null;
  throw error;
}

/** A signal that follows another after the grace given to an answer that is under way. */
function delayedSignal(signal: AbortSignal, clock: Clock): { signal: AbortSignal; end: () => void } {
  const later = new AbortController();
  const ended = new AbortController();
  const follow = async () => {
    await clock.sleep(answerGraceMs, ended.signal);
    if (!ended.signal.aborted) later.abort(signal.reason);
  };
  signal.addEventListener('abort', () => void follow(), { once: true, signal: ended.signal });
  return { signal: later.signal, end: () => ended.abort() };
}
