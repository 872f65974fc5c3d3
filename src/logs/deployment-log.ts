// Reads and counts the log of a deployment before the deployment is taken away.
import type { Claim, StepState } from '../deployment/state.ts';
import type { StepContext } from '../step-context.ts';
import { messageOf } from '../text/error-message.ts';
import { type Collected, collectLog } from './collect.ts';
import { createPayloadReader } from './entries/payload.ts';
import { countOf } from './statistics/requests.ts';
import { createLogStatistics, type LogStatistics } from './statistics/statistics.ts';

/** What the log holds, and how completely it was collected. */
export type DeploymentLog = { statistics: LogStatistics; collected: Collected };

/** What of the log is to be read, and with what. */
export type DeploymentLogOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'job' | 'redact' | 'signal'>;
  /** The oldest moment of interest (ms since the epoch). */
  from: number;
  /** How many of the newest entries are kept to be shown. */
  newestEntries: number;
  /**
   * Until this time (ms since the epoch) this Action itself loads and lists models. It is left out where another step
   * started the deployment.
   */
  ownUntil?: number;
  /** Milliseconds that reading may take. Entries that are not read by then are reported as left out. */
  budgetMs: number;
};

/** Attempts for each page of the log. */
const attempts = 3;
/** Entries that are kept even where the summary shows none, because the error of a failed start shows the last lines. */
const leastKept = 10;

/** The options that follow from a step's state. */
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
 * Reads the log and counts what is in it. Null where the service never confirmed a deployment, and where reading failed
 * as a whole, which is a warning of the job. Never throws.
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

/**
 * Whether requests other than probes were answered with 2xx. Those that load models count, too: of a start that did not
 * become ready, they are another job's.
 */
export function showsUse(log: DeploymentLog | null): boolean {
  if (log === null) return false;
  const { kinds, own } = log.statistics.requests;
  return [...kinds, ...own.kinds].some((kind) => countOf(kind, 2) > 0);
}

/** The newest `most` lines of the log for an error message; empty where there are none. */
export function lastLines({ statistics }: DeploymentLog, most: number): string[] {
  const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
  return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
}
