// The job summary of a step: from what is known of it to Markdown.
import type { Clock } from '../clock.ts';
import type { StepState } from '../deployment/state.ts';
import type { Job, Run } from '../job.ts';
import type { Evidence } from '../logs/deployment-log.ts';
import type { Farewell } from '../teardown/apply.ts';
import { messageOf } from '../text/error-message.ts';
import { renderSummary } from './summary.ts';
import type { EndOutcome, StartOutcome, SummaryData } from './summary-data.ts';

export type SummaryOptions = {
  job: Job;
  run: Run;
  clock: Clock;
  evidence: Evidence | null;
  farewells: readonly Farewell[];
  /** Milliseconds since the epoch; null where it was never in use. */
  usedUntilAt: number | null;
  teardownAt: number;
  /** Why the start failed; null where it did not. */
  error: string | null;
  /** How often each status was seen by a start that failed. */
  statuses: ReadonlyMap<string, number> | null;
  /** The stop Action ends what other steps started. */
  startedElsewhere: boolean;
};

/** Writes the summary. Never throws: a summary that cannot be written is a warning, and no reason to stop. */
export async function writeSummary(state: StepState, options: SummaryOptions): Promise<void> {
  const { job } = options;
  try {
    const data = summaryData(state, options);
    if (data !== null) await job.summarize(renderSummary(data));
  } catch (error) {
    job.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

function summaryData(state: StepState, options: SummaryOptions): SummaryData | null {
  const { run, clock, evidence, farewells, error, statuses, usedUntilAt, teardownAt } = options;
  const claim = state.claims.at(-1);
  if (claim === undefined) return null;
  const farewell = farewells.find((one) => one.claim.name === claim.name);
  const problems = farewells.flatMap(({ problem }) => problem ?? []);
  return {
    start: startOf(state, options.startedElsewhere),
    end: problems.length > 0 ? 'unverified' : endOf(farewell),
    error,
    problem: problems.length > 0 ? problems.join('\n') : null,
    deployment: { name: claim.name, id: claim.id, origin: claim.origin },
    endpoint: state.endpoint,
    fallbacks: state.fallbacks,
    expiresAt: state.expiresAt,
    models: state.models,
    marks: { ...state.marks, usedUntilAt, teardownAt, endedAt: clock.now() },
    run: { id: run.id, url: run.url },
    statuses,
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

function missing({ outcome }: StepState, id: string | null): string {
  if (id === null) return 'the service never confirmed the deployment';
  return outcome === 'cancelled' ? 'it was deleted at once when the step was cancelled' : 'it was not read';
}
