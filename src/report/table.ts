// An HTML table of the summary. HTML rather than Markdown: inside it no text can become Markdown.

/** `cells` are HTML already; what comes from outside has gone through `code` or `pre`. */
export type Row = readonly string[];

/** `numbers`: the columns (from 0) that are aligned to the right. */
export type TableOptions = { head: Row; rows: readonly Row[]; numbers?: readonly number[] };

/** A table with a header row; an empty string where there are no rows. No line of it is blank. */
export function table({ head, rows, numbers = [] }: TableOptions): string {
  if (rows.length === 0) return '';
  const align = (column: number) => (numbers.includes(column) ? ' align="right"' : '');
  const line = (tag: 'td' | 'th', cells: Row) =>
    `<tr>${cells.map((cell, i) => `<${tag}${align(i)}>${cell}</${tag}>`).join('')}</tr>`;
  return ['<table>', line('th', head), ...rows.map((cells) => line('td', cells)), '</table>'].join('\n');
}

/** Two columns without a header: a name and its value. */
export function facts(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`);
  return rows.length === 0 ? '' : ['<table>', ...lines, '</table>'].join('\n');
}
