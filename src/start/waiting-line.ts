// Waits in line: tries all machine types again until one is available or the allowed time is over.
import { ApiError, isTransient } from '../api/errors.ts';
import type { Ledger } from '../deployment/state.ts';
import { doublingPause } from '../poll.ts';
import type { StepContext } from '../step-context.ts';
import { counted, duration } from '../text/format.ts';
import type { Acquired } from './acquire.ts';
import { CapReachedError, NoCapacityError, StartError } from './errors.ts';
import { shortly, startOnFirstWorkingType, takeAwayAttempt } from './machine-types.ts';
import { offeredTypes } from './offered-types.ts';
import type { StartRequest } from './request.ts';

type Options = { context: StepContext; ledger: Ledger };

const firstPauseMs = 5_000;
const longestPauseMs = 60_000;
const lineEveryMs = 60_000;

/**
 * Starts with the first machine type that works. Where none is available, or too many deployments are alive, it tries
 * again for `capacityWaitMinutes`, and holds no deployment in between. Throws what `startOnFirstWorkingType` throws,
 * StartError when the time is over, and `signal.reason`.
 */
export async function startInLine(
  { machineTypes, capacityWaitMinutes }: Pick<StartRequest, 'machineTypes' | 'capacityWaitMinutes'>,
  options: Options,
  start: (machineType: string) => Promise<Acquired>,
): Promise<Acquired> {
  const { context, ledger } = options;
  let line: Line | null = null;
  for (let rounds = 1; ; rounds++) {
    try {
      return await startOnFirstWorkingType(machineTypes, { ...options, isAgain: line !== null }, start);
    } catch (error) {
      const mayWait = capacityWaitMinutes > 0 && !context.signal.aborted;
      const reason = mayWait ? reasonToWait(error) : null;
      if (reason === null) throw unwrapped(error);
      await takeAwayAttempt(unwrapped(error), options);
      line ??= enter(reason, capacityWaitMinutes, context);
      if (context.clock.now() >= line.endsAt) throw await waitedInVain({ reason, rounds, line }, context);
      await wait({ reason, rounds, line }, context);
      // The summary shows only the last round, so what is noted of this one is removed.
      ledger.change({ fallbacks: [], marks: { ...ledger.state.marks, createSentAt: null } });
    }
  }
}

/** Why the step has to wait: `short` for the log, and the other texts for the error at the end of a vain wait. */
type Reason = {
  short: string;
  head: string;
  lines: readonly string[];
  remedy: string;
  /** Whether it helps to know which machine types there are. */
  isAboutTypes: boolean;
};

/** The reason to wait after this error; null where waiting does not help. */
function reasonToWait(error: unknown): Reason | null {
  if (error instanceof NoCapacityError) {
    const answers = error.refusals.map((refusal) => `${refusal.machineType}: ${shortly(refusal.error)}`);
    return {
      short: `no machine type is to be had (${answers.join('; ')})`,
      head: 'No machine type was to be had. The last answers:',
      lines: answers.map((answer) => `- ${answer}`),
      remedy:
        'Name other types in "machine-type", raise "capacity-wait-minutes", or run the job again later.',
      isAboutTypes: true,
    };
  }
  if (error instanceof CapReachedError) {
    return {
      short: error.short,
      head: `No deployment was created: ${error.short}:`,
      lines: error.lines,
      remedy:
        'Raise "capacity-wait-minutes" or "max-running"; the sweep Action removes what lost runners left.',
      isAboutTypes: false,
    };
  }
  if (!(error instanceof ApiError) || error.call.path !== '/list' || !isTransient(error)) return null;
  return {
    short: `the deployments cannot be counted for "max-running" (${shortly(error)})`,
    head: `The deployments could not be counted for "max-running": ${shortly(error)}.`,
    lines: [],
    remedy: error.remedy,
    isAboutTypes: false,
  };
}

/** The error to throw without a wait: that of the machine type tried last. */
function unwrapped(error: unknown): unknown {
  return error instanceof NoCapacityError ? error.cause : error;
}

/** The wait of one step. Times are ms since the epoch. */
type Line = { beganAt: number; endsAt: number; saidAt: number; pauseMs: () => number };

function enter({ short }: Reason, minutes: number, { clock, random, job }: StepContext): Line {
  const beganAt = clock.now();
  const mostMs = minutes * 60_000;
  job.info(`Waiting in line for ${duration(mostMs)} at most: ${short}.`);
  const pauseMs = doublingPause(firstPauseMs, longestPauseMs, random);
  return { beganAt, endsAt: beganAt + mostMs, saidAt: beganAt, pauseMs };
}

/** Pauses until the next round is due, and prints a line every minute. Throws `signal.reason` at once when aborted. */
async function wait(
  { reason, rounds, line }: { reason: Reason; rounds: number; line: Line },
  { clock, signal, job }: StepContext,
): Promise<void> {
  const dueAt = Math.min(clock.now() + line.pauseMs(), line.endsAt);
  for (;;) {
    const now = clock.now();
    if (now >= line.saidAt + lineEveryMs) {
      const after = duration(now - line.beganAt);
      job.info(`Still in line after ${after} and ${counted(rounds, 'round')}: ${reason.short}.`);
      line.saidAt = now;
    }
    if (now >= dueAt) return;
    await clock.sleep(Math.min(dueAt, line.saidAt + lineEveryMs) - now, signal);
    signal.throwIfAborted();
  }
}

async function waitedInVain(
  { reason, rounds, line }: { reason: Reason; rounds: number; line: Line },
  context: StepContext,
): Promise<StartError> {
  const { head, lines, remedy, isAboutTypes } = reason;
  const waited = `Waited in line for ${duration(line.endsAt - line.beganAt)} (${counted(rounds, 'round')}).`;
  const offered = isAboutTypes ? await offeredTypes(context) : '';
  return new StartError([head, ...lines, `${waited} ${remedy} ${offered}`.trimEnd()].join('\n'));
}
