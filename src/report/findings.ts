// Sorts what a log says by who is to blame for it: the endpoint, its caller, or nobody.
import { rankOf } from '../logs/entries/severity.ts';
import type { FailingRequests } from '../logs/statistics/failing.ts';
import type { ModelFailure } from '../logs/statistics/model-failures.ts';
import type { Problem } from '../logs/statistics/problems.ts';
import type { RequestStatistics } from '../logs/statistics/requests.ts';
import type { LogStatistics } from '../logs/statistics/statistics.ts';
import type { SummaryLog } from './summary-data.ts';

/** What a log says about an endpoint and its caller. Every list begins with the worst. */
export type Findings = {
  /** The number of requests of the tests, without the Action's own and without health probes. */
  sent: number;
  /** Whether the log shows any request at all. If not, this endpoint may just not log requests. */
  showsRequests: boolean;
  /** Requests that were answered with 5xx, which speaks against the endpoint. */
  failed: readonly FailingRequests[];
  /** Answers with 5xx, including those of kinds that are not listed. */
  failedCount: number;
  /** How many of these were given to health probes. */
  probesFailed: number;
  /** Requests of the tests that were answered with 4xx, which speaks against the caller. */
  refused: readonly FailingRequests[];
  /** Answers with 4xx to the tests, including those of kinds that are not listed. */
  refusedCount: number;
  /** Errors that speak against the endpoint. */
  errors: readonly Problem[];
  /** How many they are, including those of kinds that are not listed. */
  errorCount: number;
  /** Exceptions and other errors that are not the reason of a request answered with 5xx: those count as requests. */
  exceptionCount: number;
  otherErrorCount: number;
  /** Whether one is an exception or worse than an error, which may have done no harm. */
  hasFatalErrors: boolean;
  /** Errors that belong to refused requests. */
  callersErrors: readonly Problem[];
  /** Errors from before the endpoint was ready. It became ready nevertheless. */
  earlyErrors: readonly Problem[];
  warnings: readonly Problem[];
  modelFailures: readonly ModelFailure[];
};

/** `readyAt` is when the endpoint was ready (ms by the runner's clock); null where it never was, or nobody knows. */
export function findingsOf({ statistics, collected }: SummaryLog, readyAt: number | null): Findings {
  const { problems, requests } = statistics;
  const readyMicros = readyAt === null ? Number.NEGATIVE_INFINITY : (readyAt + collected.serviceAhead) * 1000;
  const all = problems.groups.filter(({ kind }) => kind === 'error');
  const isEarly = ({ last }: { last: number }) => last <= readyMicros;
  const earlyErrors = all.filter((group) => !group.isCallers && isEarly(group));
  const errors = all.filter((group) => !group.isCallers && !isEarly(group));
  const errorCount = Math.max(0, problems.errors - problems.callerErrors - sum(earlyErrors));
  const exceptionCount = unexplaining(errors.filter(({ exception }) => exception !== null));
  return {
    ...requestFindings(requests, isEarly),
    errors,
    errorCount,
    exceptionCount,
    otherErrorCount: Math.max(0, errorCount - sum(errors) + unexplaining(errors) - exceptionCount),
    hasFatalErrors: errors.some(isFatal),
    callersErrors: all.filter(({ isCallers }) => isCallers),
    earlyErrors,
    warnings: problems.groups.filter(({ kind }) => kind === 'warning'),
    modelFailures: problems.modelFailures,
  };
}

/** The findings about requests. Probes that failed before the endpoint was ready do not speak against it. */
function requestFindings(
  { kinds, otherKinds, total, failing, clientErrors, serverErrors }: RequestStatistics,
  isEarly: (kind: FailingRequests) => boolean,
) {
  const against = failing.filter((kind) => kind.status >= 500 && speaksAgainstEndpoint(kind));
  const probes = against.filter(({ by }) => by === 'probe');
  const early = probes.filter(isEarly);
  return {
    sent: kinds.reduce((count, kind) => count + kind.total, otherKinds),
    showsRequests: total > 0,
    failed: against.filter((kind) => !early.includes(kind)),
    failedCount: serverErrors - sum(early),
    probesFailed: sum(probes) - sum(early),
    refused: failing.filter(({ by, status }) => by === 'user' && status < 500),
    refusedCount: clientErrors,
  };
}

/** This Action repeats its own requests until they succeed, and `/readiness` answers 503 while a model loads. */
function speaksAgainstEndpoint({ by, pattern }: FailingRequests): boolean {
  return by !== 'action' && pattern !== '/readiness';
}

function isFatal({ exception, severity }: Problem): boolean {
  return exception !== null || rankOf(severity) >= rankOf('CRITICAL');
}

/** How many of them are the reason of no request that is counted as failed. */
function unexplaining(problems: readonly Problem[]): number {
  const failed = ({ statuses }: Problem) =>
    [...statuses].reduce((total, [status, times]) => (status >= 500 ? total + times : total), 0);
  return problems.reduce((total, problem) => total + Math.max(0, problem.count - failed(problem)), 0);
}

function sum(kinds: readonly { count: number }[]): number {
  return kinds.reduce((total, { count }) => total + count, 0);
}

/** Whether all entries are of the same day (UTC), so that times need no date. */
export function isOneDay({ first, last }: Pick<LogStatistics, 'first' | 'last'>): boolean {
  const day = (micros: number | null) => Math.floor((micros ?? 0) / 86_400_000_000);
  return day(first) === day(last);
}
