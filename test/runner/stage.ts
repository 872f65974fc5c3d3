// Runs one stage of a step: a process and its command files.
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

/** The result of a step. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The result of a stage. */
export type StageResult = {
  /** The name of the step on the page. */
  name: string;
  stage: 'main' | 'post';
  /** The exit code, 128 + n after signal n; undefined if no process was started or watched to its end. */
  exitCode: number | undefined;
  signal: NodeJS.Signals | undefined;
  /** The result before and after `continue-on-error`. */
  outcome: Conclusion;
  conclusion: Conclusion;
  /** What the process wrote, unmasked. */
  stdout: string;
  stderr: string;
  /** The stage's lines in the job's log, with commands rendered and masks applied. */
  transcript: string;
  /** The transcript without the runner's heading, which has inputs and environment. */
  log: string;
  /** The values that this stage has masked, unmasked. */
  masks: readonly string[];
  /** Outputs that took effect. A post and a step without an id have none. */
  outputs: Record<string, string>;
  /** The state that this stage saved, whether or not there is a post. */
  state: Record<string, string>;
  env: Record<string, string>;
  path: readonly string[];
  /** The masked summary; '' if there is none or it was dropped. */
  summary: string;
  annotations: readonly Annotation[];
  commands: readonly ObeyedCommand[];
  /** Why the runner failed the stage, apart from its exit code. */
  errors: readonly string[];
  durationMs: number;
};

/** The result of a step that was skipped, or that ended before its process was started. */
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

/** Lets a test watch a running stage and interfere. */
export type Watch = {
  onSpawn?: (child: ChildProcess) => void;
  onLine?: (line: string, stream: Stream) => void;
  /** Cancels the job after the first line for which it holds. */
  cancelWhen?: (line: string) => boolean;
  /** Sends SIGKILL to the process after the first line for which it holds. */
  killWhen?: (line: string) => boolean;
};

/** The values that are evaluated when a stage begins. */
export type PreparedStage = {
  program: string;
  args: readonly string[];
  cwd: string;
  /** The `env` context with the step's own entries. */
  env: Readonly<Record<string, string>>;
  inputs: TextMap;
  /** Further entries of the `github` context for this step. */
  github: Readonly<Record<string, unknown>>;
  heading: readonly string[];
  warnings: readonly string[];
};

/** The stage to run. */
export type Stage = {
  name: string;
  kind: 'main' | 'post';
  /** Shared by main and post of one step. */
  state: TextMap;
  keepsOutputs: boolean;
  continueOnError: boolean;
  timeoutMs: number | undefined;
  /** Whether its process is signalled when the job is cancelled while the stage runs (StepsRunner.cs:149-186). */
  isCancellable(): boolean;
  /** Cancels only this stage, whatever its condition says. */
  cancel?: AbortSignal | undefined;
  /** A background step. Its changes of environment and path take effect when another step waits for it. */
  isDeferred?: boolean | undefined;
  /** Describes a non-zero exit code for the log. Actions report it themselves. */
  describeFailure?: (exitCode: number) => string;
  prepare(): PreparedStage;
  watch: Watch;
};

/** Runs a stage and applies its command files, even after a failure, a timeout or a cancellation. */
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

/** Reads the file of a problem matcher. Its patterns are not applied. The step fails if it is missing or no JSON. */
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
