// Interprets the service's words for a status. Only some are documented; an unknown one means that it is not ready yet.
import type { Deployment } from '../api/schemas.ts';

const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);

/** Whether the deployment does not exist any more and costs nothing. */
export const isGone = ({ status }: Deployment): boolean => gone.has(status);

/** Whether the deployment is being removed. */
export const isLeaving = ({ status }: Deployment): boolean => leaving.has(status);

const paused = new Set(['paused', 'sleeping', 'asleep', 'suspended', 'stopped', 'hibernated', 'hibernating']);
const pausing = new Set(['pausing', 'suspending', 'stopping']);
const denial = new Set(['not', 'failed', 'error']);

/**
 * It costs nothing while it sleeps, and can be resumed. The word for it is nowhere documented: "paused" is a guess, and
 * "auto_paused" is taken for it, too; "unpaused", "pause_failed" and "not paused" are not.
 */
export function isPaused({ status }: Deployment): boolean {
  const words = wordsOf(status);
  return words.some((word) => paused.has(word)) && !words.some((word) => denial.has(word));
}

/** It is about to sleep; until it does, it may cost. */
export function isPausing({ status }: Deployment): boolean {
  return wordsOf(status).some((word) => pausing.has(word));
}

function wordsOf(status: string): string[] {
  return status.split(/[^a-z]+/);
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
  const ends = [isTerminal, isLeaving, isPaused, isPausing];
  return (
    !ends.some((holds) => holds(deployment)) && deployment.domain !== '' && deployment.numReplicas >= wanted
  );
}
