// Reading a bundle of ncc: which of its lines come from which package.

/** What belongs to no package: what ncc adds, and modules that come with Node. */
export const bundler = 'bundler';

/** The npm package of a module by its path, `our own code`, or `bundler`. */
export function ownerOf(path: string): string {
  const packages = [...path.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  const last = packages.at(-1)?.[1];
  if (last !== undefined) return last;
  return path.startsWith('./build/') ? 'our own code' : bundler;
}

/**
 * The owner of each line of a script. `numbered` tells the owners of the CommonJS modules, which stand in the bundle
 * under a number; those that ncc joined into one scope have their path in a comment.
 */
export function ownersOfLines(lines: readonly string[], numbered: ReadonlyMap<string, string>): string[] {
  let owner = bundler;
  return lines.map((line) => {
    const number = /^\/\*{3}\/ "?([^":]+)"?:$/.exec(line.trimEnd())?.[1];
    const joined = /^;?\/\/ CONCATENATED MODULE: (.+)$/.exec(line.trimEnd())?.[1];
    if (number !== undefined) owner = numbered.get(number) ?? 'unknown';
    else if (joined !== undefined) owner = ownerOf(joined);
    else if (line.startsWith('/******/')) owner = bundler;
    const its = owner;
    if (/^\/\*{3}\/ \}\)/.test(line)) owner = bundler;
    return its;
  });
}

/** Sums of `amounts` by the owner that stands in the same place, the largest first. */
export function sumByOwner(owners: readonly string[], amounts: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [at, owner] of owners.entries()) sums.set(owner, (sums.get(owner) ?? 0) + (amounts[at] ?? 0));
  return new Map([...sums].sort(([, one], [, other]) => other - one));
}
