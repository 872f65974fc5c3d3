// On a Node that is too old, each step says in one line which Node it needs, and loads nothing that could fail worse.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryFile, steps } from '../../scripts/entry-files.ts';
import { root } from './scene.ts';

/** Makes this Node pass for another version; what is newer in it is still there. */
const passingFor = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
];

function run(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: {} });
  return { status, stdout, stderr };
}

const refusal = (version: string) => ({
  status: 1,
  stdout: expect.stringMatching(
    new RegExp(
      `^::error::This Action asks for Node 24 and needs at least 22\\.19, but was started with Node ${version}\\. [^\\n]+\\n$`,
    ),
  ),
  stderr: '',
});

describe.each(steps)('the step "%s"', (step) => {
  const file = path.join(root, 'dist', entryFile(step));

  test.each(['16.20.2', '20.20.2', '22.18.9'])('refuses to run on Node %s', (version) => {
    expect(run(process.execPath, [...passingFor(version), file])).toEqual(refusal(version));
  });

  test.each(['22.19.0', '23.0.0', '24.0.0', '26.0.0'])('runs on Node %s as on this one', (version) => {
    const here = run(process.execPath, [file]);
    expect(here.stdout).toMatch(/^::(save-state|error|warning)/);
    expect(here.stdout).not.toContain('Node');
    expect(run(process.execPath, [...passingFor(version), file])).toEqual(here);
  });
});

/** A Node on this machine that really is too old. Every folder of PATH is searched, because npm puts its own Node first. */
const oldNode = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) => globSync(path.join(folder, 'node{,.exe}')))
  .map((program) => ({ program, version: run(program, ['--version']).stdout.trim().slice(1) }))
  .find(({ version }) => /^(1[6-9]|2[01])\./.test(version));

test.runIf(oldNode)('every step refuses to run on a Node that really is too old', () => {
  const { program = '', version = '' } = oldNode ?? {};
  for (const step of steps) {
    expect(run(program, [path.join(root, 'dist', entryFile(step))])).toEqual(refusal(version));
  }
});
