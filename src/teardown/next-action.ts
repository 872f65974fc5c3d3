// Decides the next action of a teardown from what is known and what the service shows. It has no side effects.
import type { Deployment } from '../api/schemas.ts';
import { isOurs, mayBeOurs } from '../deployment/ownership.ts';
import type { Claim, CreatedClaim } from '../deployment/state.ts';
import { isAsleep, isGone, isLeaving, isPaused } from '../deployment/statuses.ts';

/**
 * How a teardown ended. `not found`: the deployment of a create that got no answer did not show, but may still appear.
 * `not ours`: another deployment has the name. `unverified`: it may be alive.
 */
export type Teardown =
  | { outcome: 'gone' }
  | { outcome: 'paused' }
  | { outcome: 'not found' }
  | { outcome: 'not ours'; id: string }
  | { outcome: 'unverified'; problem: string };

/** What a teardown asks the service to do. */
export type Command = 'delete' | 'pause';

/** The end, or what to do next. `list` means to ask `/list` before a decision. */
export type NextAction = { end: Teardown } | 'wait' | 'list' | Command;

/** What one call showed: a deployment, null for none of that name, or no usable answer. */
export type Sighting = Deployment | null | 'no answer';

/** What the service shows: in `/get`, and in `/list` where that was asked too. */
export type Look = { shown: Sighting; listed: Sighting | 'not asked' };

/** How far a teardown has come. Times are ms since the epoch; null means never. */
export type Progress = {
  /** When the service last accepted the command. */
  takenAt: number | null;
  /** When the service last answered a delete with "none of that name". */
  toldAbsentAt: number | null;
  /** Whether the service has shown our deployment. */
  wasSeen: boolean;
  /** Whether the service has shown another deployment under the name. */
  wasOtherSeen: boolean;
};

/** What is known of a teardown. `now` and `lookUntil` are ms since the epoch. */
export type Situation = {
  command: Command;
  claim: Claim;
  progress: Progress;
  now: number;
  /** Until when a create or resume that got no answer may still take effect. */
  lookUntil: number;
};

/** Milliseconds after a confirmed create for which the service may not show the deployment yet. */
const staleReadsMs = 60_000;
/** Milliseconds after which an accepted command without an effect is sent again. */
export const againAfterMs = 5_000;
/** Milliseconds after which a delete that was answered with "none of that name" is sent again. */
const againAfterAbsenceMs = 1_000;

/** Decides what to do after a look. */
export function nextAction(situation: Situation, { shown, listed }: Look): NextAction {
  const { claim } = situation;
  for (const found of [shown, listed]) {
    if (isDeployment(found) && isOurs(claim, found)) return onOurs(situation, found);
  }
  const other = [shown, listed].filter(isDeployment).find((found) => !isGone(found));
  return other === undefined ? onAbsence(situation, { shown, listed }) : onOther(situation, other);
}

function isDeployment(sighting: Sighting | 'not asked'): sighting is Deployment {
  return typeof sighting === 'object' && sighting !== null;
}

/** Our deployment is shown: either the teardown has ended, or it waits, or the command is sent. */
function onOurs({ command, claim, progress, now, lookUntil }: Situation, found: Deployment): NextAction {
  const { takenAt } = progress;
  const isAtRest = isPaused(found) || (takenAt !== null && isAsleep(found));
  const end: Teardown | null = isGone(found)
    ? { outcome: 'gone' }
    : command === 'pause' && isAtRest
      ? { outcome: 'paused' }
      : null;
  if (end !== null) return now < lookUntil ? 'wait' : { end };
  const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
  if (isUnderWay || isLeaving(found)) return 'wait';
  // A deployment that failed to start cannot be paused, and is of no use, so it is deleted.
  return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}

/** Another deployment has the name. Ours is gone or never existed, unless the other one may be ours after all. */
function onOther({ claim, progress, now, lookUntil }: Situation, other: Deployment): NextAction {
  const isFresh = claim.origin === 'created' && isJustConfirmed(claim, now) && progress.takenAt === null;
  if (now < lookUntil || isFresh) return 'wait';
  if (!mayBeOurs(claim, other)) return { end: { outcome: 'not ours', id: other.id } };
  const problem = `a create got no answer, and deployment ${other.id} may have come of it`;
  return { end: { outcome: 'unverified', problem } };
}

/**
 * No deployment of that name is shown. That alone proves nothing: reads lag behind writes, a gateway may have answered
 * for the service, and a create that got no answer may still take effect. It counts as gone after an accepted delete, or
 * where `/list` does not show it either.
 */
function onAbsence(situation: Situation, { shown, listed }: Look): NextAction {
  const { command, claim, progress, now, lookUntil } = situation;
  const mayLandLater = now < lookUntil;
  if (command === 'delete' && progress.takenAt !== null && shown === null)
    return mayLandLater ? 'wait' : { end: { outcome: 'gone' } };
  if (listed === 'not asked') return 'list';
  if (mustDeleteUnseen(situation, listed)) return isDueAgain(progress, now) ? 'delete' : 'wait';
  if (listed === 'no answer' || mayLandLater) return 'wait';
  const wasNeverSeen = claim.id === null && !progress.wasSeen;
  return { end: { outcome: wasNeverSeen ? 'not found' : 'gone' } };
}

/**
 * Whether to delete a deployment that is not shown. This is so where the service may not show it yet or does not answer,
 * and where nobody else can have the name, so that the delete cannot hit another deployment.
 */
function mustDeleteUnseen({ command, claim, progress, now }: Situation, listed: Sighting): boolean {
  if (command !== 'delete' || claim.origin === 'found' || progress.wasOtherSeen) return false;
  if (isJustConfirmed(claim, now)) return true;
  return claim.hasGeneratedName && listed === 'no answer';
}

/** Whether a delete may be sent again, because the last one that was accepted or found nothing is long enough ago. */
function isDueAgain({ takenAt, toldAbsentAt }: Progress, now: number): boolean {
  const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
  return !isUnderWay && (toldAbsentAt === null || now - toldAbsentAt > againAfterAbsenceMs);
}

/** Whether the create was confirmed so recently that the service may not show the deployment yet. */
function isJustConfirmed({ confirmedAt, wasShown }: CreatedClaim, now: number): boolean {
  return !wasShown && confirmedAt !== null && now - confirmedAt < staleReadsMs;
}
