// Runs a workflow: jobs in the order of their needs, each as soon as it can, and matrix legs side by side.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Grace } from '../runner/child.ts';
import type { JobIdentity } from '../runner/job-environment.ts';
import type { Conclusion } from '../runner/stage.ts';
import { readWorkflow } from './read-workflow.ts';
import { refuseUnknownAction } from './resolve-action.ts';
import type { JobRun } from './run-job.ts';
import { type FinishedJob, runJobs } from './run-jobs.ts';
import { refuseUnknownShell } from './script-step.ts';
import type { RunSettings } from './step-scope.ts';
import { dispatchInputs, eventOf } from './trigger.ts';
import { flatSteps, type Workflow } from './workflow-schema.ts';

export type WorkflowOptions = Pick<JobIdentity, 'runId' | 'runAttempt' | 'repository' | 'github'> &
  Partial<RunSettings> & {
    repositoryRoot: string;
    /** The workflow: a file, or its text. */
    file?: string;
    yaml?: string;
    /** What triggered the run; by default the first event of `on`, without a payload. */
    event?: { name: string; payload?: unknown };
    /** Inputs of a workflow_dispatch. */
    inputs?: Readonly<Record<string, unknown>>;
    secrets?: Readonly<Record<string, string>>;
    vars?: Readonly<Record<string, string>>;
    /** Variables of the machine, such as a proxy. Each job has them as if they stood in its `env:`. */
    env?: Readonly<Record<string, string>>;
    /** Folders with stand-ins for programs, first on the path. */
    path?: readonly string[];
    /** Shorter waits between the signals of a cancelled job. */
    grace?: Partial<Grace>;
    /** Cancels the run. */
    signal?: AbortSignal;
    /** The Node that runs actions, and the first on the path. */
    node?: string;
  };

/** The result of a workflow run. */
export type WorkflowRun = {
  conclusion: Conclusion;
  /** Every job, and every leg of a matrix, in the order of the file. */
  jobs: readonly JobRun[];
};

/** What all jobs of a run have in common. */
export type RunContext = {
  workflow: Workflow;
  options: WorkflowOptions;
  settings: RunSettings;
  event: { name: string; payload?: unknown };
  inputs: Readonly<Record<string, unknown>>;
  name: string;
};

/**
 * Runs a workflow to its end. A step that fails makes the run fail; what the workflow cannot mean, or what is not
 * interpreted, rejects with a `WorkflowMistake`, as far as possible before the first job begins.
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const file = options.file ?? 'workflow.yml';
  const workflow = readWorkflow(options.yaml ?? readFileSync(file, 'utf8'), path.basename(file));
  const settings = settingsOf(options);
  refuseUnknown(workflow, settings);
  const event = eventOf(workflow, options.event);
  const inputs = dispatchInputs(workflow, event.name, options.inputs ?? {});
  const name = workflow.name ?? path.basename(file);
  const runs = await runJobs({ workflow, options, settings, event, inputs, name });
  return { conclusion: concludeRun(runs, options.signal), jobs: runs.map(({ run }) => run) };
}

function settingsOf(options: WorkflowOptions): RunSettings {
  return {
    repositoryRoot: options.repositoryRoot,
    repositoryName: options.repositoryName ?? 'roboflow-ephemeral-deployment',
    actions: options.actions ?? {},
    inputsFor: options.inputsFor ?? ((_uses, inputs) => inputs),
    watch: options.watch ?? (() => ({})),
    minuteMs: options.minuteMs ?? 60_000,
  };
}

function refuseUnknown(workflow: Workflow, settings: RunSettings): void {
  const { jobs, defaults } = workflow;
  refuseUnknownShell(defaults?.run.shell);
  for (const job of Object.values(jobs)) {
    refuseUnknownShell(job.defaults?.run.shell);
    for (const { shell, uses } of flatSteps(job.steps)) {
      refuseUnknownShell(shell);
      if (uses !== undefined) refuseUnknownAction(settings, uses);
    }
  }
}

function concludeRun(runs: readonly FinishedJob[], signal?: AbortSignal): Conclusion {
  if (signal?.aborted) return 'cancelled';
  const counted = runs.filter(({ continueOnError }) => !continueOnError).map(({ run }) => run.conclusion);
  if (counted.includes('failure')) return 'failure';
  return counted.includes('cancelled') ? 'cancelled' : 'success';
}
