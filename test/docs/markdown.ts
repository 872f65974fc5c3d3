// Reads our own Markdown pages: sections, tables, links, code spans.

/**
 * Returns the text below that heading, up to the next heading of its level or a higher one. Throws if there
 * is no such heading.
 */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split('\n');
  const levels = levelsOf(lines);
  const start = lines.findIndex((line, i) => levels[i] !== 0 && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`no heading "${heading}"`);
  const level = levels[start] ?? 0;
  const end = levels.findIndex((other, i) => i > start && other > 0 && other <= level);
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

/** Returns the names of all headings. */
export function headingsOf(page: string): string[] {
  const lines = page.split('\n');
  const levels = levelsOf(lines);
  return lines.filter((_, i) => levels[i] !== 0).map((line) => line.replace(/^#+ /, ''));
}

/** Returns each line's level as a heading. A line that is no heading, as in a block of code, has level 0. */
function levelsOf(lines: readonly string[]): number[] {
  let fenced = false;
  return lines.map((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return fenced ? 0 : (/^(#+) /.exec(line)?.[1]?.length ?? 0);
  });
}

/** Returns the rows of the first table, without its head. A `\|` in a cell is no border. Throws if there is no table. */
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

/** Returns the rows of every table whose first column has that head. */
export function tablesIn(page: string, head: string): string[][] {
  return page
    .split(`\n| ${head} |`)
    .slice(1)
    .flatMap((rest) => tableIn(rest.slice(rest.indexOf('\n') + 1)));
}

/** Returns the code spans of a text, without their backticks. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Returns the targets of a page's links, except those in blocks and spans of code. */
export function linksIn(page: string): string[] {
  const prose = page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]+`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** Returns the anchor that GitHub gives to a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
