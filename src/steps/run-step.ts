// What every entry works with, built once; and the one place where an error becomes a failed step.
import * as core from '@actions/core';
import type { Connection } from '../api/connect.ts';
import { type Clock, type Random, systemClock } from '../clock.ts';
import type { GithubRun } from '../github/context.ts';
import { createGithubJob } from '../github/job.ts';
import { cancellationOf } from '../github/signals.ts';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import { createRedaction } from '../text/redaction.ts';

/** The tools of a step. `connect` is how a key and a service's address become clients; it adds the run they work for. */
export type Tools = {
  job: Job;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  read: (input: string) => string;
  redact: (text: string) => string;
  connect: (service: { apiUrl: string; apiKey: string }) => Promise<Connection & { run: GithubRun }>;
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
  const connectTo: Tools['connect'] = async (service) => {
    // undici takes longer to load than all the rest together: not before there is somebody to call.
    const { connect } = await import('../api/connect.ts');
    const { readProxySettings, readRun } = await import('../github/context.ts');
    const run = readRun(process.env);
    const proxies = readProxySettings(process.env);
    const connection = connect({ ...service, ...time, proxies, redact, debug: job.debug });
    connections.push(connection);
    return { ...connection, run };
  };
  try {
    await body({ ...time, job, signal, redact, read: core.getInput, connect: connectTo });
  } catch (error) {
    job.fail(messageOf(error));
    if (error instanceof Error && error.stack !== undefined) job.debug(error.stack);
  } finally {
    for (const connection of connections) await connection.close();
  }
}
