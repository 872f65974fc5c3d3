// What a bundle is made of, and whether the lockfile accounts for all of it.
import * as z from 'zod/mini';

/** package-lock.json, as far as it is read: packages by their path, the project itself under ''. */
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

export type Lockfile = z.output<typeof lockfileSchema>;

/** The texts of dist: all its scripts, and its licenses.txt. */
export type Bundle = { script: string; licences: string };

/** A package as licenses.txt has it. */
type Listed = { name: string; version: string; licence: string };

/** Licences under which a package may be handed on inside an MIT-licensed bundle, with its text beside it. */
const permissive = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

/**
 * Everything wrong with a bundle, one line each; none for a good one. What it contains is read out of the bundler's own
 * path comments, so that a list of licences that lacks a package is noticed too.
 */
export function bundleProblems({ script, licences }: Bundle, lockfile: Lockfile): string[] {
  const bundled = bundledPackages(script);
  const listed = listedPackages(licences);
  const names = new Set(listed.map(({ name }) => name));
  const problems: string[] = [];
  if (bundled.size === 0) problems.push('no package is found in it: have the path comments changed?');
  // ncc makes this of an import that it cannot resolve, and exits with 0 all the same.
  if (script.includes('eval("require")'))
    problems.push('has an import that was not resolved (eval("require"))');
  for (const name of bundled) {
    if (!names.has(name)) problems.push(`${name} is bundled, but not in licenses.txt`);
  }
  return [...problems, ...listed.flatMap((one) => listedProblem(one, lockfile))];
}

/** What is wrong with a size in bytes of which at most `most` are allowed; empty where nothing is. */
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

/** A block a package: `name version`, its licence, its text (licenses.ts). */
function listedPackages(licences: string): Listed[] {
  return licences.split(/^-{80}\n\n/m).map((block) => {
    const [head = '', licence = ''] = block.split('\n');
    const [name = '', version = ''] = head.split(' ');
    return { name, version, licence };
  });
}
