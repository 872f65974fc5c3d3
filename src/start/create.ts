// Creates a deployment and never loses track of it, even if an answer is lost or a create takes effect late.
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
import { noteMoment } from '../deployment/service-time.ts';
import type { CreatedClaim, Ledger } from '../deployment/state.ts';
import { isGone } from '../deployment/statuses.ts';
import { doublingPause, poll } from '../poll.ts';
import type { StepContext } from '../step-context.ts';
import { NameContestedError, NameTakenError, takenNameRemedy } from './errors.ts';

/** What a create works with. */
export type CreateOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'random' | 'signal' | 'job'>;
  ledger: Ledger;
  /** No further create is sent after this moment (ms since the epoch). */
  deadline: number;
};

/** What to create. `request.durationHours` contains the fingerprint; `durationHours` is what the user asked for. */
export type CreateSpec = {
  request: DeploymentRequest;
  durationHours: number;
  hasGeneratedName: boolean;
  /** Ids that were seen under the name before, which are not ours. */
  knownBefore: string[];
};

/** A deployment that this step created, and the claim on it. */
export type Created = { claim: CreatedClaim; deployment: Deployment };

const mostAttempts = 4;
/** Milliseconds for which a service that cannot be reached is tried: name servers and networks have bad moments. */
const unreachableMs = 20_000;
/** Milliseconds for which the name is looked up before a create is sent again. */
const adoptionMs = 5_000;
/** Milliseconds for which a cancelled step waits for the answer to a create, because the answer has the id. */
const answerGraceMs = 2_000;

/**
 * Sends `/add` until it is certain whether the service created the deployment. Where an answer was lost, it looks for
 * the deployment and takes it over. The claim is saved before the first request, and dropped where the service certainly
 * created nothing. Throws NameTakenError, the client's errors, or `signal.reason`.
 */
export async function create(spec: CreateSpec, options: CreateOptions): Promise<Created> {
  const { ledger, context } = options;
  const { clock, signal, random, job } = context;
  const beganAt = clock.now();
  /** The first failure whose effect is unknown. A later "already exists" may only mean what that create made. */
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
    if (!mayTryAgain(failure, made, clock.now() - beganAt)) throw sent.error;
    const delayMs = retryDelay(sent.error, made, random);
    if (clock.now() + delayMs >= options.deadline) throw sent.error;
    const count = wasNeverSent(sent.error) ? '' : ` (${made + 1} of ${mostAttempts})`;
    job.info(`The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s${count}.`);
    await clock.sleep(delayMs, signal);
  }
}

/** Whether a failed create may be sent again, after so many attempts and so much time (ms). */
function mayTryAgain({ error, effect }: Failure, made: number, sinceMs: number): boolean {
  if (effect === 'none' || effect === 'withheld') return false;
  return wasNeverSent(error) ? sinceMs < unreachableMs : made < mostAttempts;
}

/** A create that failed, what it may have done, and the first failure before it whose effect is unknown. */
type Failure = { error: unknown; effect: Effect; open: { error: unknown } | null };

/** Takes over the deployment of a create that was not confirmed; null where none shows. Throws where it is not ours. */
async function adoptAfter(
  sending: CreatedClaim,
  failure: Failure,
  options: CreateOptions,
): Promise<Created | null> {
  const { ledger, context } = options;
  const { effect } = failure;
  const claim = effect === 'none' || effect === 'none yet' ? takeBack(sending, ledger) : sending;
  // Another job may have taken the name. Unless a create of ours got no answer, only the fingerprint proves ours.
  const mayGoByName = effect !== 'taken' || claim.unansweredCreates > 1;
  // From here on the search may be cut short, and a rollback must not delete what may be another's.
  if (!mayGoByName) ledger.put({ ...claim, hasGeneratedName: false });
  context.signal.throwIfAborted();
  const found = await lookAfter(claim, effect, options);
  if (found !== null && (mayGoByName ? isOurs(claim, found) : hasFingerprint(claim, found))) {
    context.job.info(`The answer to the create was lost, but "${found.name}" is there: going on with it.`);
    return adopt(claim, found, options);
  }
  if (found !== null) throw refusedFor(found, claim, { ...failure, ledger });
  if (effect === 'taken') throw contested(claim, { ...failure, ledger });
  return null;
}

/**
 * The claim of this step's earlier creates under the name. What came of a confirmed one has been deleted since, so it is
 * among what was known before: reads that lag may still show it.
 */
export function claimedBefore({ state }: Ledger, name: string): CreatedClaim | undefined {
  const claim = state.claims
    .map((one) => (one.origin === 'created' ? one : one.unanswered))
    .find((one) => one?.name === name);
  if (claim == null) return undefined;
  if (claim.id === null) return claim;
  return { ...claim, id: null, knownBefore: [...claim.knownBefore, claim.id] };
}

/** Takes over a deployment that is ours although the answer to its create was lost. */
export function adopt(claim: CreatedClaim, deployment: Deployment, options: CreateOptions): Created {
  const unansweredCreates = Math.max(0, claim.unansweredCreates - 1);
  return settle({ ...claim, unansweredCreates, wasShown: true }, deployment, options);
}

/** The claim to save before the next `/add` is sent. */
function claimOfNext(spec: CreateSpec, { ledger, context }: CreateOptions): CreatedClaim {
  const first = claimFor(spec.request, { ...spec, moment: noteMoment(context) });
  const before = claimedBefore(ledger, spec.request.name);
  if (before === undefined) return first;
  return {
    ...first,
    unansweredCreates: before.unansweredCreates + 1,
    knownBefore: [...new Set([...before.knownBefore, ...first.knownBefore])],
  };
}

/** Takes the latest create out of the claim, because it certainly had no effect. */
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
  const isLimited = error instanceof UnavailableError && error.status === 429;
  return wasNeverSent(error) || isLimited ? 'none yet' : 'unknown';
}

function wasNeverSent(error: unknown): boolean {
  return error instanceof NoAnswerError && error.wasNeverSent;
}

/** Sends one `/add`. After an abort it waits a little for the answer, because that has the id. */
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

/** Saves the claim on a deployment that is known to be ours, with the id and the name that the service gave it. */
function settle(claim: CreatedClaim, deployment: Deployment, { ledger, context }: CreateOptions): Created {
  const { at, aheadMs } = noteMoment(context);
  const settled = {
    ...claim,
    name: deployment.name,
    id: deployment.id,
    hasGeneratedName: claim.hasGeneratedName && deployment.name === claim.name,
    confirmedAt: at,
    aheadMs,
  };
  if (deployment.name === claim.name) return { claim: ledger.put(settled), deployment };
  context.job.info(`The service named the deployment "${deployment.name}" instead of "${claim.name}".`);
  if (settled.unansweredCreates === 0) return { claim: ledger.put(settled, claim.name), deployment };
  // Earlier creates that got no answer are still looked for under the name that was asked for.
  ledger.put(claim);
  return { claim: ledger.put({ ...settled, unansweredCreates: 0 }), deployment };
}

/**
 * Looks the name up after a create that was not confirmed: for 5 s where a deployment may still show, and once where the
 * create was refused. Returns the deployment of that name, or null. Throws errors of the client that will not pass.
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

/** The error to throw where another deployment has the name. A claim on what may still be ours stays in the ledger. */
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
 * The error to throw where the name is in use and nobody can know whether by a deployment of ours. From then on the name
 * proves nothing, even if it was generated: only a deployment with our fingerprint is ours. A generated name that is in
 * use after an earlier create without an answer is ours, though.
 */
function contested(claim: CreatedClaim, { error, open, ledger }: Refusal, found?: Deployment): unknown {
  const isProof = found === undefined && claim.unansweredCreates > 1;
  ledger.put({ ...claim, hasGeneratedName: isProof && claim.hasGeneratedName });
  if (open !== null) return new NameContestedError(open.error);
  return found === undefined ? error : new NameTakenError(found, takenNameRemedy, 'perhaps ours');
}

/** Counts a failure that may pass as "nothing found yet". Throws any other. */
function unlessFinal(error: unknown): null {
  if (isTransient(error) || (error instanceof RefusedError && error.isPage)) return null;
  throw error;
}

/** A signal that aborts a little later than `signal`, so that an answer can still arrive. */
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
