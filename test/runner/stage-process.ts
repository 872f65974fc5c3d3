// Runs the process of a stage with the runner's variables, and stops it on a timeout or a cancellation.
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type ChildEnd, runChild } from './child.ts';
import type { CommandFiles } from './command-files.ts';
import { cancelJob, type JobState } from './job-state.ts';
import type { Conclusion, PreparedStage, Stage } from './stage.ts';
import type { StageLog } from './stage-log.ts';
import { composeVariables } from './stage-variables.ts';

/** How the process ended, and the lines that the log has before its own. */
export type Ending = { outcome: Conclusion; end?: ChildEnd; heading: readonly string[] };

type Surroundings = { log: StageLog; files: CommandFiles };

/** Prepares and runs the process. An error on the way is an error of the stage. */
export async function execute(job: JobState, stage: Stage, { log, files }: Surroundings): Promise<Ending> {
  const stop = watchForStop(job, stage);
  let heading: readonly string[] = [];
  try {
    const prepared = stage.prepare();
    heading = prepared.heading;
    for (const warning of prepared.warnings) log.annotate('warning', warning);
    const end = await observeChild(job, stage, { prepared, log, files, stop: stop.signal });
    if (stop.reason() !== undefined) return { outcome: interrupted(stage, log, stop.reason()), end, heading };
    if ('fault' in end) throw end.fault;
    if (end.exitCode !== 0 && stage.describeFailure)
      log.annotate('error', stage.describeFailure(end.exitCode));
    return { outcome: end.exitCode === 0 ? 'success' : 'failure', end, heading };
  } catch (error) {
    log.fail([error instanceof Error ? error.message : String(error)]);
    return { outcome: 'failure', heading };
  } finally {
    stop.forget();
  }
}

type StopReason = 'timeout' | 'cancel' | undefined;

/** The outcome. A timeout makes the step fail and a cancellation does not, whatever its exit code (StepsRunner.cs:322-338). */
function interrupted(stage: Stage, log: StageLog, reason: StopReason): Conclusion {
  if (reason === 'cancel') {
    log.annotate('error', 'The operation was canceled.');
    return 'cancelled';
  }
  const minutes = (stage.timeoutMs ?? 0) / 60_000;
  log.annotate('error', `The action '${stage.name}' has timed out after ${minutes} minutes.`);
  return 'failure';
}

/** The signal to stop. A stage that starts after the cancellation gets it only from its own timeout (StepsRunner.cs:146). */
function watchForStop(job: JobState, stage: Stage) {
  const stop = new AbortController();
  const halt = (reason: StopReason) => () => {
    if (!stop.signal.aborted) stop.abort(reason);
  };
  const cancelled = job.cancellation.signal;
  const cancelAlone = halt('cancel');
  const cancel = () => stage.isCancellable() && cancelAlone();
  // An abort that has happened is not repeated, so a stage that starts later does not notice it.
  cancelled.addEventListener('abort', cancel, { once: true });
  stage.cancel?.addEventListener('abort', cancelAlone, { once: true });
  const timer = stage.timeoutMs === undefined ? undefined : setTimeout(halt('timeout'), stage.timeoutMs);
  return {
    signal: stop.signal,
    reason: (): StopReason => (stop.signal.aborted ? stop.signal.reason : undefined),
    forget() {
      cancelled.removeEventListener('abort', cancel);
      stage.cancel?.removeEventListener('abort', cancelAlone);
      clearTimeout(timer);
    },
  };
}

type Observation = Surroundings & { prepared: PreparedStage; stop: AbortSignal };

async function observeChild(job: JobState, stage: Stage, seen: Observation): Promise<ChildEnd> {
  const { prepared, log, files, stop } = seen;
  const { watch } = stage;
  if (!existsSync(prepared.cwd)) throw new Error(`No such directory: '${prepared.cwd}'`);
  const env = composeVariables(job, stage, { prepared, files });
  let running: ChildProcess | undefined;
  return runChild({
    ...{ program: prepared.program, args: prepared.args, cwd: prepared.cwd, env, grace: job.grace, stop },
    onSpawn(child) {
      running = child;
      job.children.add(child);
      child.once('exit', () => job.children.delete(child));
      watch.onSpawn?.(child);
    },
    onLine(line, stream) {
      log.receive(line, stream);
      watch.onLine?.(line, stream);
      if (watch.cancelWhen?.(line)) cancelJob(job);
      if (watch.killWhen?.(line)) running?.kill('SIGKILL');
    },
  });
}
