// Makes repositories for act, which hold what a user of the Action gets and the workflows to be run.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseStaleDist } from '../../scripts/stale-dist.ts';

const root = join(import.meta.dirname, '..', '..');

refuseStaleDist(root);

/** Everything that `uses: owner/roboflow-ephemeral-deployment@v1` downloads and needs. */
const delivered = ['action.yml', 'stop', 'logs', 'sweep', 'simulator', 'dist'];

/** Makes the repository in `folder`, with workflows/ and wrapper/ of this folder where GitHub wants them. */
export function stageRepository(folder: string): void {
  copyDelivered(folder);
  cpSync(join(import.meta.dirname, 'workflows'), join(folder, '.github', 'workflows'), { recursive: true });
  cpSync(join(import.meta.dirname, 'wrapper'), join(folder, '.github', 'actions', 'wrapper'), {
    recursive: true,
  });
  commitAll(folder);
}

/** Makes a copy of this checkout in `folder`: what git knows of it, and what is new and not ignored. */
export function stageCheckout(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    if (path !== '' && existsSync(join(root, path))) cpSync(join(root, path), join(folder, path));
  }
  commitAll(folder);
}

/**
 * Makes a user's repository in `folder`: the recipes, and none of our own files. act knows `./`, and not yet `$/`.
 * `edited`: other texts for some of them, by their paths.
 */
export function stageRecipes(folder: string, edited: Readonly<Record<string, string>> = {}): void {
  cpSync(join(root, '.github', 'examples'), join(folder, '.github', 'examples'), { recursive: true });
  for (const { path, text } of recipes()) {
    writeFileSync(join(folder, path), text.replaceAll('uses: $/', 'uses: ./'));
  }
  for (const [path, text] of Object.entries(edited)) writeFileSync(join(folder, path), text);
  commitAll(folder);
}

/**
 * Makes a copy of the Actions whose default of `api-url` is the simulator, so that a recipe, which never names one,
 * runs as it is written. `files` (text by path) are put beside them. Throws an Error where an action.yml has no such
 * default.
 */
export function stageRedirected(
  folder: string,
  simulatorUrl: string,
  files: Readonly<Record<string, string>> = {},
): void {
  copyDelivered(folder);
  for (const action of ['.', 'stop', 'logs', 'sweep']) {
    const path = join(folder, action, 'action.yml');
    const manifest = readFileSync(path, 'utf8');
    const redirected = manifest.replace(
      /^( {2}api-url:\n(?: {4}\S.*\n)*? {4}default: )''$/m,
      (_, before: string) => before + simulatorUrl,
    );
    if (redirected === manifest) throw new Error(`${action}/action.yml has no default of api-url to replace`);
    writeFileSync(path, redirected);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  commitAll(folder);
}

/** A recipe: its path in the repository, and the Actions that it uses, as they are written. */
export type Recipe = { path: string; text: string; uses: readonly string[] };

/** The workflows of .github/examples. */
export function recipes(): Recipe[] {
  return globSync('.github/examples/*.yml', { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return {
        path,
        text,
        uses: [...text.matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, uses]) => uses ?? ''),
      };
    });
}

function copyDelivered(folder: string) {
  for (const name of delivered) cpSync(join(root, name), join(folder, name), { recursive: true });
}

/** act copies only what git knows, and asks git for the commit. */
export function commitAll(folder: string) {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Staged for act');
}
