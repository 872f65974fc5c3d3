// Describes in a few sentences what an endpoint answered.
import type { Latency } from '../logs/statistics/latency.ts';
import type { RequestStatistics } from '../logs/statistics/requests.ts';
import { counted, duration, grouped, latency } from '../text/format.ts';
import type { Findings } from './findings.ts';
import type { SummaryLog } from './summary-data.ts';

/**
 * Says how many requests the endpoint answered, how they ended and how long they took, and how many errors are from
 * before it was ready. `isAcquitted`: the verdict is green.
 */
export function answers(
  { statistics, collected }: SummaryLog,
  { findings, isAcquitted }: { findings: Findings; isAcquitted: boolean },
): string {
  if (statistics.entries === 0)
    return collected.leftOut.length > 0 ? 'No entry could be read.' : 'The log is empty.';
  const { requests } = statistics;
  const sentences = [
    answered(requests, findings, isAcquitted),
    times(requests.latency),
    coldStarts(requests),
    others(findings),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function answered({ probes }: RequestStatistics, findings: Findings, isAcquitted: boolean): string {
  const { sent, refusedCount, showsRequests } = findings;
  const failedCount = findings.failedCount - findings.probesFailed;
  if (sent === 0) {
    if (!showsRequests) return 'Its log shows no requests.';
    const only = probes.total === 0 ? '' : ` but ${counted(probes.total, 'health probe')}`;
    return `It was sent nothing${only}.`;
  }
  const bad = [
    refusedCount > 0 ? `${grouped(refusedCount)} with 4xx` : '',
    failedCount > 0 ? `${grouped(failedCount)} with 5xx` : '',
  ].filter((part) => part !== '');
  if (failedCount === sent || refusedCount === sent) {
    return `It answered ${counted(sent, 'request')}, ${sent === 1 ? 'with' : 'all with'} ${failedCount > 0 ? '5xx' : '4xx'}.`;
  }
  if (bad.length > 0) return `It answered ${counted(sent, 'request')}, ${bad.join(' and ')}.`;
  return `It answered ${counted(sent, 'request')}${isAcquitted ? ', none of them with 4xx or 5xx, and was there to the end' : ''}.`;
}

function times(measured: Latency | null): string {
  if (measured === null || measured.count === 0) return '';
  const { p50, p95, max } = measured;
  return `Half of them took up to ${latency(p50)}, 95 % up to ${latency(p95)}, the longest ${latency(max)}.`;
}

function coldStarts({ coldStarts: { count, seconds } }: RequestStatistics): string {
  if (count === 0) return '';
  const took = seconds === null ? '' : `, which took ${duration(seconds * 1000)} in all`;
  return `${counted(count, 'request')} had to wait for a model to be loaded${took}.`;
}

function others({ earlyErrors, errorCount }: Findings): string {
  const early = earlyErrors.reduce((sum, { count }) => sum + count, 0);
  if (early === 0) return '';
  const more = errorCount > 0 ? ' more' : '';
  return `${counted(early, 'error')}${more} in its log ${early === 1 ? 'is' : 'are'} from before it was ready.`;
}
