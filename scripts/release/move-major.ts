// Moves the major tag to a release, but never backwards: `node scripts/release/move-major.ts v1.2.3` in a full clone.
import { spawnSync } from 'node:child_process';

/** Runs git and returns its output, trimmed. Throws an Error with git's message where it fails. */
function git(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}

type Version = readonly [major: number, minor: number, patch: number];

function versionOf(tag: string): Version | null {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag) ?? [];
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

function isNewer([major, minor, patch]: Version, than: Version): boolean {
  if (major !== than[0]) return major > than[0];
  return minor === than[1] ? patch > than[2] : minor > than[1];
}

/** Every tag of the remote with its commit, for annotated tags too. */
function tagsOf(remote: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const line of git('ls-remote', '--tags', remote).split('\n')) {
    const [, commit, name] = /^(\S+)\trefs\/tags\/(\S+?)(?:\^\{\})?$/.exec(line) ?? [];
    // git lists the tag object `v1.0.0` first and its commit `v1.0.0^{}` second, so the commit replaces the object.
    if (commit !== undefined && name !== undefined) tags.set(name, commit);
  }
  return tags;
}

/** Moves the tag in the remote and says so, or says why it stays. Throws an Error where it would move backwards. */
function moveMajor(release: string, remote: string): string {
  const version = versionOf(release);
  if (version === null) throw new Error(`"${release}" is no tag like v1.2.3`);
  const tags = tagsOf(remote);
  const commit = tags.get(release);
  if (commit === undefined) throw new Error(`${release} is not in the remote`);
  const major = `v${version[0]}`;
  const current = tags.get(major);
  if (current === commit) return `${major} is at ${release} already.`;
  if (current !== undefined) {
    const newer = [...tags]
      .filter(([, other]) => other === current)
      .find(([tag]) => isNewer(versionOf(tag) ?? [0, 0, 0], version));
    if (newer !== undefined) return `${major} stays at ${newer[0]}, which is newer than ${release}.`;
    git('fetch', '--quiet', remote, `refs/tags/${major}`, `refs/tags/${release}`);
    if (!isAncestor(current, commit)) {
      throw new Error(
        `${major} is at ${current}, of which ${release} is no descendant: it is not moved back`,
      );
    }
  }
  // The lease refuses the push if somebody else has moved the tag since it was read.
  git(
    'push',
    '--quiet',
    `--force-with-lease=refs/tags/${major}:${current ?? ''}`,
    remote,
    `${commit}:refs/tags/${major}`,
  );
  return `${major} is at ${release} now.`;
}

function isAncestor(older: string, younger: string): boolean {
  return spawnSync('git', ['merge-base', '--is-ancestor', older, younger]).status === 0;
}

try {
  console.log(moveMajor(process.argv[2] ?? '', process.env['REMOTE'] ?? 'origin'));
} catch (error) {
  console.error(`::error::${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
