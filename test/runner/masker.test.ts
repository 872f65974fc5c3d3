// What the runner hides in a log, and what it does not.
import { describe, expect, test } from 'vitest';
import { createMasker } from './masker.ts';

const secret = 'sk/7+q"x&y=z~1';

describe('a registered value is hidden', () => {
  test.each([
    ['as it is', secret],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in JSON', JSON.stringify({ key: secret }).slice(8, -2)],
    ['in a URL', encodeURIComponent(secret)],
    ['in XML', 'sk/7+q&quot;x&amp;y=z~1'],
    ['in a quoted shell argument', 'sk/7+q\\"x&y=z~1'],
  ])('%s', (_name, text) => {
    expect(createMasker([secret]).mask(`<${text}>`)).toBe('<***>');
  });

  test.each([1, 2])('in base64 behind %i other bytes, except for its first bits', (shift) => {
    const text = Buffer.from(`${'u'.repeat(shift)}${secret}`).toString('base64');
    expect(createMasker([secret]).mask(text)).toMatch(/^[\w+/]{1,6}\*\*\*$/);
  });
});

describe('a registered value is not hidden', () => {
  test.each([
    ['in another case', secret.toUpperCase()],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['backwards', [...secret].reverse().join('')],
    ['across two lines', `${secret.slice(0, 5)}\n${secret.slice(5)}`],
  ])('%s', (_name, text) => {
    expect(createMasker([secret]).mask(text)).toBe(text);
  });
});

test.each([
  [
    'each line of a value is hidden, trimmed',
    ['first line\r\n  second line  '],
    '[second line][first line]',
    '[***][***]',
  ],
  ['a value of one character is hidden everywhere', ['{'], '{"a": {}}', '***"a": ***}}'],
  ['overlapping values are hidden as one', ['abcd', 'cdef'], '-abcdef-', '-***-'],
  ['touching values are hidden as one', ['abcd', 'efgh'], '-abcdefgh-', '-***-'],
  ['a quoted value is hidden without its quotes too', ['"quoted value"'], 'quoted value', '***'],
  [
    'the parts around an ampersand are hidden',
    ['secret1&secret2'],
    'secret2 after secret1&',
    '*** after ***',
  ],
  ['short parts around an ampersand are not hidden', ['ab&cd'], 'ab& cd', 'ab& cd'],
  ['a blank value hides nothing', [' \n '], 'a b c', 'a b c'],
])('%s', (_name, secrets, text, expected) => {
  expect(createMasker(secrets).mask(text)).toBe(expected);
});

test('a value that is added later hides what is printed from then on', () => {
  const masker = createMasker();
  const before = masker.mask('key-1');
  masker.add('key-1');
  expect([before, masker.mask('key-1')]).toEqual(['key-1', '***']);
});
