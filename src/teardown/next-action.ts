// What one look at a deployment means for its teardown: pure, from what is known to what to do next.
import type { Deployment } from '../api/schemas.ts';
import { isOurs, mayBeOurs } from '../deployment/ownership.ts';
import type { Claim, CreatedClaim } from '../deployment/state.ts';
import { isAsleep, isGone, isLeaving, isPaused } from '../deployment/statuses.ts';

/**
 * How it ended. `not found`: a create without an answer did not show; it may still land. `not ours`: another deployment
 * has the name.
 */
export type Teardown =
  | { outcome: 'gone' }
  | { outcome: 'paused' }
  | { outcome: 'not found' }
  | { outcome: 'not ours'; id: string }
  | { outcome: 'unverified'; problem: string };

export type Command = 'delete' | 'pause';

/** The end, or what to do next; `list` asks for a second witness. */
export type NextAction = { end: Teardown } | 'wait' | 'list' | Command;

/** What a call showed: a deployment, null for none of that name, or that there was no answer to go by. */
export type Sighting = Deployment | null | 'no answer';

/** One look: by name in `/get`, and in `/list` where that was asked, too. */
export type Look = { shown: Sighting; listed: Sighting | 'not asked' };

/** How far a teardown has come (ms since the epoch; null: never). */
export type Progress = {
  /** When the service last took the command. */
  takenAt: number | null;
  /** When the service last answered a delete with "none of that name". */
  toldAbsentAt: number | null;
  /** Whether a look has shown it. */
  wasSeen: boolean;
  /** Whether a look has shown another under its name. */
  wasOtherSeen: boolean;
};

/** What is to become of which claim, and what is known so far. `now` and `lookUntil` are ms since the epoch. */
export type Situation = {
  command: Command;
  claim: Claim;
  progress: Progress;
  now: number;
  /** Until when a create or resume without an answer may still take effect. */
  lookUntil: number;
};

/** Milliseconds after a confirmed create in which reads may not show it yet. */
const staleReadsMs = 60_000;
/** Milliseconds after which a command that was taken, but shows no effect, is given again. */
export const againAfterMs = 5_000;
/** The same for a delete that was answered with "none of that name". */
const againAfterAbsenceMs = 1_000;

/** What follows from a look. */
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

/** Ours is shown: it is at its end, on its way there, or told to go. */
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
  // What failed to start cannot be paused, and there is nothing in it to keep.
  return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}

/** Another deployment has the name: ours is gone, or was never there, or is what is shown and cannot be told apart. */
function onOther({ claim, progress, now, lookUntil }: Situation, other: Deployment): NextAction {
  const isFresh = claim.origin === 'created' && isJustConfirmed(claim, now) && progress.takenAt === null;
  if (now < lookUntil || isFresh) return 'wait';
  if (!mayBeOurs(claim, other)) return { end: { outcome: 'not ours', id: other.id } };
  const problem = `a create got no answer, and deployment ${other.id} may have come of it`;
  return { end: { outcome: 'unverified', problem } };
}

/**
 * Nothing of that name is shown. That alone proves nothing: reads lag behind writes, gateways speak for the service, and
 * a create without an answer may yet land. Gone is what a taken delete was followed by, or what neither shows.
 */
function onAbsence(situation: Situation, { shown, listed }: Look): NextAction {
  const { command, claim, progress, now, lookUntil } = situation;
  const mayLandLater = now < lookUntil;
  if (command === 'delete' && progress.takenAt !== null && shown === null)
    return mayLandLater ? 'wait' : { end: { outcome: 'gone' } };
  if (listed === 'not asked') return 'list';
  // The list may be cut short: without a word of `/get`, or of a delete, it is one witness alone.
  const isUnwitnessed = shown === 'no answer' && progress.takenAt === null && progress.toldAbsentAt === null;
  const isUnknown = listed === 'no answer' || isUnwitnessed;
  if (mustDeleteUnseen(situation, isUnknown)) return isDueAgain(progress, now) ? 'delete' : 'wait';
  if (isUnknown || mayLandLater) return 'wait';
  const wasNeverSeen = claim.id === null && !progress.wasSeen;
  return { end: { outcome: wasNeverSeen ? 'not found' : 'gone' } };
}

/**
 * Whether to delete what nothing shows: where reads may not show it yet or do not answer, and where nobody else can have
 * the name, so that a delete can do no harm.
 */
function mustDeleteUnseen({ command, claim, progress, now }: Situation, isUnknown: boolean): boolean {
  if (command !== 'delete' || claim.origin === 'found' || progress.wasOtherSeen) return false;
  if (isJustConfirmed(claim, now)) return true;
  return claim.hasGeneratedName && isUnknown;
}

/** Whether a delete may be given again: none was lately taken, or answered with "none of that name". */
function isDueAgain({ takenAt, toldAbsentAt }: Progress, now: number): boolean {
  const isUnderWay = takenAt !== null && now - takenAt <= againAfterMs;
  return !isUnderWay && (toldAbsentAt === null || now - toldAbsentAt > againAfterAbsenceMs);
}

/** Confirmed so lately that reads may not show it yet; none has so far. */
function isJustConfirmed({ confirmedAt, wasShown }: CreatedClaim, now: number): boolean {
  return !wasShown && confirmedAt !== null && now - confirmedAt < staleReadsMs;
}
