// Makes foreign text harmless: it removes what is invisible, and keeps lines from being commands to the runner.
import { isHtmlPage, textOfPage } from './html-page.ts';

/** Colours and other terminal sequences. A sequence that sets a title or a link counts only where it is closed. */
const terminalSequence = new RegExp(
  [
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\x9d\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[PX^_][^\\x1b\\x9c\\n]*(?:\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]',
  ].join('|'),
  'g',
);

/** Nearly every text is of this kind, and needs none of the slow checks of Unicode properties. */
const plainText = /^[\t\n\x20-\x7e]*$/;

const anyLineEnd = /\r\n|[\r\v\f\x85\u2028\u2029]/g;

/** Control, format (bidirectional, zero-width) and other characters that are not seen; not tab and line feed. */
const invisibleCharacter =
  /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * Removes terminal sequences and invisible characters, turns every kind of line end into `\n`, and replaces lone
 * surrogates by U+FFFD. It is applied to any foreign text before anything else.
 */
export function harmless(text: string): string {
  if (plainText.test(text)) return text;
  return text
    .replace(terminalSequence, '')
    .replace(anyLineEnd, '\n')
    .replace(invisibleCharacter, '')
    .toWellFormed();
}

/**
 * Splits `text` into lines that the runner does not take for commands. It looks for `##[` anywhere in a line and for
 * `::` after leading white space of any kind (actions/runner, ActionCommand.cs). Both are disarmed with a visible
 * backslash: `\::error`.
 */
export function logLines(text: string): string[] {
  return harmless(text)
    .split('\n')
    .map((line) => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::'));
}

/** Characters at the beginning of a text that are looked at for a page, and read of it. */
const longestPage = 65_536;

/**
 * Returns a harmless text; of an HTML page, what a reader would see of it. Redact the result, not the page: a page may
 * spell a key in entities.
 */
export function readable(text: string): string {
  const head = harmless(text.slice(0, longestPage));
  return isHtmlPage(head) ? harmless(textOfPage(head)) : harmless(text);
}

/**
 * Shortens any text to one line of at most `maxChars` characters. An HTML page becomes its title and text, white space
 * collapses, and an ellipsis marks a cut. The result is never empty. Redact the text before it is cut.
 */
export function excerpt(text: string, maxChars = 300): string {
  const line = readable(text.slice(0, longestPage)).replace(/\s+/g, ' ').trim();
  if (line === '') return 'an empty answer';
  const chars = [...line.slice(0, maxChars * 2 + 2)];
  return chars.length <= maxChars && line.length <= maxChars * 2
    ? line
    : `${chars.slice(0, maxChars - 1).join('')}…`;
}
