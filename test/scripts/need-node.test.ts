// The npm scripts that would stumble on an old Node say in one line that it is too old.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '..', '..');
const guard = './scripts/need-node.cjs';

/** Runs the guard in a Node that claims to be of that version. */
function guardOn(version: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'need-node-'));
  const pretence = path.join(folder, 'pretence.cjs');
  writeFileSync(pretence, `Object.defineProperty(process, 'version', { value: '${version}' });`);
  try {
    const args = ['-r', pretence, '-r', guard, '-e', "console.log('went on')"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(['v18.20.8', 'v20.20.2', 'v22.23.1'])('the guard refuses Node %s in one line', (version) => {
  const { status, stdout, stderr } = guardOn(version);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^Node 24 or newer is needed, and this is v.*https:\/\/nodejs\.org\n$/);
  expect(stderr).toContain(version);
});

test.each(['v24.0.0', 'v26.1.0'])('the guard lets Node %s go on', (version) => {
  expect(guardOn(version)).toEqual({ status: 0, stdout: 'went on\n', stderr: '' });
});

const forUsers = ['demo', 'simulator', 'test', 'test:act', 'test:chaos', 'test:client', 'bench', 'preview'];

test.each(forUsers)('npm run %s starts with the guard', (name) => {
  const scripts: Readonly<Record<string, string>> = manifest.scripts;
  expect(scripts[name]).toMatch(/^node (-r )?\.\/scripts\/need-node\.cjs /);
});
