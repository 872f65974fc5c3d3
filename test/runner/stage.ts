// One stage of a step: a process, its command files, and what came of them.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Stream } from './child.ts';
import { applyCommandFiles, createCommandFiles } from './command-files.ts';
import { type JobState, prependPath } from './job-state.ts';
import { type Annotation, type ObeyedCommand, openStageLog } from './stage-log.ts';
import { execute } from './stage-process.ts';
import { createTextMap, type TextMap } from './text-map.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What a stage did, as the job sees it. */
export type StageResult = {
  /** The step's name on the page. */
  name: string;
  stage: 'main' | 'post';
  /** 128 + n after signal n; undefined if no process was started or it was lost. */
  exitCode: number | undefined;
  signal: NodeJS.Signals | undefined;
  /** Before and after `continue-on-error`. */
  outcome: Conclusion;
  conclusion: Conclusion;
  /** What the process wrote, unmasked. */
  stdout: string;
  stderr: string;
  /** What the stage shows in the job's log: commands rendered, masks applied. */
  transcript: string;
  /** The transcript below the runner's own heading with inputs and environment. */
  log: string;
  /** Values masked by this stage, unmasked. */
  masks: readonly string[];
  /** Outputs that took effect: none of a post, none of a step without an id. */
  outputs: Record<string, string>;
  /** State saved by this stage, whether for a post or in vain. */
  state: Record<string, string>;
  env: Record<string, string>;
  path: readonly string[];
  /** The summary as it is uploaded: masked; '' if there is none or it was dropped. */
  summary: string;
  annotations: readonly Annotation[];
  commands: readonly ObeyedCommand[];
  /** Why the runner failed the stage, other than by its exit code. */
  errors: readonly string[];
  durationMs: number;
};

/** A step whose condition did not hold, or which came to nothing before a process was started. */
export function emptyResult(name: string, stage: 'main' | 'post', conclusion: Conclusion): StageResult {
  return {
    ...{ name, stage, exitCode: undefined, signal: undefined, outcome: conclusion, conclusion },
    ...{
      stdout: '',
      stderr: '',
      transcript: '',
      log: '',
      masks: [],
      outputs: {},
      state: {},
      env: {},
      path: [],
    },
    ...{ summary: '', annotations: [], commands: [], errors: [], durationMs: 0 },
  };
}

/** How a test looks at, or interferes with, a running stage. */
export type Watch = {
  onSpawn?: (child: ChildProcess) => void;
  onLine?: (line: string, stream: Stream) => void;
  /** Cancels the job after the first line for which it holds. */
  cancelWhen?: (line: string) => boolean;
  /** Sends SIGKILL to the process after the first line for which it holds. */
  killWhen?: (line: string) => boolean;
};

/** What is evaluated when a stage begins. */
export type PreparedStage = {
  program: string;
  args: readonly string[];
  cwd: string;
  /** The `env` context with the step's own entries. */
  env: Readonly<Record<string, string>>;
  inputs: TextMap;
  /** Entries of the `github` context that only this step has. */
  github: Readonly<Record<string, unknown>>;
  heading: readonly string[];
  warnings: readonly string[];
};

export type Stage = {
  name: string;
  kind: 'main' | 'post';
  /** Shared by main and post of one step. */
  state: TextMap;
  keepsOutputs: boolean;
  continueOnError: boolean;
  timeoutMs: number | undefined;
  /** Asked when the job is cancelled while the stage runs: whether its process is signalled (StepsRunner.cs:149-186). */
  isCancellable(): boolean;
  /** Cancels this stage alone, whatever its condition says. */
  cancel?: AbortSignal | undefined;
  /** A background step: what it adds to the environment and the path is left to whoever joins it. */
  isDeferred?: boolean | undefined;
  /** Says what a non-zero exit code is called in the log; actions leave that to themselves. */
  describeFailure?: (exitCode: number) => string;
  prepare(): PreparedStage;
  watch: Watch;
};

/** Runs a stage to its end and applies its command files, also after a failure, a timeout or a cancellation. */
export async function runStage(job: JobState, stage: Stage): Promise<StageResult> {
  const started = performance.now();
  const effects = recordEffects(job, stage);
  const files = createCommandFiles(job.folders.temp);
  const { masker, debug } = job;
  const log = openStageLog({ masker, debug, readMatcher: matcherReader(job), ...effects });
  const { outcome: reached, end, heading } = await execute(job, stage, { log, files });
  const summary = applyCommandFiles(files, effects, { log, masker });
  const outcome = log.failed && reached === 'success' ? 'failure' : reached;
  const transcript = log.transcript();
  return {
    ...{ name: stage.name, stage: stage.kind, exitCode: end?.exitCode, signal: end?.signal, outcome },
    conclusion: outcome === 'failure' && stage.continueOnError ? 'success' : outcome,
    ...{ stdout: end?.stdout ?? '', stderr: end?.stderr ?? '', transcript },
    log: [...heading.map(masker.mask), ...(transcript === '' ? [] : [transcript])].join('\n'),
    ...effects.recorded(),
    ...{ masks: log.masks, annotations: log.annotations, commands: log.commands, errors: log.errors },
    ...{ summary, durationMs: performance.now() - started },
  };
}

/** The patterns themselves are not applied to the log; a file that is missing or no JSON fails the step. */
function matcherReader(job: JobState) {
  return (file: string): void => {
    JSON.parse(readFileSync(path.resolve(job.folders.workspace, file), 'utf8'));
  };
}

function recordEffects(job: JobState, stage: Stage) {
  const outputs = createTextMap();
  const state = createTextMap();
  const env = new Map<string, string>();
  const folders: string[] = [];
  return {
    setOutput(name: string, value: string) {
      if (stage.keepsOutputs) outputs.set(name, value);
    },
    saveState(name: string, value: string) {
      state.set(name, value);
      stage.state.set(name, value);
    },
    setEnvironment(name: string, value: string) {
      env.set(name, value);
      if (!stage.isDeferred) job.environment.set(name, value);
    },
    addPath(folder: string) {
      folders.push(folder);
      if (!stage.isDeferred) prependPath(job, folder);
    },
    recorded: () => ({
      outputs: outputs.toObject(),
      state: state.toObject(),
      env: Object.fromEntries(env),
      path: folders,
    }),
  };
}
