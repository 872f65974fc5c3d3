// Renders the statuses that the service showed while a deployment did not become ready.
import { grouped } from '../text/format.ts';
import { code } from '../text/html.ts';
import { folded } from './folded.ts';
import type { SummaryData } from './summary-data.ts';
import { table } from './table.ts';

const mostRows = 10;

/** A folded table of how often each status was seen, in order of appearance. Empty where the start succeeded. */
export function statusesTable({ statuses, start }: SummaryData): string {
  if (statuses === null || statuses.size === 0 || start === 'ready') return '';
  const rows = [...statuses].slice(0, mostRows).map(([status, seen]) => [code(status), grouped(seen)]);
  return folded('Statuses seen while waiting', table({ head: ['Status', 'Times'], rows, numbers: [1] }));
}
