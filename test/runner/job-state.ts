// What one job of the runner remembers between its steps.
import type { ChildProcess } from 'node:child_process';
import type { Grace } from './child.ts';
import type { Contexts, Status } from './expressions.ts';
import type { JobFolders } from './job-environment.ts';
import type { Masker } from './masker.ts';
import type { StageResult, Watch } from './stage.ts';

/** A post that waits for the end of the job. */
export type PendingPost = { run(watch?: Watch): Promise<StageResult> };

/** The state of a job, which its steps change. */
export type JobState = {
  readonly folders: JobFolders;
  /** The Node that runs actions. */
  readonly node: string;
  readonly masker: Masker;
  readonly debug: boolean;
  readonly grace: Grace;
  /** Variables of the machine; steps inherit nothing else. */
  readonly machine: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, unknown>>;
  readonly runner: Readonly<Record<string, string>>;
  /** `strategy`, `matrix` and other contexts for expressions. */
  readonly otherContexts: Contexts;
  /** The job's `env:` and what steps added through GITHUB_ENV. */
  readonly environment: Map<string, string>;
  /** Folders from GITHUB_PATH, the newest last. */
  readonly prependedPath: string[];
  status: Status;
  readonly cancellation: AbortController;
  /** Posts of the steps whose main was started, the newest last. */
  readonly posts: PendingPost[];
  /** Processes that were started and have not been seen to end. */
  readonly children: Set<ChildProcess>;
};

/** The contexts of an expression that is evaluated now. `${{ job.status }}` may differ between main and post. */
export function contextsOf(job: JobState): Contexts {
  return {
    strategy: {},
    matrix: {},
    ...job.otherContexts,
    github: job.github,
    runner: job.runner,
    job: { status: job.status },
  };
}

/** Merges the result of a step into the job's status. A cancelled job stays cancelled (TaskResultUtil.MergeTaskResults). */
export function settle(job: JobState, result: Pick<StageResult, 'conclusion'>): void {
  if (job.status === 'cancelled') return;
  if (result.conclusion === 'failure' || result.conclusion === 'cancelled') job.status = result.conclusion;
}

/** Puts a folder at the beginning of the path, and removes it from its old place. */
export function prependPath(job: JobState, folder: string): void {
  const known = job.prependedPath.indexOf(folder);
  if (known >= 0) job.prependedPath.splice(known, 1);
  job.prependedPath.push(folder);
}

/** Cancels the job, unless it is cancelled. Running stages are signalled, and later ones see `cancelled`. */
export function cancelJob(job: JobState): void {
  job.status = 'cancelled';
  job.cancellation.abort();
}
