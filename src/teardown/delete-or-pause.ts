// Deletes or pauses a deployment and goes on until that is verified or the time is over.
import type { CallLimits } from '../api/caller.ts';
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import { graceDeadline } from '../cancellation.ts';
import type { Clock, Random } from '../clock.ts';
import { lookUpInList } from '../deployment/look-up.ts';
import { isOurs, soughtFor } from '../deployment/ownership.ts';
import { serviceNowOf } from '../deployment/service-time.ts';
import type { Claim } from '../deployment/state.ts';
import { isLeaving } from '../deployment/statuses.ts';
import { watchfulPause } from '../poll.ts';
import {
  againAfterMs,
  type Command,
  type Look,
  type NextAction,
  nextAction,
  type Progress,
  type Sighting,
  type Teardown,
} from './next-action.ts';
import { createSetbacks } from './setbacks.ts';

/** What a teardown works with. Times are ms since the epoch. */
export type TeardownOptions = {
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  /** The end of the teardown. */
  deadline: number;
  /** Until when a create or resume that got no answer may still take effect. */
  lookUntil: () => number;
  requestTimeoutMs: number;
  /** It aborts when the runner asks the process to stop. The teardown then ends within the grace that is left. */
  cancelSignal: AbortSignal;
  /** Whether `api` has the key that the deployment was made with; by default it has. */
  isSameKey?: boolean;
  /** Whether it is left alone once it is up, because other jobs may be waiting for it; by default it is not. */
  sparesWhatIsUp?: boolean;
  /** Called when a look first shows the deployment, before anything is done to it. */
  onSeen?: (found: Deployment) => void;
  /**
   * Asked each time right before the command is sent. Its own time does not count. Where it resolves to false, the
   * teardown ends as not verified. It must not throw.
   */
  mayGive?: () => Promise<boolean>;
  /** Called when the service has accepted the command. */
  onSent?: () => void;
};

/** Milliseconds for one request after the runner asked the process to stop. */
const cancelledRequestMs = 1_500;
/** Milliseconds. With less time left, an attempt could only report its own timeout. */
const leastAttemptMs = 1_000;

/**
 * Sends the command for the claimed deployment, as long as it is still ours, and checks until it is gone or paused. It
 * does not give up before `deadline`, whatever the service answers, because nobody else will try again. Never throws.
 */
export async function deleteOrPause(
  command: Command,
  claim: Claim,
  options: TeardownOptions,
): Promise<Teardown> {
  const teardown = createTeardown(command, claim, options);
  for (;;) {
    const end = await teardown.attempt();
    if (end !== null) return end;
    if (teardown.leftMs() < leastAttemptMs) return { outcome: 'unverified', problem: teardown.problem() };
    await teardown.pause();
  }
}

function createTeardown(command: Command, claim: Claim, options: TeardownOptions) {
  const { api, clock, cancelSignal, isSameKey = true, sparesWhatIsUp = false } = options;
  const began = clock.now();
  const pauseMs = watchfulPause(options.random);
  const setbacks = createSetbacks();
  // The service accepted main's command: an absence now suffices; what is still there is told again.
  const takenBefore = claim.removal === 'sent' ? began - againAfterMs - 1 : null;
  let progress: Progress = {
    begunAt: began,
    firstTakenAt: takenBefore,
    takenAt: takenBefore,
    toldAbsentAt: null,
    absentSince: null,
    wasSeen: false,
    wasKnownWhenTaken: false,
    wasOtherSeen: false,
  };
  /** Whether `/get` has shown it. */
  let wasGot = false;
  /** When the service first took the command from this step. */
  let toldAt: number | null = null;
  let askedMs = 0;

  const deadline = () => Math.min(options.deadline + askedMs, graceDeadline(cancelSignal));
  const leftMs = () => deadline() - clock.now();
  const limits = (): CallLimits => ({
    attempts: 1,
    deadline: deadline(),
    timeoutMs: Math.min(options.requestTimeoutMs, cancelSignal.aborted ? cancelledRequestMs : Infinity),
    // The signal ends the request that is under way. Later requests run without it, in the grace that is left.
    signal: cancelSignal.aborted ? undefined : cancelSignal,
  });
  const noteFailure = (error: unknown) => {
    if (error !== cancelSignal.reason) setbacks.note(error, leftMs());
  };

  /** After a cancel, the first delete does not wait for a look-up where only this step can have the name. */
  let isUrgent = () =>
    cancelSignal.aborted && command === 'delete' && claim.origin === 'created' && claim.hasGeneratedName;

  const seen = (found: Sighting): Sighting => {
    if (found === null || found === 'no answer') return found;
    if (!isOurs(claim, found)) progress = { ...progress, wasOtherSeen: true };
    else if (!progress.wasSeen) {
      progress = { ...progress, wasSeen: true };
      options.onSeen?.(found);
    }
    return found;
  };
  const unanswered = (error: unknown): 'no answer' => {
    noteFailure(error);
    return 'no answer';
  };
  const look = async () => {
    const found = seen(await api.get(claim.name, limits()).catch(unanswered));
    if (found === null || found === 'no answer' || !isOurs(claim, found)) return found;
    wasGot = true;
    if (progress.takenAt !== null && isLeaving(found)) progress = { ...progress, wasKnownWhenTaken: true };
    return found;
  };
  const sought = soughtFor(claim);
  const lookInList = async () => seen(await lookUpInList(sought, api, limits()).catch(unanswered));
  const decide = (shown: Look) => {
    const moments = {
      now: clock.now(),
      serviceNow: serviceNowOf(claim, options),
      lookUntil: options.lookUntil(),
    };
    return nextAction({ ...moments, command, claim, progress, isSameKey, sparesWhatIsUp }, shown);
  };
  const choose = async (): Promise<NextAction> => {
    if (isUrgent()) {
      isUrgent = () => false;
      return 'delete';
    }
    const shown = await look();
    const action = decide({ shown, listed: 'not asked' });
    return action === 'list' && leftMs() > 0 ? decide({ shown, listed: await lookInList() }) : action;
  };

  const isCalledOff = async () => {
    if (options.mayGive === undefined) return false;
    const askedAt = clock.now();
    const mayGo = await options.mayGive();
    askedMs += clock.now() - askedAt;
    return !mayGo;
  };
  const give = async (chosen: Command) => {
    const answer = await api[chosen](claim.name, limits());
    const now = clock.now();
    if (answer === 'absent') {
      progress = { ...progress, toldAbsentAt: now, absentSince: progress.absentSince ?? now };
      return;
    }
    const firstTakenAt = progress.firstTakenAt ?? now;
    progress = { ...progress, firstTakenAt, takenAt: now, absentSince: null, wasKnownWhenTaken: wasGot };
    toldAt ??= now;
    options.onSent?.();
  };
  const remaining = () => {
    if (toldAt === null) return null;
    const seconds = Math.round((clock.now() - toldAt) / 1000);
    return `it was still there ${seconds} s after the ${command} was taken`;
  };

  return {
    leftMs,
    problem: setbacks.problem,
    /** Looks once and does what follows from that. Returns the end of the teardown, or null where it goes on. */
    attempt: async (): Promise<Teardown | null> => {
      setbacks.beginAttempt();
      const action = await choose();
      if (typeof action === 'object') return action.end;
      if (action === 'delete' || action === 'pause') {
        if (await isCalledOff()) return { outcome: 'unverified', problem: 'it was called off' };
        await give(action).catch(noteFailure);
      }
      if (!setbacks.hasFailed()) setbacks.noteProgress(remaining());
      return null;
    },
    /** Waits as long as the service asked or as failures in a row suggest, but leaves time for further attempts. */
    pause: async () => {
      const waitMs = setbacks.waitMs(pauseMs(clock.now() - began), leftMs());
      await clock.sleep(waitMs, cancelSignal.aborted ? undefined : cancelSignal);
    },
  };
}
