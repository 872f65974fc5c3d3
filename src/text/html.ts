// Turns foreign text into HTML for the job summary.
import { harmless } from './sanitize.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Makes `text` harmless and escapes it for HTML text and for attributes in any quotation marks. */
export function escapeHtml(text: string): string {
  return harmless(text).replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}

/** Characters of the longest `<code>`. */
const longestCode = 500;

/**
 * Puts `text` into one line of `<code>`, cut to 500 characters. It must stand inside an HTML block (`<table>`, `<p>`),
 * where Markdown has no meaning. GitHub turns nothing in `<code>` into a mention, an issue link or an emoji.
 */
export function code(text: string): string {
  const line = harmless(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ⏎ ');
  const shown = line.length > longestCode ? `${line.slice(0, longestCode - 1)}…` : line;
  return `<code>${shown === '' ? '(empty)' : escapeHtml(shown)}</code>`;
}

/** Puts `lines` into a `<pre>`. */
export function pre(lines: readonly string[]): string {
  return `<pre>${preLines(lines)}</pre>`;
}

/** The inside of a `<pre>`. A blank line would end the HTML block around it, so blank lines get a visible entity. */
export function preLines(lines: readonly string[]): string {
  return lines.map((line) => escapeHtml(line).replace(/^[ \t]*$/gm, '&#32;')).join('\n');
}
