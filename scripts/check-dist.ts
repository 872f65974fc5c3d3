// Whether dist, freshly built, is what is committed, is whole, and holds nothing else: `npm run check-dist`.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startTally } from '../.ci/tally.ts';
import { bundleProblems, lockfileSchema } from './dist-contents.ts';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

const tally = startTally();
const lockfile = lockfileSchema.parse(JSON.parse(read('package-lock.json')));

// Bundles by the paths that the Actions give the runner.
const wanted = new Set<string>();
for (const manifest of globSync('{.,stop,logs,sweep}/action.yml', { cwd: root })) {
  for (const [, stage, path = ''] of read(manifest).matchAll(/^ {2}(main|post|pre): (\S+)$/gm)) {
    const bundle = join(dirname(manifest), path);
    wanted.add(bundle);
    tally.check(`${manifest}: its ${stage} is there`, existsSync(join(root, bundle)) ? '' : `no ${bundle}`);
  }
}

const folders = readdirSync(join(root, 'dist')).sort();
const stray = folders.filter((name) => !wanted.has(join('dist', name, 'index.js')));
tally.check('every bundle is of an Action', stray.map((name) => `dist/${name} is not`).join('\n'));
for (const name of folders) {
  // With the chunks that are loaded only when they are needed.
  const scripts = globSync(`dist/${name}/*.js`, { cwd: root }).map((path) => read(path));
  const bundle = { script: scripts.join('\n'), licences: read('dist', name, 'licenses.txt') };
  tally.check(`dist/${name} is whole, of locked packages only`, bundleProblems(bundle, lockfile).join('\n'));
  const ownPath = bundle.script.includes(modules) ? `it contains ${modules}` : '';
  tally.check(`dist/${name} knows nothing of this machine`, ownPath);
}

const status = execFileSync('git', ['status', '--porcelain', '--', 'dist'], { cwd: root, encoding: 'utf8' });
tally.check('dist is committed as the sources build it', status);
tally.end();
