// CONTRIBUTING's "first change" is complete: done word for word in a copy of the repository, it passes every check.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi, describe as whole } from 'vitest';
import { sectionOf } from './markdown.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = path.join(import.meta.dirname, '..', '..');
const section = sectionOf(
  readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8'),
  'Twenty minutes: your first change, an input',
);
// The real path, as the compiler tells it: the temporary folder of macOS is a link.
const copy = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'first-change-'))), 'repository');
const copied = [
  ...['src', 'test', 'scripts', '.ci', '.github', 'docs', 'stop', 'logs', 'sweep', 'simulator'],
  ...['action.yml', 'action-types.yml', 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...['package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json'],
];

type Step = { file: string; above: string | null; text: string };

const steps: Step[] = [
  ...section.matchAll(
    /(?:In `([^`\n]+)`, above `([^`\n]+)`|The new file `([^`\n]+)`)\n\n```\w*\n([\s\S]*?)```/g,
  ),
].map(([, file, above = null, added, text = '']) => ({ file: file ?? added ?? '', above, text }));

/** Puts the text above the first line that begins so, with the indentation of that line. */
function insert(page: string, above: string, text: string): string {
  const plain = (line: string) => line.trim().replaceAll('`', '');
  const lines = page.split('\n');
  const at = lines.findIndex((line) => plain(line).startsWith(above.trim()));
  if (at < 0) throw new Error(`no line begins with ${above}`);
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const added = text.replace(/\n$/, '').split('\n');
  return [...lines.slice(0, at), ...added.map((line) => line && indent + line), ...lines.slice(at)].join(
    '\n',
  );
}

function run(program: string, ...args: string[]): { status: number | null; said: string } {
  const { VITEST: _one, VITEST_WORKER_ID: _two, VITEST_POOL_ID: _three, CI: _four, ...env } = process.env;
  const bin = path.join(root, 'node_modules', ...program.split('/'));
  const done = spawnSync(process.execPath, [bin, ...args], { cwd: copy, encoding: 'utf8', env });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

/** Windows can do without rights what this wants, but wine cannot at all. */
const isLinked = linkPackages();
const describe = whole.skipIf(!isLinked);

function linkPackages(): boolean {
  mkdirSync(copy);
  try {
    for (const entry of ['node_modules', 'dist'])
      symlinkSync(path.join(root, entry), path.join(copy, entry), 'junction');
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('ENOTSUP')) return false;
    throw error;
  }
}

beforeAll(() => {
  for (const entry of copied) cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
  for (const { file, above, text } of steps) {
    const place = path.join(copy, file);
    writeFileSync(place, above === null ? text : insert(readFileSync(place, 'utf8'), above, text));
  }
});
afterAll(() => rmSync(path.dirname(copy), { recursive: true, force: true }));

test('the first change names each file that it changes, and each of its blocks is a step', () => {
  const blocks = section.match(/^```\w+$/gm) ?? [];
  expect(steps).toHaveLength(blocks.length);
  expect(steps.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['action.yml', 'README.md', 'src/github/inputs.ts', 'CHANGELOG.md']),
  );
});

describe('the first change, done word for word,', () => {
  test('passes the type check', () => {
    expect(run('typescript/bin/tsc', '-p', '.')).toEqual({ status: 0, said: '' });
  });

  test('is formatted, and passes lint', () => {
    const files = steps.map(({ file }) => file).filter((file) => file.endsWith('.ts'));
    const { status, said } = run('@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', ...files);
    expect([status, status === 0 ? '' : said]).toEqual([0, '']);
  });

  test('passes the tests of the contract and its own', () => {
    const files = [
      'test/docs/contract.test.ts',
      'test/github/inputs',
      'test/github/bad-inputs',
      'test/steps/settle',
    ];
    const { status, said } = run('vitest/vitest.mjs', 'run', '--maxWorkers=1', '--root', copy, ...files);
    expect([status, status === 0 ? '' : said]).toEqual([0, '']);
    expect(said).toMatch(/settle\.test\.ts/);
  });
});
