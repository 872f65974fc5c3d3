// The way to the runner: what it set is read, and what is for it is written where it looks, or refused.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { assign, readInput, readState } from '../../src/github/commands.ts';
import { parseAssignments } from '../runner/file-commands.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test.each([
  { name: 'api-key', variable: 'INPUT_API-KEY', text: ' a key\n', read: 'a key' },
  { name: 'two words', variable: 'INPUT_TWO_WORDS', text: 'x', read: 'x' },
  { name: 'not-there', variable: 'OTHER', text: 'x', read: '' },
])('the input "$name" is read from $variable', ({ name, variable, text, read }) => {
  vi.stubEnv(variable, text);
  expect(readInput(name)).toBe(read);
});

test('a state is read as it was saved, and nothing where there is none', () => {
  vi.stubEnv('STATE_deployment', ' {} ');
  expect([readState('deployment'), readState('other')]).toEqual([' {} ', '']);
});

test.each(['', 'plain', 'two\nlines', 'a=b\nc<<ghadelimiter_x\nghadelimiter_x', ' \t '])(
  'the runner reads the value %j as it was given',
  (value) => {
    const path = join(folder, 'output');
    writeFileSync(path, '');
    vi.stubEnv('GITHUB_OUTPUT', path);
    assign('GITHUB_OUTPUT', 'domain', value);
    assign('GITHUB_OUTPUT', 'after', 'it');
    expect(parseAssignments(readFileSync(path, 'utf8'))).toEqual({
      pairs: [
        ['domain', value],
        ['after', 'it'],
      ],
    });
  },
);

test('without the variable for the file it fails, and says so', () => {
  vi.stubEnv('GITHUB_STATE', '');
  expect(() => assign('GITHUB_STATE', 'deployment', '{}')).toThrow('GITHUB_STATE is missing');
});

test('a file that the runner did not make is not made', () => {
  const path = join(folder, 'state');
  vi.stubEnv('GITHUB_STATE', path);
  expect(() => assign('GITHUB_STATE', 'deployment', '{}')).toThrow('ENOENT');
  expect(existsSync(path)).toBe(false);
});
