// Renders the summary of a sweep: the decision about each deployment and its reason.
import type { SweepRow } from '../teardown/orphans.ts';
import { counted } from '../text/format.ts';
import { code, escapeHtml } from '../text/html.ts';
import { bytesOf, summaryBudget } from './size-limit.ts';
import { table } from './table.ts';

const decisions: Readonly<Record<SweepRow['decision'], string>> = {
  deleted: '🗑️ deleted',
  'would delete': '👀 would delete',
  kept: 'kept',
  failed: '⛔ failed',
};

/**
 * Renders the rows in their order as GitHub Markdown of at most `summaryBudget` bytes. `runsUrl` is the address of the
 * repository's runs, such as `https://github.com/acme/vision/actions/runs`; where it is null, runs are not linked.
 */
export function renderSweepTable(rows: readonly SweepRow[], runsUrl: string | null = null): string {
  const count = (decision: SweepRow['decision']) => rows.filter((row) => row.decision === decision).length;
  const [deleted, wouldDelete, failed] = [count('deleted'), count('would delete'), count('failed')];
  const did = wouldDelete > 0 ? `${wouldDelete} to be deleted (dry run)` : `${deleted} deleted`;
  const not = failed > 0 ? `${failed} could not be deleted, ` : '';
  const title = `## ${failed > 0 ? '⛔' : '🧹'} Sweep: ${not}${did}, ${count('kept')} kept`;
  if (rows.length === 0) return `${title}\n\n<p>The workspace has no living deployment.</p>\n`;
  const lines: (readonly string[])[] = [];
  let bytes = 2_000;
  for (const row of rows) {
    const cells = cellsOf(row, runsUrl);
    bytes += bytesOf(cells.join('')) + 100;
    if (bytes > summaryBudget) break;
    lines.push(cells);
  }
  const left = rows.length - lines.length;
  const body = table({
    head: ['Decision', 'Deployment', 'Why'],
    rows: lines,
  });
  const rest = left === 0 ? '' : `\n\n<p>${counted(left, 'more deployment')} not listed.</p>`;
  return `${title}\n\n${body}${rest}\n`;
}

/** Three columns are what a phone shows. */
function cellsOf(
  { name, machineType, status, runId, isOwnRun, decision, reason }: SweepRow,
  runsUrl: string | null,
): string[] {
  const run = runId === null ? null : `run ${linkedRun(runId, isOwnRun === true ? runsUrl : null)}`;
  const saysRun = run !== null && reason.startsWith(`run ${runId} `);
  const why = saysRun ? `${run} ${code(reason.slice(`run ${runId} `.length))}` : code(reason);
  const about = [machineType, status].filter((text) => text !== '').map(code);
  const deployment = [code(name), about.join(', '), saysRun ? '' : (run ?? '')];
  return [decisions[decision], deployment.filter((line) => line !== '').join('<br>'), why];
}

/** A link to the run. The address comes from the runner, but is checked, as a link takes its readers elsewhere. */
function linkedRun(runId: number, runsUrl: string | null): string {
  if (runsUrl === null || !/^https?:\/\/[\w.:/-]+$/.test(runsUrl)) return String(runId);
  return `<a href="${escapeHtml(`${runsUrl}/${runId}`)}">${runId}</a>`;
}
