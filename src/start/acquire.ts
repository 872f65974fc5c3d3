// Coming by a deployment: a new one, or the one that is there already, as `if-exists` and `scope` say.
import type { DeploymentRequest } from '../api/client.ts';
import { RefusedError, soundsTaken } from '../api/errors.ts';
import type { Deployment } from '../api/schemas.ts';
import { generateName } from '../deployment/names.ts';
import { claimOfFound, markDuration } from '../deployment/ownership.ts';
import type { Claim } from '../deployment/state.ts';
import { isGone, isLeaving, isPaused } from '../deployment/statuses.ts';
import { remove } from '../teardown/delete-or-pause.ts';
import { type CreateOptions, create, lostBefore, NameTakenError, takenNameRemedy } from './create.ts';

/** What to come by. `name` null: one of our own making for this step alone. */
export type Wanted = {
  name: string | null;
  ifExists: 'fail' | 'reuse' | 'replace';
  runId: number;
  request: Omit<DeploymentRequest, 'name'>;
};

/** What the step now answers for, as the service first showed it. */
export type Acquired = { claim: Claim; deployment: Deployment };

const mostNames = 5;
/** Milliseconds for which a name that is said to be taken is looked for again. */
const roundsMs = 60_000;
/** Milliseconds that a deployment of that name may take to go before the name is used. */
const leavingMs = 60_000;

/**
 * Creates or attaches. Every claim is in the ledger before the service could act upon it. Throws NameTakenError and
 * whatever `create` throws.
 */
export async function acquire(wanted: Wanted, options: CreateOptions): Promise<Acquired> {
  if (wanted.name === null) return createPrivate(wanted, options);
  const { name } = wanted;
  const { clock, signal } = options;
  const givesUpAt = clock.now() + roundsMs;
  for (let round = 1; ; round++) {
    const existing = await settled(name, options);
    if (existing !== null) return await attach(existing, wanted, options);
    try {
      return await createNamed(wanted, { name, knownBefore: [] }, options);
    } catch (error) {
      // Somebody else was faster, as the jobs of one run are when they all start at once: look again.
      const isTaken = error instanceof NameTakenError || soundsTaken(error);
      if (!isTaken || wanted.ifExists === 'fail' || clock.now() >= givesUpAt) throw error;
      // What was seen is attached to at once; what is only said to be there may take a moment to show.
      if (round > 1 || !(error instanceof NameTakenError)) await clock.sleep(1_000, signal);
      signal.throwIfAborted();
    }
  }
}

/** Creates under a generated name; one that happens to be taken is replaced by another. */
async function createPrivate(wanted: Wanted, options: CreateOptions): Promise<Acquired> {
  const { durationHours } = wanted.request;
  for (let made = 1; ; made++) {
    const name = generateName(wanted.runId, options.random);
    const request = { ...wanted.request, name };
    try {
      return await create({ request, durationHours, isPrivateName: true, knownBefore: [] }, options);
    } catch (error) {
      // The word of the service is enough, unless a create of ours that was lost may be what has the name.
      const isTaken =
        error instanceof NameTakenError || (soundsTaken(error) && !lostBefore(options.ledger, name));
      if (!isTaken || made >= mostNames) throw error;
      options.info(`The name "${name}" is taken; trying another.`);
    }
  }
}

/** Creates under a name that others may use, too; `knownBefore` are the ids that were seen under it. */
function createNamed(
  wanted: Wanted,
  { name, knownBefore }: { name: string; knownBefore: string[] },
  options: CreateOptions,
): Promise<Acquired> {
  const { durationHours } = wanted.request;
  const markedHours =
    lostBefore(options.ledger, name)?.request?.markedHours ?? markDuration(durationHours, options.random);
  const request = { ...wanted.request, name, durationHours: markedHours };
  return create({ request, durationHours, isPrivateName: false, knownBefore }, options);
}

/** What lives under the name, after one that is on its way out has gone; null where nothing does. */
async function settled(
  name: string,
  { api, clock, signal, info }: CreateOptions,
): Promise<Deployment | null> {
  const deadline = clock.now() + leavingMs;
  for (let looks = 1; ; looks++) {
    const found = await api.get(name, { signal });
    if (found === null || isGone(found)) return null;
    if (!isLeaving(found) || clock.now() >= deadline) return found;
    if (looks === 1) info(`A deployment "${name}" is being deleted; waiting for it to go.`);
    await clock.sleep(1_000, signal);
  }
}

async function attach(existing: Deployment, wanted: Wanted, options: CreateOptions): Promise<Acquired> {
  if (wanted.ifExists === 'fail') throw new NameTakenError(existing, takenNameRemedy);
  if (wanted.ifExists === 'replace') return await replace(existing, wanted, options);
  if (existing.status === 'failed' || isLeaving(existing)) {
    throw new NameTakenError(existing, 'It cannot be reused: delete it, or say "if-exists: replace".');
  }
  const { api, ledger, clock, signal, info } = options;
  const wasPaused = isPaused(existing);
  const found = claimOfFound(existing, wasPaused);
  const claim = ledger.put({ ...found, unconfirmedAt: wasPaused ? clock.now() : null });
  info(
    `Using deployment "${existing.name}" (id ${existing.id}, ${existing.status}), which this step did not create.`,
  );
  if (wasPaused) {
    info('It was paused; resuming it.');
    // Another job may have been faster; whether it comes up is what the wait for readiness finds out.
    await api.resume(existing.name, { signal }).catch(unlessKeyRefused);
    return { claim: ledger.put({ ...claim, unconfirmedAt: clock.now() }), deployment: existing };
  }
  return { claim, deployment: existing };
}

async function replace(existing: Deployment, wanted: Wanted, options: CreateOptions): Promise<Acquired> {
  const { api, clock, random, info } = options;
  info(`Replacing deployment "${existing.name}" (id ${existing.id}, ${existing.status}).`);
  const now = clock.now();
  const teardown = await remove(claimOfFound(existing), {
    api,
    clock,
    random,
    deadline: now + leavingMs,
    verifyMs: leavingMs,
    lookUntil: now,
    requestTimeoutMs: 10_000,
    hurry: options.signal,
  });
  if (teardown.outcome !== 'gone') {
    const problem =
      teardown.outcome === 'unverified' ? teardown.problem : 'another of that name has appeared';
    throw new NameTakenError(existing, `It could not be replaced: ${problem}`);
  }
  return await createNamed(wanted, { name: existing.name, knownBefore: [existing.id] }, options);
}

function unlessKeyRefused(error: unknown): void {
  if (!(error instanceof RefusedError) || error.isKeyRefused) throw error;
}
