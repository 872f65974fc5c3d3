// Taking a deployment away, or pausing it, and making sure of it.
import type { CallLimits } from '../api/caller.ts';
import type { DeploymentApi } from '../api/client.ts';
import { RefusedError, UnavailableError } from '../api/errors.ts';
import { graceDeadline } from '../cancellation.ts';
import type { Clock, Random } from '../clock.ts';
import type { Claim } from '../deployment/state.ts';
import { watchfulPause } from '../poll.ts';
import { messageOf } from '../text/error-message.ts';
import {
  againAfterMs,
  type Command,
  decide,
  mayDeleteBlindly,
  type Progress,
  type Situation,
  type Teardown,
} from './next-action.ts';

/** What a teardown works with. Times are ms since the epoch. */
export type TeardownOptions = {
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  /** Until when it may take in all. */
  deadline: number;
  /** Milliseconds it is watched for after the service has taken the command. */
  verifyMs: number;
  /** Until when a create or resume whose answer was lost may still take effect. */
  lookUntil: number;
  requestTimeoutMs: number;
  /** Aborts when the process is told to stop: what is left of the teardown then takes at most the runner's grace. */
  hurry: AbortSignal;
  /** Called once the service has taken the command. */
  onSent?: () => void;
};

/** A refusal may be a passing one, and nobody else will try again; so many in a row are final. */
const mostRefusals = 8;
/** Milliseconds one request may take once the process is told to stop. */
const hurriedRequestMs = 1_500;

/** Deletes what the claim names if it is still ours, and watches it go. Never throws. */
export function remove(claim: Claim, options: TeardownOptions): Promise<Teardown> {
  return settle('delete', claim, options);
}

/** Pauses what the claim names if it is still ours, and watches it come to rest. Never throws. */
export function pause(claim: Claim, options: TeardownOptions): Promise<Teardown> {
  return settle('pause', claim, options);
}

async function settle(command: Command, claim: Claim, options: TeardownOptions): Promise<Teardown> {
  const { clock } = options;
  const began = clock.now();
  const pauseMs = watchfulPause(options.random);
  const progress: Progress = {
    firstTakenAt: null,
    // What main was told is taken needs no more proof than an absence.
    takenAt: claim.removal === 'sent' ? began - againAfterMs - 1 : null,
    toldAbsentAt: null,
    absentSince: null,
    refusals: 0,
    deadline: options.deadline,
    problem: 'the time allowed for it ran out',
  };
  for (;;) {
    const step = await takeStep(command, claim, { options, progress }).catch((error: unknown) =>
      error === options.hurry.reason ? 0 : noteProblem(progress, error),
    );
    if (typeof step === 'object') return step;
    const left = Math.min(progress.deadline, graceDeadline(options.hurry)) - clock.now();
    if (left <= 0) return { outcome: 'unverified', problem: progress.problem };
    const waitMs = Math.max(pauseMs(clock.now() - began), step);
    await clock.sleep(Math.min(waitMs, left), notYet(options.hurry));
  }
}

/** One look and what follows from it. Returns the outcome, or the least ms to wait before the next step. */
async function takeStep(
  command: Command,
  claim: Claim,
  { options, progress }: { options: TeardownOptions; progress: Progress },
): Promise<Teardown | number> {
  const { api, clock, lookUntil } = options;
  const limits = (): CallLimits => ({
    attempts: 1,
    deadline: Math.min(progress.deadline, graceDeadline(options.hurry)),
    timeoutMs: Math.min(options.requestTimeoutMs, options.hurry.aborted ? hurriedRequestMs : Infinity),
    // The first signal cuts short what is under way; what follows goes on in the grace that is left.
    signal: notYet(options.hurry),
  });
  const situation = () => ({ command, claim, progress, now: clock.now(), lookUntil });
  const decision = await api.get(claim.name, limits()).then(
    (found) => decide(situation(), found),
    (error: unknown) => blindly(situation(), error),
  );
  if (typeof decision === 'object') return decision;
  if (decision !== 'wait') {
    const answer = await api[decision](claim.name, limits());
    if (answer === 'taken') noteTaken(progress, clock.now(), options);
    else progress.toldAbsentAt = clock.now();
  }
  if (progress.firstTakenAt !== null) {
    progress.problem = `it was still there ${seconds(clock.now() - progress.firstTakenAt)} after the ${command} was taken`;
  }
  return 0;
}

function blindly(situation: Situation, error: unknown): Command {
  if (isKeyRefused(error) || !mayDeleteBlindly(situation)) throw error;
  return 'delete';
}

function noteTaken(progress: Progress, now: number, { verifyMs, onSent }: TeardownOptions): void {
  progress.refusals = 0;
  progress.takenAt = now;
  progress.firstTakenAt ??= now;
  progress.deadline = Math.min(progress.deadline, progress.firstTakenAt + verifyMs);
  onSent?.();
}

/** Returns the verdict where trying on is in vain, else the least ms to wait before the next look. */
function noteProblem(progress: Progress, error: unknown): Teardown | number {
  progress.problem = messageOf(error);
  progress.refusals = error instanceof RefusedError ? progress.refusals + 1 : 0;
  if (isKeyRefused(error) || progress.refusals >= mostRefusals) {
    return { outcome: 'unverified', problem: progress.problem };
  }
  return error instanceof UnavailableError ? (error.retryAfterMs ?? 0) : 0;
}

/** The signal as long as it has not aborted: one that has would end everything before it begins. */
function notYet(signal: AbortSignal): AbortSignal | undefined {
  return signal.aborted ? undefined : signal;
}

function isKeyRefused(error: unknown): boolean {
  return error instanceof RefusedError && error.isKeyRefused;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
