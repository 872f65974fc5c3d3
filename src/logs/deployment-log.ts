// What the log of a deployment tells, read before the deployment is taken away.
import type { DeploymentApi } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import type { Claim, StepState } from '../deployment/state.ts';
import { type Collected, collectLog } from './collect.ts';
import { createPayloadReader } from './statistics/payload.ts';
import { createLogStatistics, type LogStatistics } from './statistics/statistics.ts';

/** The log, counted; and how complete that is. */
export type Evidence = { statistics: LogStatistics; collected: Collected };

export type EvidenceOptions = {
  api: DeploymentApi;
  clock: Clock;
  state: StepState;
  redact: (text: string) => string;
  signal: AbortSignal;
  /** Milliseconds since the epoch; what is not read by then is left out, and said to be. */
  deadline: number;
};

/** Attempts for one page of the log. */
const attempts = 3;
/** Entries of a failed start that are worth showing even where the summary is to show none. */
const leastKept = 10;

/** Reads the log from the beginning of the step on. Never throws: what cannot be read is part of what it returns. */
export async function gatherEvidence(claim: Claim, options: EvidenceOptions): Promise<Evidence> {
  const { api, clock, state, redact, signal, deadline } = options;
  const statistics = createLogStatistics({
    newest: Math.max(leastKept, state.settings.summaryLogEntries),
    read: createPayloadReader(redact),
    ownUntil: state.marks.readyAt ?? Number.POSITIVE_INFINITY,
  });
  const collected = await collectLog({
    fetchLog: (query, halt) => api.getLog(claim.name, query, { attempts, deadline, signal: halt }),
    sink: statistics.add,
    clock,
    from: state.marks.begunAt,
    deadline,
    signal,
  });
  return { statistics: statistics.result(), collected };
}

/** The newest lines, for an error message; empty where there are none. */
export function lastLines({ statistics }: Evidence, most: number): string[] {
  const lines = statistics.newest.flatMap(({ text }) => text.split('\n')).slice(-most);
  return lines.length === 0 ? [] : ['The log said last:', ...lines.map((line) => `  ${line}`)];
}
