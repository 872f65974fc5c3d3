// What every step works with, handed on whole: the job, the service, time and chance, and the wish to stop.
import type { DeploymentApi } from './api/client.ts';
import type { Endpoint } from './api/endpoint.ts';
import type { Clock, Random } from './clock.ts';
import type { Job, Run } from './job.ts';

export type StepContext = {
  job: Job;
  run: Run;
  api: DeploymentApi;
  /** A client for the server at a URL (scheme and host). */
  endpointAt: (url: string) => Endpoint;
  clock: Clock;
  random: Random;
  /** Aborts when the runner asks this process to stop. */
  signal: AbortSignal;
  /** Takes the keys out of foreign text. */
  redact: (text: string) => string;
};
