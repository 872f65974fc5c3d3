// Renders tables of the summary as HTML, because no text inside HTML can become Markdown.

/** The cells of a row as HTML. Foreign text in them must have gone through `code` or `pre`. */
export type Row = readonly string[];

/** `numbers` are the columns, counted from 0, that are aligned to the right. */
export type TableOptions = { head: Row; rows: readonly Row[]; numbers?: readonly number[] };

/** A table with a header row, without blank lines; empty where there are no rows. */
export function table({ head, rows, numbers = [] }: TableOptions): string {
  if (rows.length === 0) return '';
  const align = (column: number) => (numbers.includes(column) ? ' align="right"' : '');
  const line = (tag: 'td' | 'th', cells: Row) =>
    `<tr>${cells.map((cell, i) => `<${tag}${align(i)}>${cell}</${tag}>`).join('')}</tr>`;
  return ['<table>', line('th', head), ...rows.map((cells) => line('td', cells)), '</table>'].join('\n');
}

/** A table without a header: each row has a name and its value. */
export function facts(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`);
  return rows.length === 0 ? '' : ['<table>', ...lines, '</table>'].join('\n');
}
