// The one bundle's entry: which step this process is, what it works with, and how its error becomes a failed step.
import type { Connection } from './api/connect.ts';
import { type Clock, type Random, systemClock } from './clock.ts';
import { readInput } from './github/commands.ts';
import type { GithubRun } from './github/context.ts';
import { createGithubJob, readSavedState } from './github/job.ts';
import { cancellationOf } from './github/signals.ts';
import type { Job } from './job.ts';
import { messageOf } from './text/error-message.ts';
import { createRedaction } from './text/redaction.ts';

/** The steps of the Actions here, by the names of their files in `dist`. */
export type StepName = 'main' | 'post' | 'stop' | 'logs' | 'sweep';

/** The tools of a step. `connect` is how a key and a service's address become clients; it adds the run they work for. */
type Tools = {
  job: Job;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  read: (input: string) => string;
  redact: (text: string) => string;
  connect: (service: { apiUrl: string; apiKey: string }) => Promise<Connection & { run: GithubRun }>;
};

/** Each step reads its inputs first and loads the rest once they are good: bad input is told sooner. */
const steps: Record<StepName, (tools: Tools) => Promise<void>> = {
  main: async (tools) => {
    const { readMainInputs } = await import('./github/inputs.ts');
    const inputs = readMainInputs(tools.read);
    const { start } = await import('./steps/main.ts');
    await start(inputs, { ...tools, ...(await tools.connect(inputs)) });
  },
  post: async (tools) => {
    const saved = readSavedState();
    if (saved === '') return tools.job.info('Nothing to take away: no deployment was created.');
    const { parseState } = await import('./deployment/state.ts');
    const state = parseState(saved);
    if (state.claims.length === 0) return tools.job.info('Nothing to take away: no deployment was created.');
    const { readPostInputs } = await import('./github/inputs.ts');
    const { stranded } = await import('./teardown/missing-key.ts');
    const inputs = stranded(state, tools.job, () => readPostInputs(tools.read));
    if (inputs === null) return;
    const { apiKey, jobStatus } = inputs;
    const { finish } = await import('./steps/post.ts');
    const connected = await tools.connect({ apiUrl: state.apiUrl, apiKey });
    await finish(state, { ...tools, ...connected, jobStatus, startedElsewhere: false });
  },
  stop: async (tools) => {
    const { readStopInputs } = await import('./github/companion-inputs.ts');
    const inputs = readStopInputs(tools.read);
    const { stop } = await import('./steps/stop.ts');
    await stop(inputs, { ...tools, ...(await tools.connect(inputs)) });
  },
  logs: async (tools) => {
    const { readLogsInputs } = await import('./github/companion-inputs.ts');
    const inputs = readLogsInputs(tools.read);
    const { saveLog } = await import('./steps/logs.ts');
    await saveLog(inputs, { ...tools, ...(await tools.connect(inputs)) });
  },
  sweep: async (tools) => {
    const { readSweepInputs } = await import('./github/companion-inputs.ts');
    const { githubToken, dryRun, ...service } = readSweepInputs(tools.read);
    tools.job.mask(githubToken);
    const { sweepStep } = await import('./steps/sweep.ts');
    const { githubRuns } = await import('./github/runs.ts');
    const { api, run } = await tools.connect(service);
    const { repository, githubApiUrl: apiUrl } = run;
    const runStatus = githubRuns({ token: githubToken, repository, apiUrl, clock: tools.clock });
    await sweepStep({ ...tools, api, runStatus, dryRun });
  },
};

/**
 * Runs one step: masks the key before anything else happens; whatever the step throws fails it with its message, and
 * nothing keeps the process alive afterwards.
 */
export async function runStep(name: StepName): Promise<void> {
  const { add, redact } = createRedaction();
  const job = createGithubJob({ add, redact });
  const apiKey = readInput('api-key');
  if (apiKey !== '') job.mask(apiKey);
  const time = { clock: systemClock, random: Math.random };
  const signal = cancellationOf(process, systemClock);
  const connections: Connection[] = [];
  const connectTo: Tools['connect'] = async (service) => {
    const { connect } = await import('./api/connect.ts');
    const { readProxySettings, readRun } = await import('./github/context.ts');
    const run = readRun(process.env);
    const proxies = readProxySettings(process.env);
    const connection = connect({ ...service, ...time, proxies, redact, debug: job.debug });
    connections.push(connection);
    return { ...connection, run };
  };
  try {
    await steps[name]({ ...time, job, signal, redact, read: readInput, connect: connectTo });
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.stack);
  } finally {
    for (const connection of connections) await connection.close();
  }
}
