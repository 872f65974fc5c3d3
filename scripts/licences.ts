// Lists the licences of all packages in a bundle: those that its entry imports, directly or through another.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z._default(z.string(), 'unknown'),
  dependencies: z._default(z.record(z.string(), z.string()), {}),
});

/** A package in a bundle; `folder` is where it is installed. */
export type BundledPackage = { name: string; version: string; license: string; folder: string };

/**
 * The packages that the compiled file `entry` imports, sorted by name. ncc's own list is not used, because it has only
 * the last chunk of a bundle with several. Throws where an import cannot be resolved.
 */
export function packagesOf(entry: string): BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  for (const [name, from] of importsOf(entry, new Set())) visit(name, from, found);
  // A package that is installed twice in the same version is listed once.
  const distinct = new Map([...found.values()].map((one) => [`${one.name} ${one.version}`, one]));
  return [...distinct.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
  );
}

/** The list as text: name, version and licence of each package, and the text of its licence file. */
export function licensesText(packages: readonly BundledPackage[]): string {
  return packages
    .map(({ name, version, license, folder }) => {
      const file = readdirSync(folder).find((candidate) => /^licen[cs]e(\.(md|txt))?$/i.test(candidate));
      const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
      return `${name} ${version}\n${license}\n${text}`.replace(/\r\n/g, '\n');
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** Packages that a file of ours imports, directly or through our other files, each with the importing file. */
function importsOf(file: string, seen: Set<string>): [string, string][] {
  if (seen.has(file)) return [];
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const names = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return names
    .filter((name) => !name.startsWith('node:'))
    .flatMap((name): [string, string][] =>
      name.startsWith('.') ? importsOf(resolve(dirname(file), name), seen) : [[packageOf(name), file]],
    );
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function visit(name: string, from: string, found: Map<string, BundledPackage>): void {
  const folder = locate(name, from);
  if (found.has(folder)) return;
  const { dependencies, ...about } = manifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  found.set(folder, { ...about, folder });
  for (const dependency of Object.keys(dependencies)) visit(dependency, join(folder, 'package.json'), found);
}

/** The folder in which Node finds a package for a file: in the nearest node_modules upwards. */
function locate(name: string, from: string): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name}, imported by ${from}, is not installed`);
  }
}
