// The check of what bundles are made of finds each thing that can be wrong with one.
import { expect, test } from 'vitest';
import { bundleProblems, sizeProblem } from '../../scripts/dist-contents.ts';

const rule = `\n${'-'.repeat(80)}\n\n`;
const lockfile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/@actions/core': { version: '3.0.1', license: 'MIT' },
    'node_modules/undici': { version: '8.12.4', license: 'MIT' },
    'node_modules/@actions/core/node_modules/undici': { version: '6.0.0', license: 'MIT' },
    'node_modules/vitest': { version: '5.1.1', license: 'MIT', dev: true },
    'node_modules/readline': { version: '1.0.0', license: 'GPL-3.0' },
  },
};
const script = '// ./node_modules/@actions/core/lib/core.js\n// ./node_modules/undici/index.js\n';
const licences = ['@actions/core 3.0.1\nMIT\n\nCopyright\n', 'undici 8.12.4\nMIT\n\nMIT License\n'].join(
  rule,
);
const and = (block: string) => ({ script, licences: licences + rule + block });

test('a bundle of locked packages has no problems', () => {
  expect(bundleProblems(and('undici 6.0.0\nMIT\n\ntext\n'), lockfile)).toEqual([]);
});

test.each([
  {
    name: 'a package that the lockfile does not name',
    bundle: and('left-pad 1.3.0\nMIT\n\ntext\n'),
    problems: ['left-pad 1.3.0 is not in package-lock.json'],
  },
  {
    name: 'another version than the locked one',
    bundle: and('undici 7.0.0\nMIT\n\ntext\n'),
    problems: ['undici 7.0.0 is not in package-lock.json'],
  },
  {
    name: 'a package for development only',
    bundle: and('vitest 5.1.1\nMIT\n\ntext\n'),
    problems: ['vitest 5.1.1 is a package for development only'],
  },
  {
    name: 'a licence that has changed',
    bundle: { script, licences: licences.replace('undici 8.12.4\nMIT', 'undici 8.12.4\nISC') },
    problems: ['undici 8.12.4 is MIT in package-lock.json, ISC here'],
  },
  {
    name: 'a licence that does not go with ours',
    bundle: and('readline 1.0.0\nGPL-3.0\n\ntext\n'),
    problems: ['readline 1.0.0 may not be bundled under GPL-3.0'],
  },
  {
    name: 'a package without its licence',
    bundle: { script: `${script}// ./node_modules/tunnel/index.js\n`, licences },
    problems: ['tunnel is bundled, but not in licenses.txt'],
  },
  {
    name: 'an import that the bundler did not find',
    bundle: { script: `${script}eval("require")("missing")`, licences },
    problems: ['has an import that was not resolved (eval("require"))'],
  },
  {
    name: 'a bundle whose packages cannot be read',
    bundle: { script: '', licences },
    problems: ['no package is found in it: have the path comments changed?'],
  },
])('$name is a problem', ({ bundle, problems }) => {
  expect(bundleProblems(bundle, lockfile)).toEqual(problems);
});

test('a size above the allowed one is a problem with both figures', () => {
  expect(sizeProblem(2_700_000, 2_700_000)).toBe('');
  expect(sizeProblem(2_700_001, 2_700_000)).toBe('2700001 bytes, and at most 2700000 are allowed');
});
