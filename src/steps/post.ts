// The post step: the logs into the summary, the deployment taken away or put back, and proof of it.
import type { Claim, StepState } from '../deployment/state.ts';
import { type DeploymentLog, logOf, readDeploymentLog } from '../logs/deployment-log.ts';
import { logWarning } from '../report/log-warning.ts';
import { writeSummary } from '../report/write-summary.ts';
import type { StepContext } from '../step-context.ts';
import { applyPolicy, factsOf } from '../teardown/apply.ts';
import { cancelledLogsMs, cancelledTeardown, logsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import { type JobStatus, policyFor } from '../teardown/policy.ts';
import { tellProblems } from '../teardown/problems.ts';

export type PostRequest = { state: StepState; jobStatus: JobStatus };

/**
 * Ends what main began. Each part is on its own: whatever happens to the logs or the summary, the teardown runs; what
 * cannot be verified fails the step or warns, as `on-teardown-error` says. Never throws.
 */
export async function post({ state, jobStatus }: PostRequest, context: StepContext): Promise<void> {
  const { job, clock } = context;
  const begunAt = clock.now();
  const open = state.claims.filter(isOpen);
  if (open.length === 0) {
    return job.info('Nothing left to take away: the main step tore down what it had started.');
  }
  const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
  const log = await readLogOfUse(state, context, isHurried ? cancelledLogsMs : logsMs);
  const teardownAt = clock.now();
  const results = await applyPolicy(open, {
    context,
    facts: factsOf(state),
    // What happens in post is read by nobody later.
    record: () => {},
    budget: isHurried ? cancelledTeardown : unhurriedTeardown,
    policyOf: (claim) => policyFor(claim, state, jobStatus),
  });
  tellProblems(results, job, state.settings.onTeardownError);
  // A start that failed has its summary from the main step, where the log was still to be had.
  if (state.outcome === 'failed') return;
  const usedUntilAt = state.outcome === 'ready' ? begunAt : null;
  const known = { log, results, usedUntilAt, teardownAt, error: null, statuses: null };
  await writeSummary(state, { context, ...known, startedElsewhere: false });
}

/** Still to be taken away or put back; or a create got no answer, which may take effect late. */
function isOpen(claim: Claim): boolean {
  return claim.removal !== 'done' || (claim.origin === 'created' && claim.unansweredCreates > 0);
}

/** The log of the deployment that was in use, null where there is none to be had; errors in it raise a flag. */
async function readLogOfUse(
  state: StepState,
  context: StepContext,
  budgetMs: number,
): Promise<DeploymentLog | null> {
  const claim = state.claims.at(-1);
  if (claim?.removal !== 'due' || state.outcome === 'failed') return null;
  const log = await readDeploymentLog(claim, { context, ...logOf(state), budgetMs });
  const flag = log === null ? null : logWarning(log.statistics);
  if (flag !== null) context.job.warning(flag);
  return log;
}
