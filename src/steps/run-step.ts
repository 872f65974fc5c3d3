// What every entry works with, built once; and the one place where an error becomes a failed step.
import * as core from '@actions/core';
import type { Connection } from '../api/connect.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type GithubRun, readRun } from '../github/context.ts';
import { createGithubJob } from '../github/job.ts';
import { cancellationOf } from '../github/signals.ts';
import type { Job } from '../job.ts';
import type { StepContext } from '../step-context.ts';
import { messageOf } from '../text/error-message.ts';
import { createRedaction } from '../text/redaction.ts';

/** A service to connect to; with `orWithoutProxy`, proxy settings that cannot be used are a warning and not used. */
export type Service = { apiUrl: string; apiKey: string; orWithoutProxy?: boolean };

/** The tools of a step that has not read its inputs yet. */
export type Tools = {
  job: Job;
  clock: Clock;
  /** The text of an input; '' where there is none. */
  read: (input: string) => string;
  /** The run this process belongs to. Throws an Error where the runner does not tell. */
  run: () => GithubRun;
  /** How a key and a service's address become what a step works with. The key stays in here. */
  connect: (service: Service) => Promise<StepContext>;
};

/**
 * Runs one step: masks the key before anything else happens, then `body`; whatever it throws fails the step with its
 * message, and nothing keeps the process alive afterwards.
 */
export async function runStep(body: (tools: Tools) => Promise<void>): Promise<void> {
  const { add, redact } = createRedaction();
  const job = createGithubJob({ add, redact });
  const apiKey = core.getInput('api-key');
  if (apiKey !== '') job.mask(apiKey);
  const time = { clock: systemClock, random: Math.random };
  const signal = cancellationOf(process, systemClock);
  const connections: Connection[] = [];
  const run = () => readRun(process.env);
  const connectTo = async ({ orWithoutProxy = false, ...service }: Service): Promise<StepContext> => {
    // undici takes longer to load than all the rest together: not before there is somebody to call.
    const { connect, noProxies } = await import('../api/connect.ts');
    const { readProxySettings } = await import('../github/context.ts');
    const options = { ...service, ...time, redact, debug: job.debug };
    const open = (proxies: typeof noProxies) => {
      const connection = connect({ ...options, proxies });
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
  try {
    await body({ job, clock: systemClock, read: core.getInput, run, connect: connectTo });
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.stack);
  } finally {
    for (const connection of connections) await connection.close();
  }
}
