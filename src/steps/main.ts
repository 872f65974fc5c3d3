// The main step: come by a deployment, wait until it is ready, hand out its URL; or take everything back.

import { isLoopback } from '../api/loopback.ts';
import type { Deployment } from '../api/schemas.ts';
import { runScopedName } from '../deployment/names.ts';
import { createLedger, type Ledger, type StepState } from '../deployment/state.ts';
import { type Acquired, acquire } from '../start/acquire.ts';
import { inOrder } from '../start/machine-types.ts';
import { outputsOf } from '../start/outputs.ts';
import { preload } from '../start/preload.ts';
import { type ReadinessOptions, waitForEndpoint, waitForReplicas } from '../start/readiness.ts';
import type { StartDependencies, StartRequest } from '../start/request.ts';
import { withdraw } from '../start/rollback.ts';

type Attempt = { request: StartRequest; ledger: Ledger; deps: StartDependencies };

/**
 * Starts a deployment and sets the outputs. Where that fails or is cancelled, takes back what it can, then throws the
 * cause (complete, fit to be shown).
 */
export async function start(request: StartRequest, deps: StartDependencies): Promise<void> {
  const { job, clock } = deps;
  const ledger = createLedger(initialState(request, clock.now()), job.saveState);
  try {
    const { deployment, claim } = await inOrder(request.machineTypes, { ledger, deps }, (machineType) =>
      startOne(machineType, { request, ledger, deps }),
    );
    const readySeconds = (clock.now() - ledger.state.marks.begunAt) / 1000;
    ledger.change({ outcome: 'ready' });
    const outputs = outputsOf(deployment, { state: ledger.state, claim, readySeconds });
    for (const [name, value] of Object.entries(outputs)) job.output(name, value);
    job.info(`Ready after ${readySeconds.toFixed(1)} s: ${outputs.url}`);
  } catch (error) {
    throw await withdraw(error, { ledger, deps });
  }
}

async function startOne(machineType: string, attempt: Attempt): Promise<Acquired> {
  const { request, ledger, deps } = attempt;
  const { job, clock } = deps;
  const name = request.scope === 'run' ? runScopedName(deps.run.id) : request.deploymentName || null;
  const deadline = clock.now() + request.readyTimeoutMinutes * 60_000;
  const acquired = await acquire(
    { name, ifExists: request.ifExists, runId: deps.run.id, request: { ...request, machineType } },
    { ...deps, ledger, info: job.info },
  );
  noteAccepted(acquired, attempt);
  const options: ReadinessOptions = {
    ...deps,
    info: job.info,
    deadline,
    pollIntervalMs: request.pollIntervalSeconds * 1000,
  };
  const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
  noteEndpoint(deployment, attempt);
  ledger.mark({ replicasAt: clock.now() });
  job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
  await warmUp({ ...acquired, deployment }, options, attempt);
  ledger.mark({ readyAt: clock.now() });
  return { claim: acquired.claim, deployment };
}

/** The endpoint's own gates: it answers, and the models are in memory. */
async function warmUp(
  { claim, deployment }: Acquired,
  options: ReadinessOptions,
  { request, ledger, deps }: Attempt,
): Promise<void> {
  const endpoint = deps.endpointAt(urlOf(deployment.domain, request.apiUrl));
  if (request.healthPath !== '') {
    await waitForEndpoint({ claim, endpoint, path: request.healthPath }, options);
    ledger.mark({ endpointAt: deps.clock.now() });
    deps.job.info(`The endpoint answers GET ${request.healthPath}.`);
  }
  if (request.preloadModels.length > 0) {
    ledger.change({ models: await preload(request.preloadModels, { ...options, endpoint }) });
  }
}

function noteAccepted({ claim, deployment }: Acquired, { request, ledger, deps }: Attempt): void {
  const { api, clock, job } = deps;
  noteEndpoint(deployment, { request, ledger });
  if (claim.origin === 'found') return;
  const createdAt = api.serviceNow() - (clock.now() - (claim.confirmedAt ?? clock.now()));
  ledger.change({ expiresAt: isoOrNull(createdAt + request.durationHours * 3_600_000) });
  ledger.mark({ acceptedAt: clock.now() });
  job.info(
    `Created deployment "${deployment.name}" (id ${deployment.id}, ${deployment.machineType}) at ${deployment.domain}; the service removes it ${ledger.state.expiresAt === null ? 'when its duration is over' : `at ${ledger.state.expiresAt}`} at the latest.`,
  );
}

/** Null for a moment beyond any calendar: a duration may be any number of hours. */
function isoOrNull(ms: number): string | null {
  return ms <= 8.64e15 ? new Date(ms).toISOString() : null;
}

function noteEndpoint(
  deployment: Deployment,
  { request, ledger }: Pick<Attempt, 'request' | 'ledger'>,
): void {
  const { domain, machineType, inferenceVersion, numReplicas, workspaceUrl } = deployment;
  const url = urlOf(domain, request.apiUrl);
  ledger.change({ endpoint: { domain, url, machineType, inferenceVersion, numReplicas, workspaceUrl } });
}

/** `https://<domain>`; under a loopback API its own scheme, so that a simulator works without TLS. */
function urlOf(domain: string, apiUrl: string): string {
  const api = new URL(apiUrl);
  return `${isLoopback(api.hostname) ? api.protocol : 'https:'}//${domain}`;
}

function initialState(request: StartRequest, now: number): StepState {
  const { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours } = request;
  return {
    version: 1,
    apiUrl: request.apiUrl,
    settings: { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours },
    claims: [],
    outcome: 'starting',
    expiresAt: null,
    endpoint: null,
    fallbacks: [],
    models: [],
    marks: {
      begunAt: now,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  };
}
