// Turns the Markdown and HTML of a job summary into plain text for a terminal.

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Renders the summary's Markdown and HTML as plain lines. */
export function toTerminal(markdown: string): string {
  const text = markdown
    .replace(/^\|?[\s:|-]+\|[\s:|-]*$/gm, '')
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/g, '  |  ')
    .replace(/<(br|\/tr>\s*|\/p|\/summary|\/h\d|\/li)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\*\*([^*\n]+)\*\*|`/g, '$1')
    .replace(/^#+ (.*)$/gm, (_, heading: string) => `${heading}\n${'-'.repeat(heading.length)}`);
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
