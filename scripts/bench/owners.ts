// Reading a bundle of ncc: which of its lines come from which package.

/** The npm package of a module by its path, `our own code`, or `bundler` for what ncc adds. */
export function ownerOf(path: string): string {
  const packages = [...path.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  const last = packages.at(-1)?.[1];
  if (last !== undefined) return last;
  return path.startsWith('./build/') ? 'our own code' : 'bundler';
}

/**
 * Bytes by owner. `numbered` tells the owners of the CommonJS modules, which stand in the bundle under a number; those
 * that ncc joined into one scope have their path in a comment.
 */
export function sizesByOwner(
  scripts: readonly string[],
  numbered: ReadonlyMap<string, string>,
): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const script of scripts) {
    let owner = 'bundler';
    for (const line of script.split(/(?<=\n)/)) {
      const number = /^\/\*{3}\/ "?([^":]+)"?:$/.exec(line.trimEnd())?.[1];
      const joined = /^;?\/\/ CONCATENATED MODULE: (.+)$/.exec(line.trimEnd())?.[1];
      if (number !== undefined) owner = numbered.get(number) ?? 'unknown';
      else if (joined !== undefined) owner = ownerOf(joined);
      sizes.set(owner, (sizes.get(owner) ?? 0) + Buffer.byteLength(line));
      if (/^\/\*{3}\/ \}\)/.test(line)) owner = 'bundler';
    }
  }
  return sizes;
}
