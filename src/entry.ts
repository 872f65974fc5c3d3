// The one bundle's entry: which step this process is, what it works with, and how its error becomes a failed step.
import * as core from '@actions/core';
import type { Connection } from './api/connect.ts';
import { systemClock } from './clock.ts';
import { readRun } from './github/context.ts';
import { createGithubJob, readSavedState } from './github/job.ts';
import { cancellationOf } from './github/signals.ts';
import type { Job } from './job.ts';
import type { Service, StepContext, StepTools } from './step-context.ts';
import { tellSkipped } from './steps/skipped.ts';
import { messageOf } from './text/error-message.ts';
import { createRedaction } from './text/redaction.ts';

/** The steps of the Actions here, by the names of their files in `dist`. */
export type StepName = 'main' | 'post' | 'stop' | 'logs' | 'sweep';

/** Each step reads its inputs first and loads the rest once they are good: bad input is told sooner. */
const steps: Record<StepName, (tools: StepTools) => Promise<void>> = {
  main: async ({ job, read, connect }) => {
    const { nothingStarted } = await import('./deployment/nothing-started.ts');
    // An own state comes first, whatever follows: without one, a later step could put a state of its own in its place.
    job.saveState(nothingStarted);
    const { readMainInputs } = await import('./github/inputs.ts');
    const { apiKey, ...request } = readMainInputs(read);
    if (apiKey === '') return tellSkipped('no deployment was started', job);
    const { main } = await import('./steps/main.ts');
    await main(request, await connect({ apiUrl: request.apiUrl, apiKey }));
  },
  post: async (tools) => {
    const { endStarted } = await import('./steps/end-started.ts');
    await endStarted(readSavedState(), tools);
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
  sweep: async ({ job, read, run, connect }) => {
    const { readSweepInputs } = await import('./github/companion-inputs.ts');
    const { githubToken: token, dryRun, apiUrl, apiKey } = readSweepInputs(read);
    job.mask(token);
    if (apiKey === '') return tellSkipped('nothing was swept', job);
    const { sweep } = await import('./steps/sweep.ts');
    const { githubRuns } = await import('./github/runs.ts');
    const { repository, githubApiUrl } = run();
    const runStatus = githubRuns({ token, repository, apiUrl: githubApiUrl });
    await sweep({ dryRun, runStatus }, await connect({ apiUrl, apiKey }));
  },
};

/**
 * Runs one step: masks the key before anything else happens; whatever the step throws fails it with its message, and
 * nothing keeps the process alive afterwards.
 */
export async function runStep(name: StepName): Promise<void> {
  const { add, redact } = createRedaction();
  const job = createGithubJob({ add, redact });
  const apiKey = core.getInput('api-key');
  if (apiKey !== '') job.mask(apiKey);
  const connections: Connection[] = [];
  const tools = toolsOf({ job, redact, signal: cancellationOf(process, systemClock), connections });
  try {
    await steps[name](tools);
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.stack);
  } finally {
    for (const connection of connections) await connection.close();
  }
}

function toolsOf({
  job,
  redact,
  signal,
  connections,
}: {
  job: Job;
  redact: (text: string) => string;
  signal: AbortSignal;
  connections: Connection[];
}): StepTools {
  const time = { clock: systemClock, random: Math.random };
  const run = () => readRun(process.env);
  const connectTo = async ({ orWithoutProxy = false, ...service }: Service): Promise<StepContext> => {
    // undici takes longer to load than all the rest together: not before there is somebody to call.
    const { connect, noProxies } = await import('./api/connect.ts');
    const { readProxySettings } = await import('./github/context.ts');
    const open = (proxies: typeof noProxies) => {
      const connection = connect({ ...service, ...time, proxies, redact, debug: job.debug });
      connections.push(connection);
      const { api, endpointAt } = connection;
      return { ...time, job, run: run(), signal, redact, api, endpointAt };
    };
    try {
      return open(readProxySettings(process.env));
    } catch (error) {
      if (!orWithoutProxy) throw error;
      job.warning(`${messageOf(error)} The service is called without a proxy.`);
      return open(noProxies);
    }
  };
  return { job, clock: systemClock, read: core.getInput, run, connect: connectTo };
}
