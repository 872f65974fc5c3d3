// Runs one job, or one leg of a matrix: its steps, their posts, its outputs.
import type { Contexts } from '../runner/expressions.ts';
import { type Job, type JobOptions, startJob } from '../runner/job.ts';
import { settle } from '../runner/job-state.ts';
import type { Conclusion } from '../runner/stage.ts';
import type { Annotation } from '../runner/stage-log.ts';
import { openBackground } from './background-steps.ts';
import { controlOf } from './read-workflow.ts';
import { runStep } from './run-step.ts';
import { type RunSettings, type StepRun, type StepScope, valuesScope } from './step-scope.ts';
import { renderTexts } from './values.ts';
import type { JobDefinition } from './workflow-schema.ts';

/** The result of a job. */
export type JobRun = {
  /** Its key in the workflow. */
  id: string;
  /** Its name on the page, with the values of its leg. */
  name: string;
  conclusion: Conclusion;
  /** Mains and posts in the order in which they ran. */
  steps: readonly StepRun[];
  /** The outputs that other jobs see. */
  outputs: Record<string, string>;
  /** The summaries of its steps, one after the other. */
  summary: string;
  annotations: readonly Annotation[];
  /** What the runner says beside the steps, such as outputs left out or a time exceeded. */
  messages: readonly string[];
};

/** A job that is about to run. */
export type JobPlan = {
  id: string;
  name: string;
  definition: JobDefinition;
  defaults: StepScope['defaults'];
  options: JobOptions;
  /** `needs`, `vars`, `secrets`, `inputs`. */
  contexts: Contexts;
  env: (job: Job) => Record<string, string>;
  timeoutMs: number | undefined;
  /** Cancels the job. */
  cancel: AbortSignal;
};

/** Runs a job in folders of its own, which are removed afterwards. */
export async function runJob(settings: RunSettings, plan: JobPlan): Promise<JobRun> {
  const job = startJob(plan.options);
  const messages: string[] = [];
  const stop = stopOn(plan, job, messages);
  try {
    for (const [name, value] of Object.entries(plan.env(job))) job.state.environment.set(name, value);
    const scope = openScope(settings, plan, job);
    const begun = await runSteps(scope, plan.definition);
    const outputs = takeOutputs(scope, plan, { job, messages });
    // A background step that was given up ends with the job at the latest.
    job.dispose();
    const steps = await Promise.all(begun);
    return {
      ...{ id: plan.id, name: plan.name, conclusion: job.status, steps, outputs, messages },
      summary: steps
        .map(({ summary }) => summary)
        .filter((text) => text !== '')
        .join('\n'),
      annotations: steps.flatMap(({ annotations }) => annotations),
    };
  } finally {
    stop();
    job.dispose();
  }
}

/** Makes the result of a job that did not run, because its condition did not hold or it was cancelled before. */
export function idleJob(id: string, name: string, conclusion: Conclusion): JobRun {
  return { ...{ id, name, conclusion, steps: [], outputs: {}, summary: '', annotations: [], messages: [] } };
}

/** Returns a function that ends the watch. */
function stopOn({ cancel, timeoutMs, name }: JobPlan, job: Job, messages: string[]): () => void {
  if (cancel.aborted) job.cancel();
  cancel.addEventListener('abort', job.cancel, { once: true });
  const exceed = () => {
    messages.push(`The job '${name}' has exceeded its maximum execution time.`);
    job.cancel();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(exceed, timeoutMs);
  return () => {
    cancel.removeEventListener('abort', job.cancel);
    clearTimeout(timer);
  };
}

function openScope(settings: RunSettings, plan: JobPlan, { state }: Job): StepScope {
  return {
    ...{ job: state, jobId: plan.id, settings, contexts: () => plan.contexts, github: () => ({}), steps: {} },
    ...{ status: () => state.status, outerEnv: () => ({}), defaults: plan.defaults, posts: state.posts },
    settlePost: (result) => settle(state, result),
    ...{ deadline: undefined, isCancellable: () => true, cancel: undefined, checkout: { done: false } },
  };
}

/** Background steps are listed where they began. One that was given up may not have ended yet. */
async function runSteps(scope: StepScope, { steps }: JobDefinition): Promise<(StepRun | Promise<StepRun>)[]> {
  const runs: (StepRun | Promise<StepRun>)[] = [];
  const background = openBackground(scope, (run) => runs.push(run));
  for (const step of steps) {
    if (step.background) {
      background.start(step);
    } else if (controlOf(step) !== undefined) {
      await background.control(step);
    } else {
      const run = await runStep(scope, step);
      settle(scope.job, run);
      runs.push(run);
    }
  }
  await background.finish();
  for (let post = scope.posts.at(-1); post !== undefined; post = scope.posts.at(-1))
    runs.push(await post.run());
  return runs;
}

/** Outputs are evaluated when all is done. A failure here is a failure of the job (JobExtension.cs:801-817). */
function takeOutputs(
  scope: StepScope,
  { definition }: JobPlan,
  { job, messages }: { job: Job; messages: string[] },
): Record<string, string> {
  try {
    const { outputs, warnings } = job.outputs(renderTexts(definition.outputs, valuesScope(scope)));
    messages.push(...warnings);
    return outputs;
  } catch (error) {
    messages.push(`Fail to evaluate job outputs: ${error instanceof Error ? error.message : String(error)}`);
    settle(job.state, { conclusion: 'failure' });
    return {};
  }
}
