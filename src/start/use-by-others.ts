// Whether the other jobs of a run may use a shared deployment that did not start for one of them.
import type { Ledger } from '../deployment/state.ts';
import { type DeploymentLog, showsUse } from '../logs/deployment-log.ts';
import type { StepContext } from '../step-context.ts';
import { NotReadyError } from './errors.ts';

/** Whether they may use it for all that `cause` tells. Only one that did not become ready is taken from them. */
export function mayServeOthers(cause: unknown, { state }: Ledger): boolean {
  const isDeploymentAtFault = cause instanceof NotReadyError && cause.isDeploymentAtFault;
  return state.settings.scope === 'run' && !isDeploymentAtFault;
}

/** Milliseconds for one probe before the delete. */
const probeTimeoutMs = 5_000;

/**
 * Whether it answers tests, as its log shows, whatever keeps this job from reaching it, or answers now what this step
 * asked in vain. To be asked right before a delete. Never throws.
 */
export async function isUpForOthers(
  cause: unknown,
  { ledger, context, log }: { ledger: Ledger; context: StepContext; log: DeploymentLog | null },
): Promise<boolean> {
  const { settings, claims } = ledger.state;
  const { isOver, probed } = cause instanceof NotReadyError ? cause : { isOver: false, probed: null };
  // Nobody deletes what another job has created.
  if (settings.scope !== 'run' || claims.at(-1)?.origin !== 'created' || isOver) return false;
  if (showsUse(log)) return true;
  if (probed === null) return false;
  const limits = { timeoutMs: probeTimeoutMs, signal: context.signal };
  const { status } = await probed.endpoint.probe(probed.path, limits).catch(() => ({ status: null }));
  return status === 200;
}
