// Checks what a bundle contains against its list of licences and the lockfile.
import * as z from 'zod/mini';

/** The part of package-lock.json that is read: packages by their path. The project itself has the path ''. */
export const lockfileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
    }),
  ),
});

/** The lockfile, parsed. */
export type Lockfile = z.output<typeof lockfileSchema>;

/** All scripts of dist as one text, and its licenses.txt. */
export type Bundle = { script: string; licences: string };

/** A package as licenses.txt lists it. */
type Listed = { name: string; version: string; licence: string };

/** Licences that allow a package in a bundle under the MIT licence, if their text comes with it. */
const permissive = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

/**
 * Lists everything that is wrong with a bundle, one line each. The bundler's path comments show what it contains, so
 * that a package without an entry in the list of licences is noticed.
 */
export function bundleProblems({ script, licences }: Bundle, lockfile: Lockfile): string[] {
  const bundled = bundledPackages(script);
  const listed = listedPackages(licences);
  const names = new Set(listed.map(({ name }) => name));
  const problems: string[] = [];
  if (bundled.size === 0) problems.push('no package is found in it: have the path comments changed?');
  // ncc writes this for an import that it cannot resolve, and still exits with 0.
  if (script.includes('eval("require")'))
    problems.push('has an import that was not resolved (eval("require"))');
  for (const name of bundled) {
    if (!names.has(name)) problems.push(`${name} is bundled, but not in licenses.txt`);
  }
  return [...problems, ...listed.flatMap((one) => listedProblem(one, lockfile))];
}

/** Says that `bytes` are more than `most`; empty where they are not. */
export function sizeProblem(bytes: number, most: number): string {
  return bytes <= most ? '' : `${bytes} bytes, and at most ${most} are allowed`;
}

function listedProblem({ name, version, licence }: Listed, { packages }: Lockfile): string[] {
  const locked = Object.entries(packages).find(
    ([path, its]) => `/${path}`.endsWith(`/node_modules/${name}`) && its.version === version,
  )?.[1];
  if (locked === undefined) return [`${name} ${version} is not in package-lock.json`];
  if (locked.dev) return [`${name} ${version} is a package for development only`];
  if (locked.license !== licence)
    return [`${name} ${version} is ${locked.license} in package-lock.json, ${licence} here`];
  return permissive.has(licence) ? [] : [`${name} ${version} may not be bundled under ${licence}`];
}

function bundledPackages(script: string): Set<string> {
  const paths = script.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g);
  return new Set([...paths].map(([, name = '']) => name));
}

/** Reads the list: for each package a block with `name version`, its licence, and the licence's text (licences.ts). */
function listedPackages(licences: string): Listed[] {
  return licences.split(/^-{80}\n\n/m).map((block) => {
    const [head = '', licence = ''] = block.split('\n');
    const [name = '', version = ''] = head.split(' ');
    return { name, version, licence };
  });
}
