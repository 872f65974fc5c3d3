// Bundles the compiled sources into dist: one bundle in chunks, and a file for each step: `npm run bundle`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEntry, entryFile, entryText, simulatorFile, steps } from './entry-files.ts';
import { licensesText, packagesOf } from './licences.ts';
import { recordSources } from './stale-dist.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');

// ncc does not remove the files of an earlier build.
rmSync(dist, { recursive: true, force: true });
const entry = join(root, 'build', bundleEntry.file);
writeFileSync(entry, bundleEntry.text);
const args = ['build', entry, '-q', '-o', 'dist'];
const { status } = spawnSync(process.execPath, [ncc, ...args], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
renameSync(join(dist, 'index.js'), join(dist, 'entry.js'));
copyFileSync(join(root, 'build', 'launch.js'), join(dist, 'launch.js'));
for (const step of steps) writeFileSync(join(dist, entryFile(step)), entryText(step));
writeFileSync(join(dist, simulatorFile.name), simulatorFile.text);
writeFileSync(join(dist, 'licenses.txt'), licensesText(packagesOf(entry)));
recordSources(root);
