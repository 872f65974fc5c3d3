// The grammar of command files, after SetOutputFileCommandL0.cs.
import { describe, expect, test } from 'vitest';
import { parseAssignments, parsePathLines } from './file-commands.ts';

describe('parseAssignments reads', () => {
  test.each<[name: string, text: string, pairs: [string, string][]]>([
    ['an empty file', '', []],
    ['blank lines', '\n\na=1\n\n', [['a', '1']]],
    ['a last line without a line feed', 'a=1', [['a', '1']]],
    ['blanks, which are not trimmed,', ' a = 1 \n', [[' a ', ' 1 ']]],
    ['an equals sign in the value', 'a=b=c\n', [['a', 'b=c']]],
    ['an empty value', 'a=\n', [['a', '']]],
    ['= before <<, which makes << part of the value,', 'a=b<<c\n', [['a', 'b<<c']]],
    ['a block', 'a<<E\none\ntwo\nE\n', [['a', 'one\ntwo']]],
    ['a block without a last line feed', 'a<<E\none\nE', [['a', 'one']]],
    ['an empty block', 'a<<E\nE\n', [['a', '']]],
    ['a block of one empty line', 'a<<E\n\nE\n', [['a', '']]],
    ['a block with further empty lines', 'a<<E\n\n\nb\n\nE\n', [['a', '\n\nb\n']]],
    ['a block that contains assignments', 'a<<E\nb=1\nE\n', [['a', 'b=1']]],
    ['an equals sign in the delimiter', 'a<<E=F\nb\nE=F\n', [['a', 'b']]],
    ['the same name twice', 'a=1\na=2\n', [...[['a', '1'] as [string, string]], ['a', '2']]],
    [
      'a carriage return, which belongs to the value,',
      'a=1\r\nb=2\r\n',
      [...[['a', '1\r'] as [string, string]], ['b', '2\r']],
    ],
    ['a lone carriage return, which ends nothing,', 'a=1\rb=2\n', [['a', '1\rb=2']]],
  ])('%s', (_name, text, pairs) => {
    expect(parseAssignments(text, false)).toEqual({ pairs });
  });

  test.each([
    ['a line with neither = nor <<', 'a=1\nb\nc=3\n', "Invalid format 'b'"],
    [
      'a block without a name',
      'a=1\n<<E\nx\nE\n',
      "Invalid format '<<E'. Name must not be empty and delimiter must not",
    ],
    [
      'a block without a delimiter',
      'a=1\nb<<\nx\n',
      "Invalid format 'b<<'. Name must not be empty and delimiter must",
    ],
    ['a missing delimiter', 'a=1\nb<<E\nx\n', "Invalid value. Matching delimiter not found 'E'"],
    ['a block ended with CRLF', 'a=1\nb<<E\nx\nE\r\n', "Invalid value. Matching delimiter not found 'E'"],
    ['a last line without a line feed', 'a=1\nb<<E\nxE', 'Invalid value. EOF marker missing new line.'],
  ])('%s as an error, and keeps what comes before it', (_name, text, message) => {
    const { pairs, error } = parseAssignments(text, false);
    expect(pairs).toEqual([['a', '1']]);
    expect(error).toContain(message);
  });
});

test('on Windows parseAssignments takes CRLF as the end of a line too', () => {
  expect(parseAssignments('a=1\r\nb<<E\r\none\r\ntwo\r\nE\r\n\r\nc=2\n', true)).toEqual({
    pairs: [
      ['a', '1'],
      ['b', 'one\r\ntwo'],
      ['c', '2'],
    ],
  });
});

test('parsePathLines takes any line end and skips blank lines', () => {
  expect(parsePathLines('/a\r\n/b\r/c\n\n /d ')).toEqual(['/a', '/b', '/c', ' /d ']);
});
