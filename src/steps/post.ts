// The post step: the logs into the summary, the deployment taken away or put back, and proof of it.
import type { DeploymentApi } from '../api/client.ts';
import type { Clock, Random } from '../clock.ts';
import { type Claim, createLedger, type StepState } from '../deployment/state.ts';
import type { Job, Run } from '../job.ts';
import { type Evidence, gatherEvidence } from '../logs/deployment-log.ts';
import { writeSummary } from '../report/write-summary.ts';
import { bidFarewell, type Farewell } from '../teardown/apply.ts';
import { cancelledLogsMs, cancelledTeardown, logsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import { intentFor } from '../teardown/policy.ts';
import { messageOf } from '../text/error-message.ts';

export type FinishDependencies = {
  job: Job;
  run: Run;
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  redact: (text: string) => string;
  /** `success`, `failure` or `cancelled`: the job so far. */
  jobStatus: string;
  /** The stop Action ends what other steps started. */
  startedElsewhere: boolean;
};

/**
 * Ends what main began. Each part is on its own: whatever happens to the logs or the summary, the teardown runs; what
 * cannot be verified fails the step or warns, as `on-teardown-error` says. Never throws; returns what became of each.
 */
export async function finish(state: StepState, deps: FinishDependencies): Promise<Farewell[]> {
  const { job, clock, jobStatus } = deps;
  const begunAt = clock.now();
  const open = state.claims.filter((claim) => isOpen(claim, begunAt));
  if (open.length === 0) {
    job.info('Nothing left to take away: the main step tore down what it had started.');
    return [];
  }
  const isHurried = jobStatus === 'cancelled' || state.outcome === 'cancelled';
  const evidence = await readLog(state, deps, isHurried ? cancelledLogsMs : logsMs);
  const teardownAt = clock.now();
  const farewells = await takeAway(open, state, { ...deps, isHurried });
  for (const { problem } of farewells) {
    if (problem === null) continue;
    if (state.settings.onTeardownError === 'warn') job.warning(problem);
    else job.fail(problem);
  }
  // A start that failed has its summary from the main step, where the log was still to be had.
  if (state.outcome !== 'failed') {
    const usedUntilAt = state.outcome === 'ready' ? begunAt : null;
    const about = {
      usedUntilAt,
      error: null,
      brokenModel: null,
      statuses: null,
      foundAtEnd: 'unknown',
    } as const;
    await writeSummary(state, { ...deps, ...about, evidence, farewells, teardownAt });
  }
  return farewells;
}

/** Milliseconds after which a lost create is not looked for again once it was not found. */
const lateMs = 30_000;

/** Still to be taken away or put back; or lately lost a create, which is worth one more look. */
function isOpen({ removal, unconfirmedAt }: Claim, now: number): boolean {
  return removal !== 'done' || (unconfirmedAt !== null && now - unconfirmedAt < lateMs);
}

/** The log of the deployment that was in use, null where there is none to be had. */
async function readLog(
  state: StepState,
  deps: FinishDependencies,
  budgetMs: number,
): Promise<Evidence | null> {
  const claim = state.claims.at(-1);
  const mayHaveLog = claim !== undefined && claim.id !== null && claim.removal === 'due';
  if (!mayHaveLog || state.outcome === 'failed') return null;
  try {
    return await gatherEvidence(claim, { ...deps, state, deadline: deps.clock.now() + budgetMs });
  } catch (error) {
    deps.job.warning(`The log could not be read: ${messageOf(error)}`);
    return null;
  }
}

function takeAway(
  claims: readonly Claim[],
  state: StepState,
  deps: FinishDependencies & { isHurried: boolean },
): Promise<Farewell[]> {
  // What happens in post is read by nobody later: its ledger only carries the state along.
  const ledger = createLedger(state, () => {});
  return Promise.all(
    claims.map((claim) =>
      bidFarewell(
        { claim, intent: intentFor(claim, state, deps.jobStatus) },
        deps.isHurried ? cancelledTeardown : unhurriedTeardown,
        { ...deps, ledger, info: deps.job.info },
      ),
    ),
  );
}
