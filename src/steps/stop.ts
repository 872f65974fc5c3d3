// The stop step: takes down a deployment that several jobs shared, in a job of its own; the end of `scope: run`.
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

export type StopRequest = {
  /** Empty: the name that the jobs of this run share. */
  deploymentName: string;
  mode: 'delete' | 'pause';
  onTeardownError: 'fail' | 'warn';
  summaryLogEntries: number;
  apiUrl: string;
};

/** The names of the outputs of stop/. */
export const stopOutputNames = ['stopped', 'skipped'] as const;

/** Hours of a log that are read where the service does not say how long a deployment may live. */
const assumedHours = 24;
/** Milliseconds that a look needs. */
const leastLookMs = 2_000;

/** Stops the deployment and sets `stopped`. Nothing there is success. Throws the client's errors where it cannot look. */
export async function stop(request: StopRequest, context: StepContext): Promise<void> {
  const { job, clock } = context;
  const name = request.deploymentName || runScopedName(context.run);
  const isDerived = request.deploymentName === '';
  const found = await lookPatiently({ name, isDerived }, request.apiUrl, context);
  if (found === null || isGone(found) || (request.mode === 'pause' && isPaused(found))) {
    setOutputs(false, job);
    return tellNothingToStop({ name, found, request }, job);
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
 * may still be on its way. Throws an Error that names the deployment where no answer comes in time.
 */
async function lookPatiently(
  { name, isDerived }: Name,
  apiUrl: string,
  context: StepContext,
): Promise<Deployment | null> {
  const { api, clock, random, signal } = context;
  const deadline = clock.now() + patienceMs;
  const pauseMs = doublingPause(500, 5_000, random);
  for (;;) {
    const isLast = () => clock.now() + leastLookMs >= deadline;
    try {
      const found = await lookUp(name, api, { deadline, signal });
      if (found !== null || !isDerived || isLast()) return found;
    } catch (error) {
      signal.throwIfAborted();
      if (isLast()) {
        const told = [`${messageOf(error)} Whether deployment "${name}" is running is not known.`];
        throw new Error([...told, ...howItEnds(name, { apiUrl, expiresAt: null })].join('\n'), {
          cause: error,
        });
      }
    }
    await clock.sleep(pauseMs(), signal);
    signal.throwIfAborted();
  }
}

/** A name that was given and does not exist is more likely misspelt than stopped already. */
function tellNothingToStop(
  { name, found, request }: { name: string; found: Deployment | null; request: StopRequest },
  job: StepContext['job'],
): void {
  const message = `Nothing to ${request.mode}: deployment "${name}" is ${found === null ? 'not there' : found.status}.`;
  if (found === null && request.deploymentName !== '') job.warning(`${message} Check "deployment-name".`);
  else job.info(message);
}

/** What the summary tells of a deployment that other steps started. */
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
    // The API tells no creation time; it cannot have lived longer than its duration.
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
