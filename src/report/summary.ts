// The job summary: everything that a reader wants to know about the endpoint when it is gone.

import { factsTable } from './facts.ts';
import { headline } from './headline.ts';
import { logSection } from './log-section.ts';
import { requestsTable } from './requests-table.ts';
import { bytesOf, summaryBudget } from './size-limit.ts';
import { statusesTable } from './statuses-table.ts';
import type { SummaryData } from './summary-data.ts';
import { timeline } from './timeline.ts';

/**
 * The summary as GitHub Markdown, at most `summaryBudget` bytes of UTF-8. Foreign text stands nowhere but in `<code>`
 * and `<pre>` inside of HTML blocks, escaped: GitHub reads no Markdown there, and makes no links of it.
 */
export function renderSummary(data: SummaryData): string {
  const requests = 'missing' in data.log ? '' : requestsTable(data.log.statistics.requests);
  const parts = [headline(data), factsTable(data), timeline(data), statusesTable(data), requests];
  const before = parts.filter((part) => part !== '').join('\n\n');
  const log = logSection(data, summaryBudget - bytesOf(before));
  return `${before}\n\n${log}\n`;
}
