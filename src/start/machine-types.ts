// Tries machine types in order: the next one when one is refused or does not start.
import { ApiError, lacksCapacity, RefusedError, UnavailableError } from '../api/errors.ts';
import type { Ledger } from '../deployment/state.ts';
import { lastLines, logOf, readDeploymentLog } from '../logs/deployment-log.ts';
import type { StepContext } from '../step-context.ts';
import { applyPolicy, tracked } from '../teardown/apply.ts';
import { cancelledLogsMs, failedStartTeardown } from '../teardown/budgets.ts';
import { isWaitedFor } from '../teardown/policy.ts';
import type { Acquired } from './acquire.ts';
import {
  AttemptLeftError,
  type EndedAttempt,
  NameTakenError,
  NoCapacityError,
  NotReadyError,
  type TypeRefusal,
} from './errors.ts';
import { mayServeOthers, staysForOthers } from './use-by-others.ts';

type Options = { context: StepContext; ledger: Ledger };
/** `isAgain`: all types were tried before, so their refusals need not be reported again. */
type RoundOptions = Options & { isAgain: boolean };

/** How often a step attaches to a shared deployment that fails, as the job that created it may start another. */
const mostAttachments = 5;
/** Milliseconds to wait until the creator of a shared deployment has removed one that failed. */
const creatorNeedsMs = 5_000;

/**
 * Starts with the first machine type that works. What a failed attempt created is deleted before the next type is tried.
 * Throws the error of the last type that was tried, AttemptLeftError around an error where the delete failed, or
 * NoCapacityError where all types lack capacity.
 */
export async function startOnFirstWorkingType(
  machineTypes: readonly string[],
  options: RoundOptions,
  start: (machineType: string) => Promise<Acquired>,
): Promise<Acquired> {
  const { ledger, context } = options;
  const untried = [...machineTypes];
  const refusals: TypeRefusal[] = [];
  for (;;) {
    const machineType = untried.shift() ?? '';
    try {
      return await startOrFollow(machineType, options, start);
    } catch (error) {
      if (lacksCapacity(error)) refusals.push({ machineType, error });
      if (refusals.length === machineTypes.length) throw new NoCapacityError(refusals);
      const [next] = untried;
      if (next === undefined || context.signal.aborted || !mayFallBack(error, ledger)) throw error;
      await makeWay(error, { machineType, next }, options);
    }
  }
}

/** Ends the attempt with one machine type, so that the next can be tried. Throws AttemptLeftError where it stays. */
async function makeWay(
  error: unknown,
  { machineType, next }: { machineType: string; next: string },
  options: RoundOptions,
): Promise<void> {
  const { ledger, context, isAgain } = options;
  await takeAwayAttempt(error, options);
  const reason = shortly(error);
  if (!isAgain || !lacksCapacity(error)) {
    context.job.warning(`Machine type "${machineType}": ${reason}. Trying "${next}" instead.`);
  }
  ledger.change({ fallbacks: [...ledger.state.fallbacks, { machineType, reason }] });
}

/** Deletes what the last attempt created, if anything. Throws AttemptLeftError around `error` where it stays. */
export async function takeAwayAttempt(error: unknown, options: Options): Promise<void> {
  const ended = await endAttempt(error, options);
  const isLeft = ended?.result.outcome === 'unverified' || ended?.result.outcome === 'kept';
  if (ended !== null && isLeft) throw new AttemptLeftError(error, ended);
}

/**
 * Starts with one machine type. Where this step only attached to a shared deployment that failed, it waits and looks
 * again, because the job that created the deployment may try another type.
 */
async function startOrFollow(
  machineType: string,
  { ledger, context }: Options,
  start: (machineType: string) => Promise<Acquired>,
): Promise<Acquired> {
  const { clock, signal, job } = context;
  for (let attachments = 1; ; attachments++) {
    try {
      return await start(machineType);
    } catch (error) {
      const isOver = signal.aborted || attachments >= mostAttachments;
      if (isOver || !mayBeReplaced(error, ledger)) throw error;
      job.info('The shared deployment did not start; the job that created it may try another machine type.');
      forgetOthers(ledger);
      await clock.sleep(creatorNeedsMs * attachments, signal);
      signal.throwIfAborted();
    }
  }
}

/** Drops the claims on what others created. What may be this step's own is kept, to be told of. */
function forgetOthers(ledger: Ledger): void {
  for (const claim of ledger.state.claims) {
    if (claim.origin === 'created' || claim.mayBeOurs) continue;
    if (claim.unanswered === null) ledger.drop(claim);
    else ledger.put(claim.unanswered);
  }
}

/** Whether the job that created a shared deployment may replace it after it failed. */
function mayBeReplaced(error: unknown, ledger: Ledger): boolean {
  if (ledger.state.settings.scope !== 'run') return false;
  if (error instanceof NameTakenError) return error.existing.status === 'failed';
  return error instanceof NotReadyError && error.isDeploymentAtFault && isAttached(ledger);
}

function isAttached({ state }: Ledger): boolean {
  return state.claims.at(-1)?.origin === 'found';
}

/** The answer or the state that ended an attempt in a few words, without a full stop. */
export function shortly(error: unknown): string {
  if (error instanceof ApiError) return `${error.call.method} ${error.call.path} ${error.answer}`;
  return error instanceof NotReadyError ? error.short : String(error);
}

/** Whether another machine type may work. It cannot where the key or the name is wrong. */
function mayFallBack(error: unknown, ledger: Ledger): boolean {
  const mayBeInUse = error instanceof NotReadyError && mayServeOthers(error, ledger);
  if (isAttached(ledger) || mayBeInUse) return false;
  // A 403 that speaks of capacity says nothing about the key.
  if (lacksCapacity(error)) return true;
  if (error instanceof RefusedError) return !error.isKeyRefused && error.call.path === '/add';
  return error instanceof NotReadyError || (error instanceof UnavailableError && error.call.path === '/add');
}

/** Reads the log of the failed attempt, then deletes what it created. Null where nothing is left to delete. */
async function endAttempt(error: unknown, { ledger, context }: Options): Promise<EndedAttempt | null> {
  const claim = ledger.state.claims.at(-1);
  // What was found is not this step's to delete.
  if (claim?.origin !== 'created' || claim.removal === 'done') return null;
  const log = await readDeploymentLog(claim, { context, ...logOf(ledger.state), budgetMs: cancelledLogsMs });
  for (const line of log === null ? [] : lastLines(log, 10)) context.job.info(line);
  const stays = await staysForOthers(error, { ledger, context, log });
  const policyOf = () => (stays ? 'keep' : 'delete');
  const [result] = await applyPolicy([claim], {
    context,
    ...tracked(ledger),
    budget: failedStartTeardown,
    policyOf,
    sparesWhatIsUp: isWaitedFor(ledger.state),
  });
  return result === undefined ? null : { log, result };
}
