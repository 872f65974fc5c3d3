// The bundles under dist, as far as they have been built.
import { existsSync, globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** `main`, `post`, ... in alphabetical order. Throws where nothing was built. */
export function bundleNames(): string[] {
  const names = existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')).sort() : [];
  if (names.length === 0) throw new Error('There is nothing in dist: run "npm run build" first.');
  return names;
}

/** The file the runner starts. */
export function entryOf(name: string): string {
  return join(root, 'dist', name, 'index.js');
}

/** Every script of a bundle: what the runner starts, and the chunks that are loaded later. */
export function scriptsOf(name: string): string[] {
  return globSync(join(root, 'dist', name, '*.js')).sort();
}
