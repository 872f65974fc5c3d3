// The release's own script moves the major tag to newer releases only. It is tried on real repositories.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as always, expect, onTestFinished } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'release', 'move-major.ts');

/** On Windows git may be missing; a release is made on Linux. */
const test = always.skipIf(process.platform === 'win32' && spawnSync('git', ['--version']).status !== 0);

/** Opens a remote with a first commit, and a clone of it that releases. */
function openRepository() {
  const folder = mkdtempSync(path.join(tmpdir(), 'move-major-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [remote, clone] = [path.join(folder, 'remote'), path.join(folder, 'clone')];
  mkdirSync(clone);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
    const done = spawnSync('git', [...identity, ...args], { cwd: clone, encoding: 'utf8', env });
    if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`);
    return done.stdout.trim();
  };
  git('init', '--quiet', '--bare', remote);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', remote);
  return {
    git,
    /** Commits, and pushes an annotated tag. */
    tag(name: string) {
      git('commit', '--quiet', '--allow-empty', '--message', name);
      git('tag', '--annotate', '--message', name, name);
      git('push', '--quiet', 'origin', `refs/tags/${name}`);
    },
    move(release: string) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, release], {
        cwd: clone,
        encoding: 'utf8',
        env: { ...env, REMOTE: remote },
      });
      return { status, said: `${stdout}${stderr}`.trim() };
    },
    /** Returns the release that the major tag leads to in the remote, or '' when there is no such tag. */
    at(major: string) {
      const commit = git('ls-remote', remote, `refs/tags/${major}`).split('\t')[0] ?? '';
      return commit === '' ? '' : git('tag', '--points-at', commit, 'v*.*.*');
    },
  };
}

test('the first release makes the major tag, and later ones move it', () => {
  const { tag, move, at } = openRepository();
  for (const release of ['v1.0.0', 'v1.0.1', 'v1.1.0']) {
    tag(release);
    expect(move(release)).toEqual({ status: 0, said: `v1 is at ${release} now.` });
    expect(at('v1')).toBe(release);
  }
});

test('a release of another major leaves the tag of this major alone', () => {
  const { tag, move, at } = openRepository();
  for (const release of ['v1.9.0', 'v2.0.0']) {
    tag(release);
    move(release);
  }
  expect([at('v1'), at('v2')]).toEqual(['v1.9.0', 'v2.0.0']);
});

test('an older patch that is released late does not move the tag back', () => {
  const { tag, move, at } = openRepository();
  for (const release of ['v1.0.0', 'v1.10.0']) {
    tag(release);
    move(release);
  }
  tag('v1.9.3');
  expect(move('v1.9.3')).toEqual({ status: 0, said: 'v1 stays at v1.10.0, which is newer than v1.9.3.' });
  expect(at('v1')).toBe('v1.10.0');
});

test('a tagged release that was never approved does not hold up the next one', () => {
  const { tag, move, at } = openRepository();
  tag('v1.0.0');
  move('v1.0.0');
  tag('v1.1.0');
  tag('v1.0.1');
  expect(move('v1.0.1').status).toBe(0);
  expect(at('v1')).toBe('v1.0.1');
});

test('a release that is moved to again changes nothing', () => {
  const { tag, move, at } = openRepository();
  tag('v1.0.0');
  move('v1.0.0');
  expect(move('v1.0.0')).toEqual({ status: 0, said: 'v1 is at v1.0.0 already.' });
  expect(at('v1')).toBe('v1.0.0');
});

test('a release of another history is refused, because a lock file would refuse the tag', () => {
  const { git, tag, move, at } = openRepository();
  tag('v1.0.0');
  move('v1.0.0');
  git('checkout', '--quiet', '--orphan', 'elsewhere');
  tag('v1.1.0');
  const { status, said } = move('v1.1.0');
  expect([status, at('v1')]).toEqual([1, 'v1.0.0']);
  expect(said).toMatch(/^::error::v1 is at [0-9a-f]{40}, of which v1.1.0 is no descendant/);
});

test.each([
  ['v1', '"v1" is no tag like v1.2.3'],
  ['v1.2.3-rc.1', '"v1.2.3-rc.1" is no tag like v1.2.3'],
  ['v9.9.9', 'v9.9.9 is not in the remote'],
])('the release "%s" is refused', (release, said) => {
  const { tag, move } = openRepository();
  tag('v1.0.0');
  expect(move(release)).toEqual({ status: 1, said: `::error::${said}` });
});
