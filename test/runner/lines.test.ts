// Where the runner sees the end of a line.
import { expect, test } from 'vitest';
import { splitLines } from './lines.ts';

test.each([
  ['line feed', ['a\nb\n'], ['a', 'b']],
  ['carriage return and line feed', ['a\r\nb\r\n'], ['a', 'b']],
  ['a lone carriage return', ['a\rb\r'], ['a', 'b']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['empty lines', ['\n\r\n\r\n'], ['', '', '']],
  ['CRLF cut in two', ['a\r', '\nb'], ['a', 'b']],
  ['a carriage return at the end of a chunk', ['a\r', 'b'], ['a', 'b']],
  ['a line in three chunks', ['a', 'b', 'c\n'], ['abc']],
  ['nothing', [], []],
])('%s', (_name, chunks, expected) => {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(Buffer.from(chunk));
  splitter.end();
  expect(lines).toEqual(expected);
});

test('a character cut in two is put together', () => {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  const bytes = Buffer.from('ä\n');
  splitter.write(bytes.subarray(0, 1));
  splitter.write(bytes.subarray(1));
  expect(lines).toEqual(['ä']);
});
