// Renders the folded log of a summary: the problems that are not shown above, and the newest entries.
import type { Problem } from '../logs/statistics/problems.ts';
import type { LogStatistics } from '../logs/statistics/statistics.ts';
import { counted, grouped, moment } from '../text/format.ts';
import { code, escapeHtml } from '../text/html.ts';
import { isOneDay } from './findings.ts';
import { folded } from './folded.ts';
import { entryBlock, problemBlock } from './log-lines.ts';
import { bytesOf, within } from './size-limit.ts';
import type { SummaryData } from './summary-data.ts';

/** Bytes that are reserved for the HTML around the entries. */
const frameBytes = 2_000;

/** Lines of the log that are not folded where a start failed and the log has no error. */
const openLines = 12;

/** Renders both parts in at most `budget` bytes, and counts what does not fit. `shown` are the problems shown above. */
export function logSection({ log, start }: SummaryData, shown: ReadonlySet<Problem>, budget: number): string {
  if ('missing' in log || log.statistics.entries === 0) return '';
  const { statistics } = log;
  const rest = budget - frameBytes;
  const problems = problemsPart(statistics, shown, rest * 0.6);
  const isOpen = start === 'failed' && statistics.problems.errors === 0;
  const newest = newestPart(statistics, rest - bytesOf(problems), isOpen);
  return [problems, newest].filter((part) => part !== '').join('\n\n');
}

function problemsPart(
  { problems, ...log }: LogStatistics,
  shownAbove: ReadonlySet<Problem>,
  budget: number,
): string {
  const groups = problems.groups.filter((group) => !shownAbove.has(group));
  const { notGrouped } = problems;
  const total = sum(groups) + notGrouped.errors + notGrouped.warnings;
  if (total === 0) return '';
  const withDate = !isOneDay(log);
  const blocks = groups.map((group) => problemBlock(group, withDate));
  const { shown, left } = within(blocks, budget);
  const hidden = sum(groups.slice(groups.length - left)) + notGrouped.errors + notGrouped.warnings;
  const note = hidden === 0 ? '' : `<p>${grouped(hidden)} more of other kinds not listed.</p>\n`;
  const title = `${titleOf(groups, { isRest: shownAbove.size > 0, hasMoreErrors: notGrouped.errors > 0 })}: ${grouped(total)}`;
  return folded(
    title,
    `<p>Equal ones are counted together; the time is that of the first (UTC).</p>\n${note}<pre>${shown.join('\n')}</pre>`,
  );
}

type Rest = { isRest: boolean; hasMoreErrors: boolean };

/** `Errors and warnings`, or whichever of the two there are. */
function titleOf(groups: readonly Problem[], { isRest, hasMoreErrors }: Rest): string {
  const hasErrors = hasMoreErrors || groups.some(({ kind }) => kind === 'error');
  const hasWarnings = groups.some(({ kind }) => kind === 'warning');
  const what = [hasErrors ? 'errors' : '', hasWarnings ? 'warnings' : ''].filter((word) => word !== '');
  const words = `${isRest && hasErrors ? 'other ' : ''}${what.join(' and ')}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function newestPart(statistics: LogStatistics, budget: number, isOpen: boolean): string {
  const { newest, requests } = statistics;
  if (newest.length === 0)
    return `<p>${overview(statistics)} The entries themselves are not shown, as asked for.</p>`;
  const withDate = !isOneDay(statistics);
  // The newest entries come first here, so that the oldest are those that do not fit. They are shown in order of time.
  const blocks = newest.toReversed().map((entry) => entryBlock(entry, withDate));
  const { shown, left } = within(blocks, budget);
  const entries = newest
    .slice(newest.length - shown.length)
    .reduce((total, entry) => total + entry.entries, 0);
  const isAll = entries === statistics.entries;
  const which = isAll
    ? `All ${counted(entries, 'entry', 'entries')} of the log`
    : `Newest ${grouped(entries)} of ${counted(statistics.entries, 'entry', 'entries')} of the log`;
  const notes = [
    overview(statistics),
    left === 0 ? '' : `${counted(left, 'entry', 'entries')} fewer than asked for, to keep the summary small.`,
    requests.probes.total === 0 || isAll
      ? ''
      : `Health probes such as ${code('GET /info')} are left out first.`,
  ].filter((note) => note !== '');
  const inOrder = shown.toReversed();
  const whole = folded(
    `${which}, newest last (UTC)`,
    `<p>${notes.join(' ')}</p>\n<pre>${inOrder.join('\n')}</pre>`,
  );
  if (!isOpen) return whole;
  const lines = inOrder.flatMap((block) => block.split('\n'));
  const last = lines.slice(-openLines).join('\n');
  const open = `<p><b>The log said last</b></p>\n<pre>${last}</pre>`;
  return lines.length <= openLines ? open : `${open}\n\n${whole}`;
}

/** One sentence on how many entries there are, from when to when, and of which severities. */
function overview(statistics: LogStatistics): string {
  const { entries, first, last, bySeverity } = statistics;
  const severities = [...bySeverity]
    .sort(([, one], [, other]) => other - one)
    .map(([severity, count]) => `${grouped(count)} ${escapeHtml(severity)}`);
  const start = moment((first ?? 0) / 1000, true);
  const end = moment((last ?? 0) / 1000, !isOneDay(statistics));
  return `${counted(entries, 'entry', 'entries')} from ${start} to ${end}: ${severities.join(', ')}.`;
}

function sum(groups: readonly Problem[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
