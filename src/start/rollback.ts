// Taking a start back: in full when it failed, in the few seconds that are left when it was cancelled.
import type { DeploymentApi } from '../api/client.ts';
import type { Clock, Random } from '../clock.ts';
import type { Claim, Ledger } from '../deployment/state.ts';
import type { Job, Run } from '../job.ts';
import { type Evidence, gatherEvidence, lastLines } from '../logs/deployment-log.ts';
import { writeSummary } from '../report/write-summary.ts';
import { bidFarewell, type Farewell } from '../teardown/apply.ts';
import { graceTeardown, logsMs, unhurriedTeardown } from '../teardown/budgets.ts';
import { intentFor } from '../teardown/policy.ts';
import { messageOf } from '../text/error-message.ts';
import { HalfMadeError, type Tried } from './machine-types.ts';
import { NotReadyError } from './readiness.ts';

export type WithdrawOptions = {
  ledger: Ledger;
  deps: {
    job: Job;
    run: Run;
    api: DeploymentApi;
    clock: Clock;
    random: Random;
    signal: AbortSignal;
    redact: (text: string) => string;
  };
};

/** The start did not succeed; `message` says why, what the log said last, and what became of the deployment. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Tears down what the failed or cancelled start made. Never throws; returns the error to throw instead of `thrown`. */
export async function withdraw(thrown: unknown, options: WithdrawOptions): Promise<unknown> {
  const { ledger, deps } = options;
  const tried = thrown instanceof HalfMadeError ? thrown.tried : null;
  const cause = thrown instanceof HalfMadeError ? thrown.cause : thrown;
  if (deps.signal.aborted) return await withdrawInGrace(options);
  const isShared = ledger.state.settings.scope === 'run';
  // Other jobs may be using a shared deployment well; only one that did not come up is taken from them.
  ledger.change({ outcome: isShared && !(cause instanceof NotReadyError) ? 'cancelled' : 'failed' });
  const { claims } = ledger.state;
  const current = claims.at(-1);
  if (current === undefined) return cause;
  const message = messageOf(cause);
  const evidence = tried === null ? await readLog(current, options) : tried.evidence;
  const teardownAt = deps.clock.now();
  const farewells = await bidAll(claims, tried, options);
  await writeSummary(ledger.state, {
    ...deps,
    evidence,
    farewells,
    usedUntilAt: null,
    teardownAt,
    error: message,
    brokenModel: null,
    foundAtEnd: 'unknown',
    jobStatus: 'failure',
    statuses: cause instanceof NotReadyError ? cause.seen : null,
    startedElsewhere: false,
  });
  const tail = evidence === null ? [] : lastLines(evidence, 10);
  return new StartError([message, ...farewells.map(tellFarewell), ...tail].join('\n'), { cause });
}

/** The delete goes out at once; how far it came is in the state, and the post step makes sure of it. */
async function withdrawInGrace({ ledger, deps }: WithdrawOptions): Promise<StartError> {
  deps.job.info('Cancelled: taking back what was started.');
  ledger.change({ outcome: 'cancelled' });
  const farewells = await Promise.all(
    ledger.state.claims.map((claim) =>
      bidFarewell({ claim, intent: intentFor(claim, ledger.state, 'cancelled') }, graceTeardown, {
        ...deps,
        ledger,
        info: deps.job.info,
      }),
    ),
  );
  const open = farewells.filter(({ problem }) => problem !== null);
  const rest = open.length > 0 ? ' The post step goes on with what is not verified yet.' : '';
  return new StartError(`Cancelled while the deployment was starting.${rest}`);
}

async function readLog(claim: Claim, { ledger, deps }: WithdrawOptions): Promise<Evidence | null> {
  if (claim.id === null) return null;
  const deadline = deps.clock.now() + logsMs;
  return await gatherEvidence(claim, { ...deps, state: ledger.state, deadline });
}

/** All but what was tried a moment ago: with that the post step goes on. */
function bidAll(
  claims: readonly Claim[],
  tried: Tried | null,
  { ledger, deps }: WithdrawOptions,
): Promise<Farewell[]> {
  const options = { ...deps, ledger, info: deps.job.info };
  const bid = async (claim: Claim) => {
    if (claim.name === tried?.farewell.claim.name) return tried.farewell;
    const intent = intentFor(claim, ledger.state, 'failure');
    return await bidFarewell({ claim, intent }, unhurriedTeardown, options);
  };
  return Promise.all(claims.map(bid));
}

function tellFarewell({ claim, outcome }: Farewell): string {
  switch (outcome) {
    case 'gone':
      return `Deployment "${claim.name}" is gone.`;
    case 'unverified':
      return `Deployment "${claim.name}" could not be removed yet; the post step tries again.`;
    case 'never there':
      return `No deployment "${claim.name}" came of it.`;
    case 'paused':
      return `Deployment "${claim.name}" was paused again, as it was found.`;
    default:
      return `Deployment "${claim.name}" was left as it is.`;
  }
}
