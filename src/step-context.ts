// What every step works with, handed on whole: the job, the service, time and chance, and the wish to stop.
import type { DeploymentApi } from './api/client.ts';
import type { Endpoint } from './api/endpoint.ts';
import type { Clock, Random } from './clock.ts';
import type { GithubRun } from './github/context.ts';
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
  /** Tells this step's key from another one, under a salt (see text/key-digest.ts). */
  keyDigest: (salt: string) => string;
};

/** A service to connect to; with `orWithoutProxy`, proxy settings that cannot be used are a warning and not used. */
export type Service = { apiUrl: string; apiKey: string; orWithoutProxy?: boolean };

/** What a step works with before it has read its inputs. */
export type StepTools = {
  job: Job;
  clock: Clock;
  /** The text of an input; '' where there is none. */
  read: (input: string) => string;
  /** The run this process belongs to. Throws an Error where the runner does not tell. */
  run: () => GithubRun;
  /** How a key and a service's address become what a step works with. The key stays in there. */
  connect: (service: Service) => Promise<StepContext>;
};
