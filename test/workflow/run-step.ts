// Runs one step: whether it runs, what it runs, and what the later steps know about it.
import { performance } from 'node:perf_hooks';
import { readManifest } from '../runner/action-manifest.ts';
import { useAction } from '../runner/action-step.ts';
import { type ExpressionScope, evaluateCondition, renderTemplate } from '../runner/expressions.ts';
import { type JobState, prependPath } from '../runner/job-state.ts';
import { emptyResult, type StageResult, type Watch } from '../runner/stage.ts';
import { runComposite } from './composite-step.ts';
import { originOf, type ResolvedAction, resolveAction } from './resolve-action.ts';
import { runScript } from './script-step.ts';
import type { StandIn } from './stand-ins.ts';
import { conditionScope, type StepEntry, type StepRun, type StepScope, valuesScope } from './step-scope.ts';
import { evaluateFlag, evaluateNumber, renderTexts } from './values.ts';
import { WorkflowMistake } from './workflow-mistake.ts';
import type { StepDefinition } from './workflow-schema.ts';

/** A step whose own settings are evaluated. */
export type StepPlan = {
  step: StepDefinition;
  title: string;
  continueOnError: boolean;
  timeoutMs: number | undefined;
  isCancellable: () => boolean;
  /** Cancels this step alone. */
  cancel: AbortSignal | undefined;
  /** Whether environment and path are left to whoever joins the step. */
  isDeferred: boolean;
  watch: Watch;
};

/** How a background step is cancelled, and who says when there is room for it. */
export type BackgroundTicket = { cancel: AbortSignal; limit: <T>(task: () => Promise<T>) => Promise<T> };

/** Runs one step, or skips it, and enters it into the `steps` context. */
export async function runStep(scope: StepScope, step: StepDefinition): Promise<StepRun> {
  const run = await attempt(scope, step);
  enterStep(scope, step, run);
  return run;
}

/** Begins one step, or skips it. Whoever joins it enters it into the `steps` context. */
export function runInBackground(
  scope: StepScope,
  step: StepDefinition,
  ticket: BackgroundTicket,
): Promise<StepRun> {
  return attempt(scope, step, ticket);
}

/** From here on, expressions see the step. */
export function enterStep(scope: StepScope, { id }: StepDefinition, run: StepEntry): void {
  const { outputs, outcome, conclusion } = run;
  if (id !== undefined) scope.steps[id] = { outputs, outcome, conclusion };
}

async function attempt(scope: StepScope, step: StepDefinition, ticket?: BackgroundTicket): Promise<StepRun> {
  const run = await attemptUnnamed(scope, step, ticket);
  return { ...run, ...(step.id === undefined ? {} : { id: step.id }) };
}

async function attemptUnnamed(
  scope: StepScope,
  step: StepDefinition,
  ticket?: BackgroundTicket,
): Promise<StepRun> {
  let plan: StepPlan | undefined;
  try {
    if (!holds(scope, step)) return emptyResult(step.name ?? titleOf(step), 'main', 'skipped');
    plan = planStep(scope, step, ticket);
    return await (ticket === undefined ? execute(scope, plan) : executeInTurn(scope, plan, ticket));
  } catch (error) {
    if (error instanceof WorkflowMistake) throw error;
    const failed = failedResult(scope, plan?.title ?? step.name ?? titleOf(step), error);
    return { ...failed, conclusion: plan?.continueOnError ? 'success' : 'failure' };
  }
}

function execute(scope: StepScope, plan: StepPlan): Promise<StepRun> {
  const { uses } = plan.step;
  return uses === undefined ? runScript(scope, plan) : runAction(scope, plan, uses);
}

/** A background step that was cancelled before there was room for it does not begin, and has no post. */
function executeInTurn(
  scope: StepScope,
  plan: StepPlan,
  { cancel, limit }: BackgroundTicket,
): Promise<StepRun> {
  return limit(async () => {
    if (cancel.aborted || scope.job.cancellation.signal.aborted)
      return emptyResult(plan.title, 'main', 'cancelled');
    return execute(scope, plan);
  });
}

/** Returns the title of a step as far as it is known without running it. */
export function titleOf({ uses, run = '' }: StepDefinition): string {
  return `Run ${uses ?? run.split('\n')[0]}`;
}

/** The page shows the first line of the script as it is run. */
function renderTitle(step: StepDefinition, scope: ExpressionScope): string {
  if (step.name !== undefined) return renderTemplate(step.name, scope);
  return step.run === undefined ? titleOf(step) : titleOf({ run: renderTemplate(step.run, scope) });
}

function holds(scope: StepScope, step: StepDefinition): boolean {
  return evaluateCondition(String(step.if ?? ''), conditionScope(scope));
}

function planStep(scope: StepScope, step: StepDefinition, ticket?: BackgroundTicket): StepPlan {
  const values = valuesScope(scope);
  const minutes = evaluateNumber(step['timeout-minutes'], values);
  const left = scope.deadline === undefined ? undefined : Math.max(1, scope.deadline - performance.now());
  return {
    step,
    title: scope.job.masker.mask(renderTitle(step, ownScope(scope, step))),
    continueOnError: evaluateFlag(step['continue-on-error'], values) ?? false,
    timeoutMs: minutes === undefined ? left : minutes * scope.settings.minuteMs,
    // The condition is asked at the moment of the cancellation: a step whose condition still holds goes on
    // (StepsRunner.cs:149-186). A background step is not asked (BackgroundStepCoordinator.cs:54,199).
    isCancellable: () => ticket !== undefined || (scope.isCancellable() && !holds(scope, step)),
    ...{ cancel: ticket?.cancel ?? scope.cancel, isDeferred: ticket !== undefined },
    watch: scope.settings.watch(scope.jobId, step),
  };
}

/** A step's values see its own `env:`. */
function ownScope(scope: StepScope, step: StepDefinition): ExpressionScope {
  return valuesScope(scope, renderTexts(step.env, valuesScope(scope)));
}

async function runAction(scope: StepScope, plan: StepPlan, uses: string): Promise<StepRun> {
  const action = resolveAction(scope, uses);
  if ('standIn' in action) return runStandIn(scope, plan, action);
  const manifest = readManifest(action.folder);
  if ('steps' in manifest.runs) return runComposite(scope, plan, { uses, manifest });
  const { step } = plan;
  const env = () => ({ ...scope.outerEnv(), ...renderTexts(step.env, valuesScope(scope)) });
  const used = useAction(scope.job, action.folder, {
    ...{ name: uses, title: plan.title, env, posts: scope.posts },
    github: { ...scope.github(), ...originOf(uses) },
    ...(step.id === undefined ? {} : { id: step.id }),
    ...(plan.timeoutMs === undefined ? {} : { timeoutMs: plan.timeoutMs }),
    with: () => scope.settings.inputsFor(uses, inputsOf(scope, step)),
    ...{ continueOnError: plan.continueOnError, isCancellable: plan.isCancellable },
    ...{ isDeferred: plan.isDeferred, ...(plan.cancel === undefined ? {} : { cancel: plan.cancel }) },
    // Whoever runs the steps takes the main's result into the status of its job or composite action.
    settle: (result) => result.stage === 'post' && scope.settlePost(result),
  });
  return used.main(plan.watch);
}

/** Returns the inputs of a step as of now. */
export function inputsOf(scope: StepScope, step: StepDefinition): Record<string, string> {
  return renderTexts(step.with, ownScope(scope, step));
}

type StandInAction = Extract<ResolvedAction, { standIn: unknown }>;

async function runStandIn(scope: StepScope, plan: StepPlan, action: StandInAction): Promise<StageResult> {
  const { job } = scope;
  const { step } = plan;
  const own = renderTexts(step.env, valuesScope(scope));
  const call: Parameters<Exclude<StandIn, string>>[0] = {
    ...{
      uses: action.name,
      inputs: inputsOf(scope, step),
      workspace: job.folders.workspace,
      job: scope.jobId,
    },
    env: { ...Object.fromEntries(job.environment), ...scope.outerEnv(), ...own },
  };
  const effect = await action.standIn(call);
  const { env = {}, path = [] } = effect;
  if (!plan.isDeferred) applyEnvironment(job, { env, path });
  if (action.name.startsWith('actions/checkout@')) scope.checkout.done = true;
  const transcript = job.masker.mask(effect.log ?? '');
  const log = `▶ Run ${action.name}${transcript === '' ? '' : `\n${transcript}`}`;
  const result = { ...emptyResult(plan.title, 'main', 'success'), env, path, transcript, log };
  return { ...result, outputs: effect.outputs ?? {} };
}

/** Gives later steps the variables and folders of one that has ended. */
export function applyEnvironment(job: JobState, { env, path }: Pick<StageResult, 'env' | 'path'>): void {
  for (const [name, value] of Object.entries(env)) job.environment.set(name, value);
  for (const folder of path) prependPath(job, folder);
}

function failedResult({ job }: StepScope, title: string, error: unknown): StageResult {
  const message = job.masker.mask(error instanceof Error ? error.message : String(error));
  const transcript = `Error: ${message}`;
  return {
    ...emptyResult(title, 'main', 'failure'),
    ...{ transcript, log: transcript, errors: [message], annotations: [{ level: 'error', message }] },
  };
}
