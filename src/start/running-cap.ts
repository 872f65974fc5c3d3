// Limits how many deployments are alive at once, by counting them in the service's list right before a create.
import type { Deployment, DeploymentList } from '../api/schemas.ts';
import { runIdOf } from '../deployment/names.ts';
import type { Claim, Ledger } from '../deployment/state.ts';
import { isGone, isPaused } from '../deployment/statuses.ts';
import type { StepContext } from '../step-context.ts';
import { duration } from '../text/format.ts';
import { CapReachedError } from './errors.ts';

type Options = { context: Pick<StepContext, 'api' | 'run' | 'signal'>; ledger: Ledger };

/** `maxRunning` is the limit; null for none. `name` is that of the deployment to create; null for a generated one. */
export type RoomRequest = { maxRunning: number | null; name: string | null };

/**
 * Throws CapReachedError where `maxRunning` deployments with generated names are alive, and the client's errors where
 * the list cannot be had. Two jobs that count at the same moment may both pass, so the limit is not exact.
 */
export async function requireRoom({ maxRunning, name }: RoomRequest, options: Options): Promise<void> {
  if (maxRunning === null) return;
  const { context, ledger } = options;
  const list = await context.api.list({ signal: context.signal });
  // This step's earlier attempts do not count, as the list may lag behind, nor does a deployment that is to be replaced.
  const own = new Set([name, ...ledger.state.claims.filter(isOwnOrAttached).map((claim) => claim.name)]);
  const running = runningIn(list, context.run.id).filter((one) => !own.has(one.name));
  if (running.length < maxRunning) return;
  throw new CapReachedError(maxRunning, running);
}

/** False for a name that another job may have generated, too, and been given. */
function isOwnOrAttached(claim: Claim): boolean {
  return claim.origin === 'found' || claim.id !== null || claim.hasGeneratedName;
}

type Running = { name: string; about: string };

/** The living deployments with generated names. A paused one is left out, as it is not billed and holds no machine. */
function runningIn({ deployments, unreadable }: DeploymentList, ownRunId: number): Running[] {
  const alive = deployments.filter((deployment) => !isGone(deployment) && !isPaused(deployment));
  const listed = alive.map((deployment) => ({ name: deployment.name, about: stateOf(deployment) }));
  // A deployment whose entry cannot be read may be alive.
  const unread = unreadable.map(({ name, problem }) => ({
    name: name ?? '',
    about: `its entry in the list cannot be read (${problem})`,
  }));
  return [...listed, ...unread].flatMap(({ name, about }) => {
    const runId = runIdOf(name);
    if (runId === null) return [];
    return [{ name, about: `run ${runId}${runId === ownRunId ? ' (this one)' : ''}, ${about}` }];
  });
}

/** Describes a deployment. The list does not say since when it lives, but usually for how long at most. */
function stateOf({ status, machineType, durationHours }: Deployment): string {
  const time = durationHours === null ? '' : `for ${duration(durationHours * 3_600_000)} at most`;
  return [status, machineType, time].filter((part) => part !== '').join(', ');
}
