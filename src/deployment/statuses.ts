// What the words of the service mean. Only some are documented; an unknown one means "not yet".
import type { Deployment } from '../api/schemas.ts';

const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);

/** It does not exist any more, and costs nothing. */
export const isGone = ({ status }: Deployment): boolean => gone.has(status);

/** It is on its way out. */
export const isLeaving = ({ status }: Deployment): boolean => leaving.has(status);

/** It costs nothing while it sleeps, and can be resumed. The word for it is nowhere documented: "paused" is a guess. */
export function isPaused({ status }: Deployment): boolean {
  return /paus|sleep|suspend|stop|hibernat/.test(status);
}

const awake = new Set(['', 'pending', 'ready', 'failed']);

/** After a pause was taken: no replicas, and a word that is none of the known ones for another state. */
export function isAsleep(deployment: Deployment): boolean {
  return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}

/** It will never become ready: waiting on is in vain. */
export const isTerminal = (deployment: Deployment): boolean =>
  deployment.status === 'failed' || isGone(deployment);

/** Enough replicas are up, it can be addressed, and no word says otherwise. */
export function hasReplicas(deployment: Deployment, wanted: number): boolean {
  const isOut = isTerminal(deployment) || isLeaving(deployment) || isPaused(deployment);
  return !isOut && deployment.domain !== '' && deployment.numReplicas >= wanted;
}
