// What reaches a real runner: lines on stdout and files for outputs and state, with nothing in them that could do harm.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGithubJob } from '../../src/github/job.ts';
import type { Job } from '../../src/job.ts';
import { createRedaction } from '../../src/text/redaction.ts';

const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';
const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
let folder: string;
let printed: string[];
let job: Job;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'job-'));
  for (const name of files) {
    writeFileSync(join(folder, name), '');
    vi.stubEnv(name, join(folder, name));
  }
  vi.stubEnv('RUNNER_DEBUG', '');
  printed = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  job = createGithubJob(createRedaction());
  job.mask(key);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

/** Returns the lines printed since the mask; the toolkit ends them as the system does. */
const lines = () => printed.join('').split(EOL).slice(1, -1);
const file = (name: string) => readFileSync(join(folder, name), 'utf8');

test('a masked secret is registered with the runner, and later lines hide it', () => {
  expect(printed.join('')).toBe(`::add-mask::${key}${EOL}`);
  job.info(`the key is ${key}`);
  expect(lines()).toEqual(['the key is ***']);
});

describe('a printed text', () => {
  test.each([
    { what: 'that is one plain line', text: 'Status: pending', prints: ['Status: pending'] },
    {
      what: 'with several kinds of line ends',
      text: 'one\ntwo\r\nthree\rfour',
      prints: ['one', 'two', 'three', 'four'],
    },
    {
      what: 'that is a workflow command',
      text: '::set-output name=a::b',
      prints: ['\\::set-output name=a::b'],
    },
    { what: 'with a command after blanks', text: ' \u2003::error::x', prints: [' \u2003\\::error::x'] },
    {
      what: 'with old-style commands in its middle',
      text: 'x ##[error]y ##[add-mask]z',
      prints: ['x ##\\[error]y ##\\[add-mask]z'],
    },
    { what: 'with a colour', text: '\u001b[31mred\u001b[0m', prints: ['red'] },
    {
      what: 'with a key cut by a colour',
      text: `${key.slice(0, 8)}\u001b[0m${key.slice(8)}`,
      prints: ['***'],
    },
    {
      what: "with somebody else's key",
      text: 'GET /x?api_key=AbC123dEf456 200',
      prints: ['GET /x?api_key=*** 200'],
    },
  ])('$what becomes harmless lines', ({ text, prints }) => {
    job.info(text);
    expect(lines()).toEqual(prints);
  });
});

describe('an annotation', () => {
  test.each([
    { kind: 'notice', command: '::notice::' },
    { kind: 'warning', command: '::warning::' },
    { kind: 'error', command: '::error::' },
    { kind: 'fail', command: '::error::' },
  ] as const)('of kind $kind is one command that holds all its lines', ({ kind, command }) => {
    job[kind](`one\ntwo 100% ${key}\n::set-output name=a::b`);
    expect(lines()).toEqual([`${command}one%0Atwo 100%25 ***%0A::set-output name=a::b`]);
    expect(process.exitCode === 1).toBe(kind === 'fail');
  });
});

test('a debug line is printed in debug mode only', () => {
  job.debug('GET /get: 200 in 20 ms');
  expect(lines()).toEqual([]);
  vi.stubEnv('RUNNER_DEBUG', '1');
  job.debug(`GET /get: 200 in 20 ms ${key}`);
  expect(lines()).toEqual(['::debug::GET /get: 200 in 20 ms ***']);
});

test('an output stays on one line even when the service puts a line break into its domain', () => {
  job.output('domain', 'a.roboflow.cloud\nurl=https://evil.example.com\u001b[0m');
  const [head = '', value, end] = file('GITHUB_OUTPUT').split(EOL);
  expect(head).toMatch(/^domain<<\S+$/);
  expect(value).toBe('a.roboflow.cloud url=https://evil.example.com');
  expect(head).toBe(`domain<<${end}`);
  expect(lines()).toEqual([]);
});

test('an output keeps two blanks in a row, as a path may have them', () => {
  job.output('log-file', '/my  logs/gpu\t1.log');
  expect(file('GITHUB_OUTPUT').split(EOL)[1]).toBe('/my  logs/gpu\t1.log');
});

test('a saved state is in its file when saveState returns', () => {
  job.saveState('{"version":1}');
  expect(file('GITHUB_STATE')).toContain('{"version":1}');
  job.saveState('{"version":1,"claims":[]}');
  expect(
    file('GITHUB_STATE')
      .split(EOL)
      .filter((line) => line.startsWith('{')),
  ).toHaveLength(2);
});

test.each([
  { variable: 'GITHUB_OUTPUT', use: () => job.output('url', 'https://a.b') },
  { variable: 'GITHUB_STATE', use: () => job.saveState('{}') },
])(
  'a file of $variable that cannot be written is an error of one line with the reason and a remedy',
  (at) => {
    vi.stubEnv(at.variable, join(folder, 'gone', at.variable));
    expect(at.use).toThrow(
      new RegExp(
        `^Could not write the runner's file of ${at.variable}: Missing file at path: .*\\. See that the .*$`,
      ),
    );
    rmSync(join(folder, at.variable));
    mkdirSync(join(folder, at.variable));
    vi.stubEnv(at.variable, join(folder, at.variable));
    expect(at.use).toThrow(/: E[A-Z]+: .* See that the runner's disk has room/);
  },
);

test('each summary is appended to the file, without keys', async () => {
  await job.summarize('# One\n');
  await job.summarize(`# Two ${key}\n`);
  const text = file('GITHUB_STEP_SUMMARY');
  expect(text).toContain('# One');
  expect(text).toContain('# Two ***');
});
