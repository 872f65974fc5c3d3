// Describes in a few sentences what an endpoint answered.
import type { Latency } from '../logs/statistics/latency.ts';
import type { RequestStatistics } from '../logs/statistics/requests.ts';
import { counted, duration, grouped, latency } from '../text/format.ts';
import { code } from '../text/html.ts';
import type { Findings } from './findings.ts';
import type { SummaryLog } from './summary-data.ts';

/** What the log is seen with: `url` is the endpoint's, null where it had none; `isAcquitted`: the verdict is green. */
export type AnswersContext = { findings: Findings; url: string | null; isAcquitted: boolean };

/** How many requests, how they ended, how long they took, and what of the log's errors is nobody's fault here. As HTML. */
export function answers({ statistics, collected }: SummaryLog, context: AnswersContext): string {
  // What is missing has been told.
  if (statistics.entries === 0) return collected.leftOut.length > 0 ? '' : 'The log is empty.';
  const { requests } = statistics;
  const { findings } = context;
  const sentences = [
    answered(requests, context),
    times(requests.latency),
    coldStarts(requests),
    others(findings),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function answered({ probes }: RequestStatistics, { findings, url, isAcquitted }: AnswersContext): string {
  const { sent, refusedCount, showsRequests } = findings;
  const failedCount = findings.failedCount - findings.probesFailed;
  if (sent === 0) return sentNothing(showsRequests ? probes.total : null, url);
  const bad = [
    refusedCount > 0 ? `${grouped(refusedCount)} with 4xx` : '',
    failedCount > 0 ? `${grouped(failedCount)} with 5xx` : '',
  ].filter((part) => part !== '');
  if (failedCount === sent || refusedCount === sent) {
    return `It answered ${counted(sent, 'request')}, ${sent === 1 ? 'with' : 'all with'} ${failedCount > 0 ? '5xx' : '4xx'}.`;
  }
  if (bad.length > 0) return `It answered ${counted(sent, 'request')}, ${bad.join(' and ')}.`;
  if (!isAcquitted) return `It answered ${counted(sent, 'request')}.`;
  const none = sent === 1 ? 'Its only answer was not' : `None of its ${grouped(sent)} answers was`;
  return `${none} 4xx or 5xx, and it was there to the end.`;
}

/** `probes`: how many health probes; null where the log shows no request at all. */
function sentNothing(probes: number | null, url: string | null): string {
  const only = probes === null || probes === 0 ? '' : ` but ${counted(probes, 'health probe')}`;
  const seen = probes === null ? 'Its log shows no requests.' : `It was sent nothing${only}.`;
  return url === null ? seen : `${seen} Its address was ${code(url)}: did the test use that one?`;
}

function times(measured: Latency | null): string {
  if (measured === null || measured.count === 0) return '';
  const { p50, p95, max } = measured;
  return `Half of them took up to ${latency(p50)}, 95\u00a0% up to ${latency(p95)}, the longest ${latency(max)}.`;
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
