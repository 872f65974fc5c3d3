// Runs a step in the surroundings it is given: reads its inputs, connects, calls its function, and reports its error.
import type { Dispatcher } from 'undici';
import type { Connection } from './api/connect.ts';
import type { ProxySettings } from './api/dispatcher.ts';
import type { Clock, Random } from './clock.ts';
import { type Environment, type GithubRun, readProxySettings, readRun } from './github/context.ts';
import type { Job, RunStatus } from './job.ts';
import type { Service, StepContext, StepTools } from './step-context.ts';
import { tellSkipped } from './steps/skipped.ts';
import { messageOf } from './text/error-message.ts';
import { keyDigest } from './text/key-digest.ts';

/** The steps of all Actions, named as their files in `dist`. */
export type StepName = 'main' | 'post' | 'stop' | 'logs' | 'sweep';

/** Everything outside of a step that it depends on. Tests replace it. */
export type Surroundings = {
  job: Job;
  /** Removes keys from foreign text. */
  redact: (text: string) => string;
  clock: Clock;
  random: Random;
  /** Aborts when the runner asks this process to stop. */
  signal: AbortSignal;
  /** Returns the text of an input; '' where there is none. */
  read: (input: string) => string;
  env: Environment;
  /** Returns the state that main saved last; '' where it saved none. */
  savedState: () => string;
  /** Opens the network through these proxies; the real one unless given. Throws an Error for unusable proxies. */
  dispatcherFor?: (proxies: ProxySettings) => Dispatcher;
  /** Returns a function that asks GitHub for the status of a run, with this token. */
  runStatusWith: (token: string, run: GithubRun) => Promise<(runId: number) => Promise<RunStatus>>;
};

type Step = (tools: StepTools, world: Surroundings) => Promise<void>;

/** Each step reads its inputs before it loads the rest of its code, so that bad input is reported quickly. */
const steps: Record<StepName, Step> = {
  main: async ({ job, read, connect }) => {
    const { nothingStarted } = await import('./deployment/nothing-started.ts');
    // Main saves a state before anything else. Without one, post would take a state that another step forged.
    job.saveState(nothingStarted);
    const { readMainInputs } = await import('./github/inputs.ts');
    const { apiKey, ...request } = readMainInputs(read);
    if (apiKey === '') return tellSkipped('no deployment was started', job);
    const { main } = await import('./steps/main.ts');
    await main(request, await connect({ apiUrl: request.apiUrl, apiKey }));
  },
  post: async (tools, { savedState }) => {
    const { endStarted } = await import('./steps/end-started.ts');
    await endStarted(savedState(), tools);
  },
  stop: async ({ job, read, connect }) => {
    const { readStopInputs } = await import('./github/companion-inputs.ts');
    const { apiKey, ...request } = readStopInputs(read);
    if (apiKey === '') return tellSkipped('no deployment was looked for', job);
    const { stop } = await import('./steps/stop.ts');
    await stop(request, await connect({ apiUrl: request.apiUrl, apiKey }));
  },
  logs: async ({ job, read, connect }) => {
    const { readLogsInputs } = await import('./github/companion-inputs.ts');
    const { apiKey, apiUrl, ...request } = readLogsInputs(read);
    if (apiKey === '') return tellSkipped('no log was saved', job);
    const { logs } = await import('./steps/logs.ts');
    await logs(request, await connect({ apiUrl, apiKey }));
  },
  sweep: async ({ job, read, run, connect }, { runStatusWith }) => {
    const { readSweepInputs } = await import('./github/companion-inputs.ts');
    const { githubToken: token, dryRun, apiUrl, apiKey } = readSweepInputs(read);
    job.mask(token);
    if (apiKey === '') return tellSkipped('nothing was swept', job);
    const { sweep } = await import('./steps/sweep.ts');
    const runStatus = await runStatusWith(token, run());
    await sweep({ dryRun, runStatus }, await connect({ apiUrl, apiKey }));
  },
};

/**
 * Runs one step. It masks the key first, makes the step fail with the message of whatever is thrown, and closes all
 * connections at the end. Never throws.
 */
export async function runStepIn(world: Surroundings, name: StepName): Promise<void> {
  const { job, read } = world;
  const apiKey = read('api-key');
  if (apiKey !== '') job.mask(apiKey);
  const connections: Connection[] = [];
  try {
    await steps[name](toolsOf(world, connections), world);
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.stack);
  } finally {
    for (const connection of connections) await connection.close();
  }
}

function toolsOf(world: Surroundings, connections: Connection[]): StepTools {
  const { job, redact, clock, random, signal, read, env } = world;
  const run = () => readRun(env);
  const connectTo = async ({ orWithoutProxy = false, ...service }: Service): Promise<StepContext> => {
    // undici takes longer to load than everything else together, so it is loaded only when a step connects.
    const { connect, noProxies } = await import('./api/connect.ts');
    const open = (proxies: ProxySettings) => {
      const connection = connect({ ...world, ...service, proxies, debug: job.debug });
      connections.push(connection);
      const { api, endpointAt } = connection;
      const digest = (salt: string) => keyDigest(service.apiKey, salt);
      return { clock, random, job, run: run(), signal, redact, keyDigest: digest, api, endpointAt };
    };
    try {
      return open(readProxySettings(env));
    } catch (error) {
      if (!orWithoutProxy) throw error;
      job.warning(`${messageOf(error)} The service is called without a proxy.`);
      return open(noProxies);
    }
  };
  return { job, clock, read, run, connect: connectTo };
}
