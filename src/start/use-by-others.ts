// Whether the other jobs of a run may use a shared deployment that did not start for one of them.
import { isOfServer } from '../api/endpoint.ts';
import type { Ledger } from '../deployment/state.ts';
import { type DeploymentLog, showsUse } from '../logs/deployment-log.ts';
import { poll } from '../poll.ts';
import type { StepContext } from '../step-context.ts';
import { isLeftToOthers } from '../teardown/policy.ts';
import { NotReadyError, type Probed } from './errors.ts';
import { probeTimeoutMs } from './readiness.ts';

/** Whether `cause` leaves open that they can use it. Only one that did not become ready is taken from them. */
export function mayServeOthers(cause: unknown, { state }: Ledger): boolean {
  const isDeploymentAtFault = cause instanceof NotReadyError && cause.isDeploymentAtFault;
  return state.settings.scope === 'run' && !isDeploymentAtFault;
}

/** Milliseconds for which the endpoint is probed again before the delete. */
const probedForMs = 3_000;

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
  const isKept = isLeftToOthers(settings) && settings.teardownOnFailure === 'keep';
  if (!isKept || isOver || claims.at(-1)?.origin !== 'created') return false;
  if (showsUse(log) || context.signal.aborted) return true;
  if (probed === null) return false;
  return (await answersNow(probed, context)) || context.signal.aborted;
}

/** Whether the server answers a probe, of which the first may meet a gateway's passing trouble. Never throws. */
async function answersNow({ endpoint, path }: Probed, { clock, signal }: StepContext): Promise<boolean> {
  const check = async () => {
    const { status } = await endpoint.probe(path, { timeoutMs: probeTimeoutMs, signal });
    return status !== null && isOfServer(status) ? { done: true } : { pending: String(status) };
  };
  const deadline = clock.now() + probedForMs;
  const probing = poll({ check, pauseMs: () => 1_000, deadline, clock, signal });
  return await probing.then(
    ({ outcome }) => outcome !== 'timed out',
    () => false,
  );
}
