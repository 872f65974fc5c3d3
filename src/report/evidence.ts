// Lists what speaks against the endpoint or its caller: requests that failed, and errors.
import type { ModelFailure } from '../logs/statistics/model-failures.ts';
import type { Problem } from '../logs/statistics/problems.ts';
import { counted } from '../text/format.ts';
import { escapeHtml } from '../text/html.ts';
import { answers } from './answers.ts';
import { type EvidenceContext, errorItem, type Item, modelItem, requestItem } from './evidence-items.ts';
import { type Findings, findingsOf, isOneDay } from './findings.ts';
import { leftOutList } from './gaps-list.ts';
import { within } from './size-limit.ts';
import type { SummaryData, SummaryLog } from './summary-data.ts';
import { verdictOf } from './verdict.ts';

/** Items of each list. The request table and the folded problems show the others. */
const mostItems = 6;

/** The evidence, and the problems that it shows, so that they need not be shown again further down. */
export type Evidence = { html: string; shown: ReadonlySet<Problem> };

/**
 * Renders the evidence in about `budget` bytes. The order is: what could not be read, models that cannot be loaded,
 * requests that failed, errors of the log, requests that were refused.
 */
export function evidence(data: SummaryData, budget: number): Evidence {
  const { log, start, marks } = data;
  const shown = new Set<Problem>();
  if ('missing' in log) return { html: `<p>The log is not shown: ${escapeHtml(log.missing)}.</p>`, shown };
  const findings = findingsOf(log, start === 'ready' ? marks.readyAt : null);
  const context = { withDate: !isOneDay(log.statistics), problems: log.statistics.problems.groups, shown };
  const list = <T>(
    title: string,
    kinds: readonly T[],
    itemOf: (kind: T, context: EvidenceContext) => Item,
  ) => {
    const items = kinds.slice(0, mostItems).map((kind) => itemOf(kind, context));
    const fitting = within(
      items.map(({ html }) => html),
      budget / 4,
    ).shown;
    for (const { tells } of items.slice(0, fitting.length)) for (const problem of tells) shown.add(problem);
    return listed(title, fitting, kinds.length - fitting.length);
  };
  const parts = [
    leftOutList(log.collected.leftOut, log.statistics.entries),
    list('Models that cannot be loaded', untold(findings, data.error), modelItem),
    list('Failed', findings.failed, requestItem),
    // This list comes after the requests, because an error that is shown as their reason is not listed again.
    list(
      'Errors in its log',
      findings.errors.filter((problem) => !shown.has(problem) && !isTold(problem.title, data.error)),
      errorItem,
    ),
    list('Refused', findings.refused, requestItem),
    answersOf(data, log, findings),
  ];
  return { html: parts.filter((part) => part !== '').join('\n\n'), shown };
}

function answersOf(data: SummaryData, log: SummaryLog, findings: Findings): string {
  // Where the endpoint did not start, there is no need to say that nobody sent anything to it.
  if (data.start === 'failed' && findings.sent === 0 && log.statistics.entries > 0) return '';
  const url = data.endpoint?.url ?? null;
  const text = answers(log, { findings, url, isAcquitted: verdictOf(data).light === 'green' });
  return text === '' ? '' : `<p>${text}</p>`;
}

/** The failures that neither the error of the start nor the reason of a failed request shows already. */
function untold({ modelFailures, failed }: Findings, error: string | null): ModelFailure[] {
  const told = [error, ...failed.flatMap(({ reasons }) => reasons.map(({ text }) => text))];
  return modelFailures.filter(({ cause }) => !told.some((text) => isTold(cause, text)));
}

/** Whether a long message is told by another text already, by its end: that is where the cause stands. */
function isTold(message: string, text: string | null): boolean {
  const end = message.replace(/[.\s]+$/, '').slice(-80);
  return end.length >= 40 && text !== null && text.includes(end);
}

/** A title and its items; empty where there are none. `left` items are shown further down. */
function listed(title: string, items: readonly string[], left: number): string {
  if (items.length + left === 0) return '';
  const rest = left === 0 ? [] : [`<li>and ${counted(left, 'other kind')}, further down</li>`];
  return `<p><b>${title}</b></p>\n<ul>\n${[...items, ...rest].join('\n')}\n</ul>`;
}
