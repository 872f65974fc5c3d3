// Foreign text as running Markdown of the job summary.
import { harmless } from './harmless.ts';

/** Everything that CommonMark or GitHub's flavour may give a meaning to. An entity never does (CommonMark 6.2). */
const special = /[!"#$%&'()*+\-./:;<=>?@[\\\]^_`{|}~]/g;

/** An entity of a number at a line's start still is a list in some renderers. */
const lineStart = /^(\s*)(\d)/;

/**
 * One line of `text` that renders as itself: no emphasis, link, mention, issue, emoji, table cell, HTML or heading.
 * GitHub also links what only looks like an address or a name after rendering, so an empty element stands after each
 * character that such a link needs (`@user`, `#1`, `GH-1`, `https://`, `www.`, `:emoji:`).
 */
export function escapeMarkdown(text: string): string {
  return harmless(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(special, (char) => entity(char) + (/[@#:./-]/.test(char) ? '<i></i>' : ''))
    .replace(lineStart, (_, blank: string, digit: string) => `${blank}${entity(digit)}`);
}

function entity(char: string): string {
  return `&#${char.codePointAt(0)};`;
}
