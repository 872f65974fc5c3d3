// What the service said while a start was waited for that failed in the end.
import { grouped } from '../text/format.ts';
import { code } from '../text/html.ts';
import { folded } from './folded.ts';
import type { SummaryData } from './summary-data.ts';
import { table } from './table.ts';

const mostRows = 10;

/** How often each status was seen, in the order of their first appearance; empty after a start that went well. */
export function statusesTable({ statuses, start }: SummaryData): string {
  if (statuses === null || statuses.size === 0 || start === 'ready') return '';
  const rows = [...statuses].slice(0, mostRows).map(([status, seen]) => [code(status), grouped(seen)]);
  return folded('Statuses seen while waiting', table({ head: ['Status', 'Times'], rows, numbers: [1] }));
}
