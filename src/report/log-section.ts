// The log of a summary: how much there was, what was wrong, and the newest entries.
import type { LogStatistics } from '../logs/statistics/statistics.ts';
import { counted, grouped, moment } from '../text/format.ts';
import { code, escapeHtml } from '../text/html.ts';
import { leftOutList } from './gaps-list.ts';
import { entryBlock, problemBlock } from './log-lines.ts';
import { bytesOf, within } from './size-limit.ts';
import type { SummaryData } from './summary-data.ts';

/** Problems that are in view without unfolding anything. */
const openProblems = 8;

/** What the frames around the blocks may take (bytes). */
const frameBytes = 2_000;

/**
 * The section in at most `budget` bytes: errors first, then the newest entries, in view where the start failed; what
 * does not fit is counted.
 */
export function logSection({ log, start }: SummaryData, budget: number): string {
  if ('missing' in log) return `### Log\n\n<p>The log is not shown: ${escapeHtml(log.missing)}.</p>`;
  const { statistics, collected } = log;
  const missing = leftOutList(collected.leftOut);
  const head = ['### Log', `<p>${overview(statistics, collected.leftOut.length > 0)}</p>`, missing];
  let rest = budget - frameBytes - head.reduce((sum, part) => sum + bytesOf(part), 0);
  const problems = problemsPart(statistics, rest * 0.6);
  rest -= bytesOf(problems);
  const newest = newestPart(statistics, rest, start === 'failed');
  return [...head, problems, newest].filter((part) => part !== '').join('\n\n');
}

function overview({ entries, first, last, bySeverity }: LogStatistics, incomplete: boolean): string {
  if (entries === 0) return incomplete ? 'No entry could be read.' : 'The log is empty.';
  const severities = [...bySeverity]
    .sort(([, one], [, other]) => other - one)
    .map(([severity, count]) => `${grouped(count)} ${escapeHtml(severity)}`);
  const start = moment((first ?? 0) / 1000, true);
  const end = moment((last ?? 0) / 1000, !isOneDay(first, last));
  return `${counted(entries, 'entry', 'entries')} from ${start} to ${end}: ${severities.join(', ')}.`;
}

function problemsPart({ problems, first, last }: LogStatistics, budget: number): string {
  const { errors, warnings, groups, notGrouped } = problems;
  if (errors + warnings === 0) return '';
  const withDate = !isOneDay(first, last);
  const blocks = groups.map((group) => problemBlock(group, withDate));
  const { shown, left } = within(blocks, budget);
  const open = shown.slice(0, openProblems);
  const folded = shown.slice(openProblems);
  const hidden = groups.slice(groups.length - left).reduce((sum, { count }) => sum + count, 0);
  const others = hidden + notGrouped.errors + notGrouped.warnings;
  const title = [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
  ];
  return [
    `<p><b>${title.filter((part) => part !== '').join(', ')}</b>, equal ones counted together, the time of the first (UTC):</p>`,
    open.length === 0 ? '' : `<pre>${open.join('\n')}</pre>`,
    folded.length === 0
      ? ''
      : details(`${counted(folded.length, 'other kind')} of errors and warnings`, folded),
    others === 0
      ? ''
      : `<p>${counted(others, 'more error or warning', 'more errors and warnings')} of other kinds not listed.</p>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function newestPart(statistics: LogStatistics, budget: number, isOpen: boolean): string {
  const { newest, entries, first, last, requests } = statistics;
  if (entries === 0) return '';
  if (newest.length === 0) return '<p>The entries themselves are not shown, as asked for.</p>';
  const withDate = !isOneDay(first, last);
  // Newest first, so that it is the oldest that do not fit; shown in the order in which things happened.
  const blocks = newest.toReversed().map((entry) => entryBlock(entry, withDate));
  const { shown, left } = within(blocks, budget);
  const which =
    shown.length === entries
      ? `All ${counted(entries, 'entry', 'entries')}`
      : `Newest ${grouped(shown.length)} of ${counted(entries, 'entry', 'entries')}`;
  const notes = [
    left === 0 ? '' : `${counted(left, 'entry', 'entries')} fewer than asked for, to keep the summary small.`,
    requests.probes.total === 0 || shown.length === entries
      ? ''
      : `Health probes such as ${code('GET /info')} come last in line.`,
  ].filter((note) => note !== '');
  const note = notes.length === 0 ? '' : `\n<p>${notes.join(' ')}</p>`;
  const frame = details(`${which}, newest last (UTC)`, shown.toReversed(), note);
  return isOpen ? frame.replace('<details>', '<details open>') : frame;
}

function details(summary: string, blocks: readonly string[], note = ''): string {
  return `<details>\n<summary>${summary}</summary>${note}\n<pre>${blocks.join('\n')}</pre>\n</details>`;
}

function isOneDay(first: number | null, last: number | null): boolean {
  const day = (micros: number | null) => Math.floor((micros ?? 0) / 86_400_000_000);
  return day(first) === day(last);
}
