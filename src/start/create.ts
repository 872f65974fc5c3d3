// Creating a deployment so that it is never lost: every answer may go missing, and a late create may still land.
import type { DeploymentApi, DeploymentRequest } from '../api/client.ts';
import { ApiError, isTransient, RefusedError, soundsTaken, UnavailableError } from '../api/errors.ts';
import { retryDelay } from '../api/retry.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Clock, Random } from '../clock.ts';
import { claimFor, isOurs } from '../deployment/ownership.ts';
import type { Claim, Ledger } from '../deployment/state.ts';
import { isGone } from '../deployment/statuses.ts';
import { doublingPause, poll } from '../poll.ts';

/** The name belongs to a living deployment that is not ours. */
export class NameTakenError extends Error {
  override readonly name = 'NameTakenError';
  readonly existing: Deployment;

  constructor(existing: Deployment, remedy: string) {
    super(
      `Deployment "${existing.name}" exists already (id ${existing.id}, status ${existing.status}) and was not created by this step. ${remedy}`,
    );
    this.existing = existing;
  }
}

/** What remedies a taken name where the person gave it. */
export const takenNameRemedy =
  'Choose another "deployment-name" or leave it empty for a generated one, or say with "if-exists" whether to "reuse" or "replace" it.';

export type CreateOptions = {
  api: DeploymentApi;
  ledger: Ledger;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  info: (line: string) => void;
};

/** What to create. `request.durationHours` may carry a mark; `durationHours` is what was asked for. */
export type Creation = {
  request: DeploymentRequest;
  durationHours: number;
  isPrivateName: boolean;
  knownBefore: string[];
};

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
export async function create(
  creation: Creation,
  options: CreateOptions,
): Promise<{ claim: Claim; deployment: Deployment }> {
  const { ledger, clock, signal, info } = options;
  // One of that name may have been lost in an earlier round.
  let lostAt = lostBefore(ledger, creation.request.name)?.unconfirmedAt ?? null;
  for (let made = 1; ; made++) {
    signal.throwIfAborted();
    const claim = ledger.put(claimFor(creation.request, { ...creation, now: clock.now() }));
    ledger.mark({ createSentAt: ledger.state.marks.createSentAt ?? clock.now() });
    const sent = await send(creation.request, options);
    if ('deployment' in sent) return settleOn(claim, sent.deployment, { lostAt, options });
    if (sent.effect === 'unknown') lostAt = clock.now();
    if (lostAt === null) ledger.drop(claim);
    else ledger.put({ ...claim, unconfirmedAt: lostAt });
    signal.throwIfAborted();
    const adopted = await lookFor(claim, { error: sent.error, isUnresolved: lostAt !== null }, options);
    if (adopted) {
      info(`The answer to the create was lost, but "${adopted.name}" is there: going on with it.`);
      return settleOn(claim, adopted, { lostAt, options });
    }
    if (sent.effect === 'none' || made >= mostAttempts) throw sent.error;
    const delayMs = retryDelay(sent.error, made, options.random);
    info(
      `The create ${answerOf(sent.error)}; trying again in ${(delayMs / 1000).toFixed(1)} s (${made + 1} of ${mostAttempts}).`,
    );
    await clock.sleep(delayMs, signal);
  }
}

/** The claim of an earlier create under this name whose outcome is unknown. */
export function lostBefore({ state }: Ledger, name: string): Claim | undefined {
  return state.claims.find((claim) => claim.name === name && claim.id === null);
}

/** How a failed `/add` may have taken effect: `none` is a final no, `none yet` a no that may pass. */
type Effect = 'unknown' | 'none' | 'none yet';

/** One `/add`. An abort leaves the answer a moment to arrive, because it tells the id. */
async function send(
  request: DeploymentRequest,
  { api, clock, signal }: CreateOptions,
): Promise<{ deployment: Deployment } | { error: unknown; effect: Effect }> {
  const patience = patient(signal, clock);
  try {
    return { deployment: await api.add(request, { signal: patience.signal }) };
  } catch (error) {
    return { error, effect: effectOf(error) };
  } finally {
    patience.end();
  }
}

function answerOf(error: unknown): string {
  return error instanceof ApiError ? error.answer : 'was not confirmed';
}

/** Writes the id down. A create that was lost before may still land, once the name is free again. */
function settleOn(
  claim: Claim,
  deployment: Deployment,
  { lostAt, options }: { lostAt: number | null; options: CreateOptions },
): { claim: Claim; deployment: Deployment } {
  const confirmed = { ...claim, id: deployment.id, unconfirmedAt: lostAt, confirmedAt: options.clock.now() };
  return { claim: options.ledger.put(confirmed), deployment };
}

function effectOf(error: unknown): Effect {
  if (error instanceof RefusedError) return 'none';
  if (error instanceof UnavailableError && error.status === 429) return 'none yet';
  return 'unknown';
}

/**
 * Looks the name up: for 5 s while a create may be about to land or a refusal says that the name is in use, else once.
 * Returns what is ours, null where nothing is; throws NameTakenError where it is another's.
 */
async function lookFor(
  claim: Claim,
  after: { error: unknown; isUnresolved: boolean },
  options: CreateOptions,
): Promise<Deployment | null> {
  const { api, clock, random, signal } = options;
  const refusal = after.error instanceof RefusedError ? after.error : null;
  if (!after.isUnresolved && (refusal === null || refusal.isKeyRefused)) return null;
  const deadline = clock.now() + (after.isUnresolved || soundsTaken(after.error) ? adoptionMs : 0);
  const { outcome } = await poll({
    check: async () => {
      const found = await api
        .get(claim.name, { attempts: 1, deadline: clock.now() + adoptionMs, signal })
        .catch(unlessFinal);
      return found === null || isGone(found) || claim.knownBefore.includes(found.id)
        ? { pending: 'absent' }
        : { done: found };
    },
    pauseMs: doublingPause(250, 1_000, random),
    deadline,
    clock,
    signal,
  });
  if (outcome === 'timed out') return null;
  if (after.isUnresolved && isOurs(claim, outcome.done)) return outcome.done;
  throw new NameTakenError(outcome.done, takenNameRemedy);
}

/** A look that fails for a passing reason found nothing yet; any other failure ends the search. */
function unlessFinal(error: unknown): null {
  if (isTransient(error)) return null;
  throw error;
}

/** A signal that follows another after the grace given to an answer that is under way. */
function patient(signal: AbortSignal, clock: Clock): { signal: AbortSignal; end: () => void } {
  const later = new AbortController();
  const ended = new AbortController();
  const follow = async () => {
    await clock.sleep(answerGraceMs, ended.signal);
    if (!ended.signal.aborted) later.abort(signal.reason);
  };
  signal.addEventListener('abort', () => void follow(), { once: true, signal: ended.signal });
  return { signal: later.signal, end: () => ended.abort() };
}
