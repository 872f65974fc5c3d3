// What the words of the service mean. Only some are documented; an unknown one means "not yet".
import type { Deployment } from '../api/schemas.ts';

const gone = new Set(['deleted', 'expired', 'removed', 'terminated', 'destroyed']);
const leaving = new Set(['deleting', 'terminating', 'removing', 'expiring', 'destroying']);

/** It does not exist any more, and costs nothing. */
export const isGone = ({ status }: Deployment): boolean => gone.has(status);

/** It is on its way out. */
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

/** After a pause was taken: no replicas, and a word that is none of the known ones for another state. */
export function isAsleep(deployment: Deployment): boolean {
  return deployment.numReplicas === 0 && !awake.has(deployment.status) && !isLeaving(deployment);
}

/** It will never become ready: waiting on is in vain. */
export const isTerminal = (deployment: Deployment): boolean =>
  deployment.status === 'failed' || isGone(deployment);

/** Enough replicas are up, it can be addressed, and no word says otherwise. */
export function hasReplicas(deployment: Deployment, wanted: number): boolean {
  const ends = [isTerminal, isLeaving, isPaused, isPausing];
  return (
    !ends.some((holds) => holds(deployment)) && deployment.domain !== '' && deployment.numReplicas >= wanted
  );
}
