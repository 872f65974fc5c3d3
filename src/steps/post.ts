// The post step reads the log, tears the deployment down or leaves it as it was found, verifies that, and reports it.
import { lookUp } from '../deployment/look-up.ts';
import type { StepState } from '../deployment/state.ts';
import { type DeploymentLog, logOf, readDeploymentLog } from '../logs/deployment-log.ts';
import { foundAtEnd } from '../report/found-at-end.ts';
import type { FoundAtEnd } from '../report/summary-data.ts';
import { resultOf, writeSummary } from '../report/write-summary.ts';
import type { StepContext } from '../step-context.ts';
import { applyPolicy, factsOf } from '../teardown/apply.ts';
import { cancelledLogsMs, cancelledTeardown, logsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import { isWaitedFor, type JobStatus, policyFor } from '../teardown/policy.ts';
import { tellProblems } from '../teardown/problems.ts';

/** The state that main saved, and the runner's status of the job. */
export type PostRequest = { state: StepState; jobStatus: JobStatus };

/**
 * Ends what main started. The teardown runs whatever happens to the log or the summary. What cannot be verified fails
 * the step or is a warning, as `on-teardown-error` says. Never throws.
 */
export async function post({ state, jobStatus }: PostRequest, context: StepContext): Promise<void> {
  const { job, clock } = context;
  const begunAt = clock.now();
  const open = state.claims.filter(({ removal }) => removal !== 'done');
  if (open.length === 0) {
    return job.info('Nothing left to do: the main step has seen to what it had started.');
  }
  const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
  const [found, log] = await Promise.all([
    lookAtEnd(state, context),
    readLogOfUse(state, context, isHurried ? cancelledLogsMs : logsMs),
  ]);
  const teardownAt = clock.now();
  const results = await applyPolicy(open, {
    context,
    facts: factsOf(state),
    // Nobody reads the state after post, so nothing is recorded.
    record: () => {},
    budget: isHurried ? cancelledTeardown : unhurriedTeardown,
    policyOf: (claim) => policyFor(claim, state, jobStatus),
    isSameKey: isSameKey(state, context),
    sparesWhatIsUp: hasFailed(state) && isWaitedFor(state),
  });
  tellProblems(results, job, state.settings.onTeardownError);
  // A start that failed has its summary from the main step, where the log was still to be had.
  if (hasFailed(state)) return;
  const usedUntilAt = state.outcome === 'ready' ? begunAt : null;
  await writeSummary(state, {
    context,
    log,
    results,
    foundAtEnd: found,
    jobResult: resultOf(jobStatus),
    isShared: state.settings.scope === 'run',
    usedUntilAt,
    teardownAt,
    error: null,
    brokenModel: null,
    statuses: null,
    startedElsewhere: false,
  });
}

/** Whether this step has the key that main had: another one may be of another workspace, which shows nothing. */
function isSameKey(state: StepState, { keyDigest }: StepContext): boolean {
  return keyDigest(String(state.marks.begunAt)) === state.keyDigest;
}

function hasFailed({ outcome }: StepState): boolean {
  return outcome === 'failed' || outcome === 'gave up';
}

/** Milliseconds for each look at what the job left: nothing but the summary depends on it. */
const lookMs = 5_000;

/** Whether what was in use is still there before it is taken away; unknown where the service does not answer. */
async function lookAtEnd(state: StepState, context: StepContext): Promise<FoundAtEnd> {
  const { api, clock, signal } = context;
  const claim = state.claims.at(-1);
  if (state.outcome !== 'ready' || claim === undefined || claim.removal !== 'due') return 'unknown';
  const { expiresAt } = state;
  try {
    const found = await lookUp(claim.name, api, {
      attempts: 2,
      timeoutMs: lookMs,
      deadline: clock.now() + 2 * lookMs,
      signal,
    });
    if (found === null && !isSameKey(state, context)) return 'unknown';
    return foundAtEnd(found, { id: claim.id, expiresAt, now: clock.now() });
  } catch {
    return 'unknown';
  }
}

/** The log of the deployment that was in use; null where it is not or cannot be read. */
async function readLogOfUse(
  state: StepState,
  context: StepContext,
  budgetMs: number,
): Promise<DeploymentLog | null> {
  const claim = state.claims.at(-1);
  if (claim?.removal !== 'due' || hasFailed(state)) return null;
  return await readDeploymentLog(claim, { context, ...logOf(state), budgetMs });
}
