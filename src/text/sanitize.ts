// Foreign text made harmless: nothing invisible in it, and no line of it is a command to the runner.
import { isHtmlPage, textOfPage } from './html-page.ts';

/** Colours and other terminal sequences; an operating system command (title, link) only where it is closed. */
const terminalSequence = new RegExp(
  [
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\x9d\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[PX^_][^\\x1b\\x9c\\n]*(?:\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]',
  ].join('|'),
  'g',
);

/** Nearly every text; worth a look of its own, for properties of characters are slow to look up. */
const plainText = /^[\t\n\x20-\x7e]*$/;

const anyLineEnd = /\r\n|[\r\v\f\x85\u2028\u2029]/g;

/** Control, format (bidirectional, zero-width) and other characters without a sight; not tab and line feed. */
const invisibleCharacter =
  /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * Removes terminal sequences, control characters and everything invisible, makes every kind of line end `\n`, and
 * replaces half characters (lone surrogates) by U+FFFD. The first thing to happen to any foreign text.
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
 * The lines of `text` for stdout, none of which the runner takes for a command: it looks for `##[` anywhere in a line
 * and for `::` after leading blanks of any alphabet (runner-semantics.md section 4). What is broken is broken by a
 * backslash that can be seen.
 */
export function logLines(text: string): string[] {
  return harmless(text)
    .split('\n')
    .map((line) => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::'));
}

/**
 * One line of at most `maxChars` characters of a text that may be anything: an HTML error page becomes its title and
 * text, blanks collapse, what is cut is marked by an ellipsis. Never empty. Redact before, not after.
 */
export function excerpt(text: string, maxChars = 300): string {
  const head = harmless(text.slice(0, 65_536));
  const readable = isHtmlPage(head) ? harmless(textOfPage(head)) : head;
  const line = readable.replace(/\s+/g, ' ').trim();
  if (line === '') return 'an empty answer';
  const chars = [...line.slice(0, maxChars * 2 + 2)];
  return chars.length <= maxChars && line.length <= maxChars * 2
    ? line
    : `${chars.slice(0, maxChars - 1).join('')}…`;
}
