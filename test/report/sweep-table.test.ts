// The table that a sweep writes into the job summary.
import { expect, test } from 'vitest';
import { sweepRows } from '../../scripts/preview/samples.ts';
import { summaryBudget } from '../../src/report/size-limit.ts';
import { renderSweepTable } from '../../src/report/sweep-table.ts';
import { rendered } from './rendered.ts';

test('each deployment has a row, and the headline counts the failed ones', () => {
  const summary = renderSweepTable(sweepRows);
  expect(summary.split('\n', 1)[0]).toBe('## ⛔ Sweep: 1 deleted, 2 kept, 1 failed');
  const { errors, elements, text } = rendered(summary);
  expect(errors).toEqual([]);
  expect(elements.get('tr')).toBe(5);
  expect(text).toContain('POST /delete → 503 upstream connect error');
});

test('the decision is the first column, and only runs of this repository are links', () => {
  const foreign = sweepRows.slice(2, 3).map((row) => ({ ...row, runId: 7, isOwnRun: false }));
  const summary = renderSweepTable([...sweepRows, ...foreign], 'https://github.com/acme/vision/actions/runs');
  expect(rendered(summary.replaceAll('<tr><th>', '<tr><th> ')).inView).toContain(
    'Decision Deployment Run Why Machine type Status ⛔ failed ci-4k2j9wz-0ff 17422899 POST /delete',
  );
  expect(
    [...summary.matchAll(/<a href="([^"]*)">(\d+)<\/a>/g)].map(([, href, id]) => `${id} ${href}`),
  ).toEqual([
    '17422899 https://github.com/acme/vision/actions/runs/17422899',
    '17422890 https://github.com/acme/vision/actions/runs/17422890',
    '17422901 https://github.com/acme/vision/actions/runs/17422901',
  ]);
  expect(summary).toContain('<td>7</td>');
});

test('an address that is not https is not linked', () => {
  expect(renderSweepTable(sweepRows, 'javascript:alert(1)')).not.toContain('<a ');
});

test('a dry run is named in the headline', () => {
  const rows = sweepRows.slice(1, 2).map((row) => ({ ...row, decision: 'would delete' as const }));
  expect(renderSweepTable(rows).split('\n', 1)[0]).toBe('## 🧹 Sweep: 1 to be deleted (dry run), 0 kept');
});

test('an empty workspace gives a sentence in place of the table', () => {
  expect(renderSweepTable([])).toBe(
    '## 🧹 Sweep: 0 deleted, 0 kept\n\n<p>The workspace has no living deployment.</p>\n',
  );
});

test('a table of thousands stays within the budget and says how many are not listed', () => {
  const rows = Array.from({ length: 750 }, () => sweepRows)
    .flat()
    .map((row, i) => ({ ...row, name: `ci-${i}`, reason: `<b>${'&'.repeat(400)}` }));
  const summary = renderSweepTable(rows);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
  expect(summary).toMatch(/<p>2,\d{3} more deployments not listed\.<\/p>/);
  expect(rendered(summary).errors).toEqual([]);
});
