// Runs a step that uses a composite action: its own steps now, and their posts at the end of the job.
import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import { type ActionManifest, evaluateInputs } from '../runner/action-manifest.ts';
import { renderTemplate, type Status } from '../runner/expressions.ts';
import { contextsOf, type PendingPost } from '../runner/job-state.ts';
import { type Conclusion, emptyResult, type StageResult, type Watch } from '../runner/stage.ts';
import { ofCompositeStep, stepExpressionMistakes } from './check-expressions.ts';
import { stepMistakes } from './read-workflow.ts';
import { originOf, refuseUnknownAction } from './resolve-action.ts';
import { inputsOf, runStep, type StepPlan } from './run-step.ts';
import { refuseUnknownShell } from './script-step.ts';
import { type StepRun, type StepScope, valuesScope } from './step-scope.ts';
import { renderTexts } from './values.ts';
import { WorkflowMistake } from './workflow-mistake.ts';
import { compositeStepsSchema, type StepDefinition } from './workflow-schema.ts';

/** Runs the steps of a composite action one after the other, and keeps their posts for the end of the job. */
export async function runComposite(
  scope: StepScope,
  plan: StepPlan,
  { uses, manifest }: { uses: string; manifest: ActionManifest },
): Promise<StepRun> {
  const steps = readSteps(scope, manifest);
  const posts: PendingPost[] = [];
  const own = { status: 'success' as Status };
  const nested = openScope(scope, plan, { uses, manifest, posts, own });
  const post = pendingPost(scope, plan, posts);
  scope.posts.push(post);
  const runs: StepRun[] = [];
  for (const step of steps) {
    const run = await runStep(nested, step);
    runs.push(run);
    if (own.status === 'success' && run.conclusion === 'failure') own.status = 'failure';
  }
  if (posts.length === 0) scope.posts.splice(scope.posts.indexOf(post), 1);
  // Outputs are evaluated even when a step failed (CompositeActionHandler.cs:166-172).
  const values = valuesScope(nested);
  const outputs = Object.entries(manifest.outputs).map(([name, { value }]) => [
    name,
    renderTemplate(String(value), values),
  ]);
  const outcome: Conclusion = nested.status();
  return {
    ...merge(plan, runs, { kind: 'main', outcome }),
    outputs: Object.fromEntries(outputs),
    steps: runs,
  };
}

/** Reads the steps of a composite action. Throws a mistake, whatever the workflow does with failures. */
function readSteps({ settings }: StepScope, { directory, runs }: ActionManifest): StepDefinition[] {
  const result = compositeStepsSchema.safeParse('steps' in runs ? runs.steps : undefined);
  if (!result.success) throw new WorkflowMistake(`${directory}: ${z.prettifyError(result.error)}`);
  const contexts = { values: ofCompositeStep, condition: ofCompositeStep };
  const mistakes = [...stepMistakes(result.data), ...stepExpressionMistakes(result.data, contexts)];
  for (const { run, shell, uses } of result.data) {
    if (run !== undefined && shell === undefined)
      mistakes.push('a step with run needs a shell in a composite action');
    refuseUnknownShell(shell);
    if (uses !== undefined) refuseUnknownAction(settings, uses);
  }
  if (mistakes.length > 0) throw new WorkflowMistake(`${directory}: ${mistakes.join('\n')}`);
  return result.data;
}

type Opening = { uses: string; manifest: ActionManifest; posts: PendingPost[]; own: { status: Status } };

function openScope(scope: StepScope, plan: StepPlan, { uses, manifest, posts, own }: Opening): StepScope {
  const { job, settings } = scope;
  const isCancelled = () => plan.cancel?.aborted || (job.cancellation.signal.aborted && plan.isCancellable());
  const status = (): Status => (isCancelled() ? 'cancelled' : own.status);
  const inputs = () => {
    const given = settings.inputsFor(uses, inputsOf(scope, plan.step));
    return evaluateInputs(manifest, given, contextsOf(job)).inputs.toObject();
  };
  return {
    ...{
      job,
      settings,
      jobId: scope.jobId,
      checkout: scope.checkout,
      posts,
      defaults: {},
      steps: {},
      status,
    },
    contexts: () => ({ inputs: inputs() }),
    github: () => ({ ...originOf(uses), action_path: manifest.directory, action_status: status() }),
    outerEnv: () => ({ ...scope.outerEnv(), ...renderTexts(plan.step.env, valuesScope(scope)) }),
    deadline: plan.timeoutMs === undefined ? undefined : performance.now() + plan.timeoutMs,
    ...{ isCancellable: plan.isCancellable, cancel: plan.cancel },
    // The one post of the composite action reports for all of them.
    settlePost: () => {},
  };
}

/** Makes one post that runs the posts of the nested steps, the last first. Each has its own `post-if`. */
function pendingPost(scope: StepScope, plan: StepPlan, posts: PendingPost[]): PendingPost {
  const post: PendingPost = {
    async run(watch?: Watch) {
      scope.posts.splice(scope.posts.indexOf(post), 1);
      const results: StageResult[] = [];
      for (let next = posts.at(-1); next !== undefined; next = posts.at(-1))
        results.push(await next.run(watch));
      const failed = results.some(({ conclusion }) => conclusion === 'failure');
      const merged = merge(plan, results, { kind: 'post', outcome: failed ? 'failure' : 'success' });
      scope.settlePost(merged);
      return merged;
    },
  };
  return post;
}

type Ending = { kind: StageResult['stage']; outcome: Conclusion };

/** Shows a composite action as the page does: the logs of its steps in one, with summaries and annotations together. */
function merge(plan: StepPlan, results: readonly StageResult[], { kind, outcome }: Ending): StageResult {
  const empty = emptyResult(kind === 'main' ? plan.title : `Post ${plan.title}`, kind, outcome);
  const joined = (key: 'stdout' | 'stderr' | 'transcript' | 'log' | 'summary') =>
    results
      .map((result) => result[key])
      .filter((text) => text !== '')
      .join('\n');
  return {
    ...empty,
    conclusion: outcome === 'failure' && plan.continueOnError ? 'success' : outcome,
    ...{ stdout: joined('stdout'), stderr: joined('stderr'), summary: joined('summary') },
    ...{ transcript: joined('transcript'), log: joined('log') },
    annotations: results.flatMap(({ annotations }) => annotations),
    commands: results.flatMap(({ commands }) => commands),
    errors: results.flatMap(({ errors }) => errors),
    masks: results.flatMap(({ masks }) => masks),
    durationMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}
