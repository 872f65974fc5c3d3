// Machine types in order: the next one is tried when one is not to be had or does not start.
import { ApiError, RefusedError, UnavailableError } from '../api/errors.ts';
import type { Ledger } from '../deployment/state.ts';
import { type Evidence, gatherEvidence, lastLines } from '../logs/deployment-log.ts';
import { bidFarewell, type Farewell } from '../teardown/apply.ts';
import { cancelledLogsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import type { Acquired } from './acquire.ts';
import { NotReadyError } from './readiness.ts';
import type { StartDependencies } from './request.ts';

type Attempt = { ledger: Ledger; deps: StartDependencies };

/** What a failed start left half made could not be taken away: no other type is tried, for two would cost twice. */
export class HalfMadeError extends Error {
  override readonly name = 'HalfMadeError';
  /** What was read and tried already; it need not be done again. */
  readonly tried: Tried;

  constructor(cause: unknown, tried: Tried) {
    super('What the failed start left half made could not be taken away', { cause });
    this.tried = tried;
  }
}

/** A teardown that was tried, and the log that was read before it; null where there was none to read. */
export type Tried = { evidence: Evidence | null; farewell: Farewell };

/**
 * Starts with the first machine type that works; what another left half made is deleted before the next is tried.
 * Throws the error of the last one tried, or HalfMadeError around it.
 */
export async function inOrder(
  machineTypes: readonly string[],
  attempt: Attempt,
  start: (machineType: string) => Promise<Acquired>,
): Promise<Acquired> {
  const { ledger, deps } = attempt;
  const untried = [...machineTypes];
  for (;;) {
    const machineType = untried.shift() ?? '';
    try {
      return await start(machineType);
    } catch (error) {
      const isFound = ledger.state.claims.at(-1)?.origin === 'found';
      const isOver = deps.signal.aborted || untried.length === 0 || isFound || !mayGoBetterElsewhere(error);
      if (isOver) throw error;
      const tried = await removeHalfMade(attempt);
      if (tried?.farewell.outcome === 'unverified') throw new HalfMadeError(error, tried);
      const reason = shortly(error);
      deps.job.warning(`Machine type "${machineType}": ${reason}. Trying "${untried[0]}" instead.`);
      ledger.change({ fallbacks: [...ledger.state.fallbacks, { machineType, reason }] });
    }
  }
}

function shortly(error: unknown): string {
  if (error instanceof ApiError) return `${error.call.method} ${error.call.path} ${error.answer}`;
  return error instanceof NotReadyError ? error.short : String(error);
}

/** Another machine type helps where this one was refused or did not come up, not where key or name are wrong. */
function mayGoBetterElsewhere(error: unknown): boolean {
  if (error instanceof RefusedError) return !error.isKeyRefused && error.call.path === '/add';
  return error instanceof NotReadyError || (error instanceof UnavailableError && error.call.path === '/add');
}

/** Its log first, for it tells why it failed; then away with it. Null where nothing is left of it. */
async function removeHalfMade({ ledger, deps }: Attempt): Promise<Tried | null> {
  const claim = ledger.state.claims.at(-1);
  if (claim === undefined || claim.removal === 'done') return null;
  const { job, clock } = deps;
  const deadline = clock.now() + cancelledLogsMs;
  const evidence =
    claim.id === null ? null : await gatherEvidence(claim, { ...deps, state: ledger.state, deadline });
  for (const line of evidence === null ? [] : lastLines(evidence, 10)) job.info(line);
  const options = { ...deps, ledger, info: job.info };
  const farewell = await bidFarewell({ claim, intent: 'delete' }, unhurriedTeardown, options);
  return { evidence, farewell };
}
