// Taking down a deployment that several jobs shared, in a job of its own: the end of `scope: run`.
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Clock, Random } from '../clock.ts';
import { runScopedName } from '../deployment/names.ts';
import { claimOfFound } from '../deployment/ownership.ts';
import type { StepState } from '../deployment/state.ts';
import { isGone, isPaused } from '../deployment/statuses.ts';
import type { Job, Run } from '../job.ts';
import { finish } from './post.ts';

export type StopRequest = {
  /** Empty: the name that the jobs of this run share. */
  deploymentName: string;
  mode: 'delete' | 'pause';
  onTeardownError: 'fail' | 'warn';
  summaryLogEntries: number;
  apiUrl: string;
};

export type StopDependencies = {
  job: Job;
  run: Run;
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  redact: (text: string) => string;
};

/** Stops the deployment and sets `stopped`. Nothing there is success. Throws the client's errors where it cannot look. */
export async function stop(request: StopRequest, deps: StopDependencies): Promise<void> {
  const { job, api, signal } = deps;
  const name = request.deploymentName || runScopedName(deps.run.id);
  const found = await api.get(name, { signal });
  const isDone = found === null || isGone(found) || (request.mode === 'pause' && isPaused(found));
  if (isDone) {
    job.output('stopped', 'false');
    return job.info(
      `Nothing to ${request.mode}: deployment "${name}" is ${found === null ? 'not there' : found.status}.`,
    );
  }
  const farewells = await finish(stateOf(found, request, deps.clock.now()), {
    ...deps,
    jobStatus: 'success',
    startedElsewhere: true,
  });
  job.output('stopped', String(farewells.every(({ problem }) => problem === null)));
}

/** The deployment as if this step had made it: whoever asks for a stop answers for what is stopped. */
function stateOf(found: Deployment, request: StopRequest, now: number): StepState {
  const { mode, onTeardownError, summaryLogEntries, apiUrl } = request;
  return {
    version: 1,
    apiUrl,
    settings: {
      scope: 'run',
      teardown: mode,
      teardownOnFailure: mode,
      onTeardownError,
      summaryLogEntries,
      durationHours: found.durationHours,
    },
    claims: [{ ...claimOfFound(found), origin: 'created' }],
    outcome: 'ready',
    expiresAt: null,
    endpoint: {
      domain: found.domain,
      url: `https://${found.domain}`,
      machineType: found.machineType,
      inferenceVersion: found.inferenceVersion,
      numReplicas: found.numReplicas,
      workspaceUrl: found.workspaceUrl,
    },
    fallbacks: [],
    models: [],
    // The API tells no creation time; it cannot have lived longer than its duration.
    marks: {
      begunAt: now - found.durationHours * 3_600_000,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  };
}
