// The job summary of a step: from what is known of it to Markdown.
import type { Clock } from '../clock.ts';
import type { StepState } from '../deployment/state.ts';
import type { Job } from '../job.ts';
import type { Evidence } from '../logs/deployment-log.ts';
import type { Farewell } from '../teardown/apply.ts';
import { messageOf } from '../text/error-message.ts';
import { renderSummary } from './summary.ts';
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
export type Ending = {
  clock: Clock;
  evidence: Evidence | null;
  farewells: readonly Farewell[];
  /** What was there before this step took anything away; see FoundAtEnd. */
  foundAtEnd: FoundAtEnd;
  /** The runner's word for the job so far: `success`, `failure`, `cancelled`; anything else: it says nothing. */
  jobStatus: string;
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

/**
 * Writes the summary, and its title as an annotation of the job; a failed start is told by the error that it throws.
 * Never throws: a summary that cannot be written is a warning, and no reason to stop.
 */
export async function writeSummary(
  state: StepState,
  { job, ...ending }: Ending & { job: Job },
): Promise<void> {
  try {
    const data = summaryDataOf(state, ending);
    if (data === null) return;
    const { annotation, level } = verdictOf(data);
    if (annotation !== null && level !== null && level !== 'error') job[level](annotation);
    await job.summarize(renderSummary(data));
  } catch (error) {
    job.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

/** What a summary says of this step; null where there is nothing to tell of. */
export function summaryDataOf(state: StepState, ending: Ending): SummaryData | null {
  const { clock, evidence, farewells, usedUntilAt, teardownAt } = ending;
  const claim = state.claims.at(-1);
  if (claim === undefined) return null;
  const farewell = farewells.find((one) => one.claim.name === claim.name);
  const problems = farewells.flatMap(({ problem }) => problem ?? []);
  return {
    start: startOf(state, ending.startedElsewhere),
    end: problems.length > 0 ? 'unverified' : endOf(farewell),
    foundAtEnd: ending.foundAtEnd,
    jobResult: ending.startedElsewhere ? null : resultOf(ending.jobStatus),
    isShared: state.settings.scope === 'run' && !ending.startedElsewhere,
    error: ending.error,
    brokenModel: ending.brokenModel,
    problem: problems.length > 0 ? problems.join('\n') : null,
    deployment: { name: claim.name, id: claim.id, origin: claim.origin },
    endpoint: state.endpoint,
    fallbacks: state.fallbacks,
    expiresAt: state.expiresAt,
    models: state.models,
    marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: clock.now() },
    statuses: ending.statuses,
    log: evidence ?? { missing: missing(state, claim.id) },
    apiUrl: state.apiUrl,
  };
}

function startOf({ outcome }: StepState, startedElsewhere: boolean): StartOutcome {
  if (startedElsewhere) return 'none';
  return outcome === 'starting' ? 'killed' : outcome;
}

function endOf(farewell: Farewell | undefined): EndOutcome {
  return farewell === undefined ? 'gone' : farewell.outcome;
}

function resultOf(status: string): JobResult {
  return status === 'success' || status === 'failure' || status === 'cancelled' ? status : null;
}

function missing({ outcome }: StepState, id: string | null): string {
  if (id === null) return 'the service never confirmed the deployment';
  return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}
