// Writes the job summary of a step from its state and from what happened at its end.
import type { Claim, StepState } from '../deployment/state.ts';
import type { DeploymentLog } from '../logs/deployment-log.ts';
import type { StepContext } from '../step-context.ts';
import type { TeardownResult } from '../teardown/apply.ts';
import { messageOf } from '../text/error-message.ts';
import { renderRefusedStart, renderSummary } from './summary.ts';
import type {
  BrokenModel,
  EndOutcome,
  FoundAtEnd,
  JobResult,
  StartOutcome,
  SummaryData,
} from './summary-data.ts';
import { verdictOf } from './verdict.ts';

/** What a summary needs that is not in the step's state; see SummaryData. */
export type SummaryOptions = {
  context: Pick<StepContext, 'job' | 'clock'>;
  /** Null where the log was not read. */
  log: DeploymentLog | null;
  results: readonly TeardownResult[];
  foundAtEnd: FoundAtEnd;
  jobResult: JobResult;
  isShared: boolean;
  /** Milliseconds since the epoch; null where the deployment was never in use. */
  usedUntilAt: number | null;
  /** Milliseconds since the epoch. */
  teardownAt: number;
  error: string | null;
  brokenModel: BrokenModel | null;
  statuses: ReadonlyMap<string, number> | null;
  /** Another step started the deployment, as it is for the stop Action. */
  startedElsewhere: boolean;
};

/** What a summary takes from a step's state. */
export type SummaryState = Omit<StepState, 'claims' | 'version' | 'settings' | 'keyDigest'> & {
  claims: readonly Pick<Claim, 'name' | 'id' | 'origin'>[];
};

/**
 * Writes the summary, and annotates the job with its verdict. A failed start is not annotated here, as its error is
 * thrown. Where the summary cannot be written, it warns. Never throws.
 */
export async function writeSummary(state: SummaryState, options: SummaryOptions): Promise<void> {
  const { job } = options.context;
  try {
    const data = summaryDataOf(state, options);
    if (data === null) return;
    const { annotation, level } = verdictOf(data);
    if (annotation !== null && level !== null && level !== 'error') job[level](annotation);
    await job.summarize(renderSummary(data));
  } catch (error) {
    job.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

/** Writes the summary of a start that made nothing; the error itself is thrown. Never throws. */
export async function writeRefusedStart(
  error: string,
  { marks, context }: Pick<StepState, 'marks'> & Pick<SummaryOptions, 'context'>,
): Promise<void> {
  const now = context.clock.now();
  try {
    const times = { ...marks, usedUntilAt: null, teardownAt: now, endedAt: now };
    await context.job.summarize(renderRefusedStart(error, times));
  } catch (problem) {
    context.job.warning(`The job summary could not be written: ${messageOf(problem)}`);
  }
}

/** What a summary says of this step; null where there is nothing to tell of. */
export function summaryDataOf(state: SummaryState, options: SummaryOptions): SummaryData | null {
  const { context, log, results, error, statuses, usedUntilAt, teardownAt } = options;
  const claim = state.claims.at(-1);
  if (claim === undefined) return null;
  const result = results.find((one) => one.claim.name === claim.name);
  const problems = results.flatMap(({ problem }) => problem ?? []);
  return {
    start: startOf(state, options.startedElsewhere),
    end: results.some(({ isKnownToLive }) => isKnownToLive) ? 'unverified' : endOf(result),
    foundAtEnd: options.foundAtEnd,
    jobResult: options.jobResult,
    isShared: options.isShared,
    error,
    brokenModel: options.brokenModel,
    problem: problems.length > 0 ? problems.join('\n') : null,
    deployment: { name: claim.name, id: claim.id, origin: claim.origin },
    endpoint: state.endpoint,
    fallbacks: state.fallbacks,
    expiresAt: state.expiresAt,
    models: state.models,
    marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: context.clock.now() },
    statuses,
    log: log ?? { missing: missing(state, claim.id) },
    apiUrl: state.apiUrl,
  };
}

function startOf({ outcome }: SummaryState, startedElsewhere: boolean): StartOutcome {
  if (startedElsewhere) return 'none';
  if (outcome === 'gave up') return 'failed';
  return outcome === 'starting' ? 'killed' : outcome;
}

function endOf(result: TeardownResult | undefined): EndOutcome {
  return result === undefined ? 'gone' : result.outcome;
}

/** Converts the runner's `job.status`; null where it is an unknown word. */
export function resultOf(jobStatus: string): JobResult {
  const isKnown = jobStatus === 'success' || jobStatus === 'failure' || jobStatus === 'cancelled';
  return isKnown ? jobStatus : null;
}

function missing({ outcome }: SummaryState, id: string | null): string {
  if (id === null) return 'the service never confirmed the deployment';
  return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}
