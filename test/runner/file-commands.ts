// Reads the files of GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV and GITHUB_PATH.

/** The assignments before the first bad line, and what is wrong with that line (FileCommandManager.cs:382-446). */
export type Assignments = { pairs: [name: string, value: string][]; error?: string };

type Line = { text: string; end: number; newline: '' | '\n' | '\r\n' };

/**
 * Reads `NAME=VALUE` and `NAME<<DELIMITER` blocks. Nothing is trimmed, and blank lines are skipped. The lines before a
 * bad line take effect. CRLF ends a line only on Windows (:482-494). Elsewhere the carriage return belongs to the text,
 * so that a block with CRLF never finds its delimiter.
 */
export function parseAssignments(text: string, crlf = process.platform === 'win32'): Assignments {
  const pairs: [string, string][] = [];
  let index = 0;
  try {
    const read = (from: number) => readLine(text, from, crlf);
    for (let line = read(0); line !== undefined; line = read(index)) {
      index = line.end;
      if (line.text === '') continue;
      const [name, value, next] = parseAssignment(text, line, read);
      pairs.push([name, value]);
      index = next;
    }
  } catch (error) {
    return { pairs, error: error instanceof Error ? error.message : String(error) };
  }
  return { pairs };
}

/** Reads GITHUB_PATH, which has a folder on each line. Blank lines are skipped. The runner uses File.ReadAllLines here. */
export function parsePathLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line !== '');
}

type Read = (from: number) => Line | undefined;
type Parsed = [name: string, value: string, next: number];

function parseAssignment(text: string, line: Line, read: Read): Parsed {
  const equals = line.text.indexOf('=');
  const heredoc = line.text.indexOf('<<');
  if (heredoc >= 0 && (equals < 0 || heredoc < equals)) return parseHeredoc(text, line, read);
  if (equals < 0) throw new Error(`Invalid format '${line.text}'`);
  return [line.text.slice(0, equals), line.text.slice(equals + 1), line.end];
}

function parseHeredoc(text: string, line: Line, read: Read): Parsed {
  const split = line.text.indexOf('<<');
  const name = line.text.slice(0, split);
  const delimiter = line.text.slice(split + 2);
  if (name === '' || delimiter === '') {
    throw new Error(`Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty`);
  }
  let valueEnd = line.end;
  let next = read(line.end);
  while (next?.text !== delimiter) {
    if (next === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    if (next.newline === '') throw new Error('Invalid value. EOF marker missing new line.');
    valueEnd = next.end - next.newline.length;
    next = read(next.end);
  }
  return [name, text.slice(line.end, Math.max(line.end, valueEnd)), next.end];
}

function readLine(text: string, from: number, crlf: boolean): Line | undefined {
  if (from >= text.length) return undefined;
  const feed = text.indexOf('\n', from);
  if (feed < 0) return { text: text.slice(from), end: text.length, newline: '' };
  const newline = crlf && feed > from && text[feed - 1] === '\r' ? '\r\n' : '\n';
  return { text: text.slice(from, feed + 1 - newline.length), end: feed + 1, newline };
}
