// The main step starts a deployment, waits until it is ready, and sets its URL as an output, or takes everything back.
import { runScopedName } from '../deployment/names.ts';
import { createLedger, type Ledger, type StepState } from '../deployment/state.ts';
import { type Acquired, acquire } from '../start/acquire.ts';
import { noteAccepted, noteEndpoint, noteShown, urlOf } from '../start/facts.ts';
import { withOfferedTypes } from '../start/offered-types.ts';
import { outputsOf } from '../start/outputs.ts';
import { preload } from '../start/preload.ts';
import { type ReadinessOptions, waitForEndpoint, waitForReplicas } from '../start/readiness.ts';
import type { StartRequest } from '../start/request.ts';
import { rollBack } from '../start/rollback.ts';
import { startInLine } from '../start/waiting-line.ts';
import type { StepContext } from '../step-context.ts';

type Attempt = { request: StartRequest; ledger: Ledger; context: StepContext };

/**
 * Starts a deployment and sets the outputs. Where that fails or is cancelled, it tears down what it started and throws
 * an error whose message can be shown as it is.
 */
export async function main(request: StartRequest, context: StepContext): Promise<void> {
  const { job, clock } = context;
  const ledger = createLedger(initialState(request, context), job.saveState);
  try {
    const { deployment, claim } = await startInLine(request, { ledger, context }, (machineType) =>
      startOne(machineType, { request, ledger, context }),
    );
    const readySeconds = (clock.now() - ledger.state.marks.begunAt) / 1000;
    const outputs = outputsOf(deployment, { state: ledger.state, claim, readySeconds });
    for (const [name, value] of Object.entries(outputs)) job.output(name, value);
    ledger.change({ outcome: 'ready' });
    const extent = request.healthPath === '' ? ' (its replicas; no probe was asked for)' : '';
    job.info(`Ready after ${readySeconds.toFixed(1)} s${extent}: ${outputs.url}`);
  } catch (error) {
    throw await rollBack(await withOfferedTypes(error, context), { ledger, context });
  }
}

/** Starts with one machine type: creates or attaches, then waits for the replicas, the endpoint and the models. */
async function startOne(machineType: string, attempt: Attempt): Promise<Acquired> {
  const { request, ledger, context } = attempt;
  const { job, clock, run } = context;
  const name = request.scope === 'run' ? runScopedName(run) : request.deploymentName || null;
  const deadline = clock.now() + request.readyTimeoutMinutes * 60_000;
  const acquired = await acquire(
    {
      name,
      ifExists: request.ifExists,
      maxRunning: request.maxRunning,
      request: { ...request, machineType },
    },
    { context, ledger, deadline },
  );
  noteAccepted(acquired, attempt);
  const pollIntervalMs = request.pollIntervalSeconds * 1000;
  const onShown = () => noteShown(acquired, ledger);
  const options: ReadinessOptions = { ...context, info: job.info, deadline, pollIntervalMs, onShown };
  const deployment = await waitForReplicas(acquired.claim, request.readyReplicas, options);
  noteEndpoint(deployment, attempt);
  ledger.mark({ replicasAt: clock.now() });
  job.info(`${deployment.numReplicas} of ${request.readyReplicas} replicas up; status ${deployment.status}.`);
  await warmUp({ ...acquired, deployment }, options, attempt);
  ledger.mark({ readyAt: clock.now() });
  return { claim: acquired.claim, deployment };
}

/** Waits until the endpoint answers and the models are in its memory. */
async function warmUp(
  { claim, deployment }: Acquired,
  options: ReadinessOptions,
  { request, ledger, context }: Attempt,
): Promise<void> {
  const endpoint = context.endpointAt(urlOf(deployment.domain, request.apiUrl));
  if (request.healthPath !== '') {
    await waitForEndpoint({ claim, endpoint, path: request.healthPath }, options);
    ledger.mark({ endpointAt: context.clock.now() });
    context.job.info(`The endpoint answers GET ${request.healthPath}.`);
  }
  if (request.preloadModels.length > 0) {
    ledger.change({ models: await preload(request.preloadModels, { ...options, endpoint }) });
  }
}

function initialState(request: StartRequest, { clock, keyDigest }: StepContext): StepState {
  const begunAt = clock.now();
  const { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours } = request;
  return {
    version: 2,
    apiUrl: request.apiUrl,
    keyDigest: keyDigest(String(begunAt)),
    settings: { scope, teardown, teardownOnFailure, onTeardownError, summaryLogEntries, durationHours },
    claims: [],
    outcome: 'starting',
    expiresAt: null,
    endpoint: null,
    fallbacks: [],
    models: [],
    moreModels: 0,
    marks: {
      begunAt,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  };
}
