// Runs steps beside those after them, until `wait:`, `cancel:` or the end of the job's own steps joins them.
import { type JobState, settle } from '../runner/job-state.ts';
import { type Conclusion, emptyResult } from '../runner/stage.ts';
import { createLimit } from './limit.ts';
import { controlOf, waitedIds } from './read-workflow.ts';
import { applyEnvironment, enterStep, runInBackground, titleOf } from './run-step.ts';
import type { StepRun, StepScope } from './step-scope.ts';
import type { StepDefinition } from './workflow-schema.ts';

/** The background steps of one job. */
export type Background = {
  /** Begins a step and does not wait for it. */
  start(step: StepDefinition): void;
  /** Runs a step with `wait:`, `wait-all:`, `cancel:` or `parallel:`. A failure that it joins is a failure of the job. */
  control(step: StepDefinition): Promise<void>;
  /** Joins the steps for which nobody has waited, before the first post. */
  finish(): Promise<void>;
};

/** The most steps that run at once (BackgroundStepCoordinator.cs:27). */
const mostAtOnce = 10;

type Member = {
  step: StepDefinition;
  run: Promise<StepRun>;
  /** The result, once its process has ended and its files were read. */
  ended: StepRun | undefined;
  cancellation: AbortController;
  isJoined: boolean;
  /** A `cancel:` named this step, so its cancellation says nothing about the job. */
  isExpectedToStop: boolean;
};

type Coordinator = {
  scope: StepScope;
  members: Member[];
  limit: ReturnType<typeof createLimit>;
  tell: (run: StepRun | Promise<StepRun>) => void;
};

/** `tell` gets each step when it begins, and each control step when it is done. */
export function openBackground(scope: StepScope, tell: Coordinator['tell']): Background {
  const coordinator: Coordinator = { scope, members: [], limit: createLimit(mostAtOnce), tell };
  return {
    start: (step) => {
      startMember(coordinator, step);
    },
    control: (step) => control(coordinator, step),
    finish: () => finish(coordinator),
  };
}

function startMember({ scope, members, limit, tell }: Coordinator, step: StepDefinition): Member {
  const cancellation = new AbortController();
  const run = runInBackground(scope, step, { cancel: cancellation.signal, limit });
  const state = { ended: undefined, isJoined: false, isExpectedToStop: false };
  const member: Member = { step, run, cancellation, ...state };
  // A mistake of the test rejects, and is reported where all steps of the job are awaited.
  run.then(
    (result) => {
      member.ended = result;
    },
    () => {},
  );
  members.push(member);
  tell(run);
  return member;
}

async function control(coordinator: Coordinator, step: StepDefinition): Promise<void> {
  const { members } = coordinator;
  const kind = controlOf(step);
  if (kind === 'parallel') {
    const group = (step.parallel ?? []).map((member) => startMember(coordinator, member));
    return wait(coordinator, group, `Wait for ${group.map(nameOf).join(', ')}`);
  }
  if (kind === 'wait-all') return wait(coordinator, members.filter(isOpen), step.name ?? waitForAll);
  const ids = waitedIds(step);
  const named = members.filter((member) => ids.some((id) => isSameId(id, member.step.id)));
  const title = step.name ?? `${kind === 'wait' ? 'Wait for' : 'Cancel'} ${ids.join(', ')}`;
  return kind === 'wait' ? wait(coordinator, named, title) : cancel(coordinator, named, title);
}

const waitForAll = 'Wait for all background steps';

/** The result counts for the job only when something failed: a cancelled job says so itself (StepsRunner.cs:273-279). */
async function wait(coordinator: Coordinator, members: readonly Member[], title: string): Promise<void> {
  const { scope, tell } = coordinator;
  await untilEnded(scope.job, members);
  for (const member of members) join(scope, member);
  const conclusion = worstOf(members);
  if (conclusion === 'failure') settle(scope.job, { conclusion });
  tell({ ...emptyResult(title, 'main', conclusion), ...report(members, 'waiting for') });
}

/** Ends these steps alone. The job goes on when they have ended, or without them when their grace is over. */
async function cancel(
  { scope, tell }: Coordinator,
  members: readonly Member[],
  title: string,
): Promise<void> {
  for (const member of members) {
    member.isExpectedToStop = true;
    member.cancellation.abort();
  }
  await withinMs(scope.job.grace.abandonMs, members);
  for (const member of members) join(scope, member);
  tell({ ...emptyResult(title, 'main', 'success'), ...report(members, 'cancelling') });
}

async function finish(coordinator: Coordinator): Promise<void> {
  const { scope, members } = coordinator;
  const open = members.filter(isOpen);
  if (open.length > 0) await wait(coordinator, open, waitForAll);
  // A step that failed before its `cancel:` counts here (BackgroundStepCoordinator.cs:97-113).
  for (const member of members) {
    const conclusion = conclusionOf(member);
    if (!(member.isExpectedToStop && conclusion === 'cancelled')) settle(scope.job, { conclusion });
  }
}

/**
 * Outputs, variables, folders and result take effect now. State does not wait for this: it was taken over when the
 * process ended, and a step that was given up has none (FileCommandManager.cs:145,203,340).
 */
function join(scope: StepScope, member: Member): void {
  if (member.isJoined) return;
  member.isJoined = true;
  const given = { outputs: {}, outcome: 'cancelled', conclusion: 'cancelled' } as const;
  enterStep(scope, member.step, member.ended ?? given);
  if (member.ended !== undefined) applyEnvironment(scope.job, member.ended);
}

/**
 * Waits for all; after a cancellation of the job no longer than the grace. As far as the conditions of its control steps
 * go, the runner waits until the last process was killed, 10 s after the cancellation (StepsRunner.cs:149-186, as they
 * are `always()`), but the coordinator is written to give up after 7.5 s: the harder of both is imitated.
 */
async function untilEnded(job: JobState, members: readonly Member[]): Promise<void> {
  const cancelled = job.cancellation.signal;
  const over = new AbortController();
  const cancellation = new Promise<void>((resolve) => {
    if (cancelled.aborted) resolve();
    cancelled.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
  });
  const all = Promise.allSettled(members.map(({ run }) => run));
  const isDone = await Promise.race([all.then(() => true), cancellation.then(() => false)]);
  over.abort();
  if (!isDone) await withinMs(job.grace.abandonMs, members);
}

async function withinMs(ms: number, members: readonly Member[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled(members.map(({ run }) => run)), grace]);
  clearTimeout(timer);
}

function isOpen({ isJoined }: Member): boolean {
  return !isJoined;
}

function isSameId(id: string, other = ''): boolean {
  return id.toLowerCase() === other.toLowerCase();
}

function nameOf({ step }: Member): string {
  return step.name ?? titleOf(step);
}

/** A step that was given up counts as cancelled. */
function conclusionOf({ ended }: Member): Conclusion {
  return ended?.conclusion ?? 'cancelled';
}

function worstOf(members: readonly Member[]): Conclusion {
  const conclusions = members.map(conclusionOf);
  return (['failure', 'cancelled'] as const).find((worse) => conclusions.includes(worse)) ?? 'success';
}

function report(members: readonly Member[], doing: string): { transcript: string; log: string } {
  const lines = members.map((member) => `  ${nameOf(member)}: ${conclusionOf(member)}`);
  const transcript = [`Finished ${doing} background step(s).`, ...lines].join('\n');
  return { transcript, log: transcript };
}
