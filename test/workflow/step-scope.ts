// What the steps of a job, or of a composite action in it, have in common.
import type { ExpressionScope, Status } from '../runner/expressions.ts';
import { contextsOf, type JobState, type PendingPost } from '../runner/job-state.ts';
import type { Conclusion, StageResult, Watch } from '../runner/stage.ts';
import type { StandIn } from './stand-ins.ts';
import type { StepDefinition } from './workflow-schema.ts';

/** What the caller of `runWorkflow` decides for all jobs. */
export type RunSettings = {
  /** The folder of this repository: behind `./x` after a checkout, and behind its own published name. */
  repositoryRoot: string;
  /** The name after the slash in `uses: OWNER/name/folder@ref`. */
  repositoryName: string;
  /** Stand-ins for third-party actions, by `owner/name` or `owner/name/folder`. */
  actions: Readonly<Record<string, StandIn>>;
  /** Changes the inputs of a real action before main and before post. */
  inputsFor: (uses: string, inputs: Record<string, string>) => Record<string, string>;
  /** How a test looks at, or interferes with, the main of a step. */
  watch: (jobId: string, step: StepDefinition) => Watch;
  /** How long a minute of `timeout-minutes` lasts, in milliseconds. */
  minuteMs: number;
};

/** A step's entry in the `steps` context. */
export type StepEntry = { outputs: Record<string, string>; outcome: Conclusion; conclusion: Conclusion };

/** The result of a step. A composite action has the results of its own steps in `steps`. */
export type StepRun = StageResult & { id?: string; steps?: readonly StepRun[] };

export type StepScope = {
  readonly job: JobState;
  readonly jobId: string;
  readonly settings: RunSettings;
  /** Contexts beyond `github`, `runner`, `job`, `strategy`, `matrix`, `env` and `steps`. */
  readonly contexts: () => Readonly<Record<string, unknown>>;
  /** Entries of `github` that only hold here, such as `action_path`. */
  readonly github: () => Readonly<Record<string, string>>;
  readonly steps: Record<string, StepEntry>;
  /** What `success()` and the others look at. */
  readonly status: () => Status;
  /** Variables of the step that these steps are part of. */
  readonly outerEnv: () => Readonly<Record<string, string>>;
  readonly defaults: { shell?: string | undefined; 'working-directory'?: string | undefined };
  readonly posts: PendingPost[];
  /** Takes the result of a post into the status of the job or action to which the steps belong. */
  readonly settlePost: (result: StageResult) => void;
  /** When the time of the outer step is over, in milliseconds of `performance.now()`. */
  readonly deadline: number | undefined;
  /** Whether a cancelled job may signal these steps. */
  readonly isCancellable: () => boolean;
  /** Cancels these steps alone: those of a composite action that runs in the background. */
  readonly cancel: AbortSignal | undefined;
  /** Whether `actions/checkout` has put the repository into the workspace. */
  readonly checkout: { done: boolean };
};

/** Returns the scope of a step's values as of now. */
export function valuesScope(scope: StepScope, env: Readonly<Record<string, string>> = {}): ExpressionScope {
  const { job } = scope;
  const contexts = contextsOf(job);
  return {
    contexts: {
      ...contexts,
      ...scope.contexts(),
      github: { ...job.github, ...scope.github() },
      env: { ...Object.fromEntries(job.environment), ...scope.outerEnv(), ...env },
      steps: scope.steps,
    },
  };
}

/** Returns the scope of a step's `if:` as of now. */
export function conditionScope(scope: StepScope) {
  return { ...valuesScope(scope), status: scope.status(), implicitSuccess: true };
}
