// Takes a start back: completely where it failed, and in the few seconds that are left where it was cancelled.
import type { Claim, Ledger } from '../deployment/state.ts';
import { lastLines, logOf, readDeploymentLog } from '../logs/deployment-log.ts';
import { writeRefusedStart, writeSummary } from '../report/write-summary.ts';
import type { StepContext } from '../step-context.ts';
import { applyPolicy, type TeardownResult, tracked } from '../teardown/apply.ts';
import { failedStartTeardown, graceTeardown, logsMs } from '../teardown/budgets.ts';
import { isWaitedFor, policyFor } from '../teardown/policy.ts';
import { messageOf } from '../text/error-message.ts';
import { AttemptLeftError, NotReadyError, StartError } from './errors.ts';
import { ModelError } from './preload.ts';
import { mayServeOthers, staysForOthers } from './use-by-others.ts';

type Options = { context: StepContext; ledger: Ledger };

/** Tears down what the start created. Returns the error to throw in place of `thrown`. Never throws. */
export async function rollBack(thrown: unknown, options: Options): Promise<unknown> {
  const { context, ledger } = options;
  // A full disk must not keep the delete from being sent. Post then works with the last state that was saved.
  ledger.tolerateLosses((error) =>
    context.job.warning(`The state for the post step could not be saved: ${messageOf(error)}`),
  );
  if (context.signal.aborted) return await rollBackInGrace(options);
  const ended = thrown instanceof AttemptLeftError ? thrown.ended : null;
  const cause = thrown instanceof AttemptLeftError ? thrown.cause : thrown;
  const { claims } = ledger.state;
  const current = claims.at(-1);
  const message = messageOf(cause);
  if (current === undefined) {
    ledger.change({ outcome: 'failed' });
    await writeRefusedStart(message, { marks: ledger.state.marks, context });
    return cause;
  }
  const log =
    ended?.log ?? (await readDeploymentLog(current, { context, ...logOf(ledger.state), budgetMs: logsMs }));
  const isKept = async () =>
    ended === null ? await staysForOthers(cause, { ledger, context, log }) : ended.result.outcome === 'kept';
  const mayBeInUse = mayServeOthers(cause, ledger) || (await isKept());
  ledger.change({ outcome: mayBeInUse ? 'gave up' : 'failed' });
  const teardownAt = context.clock.now();
  const results = await tearDownRest(claims, ended?.result ?? null, options);
  await writeSummary(ledger.state, {
    context,
    log,
    results,
    usedUntilAt: null,
    teardownAt,
    error: message,
    brokenModel: cause instanceof ModelError ? cause.model : null,
    foundAtEnd: 'unknown',
    jobResult: 'failure',
    isShared: ledger.state.settings.scope === 'run',
    statuses: cause instanceof NotReadyError ? cause.seen : null,
    startedElsewhere: false,
  });
  const tail = log === null ? [] : lastLines(log, 10);
  return new StartError([message, ...results.map(tellResult), ...tail].join('\n'), { cause });
}

/** Sends the delete at once and notes in the state how far it came. The post step verifies it. */
async function rollBackInGrace({ context, ledger }: Options): Promise<StartError> {
  context.job.info('Cancelled: taking back what was started.');
  ledger.change({ outcome: 'cancelled' });
  const policyOf = (claim: Claim) => policyFor(claim, ledger.state, 'cancelled');
  const results = await applyPolicy(ledger.state.claims, {
    context,
    ...tracked(ledger),
    budget: graceTeardown,
    policyOf,
  });
  const isOpen = results.some(({ problem }) => problem !== null);
  const rest = isOpen ? ' The post step goes on with what is not verified yet.' : '';
  return new StartError(`Cancelled while the deployment was starting.${rest}`);
}

/** Tears down everything except the deployment of `ended`, which was just tried. The post step goes on with that one. */
async function tearDownRest(
  claims: readonly Claim[],
  ended: TeardownResult | null,
  { context, ledger }: Options,
): Promise<TeardownResult[]> {
  const rest = claims.filter(({ name }) => name !== ended?.claim.name);
  const policyOf = (claim: Claim) => policyFor(claim, ledger.state, 'failure');
  const results = await applyPolicy(rest, {
    context,
    ...tracked(ledger),
    budget: failedStartTeardown,
    policyOf,
    sparesWhatIsUp: isWaitedFor(ledger.state),
    isToldByCaller: true,
  });
  return ended === null ? results : [...results, ended];
}

function tellResult({ claim, outcome }: TeardownResult): string {
  switch (outcome) {
    case 'gone':
      return `Deployment "${claim.name}" is gone.`;
    case 'unverified':
      return `Deployment "${claim.name}" could not be removed yet; the post step tries again.`;
    case 'not found':
      return `Deployment "${claim.name}" does not show so far; the post step looks again.`;
    case 'paused':
      return `Deployment "${claim.name}" ${claim.origin === 'found' ? 'was paused again, as it was found' : 'is paused'}.`;
    case 'kept':
      return `Deployment "${claim.name}" is left running for the other jobs of this run.`;
    default:
      return `Deployment "${claim.name}" was left as it is.`;
  }
}
