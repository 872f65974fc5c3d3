// Checks that dist, freshly built, is what is committed, is complete and small, and has nothing else: `npm run check-dist`.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTally } from '../.ci/tally.ts';
import { bundleProblems, lockfileSchema, sizeProblem } from './dist-contents.ts';
import { entryFile, steps } from './entry-files.ts';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

const tally = startTally();
const lockfile = lockfileSchema.parse(JSON.parse(read('package-lock.json')));

// The files that the runner starts, according to the manifests.
const wanted = new Set<string>();
for (const manifest of globSync('{.,stop,logs,sweep,simulator}/action.yml', { cwd: root })) {
  for (const [, stage, path = ''] of read(manifest).matchAll(/^ {2}(main|post|pre): (\S+)$/gm)) {
    const file = join(dirname(manifest), path);
    wanted.add(file);
    tally.check(`${manifest}: its ${stage} is there`, existsSync(join(root, file)) ? '' : `no ${file}`);
  }
}
const unused = steps.map((step) => join('dist', entryFile(step))).filter((file) => !wanted.has(file));
tally.check('every step in dist is of an Action', unused.map((file) => `${file} is not`).join('\n'));

// All scripts, including the chunks that a step loads later.
const names = readdirSync(join(root, 'dist'));
const script = names
  .filter((name) => name.endsWith('.js'))
  .map((name) => read('dist', name))
  .join('\n');
const bundle = { script, licences: read('dist', 'licenses.txt') };
tally.check('dist is whole, of locked packages only', bundleProblems(bundle, lockfile).join('\n'));
tally.check('dist knows nothing of this machine', script.includes(modules) ? `it contains ${modules}` : '');

const files = names.map((name) => readFileSync(join(root, 'dist', name)));
const unpacked = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
const gzipped = gzipSync(Buffer.concat(files)).byteLength;
const tar = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 100_000_000 });
// Every job downloads the packed size. The toolkit and the simulator are 0.4 MB of the unpacked size.
tally.check('dist is small', sizeProblem(unpacked, 3_000_000));
tally.check('dist is small when it is packed', sizeProblem(gzipped, 700_000));
// The runner downloads the archive before the first step of each job that uses the Action.
tally.check('the archive of the repository is small', sizeProblem(gzipSync(tar).byteLength, 1_200_000));

const status = execFileSync('git', ['status', '--porcelain', '--', 'dist'], { cwd: root, encoding: 'utf8' });
tally.check('dist is committed as the sources build it', status);
tally.end();
