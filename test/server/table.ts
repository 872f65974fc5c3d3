// Shows the differences as a table in Markdown.
import { allowanceFor } from './allowed.ts';
import type { Difference } from './differences.ts';

/** Returns one row for each difference, with those that nothing allows first. */
export function differencesTable(found: readonly Difference[]): string {
  const rows = found.map((difference) => {
    const reason = allowanceFor(difference)?.reason;
    const { request, aspect, real, simulated } = difference;
    return {
      isAllowed: reason !== undefined,
      cells: [request, aspect, real, simulated, reason ?? '**differs**'],
    };
  });
  rows.sort((a, b) => Number(a.isAllowed) - Number(b.isAllowed));
  const head = ['| request | aspect | real server | simulator | |', '|---|---|---|---|---|'];
  return [...head, ...rows.map(({ cells }) => `| ${cells.map(cell).join(' | ')} |`)].join('\n');
}

const longest = 300;

function cell(text: string): string {
  const short = text.length <= longest ? text : `${text.slice(0, longest)}…`;
  return short.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
