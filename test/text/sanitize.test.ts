// Foreign text that is printed has nothing invisible in it, and no line of it is a command to the runner.
import { describe, expect, test } from 'vitest';
import { excerpt, harmless, logLines } from '../../src/text/sanitize.ts';
import { parseWorkflowCommand } from '../runner/workflow-commands.ts';

describe('harmless() handles', () => {
  test.each([
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['colours of an eight-bit terminal', '\u009b31mred\u009b0m', 'red'],
    ['a link', '\u001b]8;;https://evil.example\u001b\\text\u001b]8;;\u0007', 'text'],
    ['a title that is never ended', '\u001b]0;title', '0;title'],
    ['a device control string', 'a\u001bPq#0\u001b\\b', 'ab'],
    ['a cut-off sequence', 'a\u001b[', 'a'],
    ['control characters', 'a\u0000\u0008\u007f\u0090b', 'ab'],
    ['tabs and line feeds, which stay,', 'a\tb\nc', 'a\tb\nc'],
    ['every kind of line end', 'a\r\nb\rc\u2028d\u2029e\u0085f\u000bg\u000ch', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['text that runs the other way', 'a\u202egpj.exe\u202c\u2066b\u2069\u200f', 'agpj.exeb'],
    ['zero-width characters', 'a\u200b\u200d\u2060\ufeff\u00ad\u034fb', 'ab'],
    ['tags and variation selectors', 'a\u{e0041}\ufe0fb', 'ab'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['other languages and emoji', 'ключ 鍵 🎉', 'ключ 鍵 🎉'],
  ])('%s', (_, text, expected) => {
    expect(harmless(text)).toBe(expected);
  });
});

describe('logLines() disarms every workflow command', () => {
  test.each([
    ['a command', '::set-output name=url::x', ['\\::set-output name=url::x']],
    [
      'a command after blanks of any alphabet',
      '\u3000\u00a0\t ::add-mask::a',
      ['\u3000\u00a0\t \\::add-mask::a'],
    ],
    ['a command after a zero-width character', '\u200b::warning::a', ['\\::warning::a']],
    ['a command after a lone carriage return', 'a\r::error::b', ['a', '\\::error::b']],
    ['a command of the old kind, anywhere', 'see ##[error]a ###[b', ['see ##\\[error]a ###\\[b']],
    ['an old command hidden by colours', '#\u001b[0m#[error]a', ['##\\[error]a']],
    ['colons within a line', 'std::vector::size', ['std::vector::size']],
  ])('%s', (_, text, expected) => {
    expect(logLines(text)).toEqual(expected);
    for (const line of logLines(text)) expect(parseWorkflowCommand(line)).toBeUndefined();
  });
});

describe('excerpt()', () => {
  const page = `<!DOCTYPE html><html><head><title>503 Service Unavailable</title><style>p{}</style><script>var a = "<p>";</script></head>
    <body><h1>503 Service Unavailable</h1><p>No server is available to handle&nbsp;this &quot;request&quot;.</p></body></html>`;
  test.each([
    ['one line', 'a\n  b\r\nc', 'a b c'],
    ['nothing', '', 'an empty answer'],
    ['blanks and invisible characters', ' \n\u200b ', 'an empty answer'],
    ['an HTML page', page, '503 Service Unavailable No server is available to handle this "request".'],
    [
      'a page with a title that says more',
      '<html><title>Down</title><body>Try again</body></html>',
      'Down: Try again',
    ],
    ['a page without text', '<html><head><title></title></head><body></body></html>', 'an empty answer'],
    ['text with angle brackets', 'expected <int>, got <str>', 'expected <int>, got <str>'],
  ])('gives one short line for %s', (_, text, expected) => {
    expect(excerpt(text, 300)).toBe(expected);
  });

  test('cuts with an ellipsis, never within a character', () => {
    expect(excerpt('abcdef', 4)).toBe('abc…');
    expect(excerpt('🎉🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
    expect(excerpt('abcd', 4)).toBe('abcd');
  });
});
