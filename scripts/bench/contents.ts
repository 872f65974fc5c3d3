// What is in each bundle, package by package.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { bundleNames, entryOf, root, scriptsOf } from './bundles.ts';
import { ownerOf, sizesByOwner } from './owners.ts';
import type { Report, Section } from './section.ts';

export const contents: Section = {
  name: 'contents',
  title: 'Contents: bytes of each bundle, package by package',
  measure,
};

async function measure(): Promise<Report> {
  const names = bundleNames();
  const stale: string[] = [];
  const sizes = names.map((name) => {
    const { owners, isCurrent } = ownersOf(name);
    if (!isCurrent) stale.push(name);
    return sizesByOwner(
      scriptsOf(name).map((file) => readFileSync(file, 'utf8')),
      owners,
    );
  });
  const owners = [...new Set(sizes.flatMap((of) => [...of.keys()]))];
  const total = (owner: string) => sizes.reduce((sum, of) => sum + (of.get(owner) ?? 0), 0);
  owners.sort((one, other) => total(other) - total(one));
  const rows = owners.map((owner) => [owner, ...sizes.map((of) => String(of.get(owner) ?? 0))]);
  const sums = sizes.map((of) => String([...of.values()].reduce((sum, size) => sum + size, 0)));
  return {
    tables: [{ title: '', columns: ['package', ...names], rows: [...rows, ['in all', ...sums]] }],
    targets: [],
    notes: stale.map((name) => `dist/${name} is not what build/ makes today: run "npm run build".`),
  };
}

const statsSchema = z.object({
  modules: z.array(
    z.object({
      id: z.nullish(z.union([z.number(), z.string()])),
      name: z.string(),
    }),
  ),
});

/** Which package each module number of a bundle belongs to: ncc numbers them, and tells only in its statistics. */
function ownersOf(name: string): { owners: ReadonlyMap<string, string>; isCurrent: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-contents-'));
  try {
    const stats = join(folder, 'stats.json');
    const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
    const args = [
      ncc,
      'build',
      join('build', 'actions', `${name}.js`),
      '-q',
      '-o',
      folder,
      '--stats-out',
      stats,
    ];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`ncc failed on ${name}: ${stderr}`);
    const { modules } = statsSchema.parse(JSON.parse(readFileSync(stats, 'utf8')));
    const owners = new Map(modules.map((module) => [String(module.id ?? module.name), ownerOf(module.name)]));
    const isCurrent = readFileSync(join(folder, 'index.js')).equals(readFileSync(entryOf(name)));
    return { owners, isCurrent };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
