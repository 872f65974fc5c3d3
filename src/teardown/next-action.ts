// What one look at a deployment means for its teardown.
import type { Deployment } from '../api/schemas.ts';
import { isOurs, mayBeOurs } from '../deployment/ownership.ts';
import type { Claim } from '../deployment/state.ts';
import { isAsleep, isGone, isLeaving, isPaused } from '../deployment/statuses.ts';

/** How it ended. `never there`: an unconfirmed create that did not appear. `not ours`: another took the name. */
export type Teardown =
  | { outcome: 'gone' }
  | { outcome: 'paused' }
  | { outcome: 'never there' }
  | { outcome: 'not ours'; id: string }
  | { outcome: 'unverified'; problem: string };

export type Command = 'delete' | 'pause';

/** The outcome, or what to do next. */
export type Decision = Teardown | 'wait' | Command;

/** How far one teardown has come. Times are ms since the epoch. */
export type Progress = {
  /** When the command was first and last taken. */
  firstTakenAt: number | null;
  takenAt: number | null;
  /** When the service last answered a delete with "none of that name". */
  toldAbsentAt: number | null;
  /** Since when looks show nothing of ours. */
  absentSince: number | null;
  /** How often in a row a call was refused, for a reason other than the key. */
  refusals: number;
  deadline: number;
  problem: string;
};

/** What is to become of which claim, and what is known so far. `now` and `lookUntil` are ms since the epoch. */
export type Situation = {
  command: Command;
  claim: Claim;
  progress: Progress;
  now: number;
  lookUntil: number;
};

/** Milliseconds after a confirmed create in which a read may not show it yet. */
const staleReadsMs = 10_000;
/** Milliseconds for which an absence must be shown to be believed, where no delete was taken. */
const absentForMs = 1_000;
/** Milliseconds after which a command that was taken, but shows no effect, is given again. */
export const againAfterMs = 5_000;

/** What follows from what a look found; null: the service knows none of that name. */
export function decide(situation: Situation, found: Deployment | null): Decision {
  const { command, claim, progress, now, lookUntil } = situation;
  if (found === null || !isOurs(claim, found)) {
    return decideOnAbsence(situation, found === null || isGone(found) ? null : found);
  }
  progress.absentSince = null;
  const end = endOf(command, found, progress.takenAt !== null);
  if (end !== null) return now < lookUntil ? 'wait' : end;
  const isUnderWay = progress.takenAt !== null && now - progress.takenAt <= againAfterMs;
  if (isUnderWay || isLeaving(found)) return 'wait';
  // What failed to start cannot be paused, and there is nothing in it to keep.
  return claim.origin === 'created' && found.status === 'failed' ? 'delete' : command;
}

/** The look failed. What can only be ours, by a name of our own making, is told to go all the same. */
export function mayDeleteBlindly({ command, claim, progress }: Situation): boolean {
  return command === 'delete' && claim.isPrivateName && progress.takenAt === null;
}

/** The outcome that this look shows, if any. */
function endOf(command: Command, found: Deployment, wasTaken: boolean): Teardown | null {
  if (isGone(found)) return { outcome: 'gone' };
  const isAtRest = isPaused(found) || (wasTaken && isAsleep(found));
  return command === 'pause' && isAtRest ? { outcome: 'paused' } : null;
}

/** Nothing of ours is shown. That alone proves little: reads lag behind writes, and a lost create may yet land. */
function decideOnAbsence(situation: Situation, other: Deployment | null): Decision {
  const { claim, progress, now, lookUntil } = situation;
  progress.absentSince ??= now;
  const unproven = progress.takenAt === null && claim.id !== null ? seekProof(situation, other) : null;
  if (unproven !== null) return unproven;
  if (now < lookUntil) return 'wait';
  if (other !== null) return outcomeOf(claim, other);
  return claim.id === null && progress.takenAt === null ? { outcome: 'never there' } : { outcome: 'gone' };
}

/** A confirmed deployment is not shown, and no delete was taken. What to do to be sure of it; null when it is sure. */
function seekProof({ command, claim, progress, now }: Situation, other: Deployment | null): Decision | null {
  const { toldAbsentAt } = progress;
  const mayDelete = command === 'delete' && other === null;
  const isTold = toldAbsentAt !== null && now - toldAbsentAt < absentForMs;
  if (isFresh(claim, now)) return mayDelete && !isTold ? command : 'wait';
  // Under a name of our own making a delete can do no harm, and its answer is the better proof.
  if (mayDelete && claim.isPrivateName && toldAbsentAt === null) return command;
  return now - (progress.absentSince ?? now) < absentForMs ? 'wait' : null;
}

/** Another deployment has the name. */
function outcomeOf(claim: Claim, other: Deployment): Teardown {
  if (!mayBeOurs(claim, other)) return { outcome: 'not ours', id: other.id };
  return {
    outcome: 'unverified',
    problem: `a create got no answer, and deployment ${other.id} may have come of it`,
  };
}

/** Confirmed so lately that a read may not show it yet. */
function isFresh({ confirmedAt }: Claim, now: number): boolean {
  return confirmedAt !== null && now - confirmedAt < staleReadsMs;
}
