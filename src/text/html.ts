// Foreign text as HTML of the job summary.
import { harmless } from './sanitize.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes what HTML gives a meaning to, in text and in attributes alike, and what quotes; makes the text harmless. */
export function escapeHtml(text: string): string {
  return harmless(text).replace(/[&<>"'`]/g, (char) => entities[char] ?? char);
}

/** Characters of a `<code>` in running text. */
const longestCode = 500;

/**
 * `text` in one line of `<code>`, at most 500 characters of it, for use inside an HTML block (`<table>`, `<p>`):
 * Markdown reads nothing there, and GitHub makes no mention, issue link or emoji out of what is in `<code>`.
 */
export function code(text: string): string {
  const line = harmless(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ⏎ ');
  const shown = line.length > longestCode ? `${line.slice(0, longestCode - 1)}…` : line;
  return `<code>${shown === '' ? '(empty)' : escapeHtml(shown)}</code>`;
}

/** `lines` as preformatted text. */
export function pre(lines: readonly string[]): string {
  return `<pre>${preLines(lines)}</pre>`;
}

/** `lines` for the inside of a `<pre>`; a blank line would end the HTML block around it, so none is blank. */
export function preLines(lines: readonly string[]): string {
  return lines.map((line) => escapeHtml(line).replace(/^[ \t]*$/gm, '&#32;')).join('\n');
}
