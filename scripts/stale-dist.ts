// Tells whether dist was built from the current sources, by a digest of them in dist. A checkout changes file times.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const manifestSchema = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  overrides: z.record(z.string(), z.string()),
});
const lockfileSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.optional(z.boolean()), optional: z.optional(z.boolean()) }),
  ),
});

/** The development packages whose version changes what is built. */
const builders = new Set(['node_modules/typescript', 'node_modules/@vercel/ncc']);

/** Our own files that decide what is built, besides parts of package.json and its lockfile. */
const ownFiles = [
  'src/**/*.ts',
  'test/simulator/**/*.{ts,json}',
  'tsconfig*.json',
  'scripts/{bundle,entry-files,licences,stale-dist}.ts',
];

/** Writes the digest of the sources into dist. */
export function recordSources(root: string): void {
  writeFileSync(recordOf(root), `${digestOf(root)}\n`);
}

/** Throws an Error that says what to do where dist is missing or was built from other sources than those in `root`. */
export function refuseStaleDist(root: string): void {
  const record = recordOf(root);
  const isCurrent = existsSync(record) && readFileSync(record, 'utf8').trim() === digestOf(root);
  if (isCurrent) return;
  const what = existsSync(record) ? 'was built from other sources than those in src' : 'was never built';
  throw new Error(`dist ${what}, so this would try an old build. Run "npm run build" first.`);
}

function recordOf(root: string): string {
  return join(root, 'dist', 'built-from.txt');
}

/** SHA-256 of everything that decides what is built, in hexadecimal. */
function digestOf(root: string): string {
  const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  const { version, dependencies, overrides } = manifestSchema.parse(JSON.parse(read('package.json')));
  const { packages } = lockfileSchema.parse(JSON.parse(read('package-lock.json')));
  const bundled = Object.entries(packages).filter(
    ([path, { dev, optional }]) => builders.has(path) || !(path === '' || dev || optional),
  );
  const digest = createHash('sha256').update(JSON.stringify({ version, dependencies, overrides, bundled }));
  const files = globSync(ownFiles, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'));
  for (const path of files.sort()) digest.update(`\n${path}\n${read(path)}`);
  return digest.digest('hex');
}
