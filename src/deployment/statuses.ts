// Interprets the service's words for a status. Only some are documented; an unknown one means that it is not ready yet.
import type { Deployment } from '../api/schemas.ts';

const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);

/** Whether the deployment does not exist any more and costs nothing. */
export const isGone = ({ status }: Deployment): boolean => gone.has(status);

/** Whether the deployment is being removed. */
export const isLeaving = ({ status }: Deployment): boolean => leaving.has(status);

/** Whether the deployment is paused or sleeps, so that it costs nothing. Its status then is not documented. */
export function isPaused({ status }: Deployment): boolean {
  return /paus|sleep|suspend|stop|hibernat/.test(status);
}

const awake = new Set(['', 'pending', 'ready', 'failed']);

/** Whether a pause may have taken effect: there are no replicas, and the status is none that is known to mean more. */
export function isAsleep(deployment: Deployment): boolean {
  return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}

/** Whether the deployment will never become ready. */
export const isTerminal = (deployment: Deployment): boolean =>
  deployment.status === 'failed' || isGone(deployment);

/** Whether enough replicas are up, there is a domain, and the status does not contradict that. */
export function hasReplicas(deployment: Deployment, wanted: number): boolean {
  const isOut = isTerminal(deployment) || isLeaving(deployment) || isPaused(deployment);
  return !isOut && deployment.domain !== '' && deployment.numReplicas >= wanted;
}
