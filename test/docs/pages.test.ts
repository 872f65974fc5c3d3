// What our pages point at exists, what they quote is said, and the example comes first.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf, codeIn, headingsOf, linksIn, sectionOf, tableIn, tablesIn } from './markdown.ts';
import { isSayable, type Literal, literalsIn } from './sayable.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', '.github/PULL_REQUEST_TEMPLATE.md'],
  ...readdirSync(path.join(root, 'docs'))
    .map((name) => `docs/${name}`)
    .toSorted(),
];

/** Returns the file that a link leads to, from the root of the repository, and the heading in it. */
function follow(page: string, target: string): { file: string; anchor: string | undefined } {
  const [file = '', anchor] = target.split('#');
  return { file: file === '' ? page : path.posix.join(path.posix.dirname(page), file), anchor };
}

describe.each(pages)('the page %s', (page) => {
  const links = linksIn(read(page));
  const isOutside = (target: string) => /^(https?|mailto):/.test(target);

  test('links only to files that exist', () => {
    const files = links.filter((target) => !isOutside(target)).map((target) => follow(page, target).file);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  test('links only to headings that exist', () => {
    const broken = links.filter((target) => {
      const { file, anchor } = follow(page, target);
      if (isOutside(target) || anchor === undefined) return false;
      return !headingsOf(read(file)).map(anchorOf).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('links by https alone, and to no file of ours that does not exist', () => {
    const outside = links.filter(isOutside);
    expect(outside.filter((target) => !URL.canParse(target) || !target.startsWith('https:'))).toEqual([]);
    const own = outside.flatMap(
      (target) =>
        /OWNER\/roboflow-ephemeral-deployment\/(?:actions\/workflows|blob\/main)\/([\w./-]+)/.exec(
          target,
        )?.[1] ?? [],
    );
    const missing = own
      .map((file) => file.replace(/\/badge\.svg$/, ''))
      .filter(
        (file) =>
          !existsSync(path.join(root, file)) && !existsSync(path.join(root, '.github/workflows', file)),
      );
    expect(missing).toEqual([]);
  });

  test('has no heading twice, so that a link to it is not ambiguous', () => {
    const all = headingsOf(read(page)).map(anchorOf);
    // Each version of the change log has the same headings below its own.
    const anchors = page === 'CHANGELOG.md' ? all.filter((anchor) => /\d/.test(anchor)) : all;
    expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([]);
  });
});

describe('the README', () => {
  test('shows a whole use on its first screens, after what it needs', () => {
    const before = readme.slice(0, readme.indexOf('```yaml'));
    expect(before).toMatch(/plan .*API key/);
    const start = readme.split('\n').slice(0, 40).join('\n');
    expect(start).toMatch(
      /```yaml[\s\S]*uses: OWNER\/roboflow-ephemeral-deployment@v1[\s\S]*outputs\.url[\s\S]*```/,
    );
  });

  test('names every large section in its table of contents', () => {
    const contents = linksIn(readme.split('\n').find((line) => line.startsWith('**Contents:**')) ?? '');
    const sections = readme
      .split('\n')
      .filter((line) => /^## /.test(line))
      .map((line) => `#${anchorOf(line.slice(3))}`);
    const companions = ['#stop', '#logs', '#sweep'];
    expect(contents).toEqual(sections.flatMap((one) => (one === '#companion-actions' ? companions : one)));
  });
});

describe('the threat model', () => {
  const page = 'docs/threat-model.md';
  const filesIn = (cells: string[]) => linksIn(cells.join(' ')).map((target) => follow(page, target).file);
  const isTest = (file: string) => file.startsWith('test/') && existsSync(path.join(root, file));

  test('names a test for each promise', () => {
    const named = tableIn(sectionOf(read(page), 'The tests behind the promises'));
    const promises = tableIn(sectionOf(readme, 'What it promises')).map(([number]) => number);
    expect(named.map(([number]) => number)).toEqual(promises);
    expect(named.filter((cells) => filesIn(cells).filter(isTest).length === 0)).toEqual([]);
  });

  test('names a test for each attempt', () => {
    const attempts = tableIn(sectionOf(read(page), 'Who could try what'));
    expect(attempts.length).toBeGreaterThan(10);
    expect(attempts.filter((cells) => filesIn(cells.slice(3)).filter(isTest).length === 0)).toEqual([]);
  });
});

test('the architecture page names every room, and no room or file that does not exist', () => {
  const page = read('docs/architecture.md');
  const files = codeIn(page).filter((code) => /^[a-z-]+\/[\w/-]+\.ts$/.test(code));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(path.join(root, 'src', file)))).toEqual([]);
  const drawn = [...page.matchAll(/^src\/([a-z]+)\/ /gm)].map(([, room = '']) => room);
  const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  // `actions` is left out, because one entry takes its place.
  expect(drawn.toSorted()).toEqual(
    rooms
      .map(({ name }) => name)
      .filter((name) => name !== 'actions')
      .toSorted(),
  );
});

describe('the troubleshooting page', () => {
  const literals = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => literalsIn(read(file)));
  const rows = ['README.md', 'docs/troubleshooting.md'].flatMap((page) => tablesIn(read(page), 'Message'));
  const quoted = [...new Set(rows.flatMap(([message = '']) => codeIn(message)))];

  test.each(quoted)('explains only messages that the code can say: %s', (message) => {
    expect(isSayable(message, literals)).toBe(true);
  });

  test('explains each message once', () => {
    const messages = tablesIn(read('docs/troubleshooting.md'), 'Message').map(([message]) => message);
    expect(messages.length).toBeGreaterThan(30);
    expect(new Set(messages).size).toBe(messages.length);
  });
});

describe('isSayable()', () => {
  const source = `
    // \`a comment is \${no} literal\`
    const input = \`"\${name}" must be \${accepts}, got \${came}\`; const more = ['api-key', 'a key', 'nothing'];
    const answer = \`answered \${status}: \${said}\`; const fixed = 'it isn\\'t there';`;
  const literals: Literal[] = literalsIn(source);

  test.each([
    ['finds a part of a string', "isn't there", true],
    ['finds a template whose gaps are filled by other strings', '"api-key" must be a key, got nothing', true],
    ['finds the beginning of a template with a number', 'answered 401', true],
    ['refuses a gap that no string fills', '"api-key" must be a cat, got nothing', false],
    ['refuses a gap filled by half a string', '"api-key" must be a key, got api', false],
    ['refuses a number alone', '401', false],
    ['refuses the words of a comment', 'a comment is', false],
    ['refuses the words of two strings in a row', "api-key isn't there", false],
  ])('%s', (_what, text, sayable) => {
    expect(isSayable(text, literals)).toBe(sayable);
  });
});
