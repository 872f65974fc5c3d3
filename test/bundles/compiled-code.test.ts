// Post reuses the code that Node compiled in main, and a place where it cannot be kept changes nothing.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { root } from './scene.ts';

let temp: string;

beforeEach(() => {
  temp = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  onTestFinished(() => rmSync(temp, { recursive: true }));
});

/** Runs a step without inputs or state, with Node's own account of the code that it keeps. */
function run(step: 'main' | 'post', runnerTemp: string | undefined) {
  const env = {
    NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
    // Main saves this before it reads its inputs.
    STATE_deployment: 'nothing started',
    ...(runnerTemp === undefined ? {} : { RUNNER_TEMP: runnerTemp }),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist', `${step}.js`)], {
    encoding: 'utf8',
    env,
  });
  const lines = `${stdout}${stderr}`.split(/\r?\n/);
  const isAccount = (line: string) => line.startsWith('[compile cache]');
  const taken = lines.filter((line) => isAccount(line) && line.includes('was accepted')).length;
  return { status, taken, told: lines.filter((line) => line !== '' && !isAccount(line)).join('\n') };
}

const nothingToDo = 'Nothing to take away: no deployment was created.';
const kept = () =>
  globSync('**', { cwd: temp })
    .map((name) => path.join(temp, name))
    .filter((name) => statSync(name).isFile());

test('post reuses the code that main compiled', () => {
  expect(run('main', temp)).toMatchObject({ status: 1, taken: 0 });
  expect(kept()).not.toEqual([]);
  expect(run('post', temp)).toEqual({ status: 0, taken: 1, told: nothingToDo });
});

test('compiled code that was damaged since is not run', () => {
  run('main', temp);
  const before = kept();
  expect(before).not.toEqual([]);
  for (const name of before) {
    const code = readFileSync(name);
    writeFileSync(name, code.fill(0x41, code.length >> 1));
  }
  expect(run('post', temp)).toEqual({ status: 0, taken: 0, told: nothingToDo });
});

test('main works without a RUNNER_TEMP', () => {
  const { status, told } = run('main', undefined);
  expect(status).toBe(1);
  expect(told).toContain('bad inputs');
});

test('main and post work with a RUNNER_TEMP in which nothing can be written', () => {
  const file = path.join(temp, 'no-folder');
  writeFileSync(file, '');
  expect(run('post', file)).toEqual({ status: 0, taken: 0, told: nothingToDo });
  expect(run('main', file).told).toContain('bad inputs');
});
