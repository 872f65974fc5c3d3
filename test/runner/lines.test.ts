// Where the runner sees the end of a line.
import { expect, test } from 'vitest';
import { splitLines } from './lines.ts';

test.each([
  ['a line feed ends a line', ['a\nb\n'], ['a', 'b']],
  ['a carriage return with a line feed ends a line', ['a\r\nb\r\n'], ['a', 'b']],
  ['a lone carriage return ends a line', ['a\rb\r'], ['a', 'b']],
  ['the end of the stream ends the last line', ['a\nb'], ['a', 'b']],
  ['empty lines are kept', ['\n\r\n\r\n'], ['', '', '']],
  ['CRLF that is cut in two ends one line', ['a\r', '\nb'], ['a', 'b']],
  ['a carriage return at the end of a chunk ends a line', ['a\r', 'b'], ['a', 'b']],
  ['a line in three chunks is put together', ['a', 'b', 'c\n'], ['abc']],
  ['an empty stream has no lines', [], []],
])('%s', (_name, chunks, expected) => {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(Buffer.from(chunk));
  splitter.end();
  expect(lines).toEqual(expected);
});

test('a character that is cut in two is put together', () => {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  const bytes = Buffer.from('ä\n');
  splitter.write(bytes.subarray(0, 1));
  splitter.write(bytes.subarray(1));
  expect(lines).toEqual(['ä']);
});
