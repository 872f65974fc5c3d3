// The one place where a life touches the product: its entries, wired as src/actions wires them, but for the world they are in.
import type { Dispatcher } from 'undici';
import { createClient } from '../../src/api/client.ts';
import { createDispatcher } from '../../src/api/dispatcher.ts';
import { createEndpoint } from '../../src/api/endpoint.ts';
import type { Random } from '../../src/clock.ts';

import { nothingStarted } from '../../src/deployment/nothing-started.ts';
import { readStopInputs, readSweepInputs } from '../../src/github/companion-inputs.ts';
import { readProxySettings, readRun } from '../../src/github/context.ts';
import { readMainInputs } from '../../src/github/inputs.ts';
import { createGithubJob } from '../../src/github/job.ts';
import { cancellationOf } from '../../src/github/signals.ts';
import type { Job, RunStatus } from '../../src/job.ts';
import type { StepTools } from '../../src/step-context.ts';
import { endStarted } from '../../src/steps/end-started.ts';
import { main } from '../../src/steps/main.ts';
import { stop } from '../../src/steps/stop.ts';
import { sweep } from '../../src/steps/sweep.ts';
import { messageOf } from '../../src/text/error-message.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { caught } from './capture.ts';
import type { EventKind, Process } from './process.ts';

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

/** Runs a step to its end as `runStep` does. Resolves whatever happens, but for a dead process. */
export async function runStep(started: Start): Promise<void> {
  const { process, inputs, tell } = started;
  const redaction = createRedaction();
  const job = jobOf(createGithubJob(redaction), process, tell, redaction.redact);
  const key = inputs['api-key'] ?? '';
  if (key !== '') job.mask(key);
  const tools = toolsOf(started, { job, redact: redaction.redact });
  try {
    await bodies[process.step](tools, started);
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.message);
  }
}

const bodies: Record<Process['step'], (tools: StepTools, started: Start) => Promise<void>> = {
  main: async (tools) => {
    tools.job.saveState(nothingStarted);
    const { apiKey, ...request } = readMainInputs(tools.read);
    await main(request, await tools.connect({ apiUrl: request.apiUrl, apiKey }));
  },
  post: (tools, { saved }) => endStarted(saved, tools),
  stop: async (tools) => {
    const { apiKey, ...request } = readStopInputs(tools.read);
    await stop(request, await tools.connect({ apiUrl: request.apiUrl, apiKey }));
  },
  sweep: async (tools, { runStatus }) => {
    const { githubToken, dryRun, apiUrl, apiKey } = readSweepInputs(tools.read);
    tools.job.mask(githubToken);
    await sweep({ dryRun, runStatus }, await tools.connect({ apiUrl, apiKey }));
  },
};

function toolsOf(started: Start, { job, redact }: { job: Job; redact: (text: string) => string }): StepTools {
  const { process, inputs, env, dispatcher, random } = started;
  const { clock } = process;
  const run = () => readRun(env);
  const signal = cancellationOf(process.signals, clock);
  return {
    job,
    clock,
    run,
    read: (input) => (inputs[input] ?? '').trim(),
    connect: async ({ apiUrl, apiKey, orWithoutProxy = false }) => {
      // A proxy that is none fails here; one that is, is taken to work.
      try {
        const proxies = readProxySettings(env);
        if (proxies.httpsProxy !== null) await createDispatcher(proxies).close();
      } catch (error) {
        if (!orWithoutProxy) throw error;
        job.warning(`${messageOf(error)} The service is called without a proxy.`);
      }
      const common = { apiKey, transport: { dispatcher, clock }, redact };
      return {
        clock,
        random,
        job,
        run: run(),
        signal,
        redact,
        api: createClient({ ...common, baseUrl: apiUrl, random, debug: job.debug }),
        endpointAt: (url) => createEndpoint({ ...common, url }),
      };
    },
  };
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
