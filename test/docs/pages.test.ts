// The pages: what they point at is there, what they quote is said, and the example comes first.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf, codeIn, headingsOf, linksIn, sectionOf, tableIn } from './markdown.ts';
import { isSayable, type Literal, literalsIn } from './sayable.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])('%s', (page) => {
  test('links only to files that are there', () => {
    const files = linksIn(read(page)).filter((target) => !/^(https?:|mailto:|#)/.test(target));
    expect(files.filter((file) => !existsSync(path.join(root, file.split('#')[0] ?? '')))).toEqual([]);
  });

  test('links only to headings that are there', () => {
    const broken = linksIn(read(page)).filter((target) => {
      const [file = '', anchor] = target.split('#');
      if (anchor === undefined || target.startsWith('http')) return false;
      return !headingsOf(read(file || page))
        .map(anchorOf)
        .includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('the README', () => {
  test('shows a whole use within its first 20 lines', () => {
    const start = readme.split('\n').slice(0, 20).join('\n');
    expect(start).toMatch(
      /```yaml[\s\S]*uses: OWNER\/roboflow-ephemeral-deployment@v1[\s\S]*outputs\.url[\s\S]*```/,
    );
  });

  test('names no test that is not there, and a test for each promise', () => {
    const named = tableIn(sectionOf(readme, 'The tests behind the promises'));
    const promises = tableIn(sectionOf(readme, 'What it promises')).map(([number]) => number);
    expect(named.map(([number]) => number)).toEqual(promises);
    const files = named.map((cells) => linksIn(cells.join(' ')).filter((file) => file.startsWith('test/')));
    expect(files.filter((list) => list.length === 0)).toEqual([]);
    expect(files.flat().filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  const literals = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => literalsIn(read(file)));
  const quoted = tableIn(sectionOf(readme, 'Troubleshooting')).flatMap(([message = '']) => codeIn(message));

  test.each(quoted)('explains a message that the code can say: %s', (message) => {
    expect(isSayable(message, literals)).toBe(true);
  });
});

describe('a message that can be said', () => {
  const source = `
    // \`a comment is \${no} literal\`
    const input = \`"\${name}" must be \${accepts}, got \${came}\`; const more = ['api-key', 'a key', 'nothing'];
    const answer = \`answered \${status}: \${said}\`; const fixed = 'it isn\\'t there';`;
  const literals: Literal[] = literalsIn(source);

  test.each([
    ['a part of a string', "isn't there", true],
    ['a template whose gaps are filled by other strings', '"api-key" must be a key, got nothing', true],
    ['the beginning of a template and a number', 'answered 401', true],
    ['a gap that no string fills', '"api-key" must be a cat, got nothing', false],
    ['a gap filled by half a string', '"api-key" must be a key, got api', false],
    ['a number alone', '401', false],
    ['what stands in a comment', 'a comment is', false],
    ['words of two strings in a row', "api-key isn't there", false],
  ])('%s', (_what, text, sayable) => {
    expect(isSayable(text, literals)).toBe(sayable);
  });
});
