// Whether the other jobs of a run may use a shared deployment that did not start for one of them.
import { isOfServer } from '../api/endpoint.ts';
import type { Ledger } from '../deployment/state.ts';
import { type DeploymentLog, showsUse } from '../logs/deployment-log.ts';
import type { StepContext } from '../step-context.ts';
import { NotReadyError } from './errors.ts';

/** Whether `cause` leaves open that they can use it. Only one that did not become ready is taken from them. */
export function mayServeOthers(cause: unknown, { state }: Ledger): boolean {
  const isDeploymentAtFault = cause instanceof NotReadyError && cause.isDeploymentAtFault;
  return state.settings.scope === 'run' && !isDeploymentAtFault;
}

/** Milliseconds for one probe before the delete. */
const probeTimeoutMs = 5_000;

/**
 * Whether the deployment is to stay for them: its log shows answered requests, or its server now answers the probe that
 * failed for this step, or the job was cancelled before that was known. To be asked right before a delete. Never throws.
 */
export async function staysForOthers(
  cause: unknown,
  { ledger, context, log }: { ledger: Ledger; context: StepContext; log: DeploymentLog | null },
): Promise<boolean> {
  const { settings, claims } = ledger.state;
  const { isOver, probed } = cause instanceof NotReadyError ? cause : { isOver: false, probed: null };
  const { scope, teardown, teardownOnFailure } = settings;
  const isKept = scope === 'run' && teardown === 'keep' && teardownOnFailure === 'keep';
  if (!isKept || isOver || claims.at(-1)?.origin !== 'created') return false;
  if (showsUse(log) || context.signal.aborted) return true;
  if (probed === null) return false;
  const limits = { timeoutMs: probeTimeoutMs, signal: context.signal };
  const { status } = await probed.endpoint.probe(probed.path, limits).catch(() => ({ status: null }));
  return (status !== null && isOfServer(status)) || context.signal.aborted;
}
