// The data of a job summary. It is complete when the step ends, and every text in it may be foreign.
import type { Collected } from '../logs/collect.ts';
import type { LogStatistics } from '../logs/statistics/statistics.ts';

/**
 * How the start went. `killed`: the main step was ended before it could report. `none`: this step started nothing, as in
 * the stop Action.
 */
export type StartOutcome = 'ready' | 'failed' | 'cancelled' | 'killed' | 'none';

/**
 * What became of the deployment.
 * - `gone`, `paused`: this was verified.
 * - `kept`: it is alive on purpose.
 * - `left`: it existed before this step, and is as it was found.
 * - `not found`: a create got no answer, and the service shows no deployment so far.
 * - `not ours`: another deployment has taken the name.
 * - `unverified`: it may be alive and cost money.
 */
export type EndOutcome = 'gone' | 'paused' | 'kept' | 'left' | 'not found' | 'not ours' | 'unverified';

/**
 * What stood under the deployment's name when the job ended, before this step removed anything.
 * - `alive`: it was there. One that sleeps counts as alive, as it wakes on a request.
 * - `paused`: it was paused.
 * - `expired`: it was gone, and its duration was over.
 * - `gone`: it was gone for another reason.
 * - `unknown`: nobody looked, or the look failed.
 */
export type FoundAtEnd = 'alive' | 'paused' | 'expired' | 'gone' | 'unknown';

/** The result of the job's own steps, from the runner; null where that says nothing about the tests (stop). */
export type JobResult = 'success' | 'failure' | 'cancelled' | null;

/** A model to preload that cannot be loaded. `said` is the endpoint's own message. */
export type BrokenModel = { id: string; said: string };

/** Moments of a step (ms since the epoch by the runner's clock); null where it did not get so far. */
export type Marks = {
  begunAt: number;
  createSentAt: number | null;
  /** The service accepted the create. */
  acceptedAt: number | null;
  /** The wanted number of replicas was up. */
  replicasAt: number | null;
  /** The endpoint answered its health path. */
  endpointAt: number | null;
  /** The endpoint answered, and the models were loaded. */
  readyAt: number | null;
  /** The post step began. */
  usedUntilAt: number | null;
  teardownAt: number;
  endedAt: number;
};

/** The endpoint as the service last described it. */
export type EndpointFacts = {
  domain: string;
  url: string;
  machineType: string;
  inferenceVersion: string;
  numReplicas: number;
};

/** A log that was read, perhaps not completely. */
export type SummaryLog = { statistics: LogStatistics; collected: Collected };

/** No log was read. `missing` is the reason, which completes "The log is not shown: ...". */
export type MissingLog = { missing: string };

/** Everything that a summary shows. */
export type SummaryData = {
  start: StartOutcome;
  end: EndOutcome;
  foundAtEnd: FoundAtEnd;
  jobResult: JobResult;
  /** Other jobs of the run use it too (`scope: run`), and the stop Action writes the full summary. */
  isShared: boolean;
  /** The error of a start that failed, as in the job's log; null where it did not fail. */
  error: string | null;
  /** The model over which the start failed; null where it was something else. */
  brokenModel: BrokenModel | null;
  /** What may be wrong after the teardown, and what to do by hand; null where nothing is. */
  problem: string | null;
  /** `found`: it existed before this step. */
  deployment: { name: string; id: string | null; origin: 'created' | 'found' };
  /** Null where the service never described an endpoint. */
  endpoint: EndpointFacts | null;
  /** The machine types that were tried before, and why each did not work. */
  fallbacks: readonly { machineType: string; reason: string }[];
  /** When the service itself removes the deployment (ISO 8601); null where that is not known. */
  expiresAt: string | null;
  models: readonly { id: string; seconds: number }[];
  marks: Marks;
  /** How often each status was seen while waiting; shown for a start that failed. */
  statuses: ReadonlyMap<string, number> | null;
  log: SummaryLog | MissingLog;
  apiUrl: string;
};
