// The cap on deployments that are alive at once: counted in the service's list right before a create.
import type { Deployment, DeploymentList } from '../api/schemas.ts';
import { runIdOf } from '../deployment/names.ts';
import type { Ledger } from '../deployment/state.ts';
import { isGone, isPaused } from '../deployment/statuses.ts';
import type { StepContext } from '../step-context.ts';
import { duration } from '../text/format.ts';
import { CapReachedError } from './errors.ts';

type Options = { context: Pick<StepContext, 'api' | 'run' | 'signal'>; ledger: Ledger };

/** `maxRunning` null: no cap. `name` is that of the deployment about to be created, null for a generated one. */
export type RoomRequest = { maxRunning: number | null; name: string | null };

/**
 * Throws CapReachedError where as many deployments with generated names are alive as may be, and the client's errors
 * where the list cannot be had. Two jobs that count at the same moment both pass: the cap is a soft one.
 */
export async function requireRoom({ maxRunning, name }: RoomRequest, options: Options): Promise<void> {
  if (maxRunning === null) return;
  const { context, ledger } = options;
  const list = await context.api.list({ signal: context.signal });
  // The list may lag behind the end of an earlier attempt, and what has the wanted name is replaced or attached to.
  const own = new Set([name, ...ledger.state.claims.map((claim) => claim.name)]);
  const running = runningIn(list, context.run.id).filter((one) => !own.has(one.name));
  if (running.length < maxRunning) return;
  throw new CapReachedError(maxRunning, running);
}

type Running = { name: string; about: string };

/** Those with generated names, in words. A paused one is not billed and holds no machine, so it is left out. */
function runningIn({ deployments, unreadable }: DeploymentList, ownRunId: number): Running[] {
  const alive = deployments.filter((deployment) => !isGone(deployment) && !isPaused(deployment));
  const listed = alive.map((deployment) => ({ name: deployment.name, about: stateOf(deployment) }));
  // What cannot be read may well be alive.
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

/** The service's list does not tell since when; for how long at most it does, as a rule. */
function stateOf({ status, machineType, durationHours }: Deployment): string {
  const time = durationHours === null ? '' : `for ${duration(durationHours * 3_600_000)} at most`;
  return [status, machineType, time].filter((part) => part !== '').join(', ');
}
