// The stop step tears down a deployment that several jobs shared (`scope: run`), and writes its summary.
import type { Deployment } from '../api/schemas.ts';
import { lookUp } from '../deployment/look-up.ts';
import { runScopedName } from '../deployment/names.ts';
import { claimOfFound } from '../deployment/ownership.ts';
import { isGone, isPaused } from '../deployment/statuses.ts';
import { readDeploymentLog } from '../logs/deployment-log.ts';
import { doublingPause } from '../poll.ts';
import { foundAtEnd } from '../report/found-at-end.ts';
import { type SummaryState, writeSummary } from '../report/write-summary.ts';
import { urlOf } from '../start/facts.ts';
import type { StepContext } from '../step-context.ts';
import { applyPolicy, howItEnds } from '../teardown/apply.ts';
import { logsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import { tellProblems } from '../teardown/problems.ts';
import { messageOf } from '../text/error-message.ts';

/** Which deployment to stop, and how. */
export type StopRequest = {
  /** Empty stands for the name that the jobs of this run share. */
  deploymentName: string;
  mode: 'delete' | 'pause';
  onTeardownError: 'fail' | 'warn';
  summaryLogEntries: number;
  apiUrl: string;
};

/** The names of the outputs of stop/. */
export const stopOutputNames = ['stopped', 'skipped'] as const;

/** Hours of the log that are read where the service does not say how long a deployment may live. */
const assumedHours = 24;
/** Milliseconds that must be left for another attempt to look the deployment up. */
const leastLookMs = 2_000;

/**
 * Stops the deployment and sets `stopped`. It is no error if there is nothing to stop. Where nobody can know whether the
 * deployment is running, it throws an Error, or warns, as `on-teardown-error` says.
 */
export async function stop(request: StopRequest, context: StepContext): Promise<void> {
  const { job } = context;
  const isDerived = request.deploymentName === '';
  const name = isDerived ? runScopedName(context.run) : request.deploymentName;
  try {
    await stopFound(await lookPatiently({ name, isDerived }, context), { ...request, name }, context);
  } catch (error) {
    if (!(error instanceof UnknownStateError)) throw error;
    setOutputs(false, job);
    const told = [error.message, ...howItEnds(name, { apiUrl: request.apiUrl, expiresAt: null })].join('\n');
    if (request.onTeardownError === 'fail') throw new Error(told, { cause: error });
    job.warning(told);
  }
}

/** Nobody can know whether the deployment is running. */
class UnknownStateError extends Error {
  override readonly name = 'UnknownStateError';

  constructor(name: string, cause: unknown) {
    super(`${messageOf(cause).replace(/\.?$/, '.')} Whether deployment "${name}" is running is not known.`, {
      cause,
    });
  }
}

/** Stops what was found. */
async function stopFound(
  found: Deployment | null,
  request: StopRequest & { name: string },
  context: StepContext,
): Promise<void> {
  const { job, clock } = context;
  if (found === null || isGone(found) || (request.mode === 'pause' && isPaused(found))) {
    setOutputs(false, job);
    return tellNothingToStop(found, request, job);
  }
  const { mode, onTeardownError, summaryLogEntries } = request;
  const state = stateOf(found, request, clock.now());
  const log = await readDeploymentLog(found, {
    context,
    from: state.marks.begunAt,
    newestEntries: summaryLogEntries,
    budgetMs: logsMs,
  });
  const teardownAt = clock.now();
  const claim = claimOfFound(found);
  const results = await applyPolicy([claim], {
    context,
    facts: { apiUrl: request.apiUrl, expiresAt: null, isShared: request.deploymentName === '' },
    record: () => {},
    budget: unhurriedTeardown,
    policyOf: () => mode,
  });
  tellProblems(results, job, onTeardownError);
  await writeSummary(state, {
    context,
    log,
    results,
    foundAtEnd: foundAtEnd(found, { id: found.id, expiresAt: null, now: teardownAt }),
    jobResult: null,
    isShared: false,
    usedUntilAt: teardownAt,
    teardownAt,
    error: null,
    brokenModel: null,
    statuses: null,
    startedElsewhere: true,
  });
  setOutputs(
    results.every(({ problem }) => problem === null),
    job,
  );
}

function setOutputs(isStopped: boolean, job: StepContext['job']): void {
  const outputs = { stopped: String(isStopped), skipped: 'false' };
  for (const name of stopOutputNames) job.output(name, outputs[name]);
}

/** Milliseconds for which is looked again: a refusal may pass, reads may lag, and nobody else will try. */
const patienceMs = 30_000;

type Name = { name: string; isDerived: boolean };

/**
 * Looks until an answer can be gone by; an absence of the name that the run shares only after some time, as its create
 * may still be on its way. Throws UnknownStateError where no answer comes in time, or the runner asks it to stop.
 */
async function lookPatiently({ name, isDerived }: Name, context: StepContext): Promise<Deployment | null> {
  const { api, clock, random, signal } = context;
  const deadline = clock.now() + patienceMs;
  const pauseMs = doublingPause(500, 5_000, random);
  for (;;) {
    const leftMs = () => deadline - leastLookMs - clock.now();
    const isLast = () => leftMs() <= 0;
    try {
      const found = await lookUp(name, api, {
        deadline: Math.max(deadline, clock.now() + leastLookMs),
        signal,
      });
      const isThere = found !== null && !isGone(found);
      if (isThere || !isDerived || isLast()) return found;
    } catch (error) {
      if (isLast() || signal.aborted) throw new UnknownStateError(name, error);
    }
    await clock.sleep(Math.min(pauseMs(), Math.max(0, leftMs())), signal);
    if (signal.aborted) throw new UnknownStateError(name, signal.reason);
  }
}

/** Says that there is nothing to stop. It warns about a given name that does not exist, as that may be misspelt. */
function tellNothingToStop(
  found: Deployment | null,
  request: StopRequest & { name: string },
  job: StepContext['job'],
): void {
  const message = `Nothing to ${request.mode}: deployment "${request.name}" is ${found === null ? 'not there' : found.status}.`;
  if (found === null && request.deploymentName !== '') job.warning(`${message} Check "deployment-name".`);
  else job.info(message);
}

/** The state that the summary shows for a deployment that other steps started. */
function stateOf(found: Deployment, { apiUrl }: StopRequest, now: number): SummaryState {
  const { name, id, domain, machineType, inferenceVersion, numReplicas, workspaceUrl, durationHours } = found;
  return {
    apiUrl,
    claims: [{ name, id, origin: 'created' }],
    outcome: 'ready',
    expiresAt: null,
    endpoint: {
      domain,
      url: urlOf(domain, apiUrl),
      machineType,
      inferenceVersion,
      numReplicas,
      workspaceUrl,
    },
    fallbacks: [],
    models: [],
    moreModels: 0,
    // The API does not say when it was created, but it cannot have lived longer than its duration.
    marks: {
      begunAt: now - (durationHours ?? assumedHours) * 3_600_000,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
    },
  };
}
