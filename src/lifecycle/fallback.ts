// Machine types in order: the next one is tried when one is not to be had or does not start.
import { ApiError, RefusedError, UnavailableError } from '../api/errors.ts';
import type { Acquired } from './acquire.ts';
import { cancelledLogsMs, unhurriedTeardown } from './budgets.ts';
import { gatherEvidence, lastLines } from './evidence.ts';
import { bidFarewell } from './farewell.ts';
import { NotReadyError } from './readiness.ts';
import type { StartDependencies } from './start-request.ts';
import type { Ledger } from './state.ts';

type Attempt = { ledger: Ledger; deps: StartDependencies };

/**
 * Starts with the first machine type that works; what another left half made is deleted before the next is tried.
 * Throws the error of the last one tried.
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
      const isOver = deps.signal.aborted || untried.length === 0 || !mayGoBetterElsewhere(error);
      if (isOver || !(await removeHalfMade(attempt))) throw error;
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

/** Its log first, for it tells why it failed; then away with it. Returns whether it is verifiably gone. */
async function removeHalfMade({ ledger, deps }: Attempt): Promise<boolean> {
  const claim = ledger.state.claims.at(-1);
  if (claim === undefined || claim.removal === 'done') return true;
  if (claim.origin === 'found') return false;
  const { job, clock } = deps;
  if (claim.id !== null) {
    const deadline = clock.now() + cancelledLogsMs;
    const evidence = await gatherEvidence(claim, { ...deps, state: ledger.state, deadline });
    for (const line of lastLines(evidence, 10)) job.info(line);
  }
  const options = { ...deps, ledger, info: job.info };
  const { outcome } = await bidFarewell({ claim, intent: 'delete' }, unhurriedTeardown, options);
  return outcome !== 'unverified';
}
