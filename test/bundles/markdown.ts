// Finds what can go wrong when GitHub renders a summary: tags that do not close, and text that escapes them.

const voidTags = ['br', 'hr'];

/** The tags of which our summaries are made. */
const ownTags = [
  'a',
  'b',
  'br',
  'code',
  'details',
  'h2',
  'li',
  'p',
  'pre',
  'summary',
  'table',
  'td',
  'th',
  'tr',
  'ul',
];

/**
 * Returns the mistakes, a line each: unbalanced or foreign tags, and blank lines that end an HTML block too
 * early.
 */
export function mistakesIn(summary: string): string[] {
  const mistakes: string[] = [];
  const open: string[] = [];
  for (const [, slash, name = '', attributes = ''] of summary.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gi)) {
    if (!ownTags.includes(name) || /\bon\w+=|javascript:/i.test(attributes))
      mistakes.push(`foreign tag ${name}`);
    if (voidTags.includes(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) mistakes.push(`</${name}> closes nothing`);
  }
  for (const name of open) mistakes.push(`<${name}> is never closed`);
  for (const [block] of summary.matchAll(/<pre>[\s\S]*?<\/pre>/g)) {
    if (/\n[ \t]*\n/.test(block)) mistakes.push(`a blank line inside of ${block.slice(0, 60)}`);
  }
  const outside = summary.replaceAll(/<(pre|code)>[\s\S]*?<\/\1>/g, '');
  if (/```|~~~|!\[|\]\(|@\w/.test(outside)) mistakes.push('Markdown of somebody else is live');
  return mistakes;
}
