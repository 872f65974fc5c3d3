// The job summary of a step: from what is known of it to Markdown.
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

/** What of a step's end is not in its state. */
export type SummaryOptions = {
  context: Pick<StepContext, 'job' | 'clock'>;
  log: DeploymentLog | null;
  results: readonly TeardownResult[];
  /** What was there before this step took anything away; see FoundAtEnd. */
  foundAtEnd: FoundAtEnd;
  /** How the job's own steps went so far; null where that says nothing. */
  jobResult: JobResult;
  /** Other jobs use it too, and the stop Action tells the whole. */
  isShared: boolean;
  /** Milliseconds since the epoch; null where it was never in use. */
  usedUntilAt: number | null;
  teardownAt: number;
  /** Why the start failed; null where it did not. */
  error: string | null;
  /** The model because of which it failed. */
  brokenModel: BrokenModel | null;
  /** How often each status was seen by a start that failed. */
  statuses: ReadonlyMap<string, number> | null;
  /** The stop Action ends what other steps started. */
  startedElsewhere: boolean;
};

/** What a summary takes from a step's state. */
export type SummaryState = Omit<StepState, 'claims' | 'version' | 'settings' | 'keyDigest'> & {
  claims: readonly Pick<Claim, 'name' | 'id' | 'origin'>[];
};

/**
 * Writes the summary, and its title as an annotation of the job; a failed start is told by the error that it throws.
 * Never throws: a summary that cannot be written is a warning, and no reason to stop.
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

/** The runner's word for a job as a result; null for any other word. */
export function resultOf(jobStatus: string): JobResult {
  const isKnown = jobStatus === 'success' || jobStatus === 'failure' || jobStatus === 'cancelled';
  return isKnown ? jobStatus : null;
}

function missing({ outcome }: SummaryState, id: string | null): string {
  if (id === null) return 'the service never confirmed the deployment';
  return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}
