// What a section of the benchmark reports, and how that is printed.

/** Figures side by side; every cell as it is to be shown. */
export type Table = { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };

/** A figure next to what was promised of it. */
export type Target = {
  what: string;
  value: number;
  bound: { most: number } | { least: number };
  unit: string;
};

/** What a section measured; `notes` say what a reader must know to read the figures. */
export type Report = { tables: readonly Table[]; targets: readonly Target[]; notes?: readonly string[] };

/** A part of the benchmark, measured in this run, on its own. */
export type Section = { name: string; title: string; measure: () => Promise<Report> };

/** Whether the figure is as promised. */
export function isReached({ value, bound }: Target): boolean {
  return 'most' in bound ? value <= bound.most : value >= bound.least;
}

/** The report as text: tables first, then each figure with its target, then the notes. */
export function printed({ tables, targets, notes = [] }: Report): string {
  const verdicts = targets.map(({ what, value, bound, unit }) => [
    what,
    `${shown(value)}${unit}`,
    'most' in bound ? `<= ${bound.most}${unit}` : `>= ${bound.least}${unit}`,
    isReached({ what, value, bound, unit }) ? 'reached' : 'MISSED',
  ]);
  const columns = ['target', 'measured', 'promised', ''];
  const all = verdicts.length === 0 ? tables : [...tables, { title: '', columns, rows: verdicts }];
  return [...all.map(rendered), ...notes.map((note) => `  ${note}`)].join('\n');
}

/** A number with as many digits as say something: 0.123, 4.56, 78.9, 1234. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (Number.isInteger(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/** The first column to the left, the others to the right, as numbers are read. */
function rendered({ title, columns, rows }: Table): string {
  const widths = columns.map((name, at) =>
    Math.max(name.length, ...rows.map((cells) => (cells[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${widths
      .map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width)))
      .join('  ')}`.trimEnd();
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`;
  return [...(title === '' ? [''] : ['', `  ${title}`]), line(columns), rule, ...rows.map(line)].join('\n');
}
