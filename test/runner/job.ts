// Runs a job as GitHub's runner does: steps one after the other in a workspace, and their posts in reverse order.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ActionStep, type UsesOptions, useAction } from './action-step.ts';
import { type Grace, runnersGrace } from './child.ts';
import type { Contexts, Status } from './expressions.ts';
import {
  createFolders,
  githubContext,
  type JobIdentity,
  jobSecrets,
  machineVariables,
  runnerContext,
} from './job-environment.ts';
import { cancelJob, type JobState } from './job-state.ts';
import { createMasker } from './masker.ts';
import { endOrphans } from './orphans.ts';
import type { StageResult, Watch } from './stage.ts';

/** How a job is run. */
export type JobOptions = JobIdentity & {
  /** The Node that runs actions; by default the one that runs the test. */
  node?: string;
  /** The job's `env:`. Proxy variables and the like are set only if they stand here. */
  env?: Readonly<Record<string, string>>;
  /** Values that are masked from the start, as `secrets.*` are. */
  secrets?: readonly string[];
  /** Debug mode: RUNNER_DEBUG=1, debug lines shown, commands echoed. */
  debug?: boolean;
  /** Other waits between the signals of a cancelled job (ms) than the runner's own. */
  grace?: Partial<Grace>;
  /** `strategy`, `matrix` and other contexts. */
  contexts?: Contexts;
};

/** A job that has begun. */
export type Job = {
  /** The state that the parts of the runner share. The interpreter of workflows uses it. */
  readonly state: JobState;
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temp: string;
  /** The current `${{ job.status }}`. */
  readonly status: Status;
  uses(directory: string, options?: UsesOptions): ActionStep;
  /** Cancels the job: a running main gets SIGINT, SIGTERM, SIGKILL; posts still run, without any signal. */
  cancel(): void;
  /** Runs the waiting posts, the last step's first. A failing one does not stop the others. */
  finish(watch?: Watch): Promise<StageResult[]>;
  /** The values that become outputs of the job. Empty values and values that a mask would change are left out. */
  outputs(values: Readonly<Record<string, string>>): JobOutputs;
  /** Ends all processes and removes the job's folders. */
  dispose(): void;
};

/** The outputs of a job, and a warning for each that was left out because of a mask. */
export type JobOutputs = { outputs: Record<string, string>; warnings: string[] };

/**
 * Begins a job in fresh folders of its own. Call `dispose` when it is over.
 *
 * Not modelled: `pre`, containers, the patterns of problem matchers, the limit of about 4 min 45 s that
 * all posts of a cancelled job share, and the services behind ACTIONS_*.
 */
export function startJob(options: JobOptions = {}): Job {
  const state = createState(options);
  const { folders } = state;
  return {
    ...{ state, workspace: folders.workspace, temp: folders.temp },
    get status() {
      return state.status;
    },
    uses: (directory, uses) => useAction(state, directory, uses),
    cancel: () => cancelJob(state),
    finish: (watch) => finish(state, watch),
    outputs: (values) => filterOutputs(state, values),
    dispose() {
      for (const child of state.children) child.kill('SIGKILL');
      endOrphans(state.machine['RUNNER_TRACKING_ID'] ?? '');
      // Windows cannot remove the working directory of a process until shortly after the process has ended.
      rmSync(folders.root, { recursive: true, force: true, maxRetries: 8, retryDelay: 50 });
    },
  };
}

function createState(options: JobOptions): JobState {
  const { node = process.execPath, debug = false } = options;
  // The real path is needed for comparisons with what a step prints, as the temporary folder may be a link.
  const folders = createFolders(realpathSync(mkdtempSync(path.join(tmpdir(), 'job-'))));
  return {
    ...{ folders, node, debug, masker: createMasker([...jobSecrets, ...(options.secrets ?? [])]) },
    grace: { ...runnersGrace, ...options.grace },
    machine: machineVariables(folders, node),
    github: githubContext(options, folders),
    runner: runnerContext(folders, debug),
    otherContexts: options.contexts ?? {},
    environment: new Map(Object.entries(options.env ?? {})),
    ...{ prependedPath: [], status: 'success', cancellation: new AbortController(), posts: [] },
    children: new Set(),
  };
}

async function finish(state: JobState, watch?: Watch): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (let post = state.posts.at(-1); post !== undefined; post = state.posts.at(-1)) {
    results.push(await post.run(watch));
  }
  return results;
}

/** Drops the values that do not become outputs of the job (JobExtension.cs:801-817). */
function filterOutputs(state: JobState, values: Readonly<Record<string, string>>): JobOutputs {
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  const clean = filled.filter(([, value]) => state.masker.mask(value) === value);
  const dropped = filled.filter((entry) => !clean.includes(entry));
  const warnings = dropped.map(([name]) => `Skip output '${name}' since it may contain secret.`);
  return { outputs: Object.fromEntries(clean), warnings };
}
