// The log of a deployment, read and counted before the deployment is taken away.
import type { Claim, StepState } from '../deployment/state.ts';
import type { StepContext } from '../step-context.ts';
import { messageOf } from '../text/error-message.ts';
import { type Collected, collectLog } from './collect.ts';
import { createPayloadReader } from './entries/payload.ts';
import { createLogStatistics, type LogStatistics } from './statistics/statistics.ts';

/** The log, counted; and how complete that is. */
export type DeploymentLog = { statistics: LogStatistics; collected: Collected };

export type DeploymentLogOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'job' | 'redact' | 'signal'>;
  /** The oldest moment of interest (ms since the epoch). */
  from: number;
  /** How many of the newest entries are kept to be shown. */
  newestEntries: number;
  /** Until when the requests of a start are its own (ms since the epoch); left out where another step started it. */
  ownUntil?: number;
  /** Milliseconds it may take; what is not read by then is left out, and said to be. */
  budgetMs: number;
};

/** Attempts for one page of the log. */
const attempts = 3;
/** Entries of a failed start that are worth showing even where the summary is to show none. */
const leastKept = 10;

/** What of the log a step's state asks for. */
export function logOf({
  marks,
  settings,
}: StepState): Pick<DeploymentLogOptions, 'from' | 'newestEntries' | 'ownUntil'> {
  return {
    from: marks.begunAt,
    newestEntries: settings.summaryLogEntries,
    ownUntil: marks.readyAt ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Reads the log and counts what is in it. Null where the service never confirmed a deployment, or where
 * reading failed as a whole, which is told as a warning. Never throws.
 */
export async function readDeploymentLog(
  { id, name }: Pick<Claim, 'id' | 'name'>,
  { context, from, newestEntries, ownUntil, budgetMs }: DeploymentLogOptions,
): Promise<DeploymentLog | null> {
  if (id === null) return null;
  const { api, clock, job, redact, signal } = context;
  const deadline = clock.now() + budgetMs;
  try {
    const statistics = createLogStatistics({
      newest: Math.max(leastKept, newestEntries),
      read: createPayloadReader(redact),
      ...(ownUntil === undefined ? {} : { ownUntil }),
    });
    const collected = await collectLog({
      fetchLog: (query, halt) => api.getLog(name, query, { attempts, deadline, signal: halt }),
      sink: statistics.add,
      clock,
      from,
      deadline,
      signal,
    });
    return { statistics: statistics.result(), collected };
  } catch (error) {
    job.warning(`The log could not be read: ${messageOf(error)}`);
    return null;
  }
}

/** The newest lines, for an error message; empty where there are none. */
export function lastLines({ statistics }: DeploymentLog, most: number): string[] {
  const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
  return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
}
