// The job summary says whether the endpoint or the test is to blame, then the evidence, then the rest in folds.
import { evidence } from './evidence.ts';
import { factsTable } from './facts.ts';
import { headline } from './headline.ts';
import { logSection } from './log-section.ts';
import { absence, isLeftForOthers, outcome } from './outcome.ts';
import { requestsTable } from './requests-table.ts';
import { bytesOf, summaryBudget } from './size-limit.ts';
import { statusesTable } from './statuses-table.ts';
import type { SummaryData } from './summary-data.ts';
import { timeline } from './timeline.ts';
import { verdictOf } from './verdict.ts';

/** Bytes of the whole budget that the evidence may take. */
const evidenceBudget = 64 * 1024;

/**
 * Renders the summary as GitHub Markdown of at most `summaryBudget` bytes. Foreign text is escaped and stands only in
 * `<code>` and `<pre>` inside HTML blocks, where GitHub reads no Markdown and makes no links.
 */
export function renderSummary(data: SummaryData): string {
  if (isLeftForOthers(data)) return joined(partsOfShared(data));
  const { html, shown } = evidence(data, evidenceBudget);
  const requests = 'missing' in data.log ? '' : requestsTable(data.log.statistics.requests);
  const before = [headline(data), absence(data), html, outcome(data), requests];
  const after = [timeline(data), statusesTable(data), factsTable(data)];
  const log = logSection(data, shown, summaryBudget - bytesOf(joined([...before, ...after])) - 10);
  // Where the start failed, the last lines of the log are not folded, so they come before the folds.
  return joined(data.start === 'failed' ? [...before, log, ...after] : [...before, ...after, log]);
}

/** The summary of a start that made nothing, because the service refused it or did not answer. `error`: why. */
export function renderRefusedStart(error: string, marks: SummaryData['marks']): string {
  const known = { start: 'failed', end: 'gone', foundAtEnd: 'unknown', jobResult: 'failure' } as const;
  const unknown = { brokenModel: null, problem: null, expiresAt: null, log: { missing: 'there is none' } };
  const heading = headline({ ...known, ...unknown, error, marks });
  return joined([heading, '<p>Nothing was created.</p>']);
}

/** Three lines where all is well: the `stop` step has the whole. Who started it tells how that went, too. */
function partsOfShared(data: SummaryData): string[] {
  const isWell = verdictOf(data).light === 'green';
  const proof = isWell ? '' : evidence(data, evidenceBudget).html;
  const parts = [headline(data), absence(data), proof, outcome(data)];
  return data.deployment.origin === 'found' ? parts : [...parts, timeline(data), factsTable(data)];
}

function joined(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
