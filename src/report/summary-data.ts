// What a job summary is made of: one value, known when the step ends. Every text in it may be foreign.
import type { Collected } from '../logs/collect.ts';
import type { LogStatistics } from '../logs/statistics/statistics.ts';

/** How the start went. `killed`: main ended without a word. `none`: this step started nothing (the stop Action). */
export type StartOutcome = 'ready' | 'failed' | 'cancelled' | 'killed' | 'none';

/**
 * What became of the deployment: `gone`, `paused` (both verified), `kept` (alive on purpose), `left` (it was there
 * before and is as it was found), `never there` (a create without an answer that had no effect), `not ours` (another
 * one has taken the name), `unverified` (it may be alive and cost money).
 */
export type EndOutcome = 'gone' | 'paused' | 'kept' | 'left' | 'not found' | 'not ours' | 'unverified';

/** Milliseconds since the epoch, the runner's clock; null: it never came to that. */
export type Marks = {
  begunAt: number;
  createSentAt: number | null;
  acceptedAt: number | null;
  replicasAt: number | null;
  endpointAt: number | null;
  /** Models loaded, outputs set. */
  readyAt: number | null;
  /** Post began. */
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
  workspaceUrl: string;
};

/** A log that was read, however completely. */
export type SummaryLog = { statistics: LogStatistics; collected: Collected };

/** None was, for a reason in half a sentence. */
export type MissingLog = { missing: string };

/** See renderSummary. */
export type SummaryData = {
  start: StartOutcome;
  end: EndOutcome;
  /** Why it did not start, as it was told in the job's log; null where it did. */
  error: string | null;
  /** Where the end is `unverified`: what is the matter and what to do by hand. */
  problem: string | null;
  /** `found`: it was there before this step. */
  deployment: { name: string; id: string | null; origin: 'created' | 'found' };
  /** Null: it never got so far that the service described one. */
  endpoint: EndpointFacts | null;
  /** Machine types that were tried before this one, and what came of them. */
  fallbacks: readonly { machineType: string; reason: string }[];
  /** When the service itself removes it (ISO 8601); null where that is not known. */
  expiresAt: string | null;
  models: readonly { id: string; seconds: number }[];
  marks: Marks;
  run: { id: number; url: string };
  /** How often each status was seen while waiting; shown for a start that failed. */
  statuses: ReadonlyMap<string, number> | null;
  log: SummaryLog | MissingLog;
  apiUrl: string;
};
