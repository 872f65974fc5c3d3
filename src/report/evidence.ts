// What speaks against the endpoint or its caller, in view at once: failing requests and errors.
import type { Problem } from '../logs/statistics/problems.ts';
import { counted } from '../text/format.ts';
import { escapeHtml } from '../text/html.ts';
import { answers } from './answers.ts';
import { errorItem, modelItem, requestItem } from './evidence-items.ts';
import { findingsOf, isOneDay } from './findings.ts';
import { leftOutList } from './gaps-list.ts';
import { within } from './size-limit.ts';
import type { SummaryData } from './summary-data.ts';
import { verdictOf } from './verdict.ts';

/** Items of each list that are in view; the request table and the folded problems have the others. */
const mostItems = 6;

/** `shown`: the problems that need not be told again further down. */
export type Evidence = { html: string; shown: ReadonlySet<Problem> };

/** The evidence in some `budget` bytes: what could not be read, then what failed, was refused, and was logged. */
export function evidence(data: SummaryData, budget: number): Evidence {
  const { log, start, marks } = data;
  const shown = new Set<Problem>();
  if ('missing' in log) return { html: `<p>The log is not shown: ${escapeHtml(log.missing)}.</p>`, shown };
  const findings = findingsOf(log, start === 'ready' ? marks.readyAt : null);
  const context = { withDate: !isOneDay(log.statistics), problems: log.statistics.problems.groups, shown };
  const of = (title: string, items: readonly string[]) => list(title, items, budget / 4);
  const parts = [
    leftOutList(log.collected.leftOut),
    of(
      'Models that cannot be loaded',
      findings.modelFailures.map((failure) => modelItem(failure, context)),
    ),
    of(
      'Failed',
      findings.failed.map((kind) => requestItem(kind, context)),
    ),
    of(
      'Refused',
      findings.refused.map((kind) => requestItem(kind, context)),
    ),
    // After the requests: what is shown as their reason is not listed once more.
    of(
      'Errors in its log',
      unshown(findings.errors, shown).map((problem) => errorItem(problem, context)),
    ),
    `<p>${answers(log, { findings, isAcquitted: verdictOf(data).light === 'green' })}</p>`,
  ];
  return { html: parts.filter((part) => part !== '').join('\n\n'), shown };
}

function unshown(problems: readonly Problem[], shown: ReadonlySet<Problem>): Problem[] {
  return problems.filter((problem) => !shown.has(problem)).slice(0, mostItems);
}

/** A title and its items, as many as are allowed; empty without any. */
function list(title: string, items: readonly string[], budget: number): string {
  if (items.length === 0) return '';
  const { shown } = within(items.slice(0, mostItems), budget);
  const left = items.length - shown.length;
  const rest = left === 0 ? [] : [`<li>and ${counted(left, 'other kind')}, further down</li>`];
  return `<p><b>${title}</b></p>\n<ul>\n${[...shown, ...rest].join('\n')}\n</ul>`;
}
