// Bundles each entry of src/actions from its compiled form: `npm run bundle`.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licensesText, packagesOf } from './licences.ts';

/** The entries: every compiled file of build/actions that is an action's main or post, by its name. */
export const entries = ['main', 'post', 'stop', 'logs', 'sweep'] as const;

const root = join(import.meta.dirname, '..');
const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');

// ncc leaves what an earlier build put there.
rmSync(join(root, 'dist'), { recursive: true, force: true });
for (const entry of entries) {
  const args = ['build', join('build', 'actions', `${entry}.js`), '-q', '-o', join('dist', entry)];
  const { status } = spawnSync(process.execPath, [ncc, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  const packages = packagesOf(join(root, 'build', 'actions', `${entry}.js`));
  writeFileSync(join(root, 'dist', entry, 'licenses.txt'), licensesText(packages));
}
