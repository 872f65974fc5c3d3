// Tells which package each line of the bundle in dist comes from.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { entryFile, type Step } from '../entry-files.ts';
import { refuseStaleDist } from '../stale-dist.ts';
import { ownerOf, ownersOfLines } from './owners.ts';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..');
refuseStaleDist(root);

/** The path of the file that the runner starts. */
export function entryOf(step: Step): string {
  return join(root, 'dist', entryFile(step));
}

/** A script of dist: its name, its lines with their line ends, and the package of each line. */
export type OwnedScript = { name: string; lines: readonly string[]; owners: readonly string[] };

/** Every script of dist, the largest first. Throws where ncc fails. */
export function ownedScripts(): OwnedScript[] {
  const numbered = numberedOwners();
  return globSync(join(root, 'dist', '*.js'))
    .map((file) => {
      const lines = readFileSync(file, 'utf8').split(/(?<=\n)/);
      return { name: basename(file), lines, owners: ownersOfLines(lines, numbered) };
    })
    .sort((one, other) => other.lines.length - one.lines.length);
}

const statsSchema = z.object({
  modules: z.array(
    z.object({
      id: z.nullish(z.union([z.number(), z.string()])),
      name: z.string(),
    }),
  ),
});

/** The package of each module number. ncc numbers the modules, and names them only in its statistics. */
function numberedOwners(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-owners-'));
  try {
    const stats = join(folder, 'stats.json');
    const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
    const args = ['build', join('build', 'entry.js'), '-q', '-o', folder, '--stats-out', stats];
    const { status, stderr } = spawnSync(process.execPath, [ncc, ...args], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`ncc failed: ${stderr}`);
    const { modules } = statsSchema.parse(JSON.parse(readFileSync(stats, 'utf8')));
    return new Map(modules.map((module) => [String(module.id ?? module.name), ownerOf(module.name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
