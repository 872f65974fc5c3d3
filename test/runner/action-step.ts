// A step that uses a JavaScript action: main runs now, and post at the end of the job.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ActionManifest, evaluateInputs, readManifest } from './action-manifest.ts';
import { evaluateCondition } from './expressions.ts';
import { contextsOf, type JobState, type PendingPost, settle } from './job-state.ts';
import {
  emptyResult,
  type PreparedStage,
  runStage,
  type Stage,
  type StageResult,
  type Watch,
} from './stage.ts';
import { createTextMap, type TextMap } from './text-map.ts';

type Texts = Readonly<Record<string, string>>;

/** How a step uses an action. */
export type UsesOptions = {
  /** Without an id the step has no outputs. */
  id?: string;
  /** The value of `uses:`; by default the name of the folder. */
  name?: string;
  /** The step's `name:`; by default `Run` and the value of `uses:`. */
  title?: string;
  /** Inputs and variables. A function is called for main and again for post, because the runner evaluates them twice. */
  with?: Texts | (() => Texts);
  env?: Texts | (() => Texts);
  continueOnError?: boolean;
  /** Milliseconds for each stage. */
  timeoutMs?: number;
  /** Further entries of the `github` context, such as `action_path` inside a composite action. */
  github?: Texts;
  /** Whether main is signalled when the job is cancelled. A step with `if: always()` is not, and post never is. */
  isCancellable?: () => boolean;
  /** Cancels only main. */
  cancel?: AbortSignal;
  /** A background step. Its changes of environment and path take effect when another step waits for it. */
  isDeferred?: boolean;
  /** Receives the result of each stage in place of the job's status, for nested steps. */
  settle?: (result: StageResult) => void;
  /** The stack of posts to which the step's post is added; by default the job's. */
  posts?: PendingPost[];
};

/** A step of a job. */
export type ActionStep = {
  /** Runs main. Whatever happens to main, post then runs at the end of the job. */
  main(watch?: Watch): Promise<StageResult>;
  /** Runs post now instead of in `job.finish()`. Throws if main was not started, or if there is no post. */
  post(watch?: Watch): Promise<StageResult>;
};

/** Prepares a step. It reads nothing before `main` is called. */
export function useAction(job: JobState, directory: string, options: UsesOptions = {}): ActionStep {
  const name = options.name ?? path.basename(directory);
  const title = options.title ?? `Run ${name}`;
  const step: Step = { job, directory, options, name, title, state: createTextMap(), pending: undefined };
  return {
    main: (watch = {}) => runActionStage(step, 'main', watch),
    post(watch = {}) {
      if (step.pending) return step.pending.run(watch);
      throw new Error(
        `No post of '${name}' is waiting: main was not started, there is no post, or it has run.`,
      );
    },
  };
}

type Step = {
  readonly job: JobState;
  readonly directory: string;
  readonly options: UsesOptions;
  readonly name: string;
  readonly title: string;
  readonly state: TextMap;
  pending: PendingPost | undefined;
};

async function runActionStage(step: Step, kind: Stage['kind'], watch: Watch): Promise<StageResult> {
  const { job, options, title, state } = step;
  const result = await runStage(job, {
    ...{ name: kind === 'main' ? title : `Post ${title}`, kind, state, watch, timeoutMs: options.timeoutMs },
    keepsOutputs: kind === 'main' && options.id !== undefined,
    continueOnError: options.continueOnError ?? false,
    isCancellable: () => kind === 'main' && (options.isCancellable?.() ?? true),
    ...(kind === 'main' ? { cancel: options.cancel, isDeferred: options.isDeferred } : {}),
    prepare() {
      // The manifest is read again for post, because a later step may have changed a local action (ActionRunner.cs:76).
      const manifest = readManifest(step.directory);
      if (kind === 'main' && 'post' in manifest.runs) registerPost(step, manifest.runs['post-if']);
      return prepareAction(step, manifest, kind);
    },
  });
  if (options.settle) options.settle(result);
  else settle(job, result);
  return result;
}

function registerPost(step: Step, condition = 'always()'): void {
  const { job, title } = step;
  const posts = step.options.posts ?? job.posts;
  const post: PendingPost = {
    async run(watch = {}) {
      step.pending = undefined;
      posts.splice(posts.indexOf(post), 1);
      const scope = { contexts: contextsOf(job), status: job.status, implicitSuccess: false };
      if (evaluateCondition(condition, scope)) return runActionStage(step, 'post', watch);
      return emptyResult(`Post ${title}`, 'post', 'skipped');
    },
  };
  step.pending = post;
  posts.push(post);
}

function prepareAction(step: Step, manifest: ActionManifest, kind: Stage['kind']): PreparedStage {
  const { job, options, name } = step;
  const { runs, directory } = manifest;
  if (!('main' in runs))
    throw new Error(`${directory} is a composite action; the workflow interpreter runs these.`);
  const { inputs, warnings } = evaluateInputs(manifest, textsOf(options.with), contextsOf(job));
  const file = path.resolve(directory, (kind === 'main' ? runs.main : runs.post) ?? '');
  if (!existsSync(file)) throw new Error(`File not found: '${file}'`);
  const env = { ...Object.fromEntries(job.environment), ...textsOf(options.env) };
  const sections = { with: inputs.entries().filter(([, value]) => value !== ''), env: Object.entries(env) };
  return {
    ...{ program: job.node, args: [file], cwd: job.folders.workspace, env, inputs, warnings },
    github: { ...options.github, action: options.id ?? '__self' },
    heading: kind === 'post' ? ['Post job cleanup.'] : heading(name, sections),
  };
}

/** The lines that the runner prints before those of a step (Handlers/Handler.cs:102-167). */
function heading(name: string, sections: Readonly<Record<string, [string, string][]>>): string[] {
  const lines = Object.entries(sections).flatMap(([title, entries]) => {
    if (entries.length === 0) return [];
    return [`  ${title}:`, ...entries.map(([key, value]) => `    ${key}: ${value}`)];
  });
  return [`▶ Run ${name}`, ...lines];
}

function textsOf(texts: UsesOptions['with']): Texts {
  return typeof texts === 'function' ? texts() : (texts ?? {});
}
