// The demo that the README promises ends well, is truthful, and takes no longer than the README says.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

test('the demo shows the whole life of a deployment in the time that the README says', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/demo/demo.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const titles = [...stdout.matchAll(/^=== (.*?) =+$/gm)].map(([, title]) => title);
  expect(titles).toEqual([
    'uses: OWNER/roboflow-ephemeral-deployment@v1',
    'Outputs',
    'Requests as tests would send them; the last is wrong on purpose',
    'Post',
    'Job summary',
    'The simulator and the exit codes say',
  ]);
  expect(stdout).toMatch(/^POST \/soccer-players-5fuqs\/1\n {2}200, found .+ \(\d+ %\)$/m);
  expect(stdout).toMatch(
    /^POST \/no-such-model\/99\n {2}404, Requested Roboflow resource not found\..*exists\.$/m,
  );
  expect(stdout).toMatch(/^No deployment is left\.$/m);
  // The terminal leaves out what the summary has for a browser alone.
  expect(stdout).not.toMatch(/<\w+|```|mermaid|chart|\(chart|&\w+;/);
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const claimed = Number(/npm run demo .*, (\d+) s$/m.exec(readme)?.[1]);
  const took = Number(/^Done in ([\d.]+) s\.$/m.exec(stdout)?.[1]);
  // A machine that is busy with other tests may take twice as long.
  expect(took).toBeLessThan(2 * claimed);
});
