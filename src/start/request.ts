// What a start is asked for, and what it works with.
import type { DeploymentApi } from '../api/client.ts';
import type { Endpoint } from '../api/endpoint.ts';
import type { Clock, Random } from '../clock.ts';
import type { Job, Run } from '../job.ts';

/** What the step works with. `signal` aborts when the runner asks it to stop. */
export type StartDependencies = {
  job: Job;
  run: Run;
  api: DeploymentApi;
  endpointAt: (url: string) => Endpoint;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  /** Takes the keys out of foreign text. */
  redact: (text: string) => string;
};

/** What was asked for; the units are in the names. */
export type StartRequest = {
  creatorEmail: string;
  machineTypes: string[];
  /** Empty: generated. */
  deploymentName: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
  scope: 'step' | 'run';
  ifExists: 'fail' | 'reuse' | 'replace';
  teardown: 'delete' | 'pause' | 'keep';
  teardownOnFailure: 'delete' | 'pause' | 'keep';
  onTeardownError: 'fail' | 'warn';
  readyReplicas: number;
  readyTimeoutMinutes: number;
  pollIntervalSeconds: number;
  /** Empty: no probe. */
  healthPath: string;
  preloadModels: string[];
  summaryLogEntries: number;
  apiUrl: string;
};
