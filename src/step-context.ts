// What every step works with. It is handed on as one value.
import type { DeploymentApi } from './api/client.ts';
import type { Endpoint } from './api/endpoint.ts';
import type { Clock, Random } from './clock.ts';
import type { GithubRun } from './github/context.ts';
import type { Job, Run } from './job.ts';

/** The job, the service, time and randomness, as one step uses them. */
export type StepContext = {
  job: Job;
  run: Run;
  api: DeploymentApi;
  /** Builds a client for the inference server at a URL (scheme and host). */
  endpointAt: (url: string) => Endpoint;
  clock: Clock;
  random: Random;
  /** Aborts when the runner asks this process to stop. */
  signal: AbortSignal;
  /** Removes keys from foreign text. */
  redact: (text: string) => string;
  /** Tells this step's key from another one, under a salt (see text/key-digest.ts). */
  keyDigest: (salt: string) => string;
};

/** A service to connect to. With `orWithoutProxy`, unusable proxy settings are ignored with a warning. */
export type Service = { apiUrl: string; apiKey: string; orWithoutProxy?: boolean };

/** What a step works with before it has read its inputs. */
export type StepTools = {
  job: Job;
  clock: Clock;
  /** Returns the text of an input; '' where there is none. */
  read: (input: string) => string;
  /** Returns the workflow run of this process. Throws an Error where the runner does not name it. */
  run: () => GithubRun;
  /** Builds the context for a service. Only its clients know the key. */
  connect: (service: Service) => Promise<StepContext>;
};
