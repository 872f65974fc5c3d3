// The one place where a life touches the product: the lines that the bundle runs, in another world.
import type { Dispatcher } from 'undici';
import { createDispatcher, type ProxySettings } from '../../src/api/dispatcher.ts';
import type { Random } from '../../src/clock.ts';
import { createGithubJob } from '../../src/github/job.ts';
import { cancellationOf } from '../../src/github/signals.ts';
import type { Job, RunStatus } from '../../src/job.ts';
import { runStepIn } from '../../src/run-step.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { caught } from './capture.ts';
import type { EventKind, Process } from './process.ts';

// The steps load these when they need them; here they are loaded before any time passes.
import '../../src/deployment/nothing-started.ts';
import '../../src/github/companion-inputs.ts';
import '../../src/github/inputs.ts';
import '../../src/steps/end-started.ts';
import '../../src/steps/logs.ts';
import '../../src/steps/main.ts';
import '../../src/steps/stop.ts';
import '../../src/steps/sweep.ts';
import '../../src/api/connect.ts';

/** What a process is started with. */
export type Start = {
  process: Process;
  inputs: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  /** What main saved; empty where it saved nothing. */
  saved: string;
  dispatcher: Dispatcher;
  random: Random;
  /** Told of everything that leaves the process; may throw, as a full disk does. */
  tell: (kind: EventKind, text: string) => void;
  runStatus: (runId: number) => Promise<RunStatus>;
};

/** Runs a step to its end. Resolves whatever happens, but for a dead process. */
export async function runStep(started: Start): Promise<void> {
  const { process, inputs, env, saved, dispatcher, random, tell, runStatus } = started;
  const redaction = createRedaction();
  const world = {
    job: jobOf(createGithubJob(redaction), process, tell, redaction.redact),
    redact: redaction.redact,
    clock: process.clock,
    random,
    signal: cancellationOf(process.signals, process.clock),
    read: (input: string) => (inputs[input] ?? '').trim(),
    env,
    savedState: () => saved,
    dispatcherFor: (proxies: ProxySettings) => {
      // A proxy that is none fails here; one that is, is taken to work.
      if (proxies.httpsProxy !== null) void createDispatcher(proxies).close();
      return dispatcher;
    },
    runStatusWith: async () => runStatus,
  };
  await runStepIn(world, process.step);
}

/** The runner's job, each of whose words is caught, and told with what kind of word it is. */
function jobOf(real: Job, process: Process, tell: Start['tell'], redact: (text: string) => string): Job {
  const say = (kind: EventKind, speak: () => void) => {
    if (process.isDead) return;
    const text = caught(speak);
    tell(kind, kind === 'info' ? text : plain(text));
    process.moment();
  };
  return {
    mask: (secret) => say('mask', () => real.mask(secret)),
    info: (line) => say('info', () => real.info(line)),
    debug: (line) => say('debug', () => real.debug(line)),
    notice: (message) => say('notice', () => real.notice(message)),
    warning: (message) => say('warning', () => real.warning(message)),
    error: (message) => say('error', () => real.error(message)),
    fail: (message) => say('fail', () => real.fail(message)),
    output: (name, value) => say('output', () => real.output(name, value)),
    saveState: (value) => say('save', () => real.saveState(value)),
    summarize: async (markdown) => {
      if (process.isDead) return;
      tell('summary', redact(markdown));
    },
  };
}

/** A command's data as the runner reads it. */
function plain(printed: string): string {
  return printed
    .trimStart()
    .replace(/^::(set-output|save-state) name=([^:]*)::/, '$2=')
    .replace(/^::[a-z-]+( [^:]*)?::/, '')
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%25/g, '%');
}
