// Creates a deployment or attaches to one that exists, as `if-exists` and `scope` say.
import type { DeploymentRequest } from '../api/client.ts';
import { RefusedError, soundsTaken } from '../api/errors.ts';
import type { Deployment } from '../api/schemas.ts';
import { generateName } from '../deployment/names.ts';
import { claimOfFound, fingerprintDuration, hasFingerprint, mayBeOurs } from '../deployment/ownership.ts';
import type { Claim, Ledger } from '../deployment/state.ts';
import { isGone, isLeaving, isPaused, isPausing } from '../deployment/statuses.ts';
import type { StepContext } from '../step-context.ts';
import { deleteOrPause } from '../teardown/delete-or-pause.ts';
import { adopt, type CreateSpec, claimedBefore, create } from './create.ts';
import { type Holder, NameContestedError, NameTakenError, takenNameRemedy } from './errors.ts';
import { requireRoom } from './running-cap.ts';

/** Which deployment to start. */
export type AcquireRequest = {
  /** Null stands for a generated name, which belongs to this step alone. */
  name: string | null;
  ifExists: 'fail' | 'reuse' | 'replace';
  /** Nothing is created where so many deployments with generated names are alive; null means no limit. */
  maxRunning: number | null;
  request: Omit<DeploymentRequest, 'name'>;
};

/** The deployment that the step has acquired, as the service first showed it, and the claim on it. */
export type Acquired = { claim: Claim; deployment: Deployment };

/** What it works with; no create is sent after `deadline` (ms since the epoch). */
export type AcquireOptions = { context: StepContext; ledger: Ledger; deadline: number };

/** Generated names that are tried. */
const mostNames = 3;
/** Milliseconds for which a name is looked up again where the service says that it is taken. */
const roundsMs = 60_000;
/** Milliseconds to wait for a deployment of that name that is being deleted. */
const leavingMs = 60_000;

/**
 * Creates a deployment or attaches to one. Every claim is saved before the service can act on it. Throws NameTakenError,
 * CapReachedError, and what `create` throws.
 */
export async function acquire(asked: AcquireRequest, options: AcquireOptions): Promise<Acquired> {
  const { name } = asked;
  return name === null ? createUnderGeneratedName(asked, options) : acquireNamed(asked, name, options);
}

/** Creates or attaches under a name that others may use, too. */
async function acquireNamed(asked: AcquireRequest, name: string, options: AcquireOptions): Promise<Acquired> {
  const { clock, signal } = options.context;
  const givesUpAt = clock.now() + roundsMs;
  /** What is told in the end: later rounds only learn that the name is taken, perhaps by what came of this. */
  let contested: NameContestedError | null = null;
  for (let round = 1; ; round++) {
    const existing = await settled(name, options);
    if (existing !== null) return await attach(existing, asked, options);
    await requireRoom(asked, options);
    // Somebody else was faster, as the jobs of one run are when they all start at once: look again.
    const created = await createUnlessTaken(asked, name, options);
    if ('claim' in created) return created;
    const { taken } = created;
    if (taken instanceof NameContestedError) contested ??= taken;
    if (clock.now() >= givesUpAt) throw NameContestedError.told(contested ?? taken);
    // What was seen is attached to at once; what is only said to be there may take a moment to show.
    if (round > 1 || !(taken instanceof NameTakenError)) await clock.sleep(1_000, signal);
    signal.throwIfAborted();
  }
}

/** What was created, or the error that tells of a taken name where that may be looked for. Throws any other. */
async function createUnlessTaken(
  asked: AcquireRequest,
  name: string,
  options: AcquireOptions,
): Promise<Acquired | { taken: unknown }> {
  try {
    return await createNamed(asked, { name, knownBefore: [] }, options);
  } catch (error) {
    if (!mayLookAgain(error, asked)) throw NameContestedError.told(error);
    return { taken: error };
  }
}

/** Whether what has the name may be attached to or replaced, once it shows. */
function mayLookAgain(error: unknown, { ifExists }: AcquireRequest): boolean {
  if (ifExists === 'fail') return false;
  if (error instanceof NameContestedError) return ifExists === 'reuse';
  return error instanceof NameTakenError || soundsTaken(error);
}

/** Creates under a generated name; one that happens to be taken is replaced by another. */
async function createUnderGeneratedName(asked: AcquireRequest, options: AcquireOptions): Promise<Acquired> {
  const { run, random, job } = options.context;
  await requireRoom(asked, options);
  // The name of an earlier create without an answer is used again, so that its deployment is found if it appears.
  let name = unansweredGeneratedName(options.ledger) ?? generateName(run, random);
  for (let made = 1; ; made++) {
    const spec = withFingerprint({ ...asked.request, name }, options);
    try {
      return await create({ ...spec, hasGeneratedName: true, knownBefore: [] }, options);
    } catch (error) {
      const isTaken = error instanceof NameTakenError || soundsTaken(error);
      if (!isTaken || made >= mostNames) throw NameContestedError.told(error);
      job.info(`The name "${name}" is taken; trying another.`);
      name = generateName(run, random);
    }
  }
}

/** The generated name of an earlier create that got no answer and may still take effect. */
function unansweredGeneratedName({ state }: Ledger): string | undefined {
  return state.claims
    .filter((claim) => claim.origin === 'created')
    .findLast((claim) => {
      const { hasGeneratedName, id, unansweredCreates, removal } = claim;
      return hasGeneratedName && id === null && unansweredCreates > 0 && removal === 'due';
    })?.name;
}

/** Creates a deployment under a name that others may use too. `knownBefore` are the ids that were seen under it. */
function createNamed(
  { request }: AcquireRequest,
  { name, knownBefore }: { name: string; knownBefore: string[] },
  options: AcquireOptions,
): Promise<Acquired> {
  const spec = withFingerprint({ ...request, name }, options);
  return create({ ...spec, hasGeneratedName: false, knownBefore }, options);
}

/** Puts the fingerprint into the request. All creates of this step under one name have the same fingerprint. */
function withFingerprint(
  request: DeploymentRequest,
  { context, ledger }: AcquireOptions,
): Pick<CreateSpec, 'request' | 'durationHours'> {
  const { durationHours } = request;
  const fingerprintHours =
    claimedBefore(ledger, request.name)?.request.fingerprintHours ??
    fingerprintDuration(durationHours, context.random);
  return { request: { ...request, durationHours: fingerprintHours }, durationHours };
}

/** Waits until a deployment that is being deleted is gone. Returns what then lives under the name; null for nothing. */
async function settled(name: string, { context, ledger }: AcquireOptions): Promise<Deployment | null> {
  const { api, clock, signal, job } = context;
  const deadline = clock.now() + leavingMs;
  for (let looks = 1; ; looks++) {
    const found = await api.get(name, { signal });
    // Another name means that the service looked up something else, such as the first one that begins like it.
    if (found === null || found.name !== name || isGone(found)) return null;
    const isOnItsWay = isLeaving(found) || isPausing(found) || wasDeleted(found, ledger);
    if (!isOnItsWay || clock.now() >= deadline) return found;
    const waitsFor = isPausing(found) ? 'paused; waiting until it is' : 'deleted; waiting for it to go';
    if (looks === 1) job.info(`A deployment "${name}" is being ${waitsFor}.`);
    await clock.sleep(1_000, signal);
    signal.throwIfAborted();
  }
}

/** Whether this step created it and has deleted it since: a read that lags still shows it. */
function wasDeleted({ name, id }: Deployment, ledger: Ledger): boolean {
  return claimedBefore(ledger, name)?.knownBefore.includes(id) ?? false;
}

/** Takes over the existing deployment, or replaces it, as `if-exists` says. Throws NameTakenError where it must not. */
async function attach(
  existing: Deployment,
  asked: AcquireRequest,
  options: AcquireOptions,
): Promise<Acquired> {
  const { api, clock, signal, job } = options.context;
  const { ledger } = options;
  if (wasDeleted(existing, ledger)) {
    throw new NameTakenError(existing, 'Run the job again when it has gone.', 'deleted by us');
  }
  const before = claimedBefore(ledger, existing.name);
  const unanswered = before !== undefined && before.unansweredCreates > 0 ? before : null;
  if (unanswered !== null && hasFingerprint(unanswered, existing)) {
    job.info(`An earlier create of "${existing.name}" was not confirmed, but took effect: going on with it.`);
    return adopt(unanswered, existing, options);
  }
  const isUncertain = isPerhapsOurs(existing, ledger);
  const holder = isUncertain ? 'perhaps ours' : 'another';
  if (asked.ifExists === 'fail') throw new NameTakenError(existing, takenNameRemedy, holder);
  if (asked.ifExists === 'replace') return await replace({ existing, holder }, asked, options);
  if (existing.status === 'failed' || isLeaving(existing)) {
    const isShared = ledger.state.settings.scope === 'run';
    const remedy = isShared ? 'delete it with the stop Action' : 'delete it, or say "if-exists: replace"';
    throw new NameTakenError(existing, `It cannot be reused: ${remedy}.`, holder);
  }
  const wasPaused = isPaused(existing);
  const found = claimOfFound(existing, { wasPaused, mayBeOurs: isUncertain, unanswered });
  const claim = ledger.put({ ...found, resumedAt: wasPaused ? clock.now() : null });
  job.info(
    `Using deployment "${existing.name}" (id ${existing.id}, ${existing.status}), which ${isUncertain ? 'may have come of a create without an answer' : 'this step did not create'}.`,
  );
  if (!wasPaused) return { claim, deployment: existing };
  job.info('It was paused; resuming it.');
  // Another job may have resumed it already, so a refusal does not matter. The wait for readiness will tell.
  await api.resume(existing.name, { signal }).catch(unlessKeyRefused);
  return { claim: ledger.put({ ...claim, resumedAt: clock.now() }), deployment: existing };
}

/** Whether an earlier create of this step that got no answer may have made it. */
function isPerhapsOurs(existing: Deployment, { state }: Ledger): boolean {
  return state.claims.some((claim) => claim.name === existing.name && mayBeOurs(claim, existing));
}

/** Deletes the existing deployment, and creates another under its name. */
async function replace(
  { existing, holder }: { existing: Deployment; holder: Holder },
  asked: AcquireRequest,
  options: AcquireOptions,
): Promise<Acquired> {
  const { api, clock, random, signal, job } = options.context;
  await requireRoom(asked, options);
  job.info(`Replacing deployment "${existing.name}" (id ${existing.id}, ${existing.status}).`);
  const now = clock.now();
  const teardown = await deleteOrPause('delete', claimOfFound(existing), {
    api,
    clock,
    random,
    deadline: now + leavingMs,
    lookUntil: () => now,
    requestTimeoutMs: 10_000,
    cancelSignal: signal,
  });
  if (teardown.outcome !== 'gone') {
    const problem =
      teardown.outcome === 'unverified' ? teardown.problem : 'another of that name has appeared';
    throw new NameTakenError(existing, `It could not be replaced: ${problem}`, holder);
  }
  const created = createNamed(asked, { name: existing.name, knownBefore: [existing.id] }, options);
  return await created.catch((error: unknown) => {
    throw NameContestedError.told(error);
  });
}

function unlessKeyRefused(error: unknown): void {
  if (!(error instanceof RefusedError) || error.isKeyRefused) throw error;
}
