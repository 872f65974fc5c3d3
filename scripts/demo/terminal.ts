// A job summary as text for a terminal: what the HTML and Markdown of it say, without their marks.

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Renders the summary's Markdown and HTML as plain lines; charts are left out, their numbers stand in a table. */
export function toTerminal(markdown: string): string {
  const text = markdown
    .replace(/```mermaid[\s\S]*?```/g, '')
    .replace(/^.*\bchart is in your own time zone\b.*$/m, '')
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
