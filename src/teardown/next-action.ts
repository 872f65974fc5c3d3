// Decides the next action of a teardown from what is known and what the service shows. It has no side effects.
import type { Deployment } from '../api/schemas.ts';
import { isOurs, looksLikeOurs, mayBeOurs } from '../deployment/ownership.ts';
import type { Claim } from '../deployment/state.ts';
import { hasReplicas, isAsleep, isGone, isLeaving, isPaused, isPausing } from '../deployment/statuses.ts';

/**
 * How a teardown ended. `spared`: it came up meanwhile, and others may use it. `not found`: the deployment of a create
 * that got no answer did not show, but may still appear.
 * `not ours`: another deployment has the name. `unverified`: it may be alive.
 */
export type Teardown =
  | { outcome: 'gone' }
  | { outcome: 'paused' }
  | { outcome: 'spared' }
  | { outcome: 'not found' }
  | { outcome: 'not ours'; id: string; isAlike: boolean }
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
  begunAt: number;
  /** When the service first and last took the command. */
  firstTakenAt: number | null;
  takenAt: number | null;
  /** When the service last answered the command with "none of that name". */
  toldAbsentAt: number | null;
  /** Since when it has given no other answer to the command; null where the last one was another. */
  absentSince: number | null;
  /** Whether the service has shown our deployment. */
  wasSeen: boolean;
  /**
   * Whether the service knew it when the command was last taken, so that an absence means something: `/get` had shown it
   * by then, or has since shown it on its way out.
   */
  wasKnownWhenTaken: boolean;
  /** Whether the service has shown another deployment under the name. */
  wasOtherSeen: boolean;
};

/** What is known of a teardown. Moments are ms since the epoch. */
export type Situation = {
  command: Command;
  claim: Claim;
  progress: Progress;
  now: number;
  /** The same by the service's clock, as a claim has it. */
  serviceNow: number;
  /** Until when a create or resume that got no answer may still take effect. */
  lookUntil: number;
  /** Whether the service is asked with the key that the deployment was made with. */
  isSameKey: boolean;
  /** Whether it is left alone once it is up, because other jobs may be waiting for it. */
  sparesWhatIsUp: boolean;
};

/** Milliseconds after a confirmed create for which the service may not show the deployment yet. */
const staleReadsMs = 60_000;
/** The same once a read has shown it: the next one may come from another copy of the data. */
const staleCopyMs = 30_000;
/** The same for what another step created, from the beginning of the teardown: a read has shown it just before. */
const foundMs = 10_000;
/** Milliseconds after which a command that was taken, but shows no effect, is given again. */
export const againAfterMs = 5_000;
/** Milliseconds for which what is on its way out, or to sleep, is waited for before it is told to go. */
const onItsWayMs = 15_000;
/** Milliseconds after which a command for what nothing shows is given again. */
const againUnseenMs = 1_000;
/** Milliseconds for which "none of that name" must last where nothing has shown the deployment: a gateway may say it. */
const lastingAbsenceMs = 10_000;
/** The same after the first delete that was answered at all. */
const lastingAnswersMs = 30_000;

/** Decides what to do after a look. */
export function nextAction(situation: Situation, { shown, listed }: Look): NextAction {
  const { claim } = situation;
  const seen = [shown, listed].filter(isDeployment);
  const ours = seen.find((found) => isOurs(claim, found));
  const other = seen.find((found) => !isGone(found) && !isOurs(claim, found));
  if (ours === undefined) {
    return other === undefined ? onAbsence(situation, { shown, listed }) : onOther(situation, other, listed);
  }
  // Another has been seen under the name, so that this may be a copy that lags behind the end of ours.
  if (situation.progress.wasOtherSeen && listed === 'not asked') return 'list';
  return other === undefined ? onOurs(situation, { shown: ours, listed }) : onBoth(situation, other);
}

function isDeployment(sighting: Sighting | 'not asked'): sighting is Deployment {
  return typeof sighting === 'object' && sighting !== null;
}

/** Ours, as a call showed it, and what the list shows where it was asked, too. */
type OursShown = { shown: Deployment; listed: Look['listed'] };

/** Ours is shown: it is at its end, on its way there, or told to go. */
function onOurs(situation: Situation, look: OursShown): NextAction {
  const { command, claim, progress, now, lookUntil } = situation;
  const { shown } = look;
  const end = endShown(situation, look);
  if (end === 'list') return 'list';
  if (end !== null) return now < lookUntil ? 'wait' : { end };
  const { takenAt, begunAt } = progress;
  if (takenAt !== null && now - takenAt <= againAfterMs) return 'wait';
  const isOnItsWay = isLeaving(shown) || (command === 'pause' && isPausing(shown));
  if (isOnItsWay && (takenAt !== null || now - begunAt < onItsWayMs)) return 'wait';
  if (situation.sparesWhatIsUp && hasReplicas(shown, 1)) return { end: { outcome: 'spared' } };
  // What failed to start cannot be paused, and there is nothing in it to keep.
  return claim.origin === 'created' && shown.status === 'failed' ? 'delete' : command;
}

/** The end that ours is at, null where it is at none; `list` where the list decides. */
function endShown({ command, progress }: Situation, { shown, listed }: OursShown): Teardown | 'list' | null {
  const { takenAt, toldAbsentAt } = progress;
  if (isGone(shown)) return { outcome: 'gone' };
  if (command === 'pause') {
    const isAtRest = isPaused(shown) || (takenAt !== null && isAsleep(shown));
    return isAtRest ? { outcome: 'paused' } : null;
  }
  // A word that nobody knows may mean an end: the service then has none to delete, and lists none.
  const mayHaveEnded = takenAt !== null && toldAbsentAt !== null && shown.numReplicas === 0;
  if (!mayHaveEnded) return null;
  if (listed === 'not asked') return 'list';
  return listed === null ? { outcome: 'gone' } : null;
}

/** One read shows ours, and the other another of that name: one of them lags, or there are two. */
function onBoth(situation: Situation, other: Deployment): NextAction {
  if (isJustConfirmed(situation)) return 'wait';
  const problem = `deployment ${other.id} has the same name, and a delete by name could be its end instead`;
  return { end: { outcome: 'unverified', problem } };
}

/** Another deployment has the name: ours is gone, or was never there, or is what is shown and cannot be told apart. */
function onOther(situation: Situation, other: Deployment, listed: Look['listed']): NextAction {
  const { claim, progress, now, lookUntil } = situation;
  const wasNeverShown = claim.origin === 'created' && !claim.wasShown && progress.takenAt === null;
  const isFresh = wasNeverShown && isJustConfirmed(situation);
  if (now < lookUntil || isFresh) return 'wait';
  if (claim.id !== null && listed === 'not asked') return 'list';
  if (claim.id !== null && listed === 'no answer') return 'wait';
  if (!mayBeOurs(claim, other)) {
    return { end: { outcome: 'not ours', id: other.id, isAlike: looksLikeOurs(claim, other) } };
  }
  const problem = `a create was not confirmed, and deployment ${other.id} may have come of it`;
  return { end: { outcome: 'unverified', problem } };
}

/**
 * Nothing of that name is shown. That alone proves nothing: reads lag behind writes, gateways speak for the service, and
 * a create without an answer may yet land. Gone is what a taken delete was followed by, or what neither shows.
 */
function onAbsence(situation: Situation, { shown, listed }: Look): NextAction {
  const { command, claim, progress, now, lookUntil } = situation;
  const mayLandLater = now < lookUntil;
  const isOver = command === 'delete' && shown === null && isDeleted(situation, listed);
  if (isOver && !mayLandLater) return endOfAbsent(situation);
  if (listed === 'not asked') return 'list';
  if (isOver) return 'wait';
  // The list may be cut short: without a word of `/get`, or of a delete, it is one witness alone.
  const isDeleteTaken = command === 'delete' && progress.takenAt !== null;
  const isUnwitnessed = shown === 'no answer' && !isDeleteTaken && progress.toldAbsentAt === null;
  const isUnknown = listed === 'no answer' || isUnwitnessed;
  if (mayDeleteUnseen(situation, isUnknown)) return isDueAgain(progress, now) ? 'delete' : 'wait';
  if (isUnknown || mayLandLater || isJustConfirmed(situation)) return 'wait';
  const wasNeverSeen = claim.id === null && !progress.wasSeen;
  return wasNeverSeen ? { end: { outcome: 'not found' } } : endOfAbsent(situation);
}

/**
 * Whether it is gone by what deletes came to. One delete suffices that was taken by a service that knew the deployment:
 * `/get` has shown it, or there was time to hear of the create. One that answers 200 to any delete may not have heard of
 * it, nor may one whose list alone has shown it, and a gateway may say 404: then all must say for a while that there is
 * none.
 */
function isDeleted(situation: Situation, listed: Look['listed']): boolean {
  const { claim, now } = situation;
  const { takenAt, firstTakenAt, absentSince, wasKnownWhenTaken, wasSeen } = situation.progress;
  const wasShown = wasKnownWhenTaken || (claim.origin === 'created' && claim.wasShown);
  const isKnown = wasShown || (!wasSeen && !isJustConfirmed(situation));
  if (takenAt !== null && isKnown) return true;
  if (listed !== null) return false;
  const answeredSince = firstTakenAt ?? absentSince ?? now;
  return (takenAt !== null && isLastinglyAbsent(situation)) || now - answeredSince >= lastingAnswersMs;
}

/** Whether the service has answered the command with "none of that name", and nothing else, for a while. */
function isLastinglyAbsent({ progress: { absentSince }, now }: Situation): boolean {
  return absentSince !== null && now - absentSince >= lastingAbsenceMs;
}

/** What is absent is gone, unless it was looked for with another key than it was made with, perhaps elsewhere. */
function endOfAbsent({ progress, isSameKey }: Situation): NextAction {
  if (isSameKey || progress.wasSeen) return { end: { outcome: 'gone' } };
  const problem = 'the API key is not the one that the main step had, and shows no deployment of that name';
  return { end: { outcome: 'unverified', problem } };
}

/**
 * Whether to delete what nothing shows. Under a generated name that can do no harm, so one delete at least is answered
 * before an absence is believed. A given name may be another's by now, so both reads must show nothing under it.
 */
function mayDeleteUnseen(situation: Situation, isUnknown: boolean): boolean {
  const { command, claim, progress } = situation;
  if (command !== 'delete' || claim.origin === 'found' || progress.wasOtherSeen) return false;
  const { wasSeen, takenAt, toldAbsentAt } = progress;
  const isToldAbsent = claim.wasShown ? toldAbsentAt !== null : isLastinglyAbsent(situation);
  const isUntried = claim.id !== null && !wasSeen && takenAt === null && !isToldAbsent;
  if (claim.hasGeneratedName) return isUntried || isUnknown || isJustConfirmed(situation);
  return !isUnknown && takenAt === null && isJustConfirmed(situation);
}

/** Whether an unseen delete may be given again: the last one was answered a moment ago. */
function isDueAgain({ takenAt, toldAbsentAt }: Progress, now: number): boolean {
  return now - Math.max(takenAt ?? 0, toldAbsentAt ?? 0) > againUnseenMs;
}

/** Whether it was confirmed, or found, so lately that reads may not show it, or not all of them. */
function isJustConfirmed({ claim, progress, now, serviceNow }: Situation): boolean {
  if (claim.origin === 'found') return now - progress.begunAt < foundMs;
  if (claim.confirmedAt === null) return false;
  return serviceNow - claim.confirmedAt < (claim.wasShown ? staleCopyMs : staleReadsMs);
}
