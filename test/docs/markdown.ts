// Reading our own Markdown pages: sections, tables, links, code spans.

/** The text below the heading of that name, up to the next heading of its level or a higher one. Throws if there is none. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split('\n');
  const levels = levelsOf(lines);
  const start = lines.findIndex((line, i) => levels[i] !== 0 && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const level = levels[start] ?? 0;
  const end = levels.findIndex((other, i) => i > start && other > 0 && other <= level);
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

/** The names of all headings. */
export function headingsOf(page: string): string[] {
  const lines = page.split('\n');
  const levels = levelsOf(lines);
  return lines.filter((_, i) => levels[i] !== 0).map((line) => line.replace(/^#+ /, ''));
}

/** The level of the heading that each line is; 0 for one that is none, as in a block of code. */
function levelsOf(lines: readonly string[]): number[] {
  let fenced = false;
  return lines.map((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return fenced ? 0 : (/^(#+) /.exec(line)?.[1]?.length ?? 0);
  });
}

/** The rows of the first table, without its head; a `\|` in a cell is no border. Throws if there is none. */
export function tableIn(text: string): string[][] {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => /^\|[\s|:-]+\|$/.test(line));
  if (rule < 0) throw new Error('no table');
  const after = lines.slice(rule + 1);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return after.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

/** The rows of every table whose first column has that head. */
export function tablesIn(page: string, head: string): string[][] {
  return page
    .split(`\n| ${head} |`)
    .slice(1)
    .flatMap((rest) => tableIn(rest.slice(rest.indexOf('\n') + 1)));
}

/** The code spans of a text, without their backticks. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Where the links of a page lead, blocks and spans of code left out. */
export function linksIn(page: string): string[] {
  const prose = page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]+`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchor that GitHub gives to a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
