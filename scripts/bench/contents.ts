// Measures how many bytes of dist each package takes.
import { ownedScripts } from './bundles.ts';
import { sumByOwner } from './owners.ts';
import type { Report, Section } from './section.ts';

export const contents: Section = {
  name: 'contents',
  title: 'Contents: bytes of dist, package by package',
  measure,
};

/** The script that every step loads. The others are loaded only where they are needed. */
const first = 'entry.js';

async function measure(): Promise<Report> {
  const scripts = ownedScripts();
  const bytes = (chosen: typeof scripts) =>
    sumByOwner(
      chosen.flatMap(({ owners }) => owners),
      chosen.flatMap(({ lines }) => lines.map((line) => Buffer.byteLength(line))),
    );
  const all = bytes(scripts);
  const atOnce = bytes(scripts.filter(({ name }) => name === first));
  const sum = (of: Map<string, number>) => [...of.values()].reduce((one, other) => one + other, 0);
  const rows = [...all].map(([owner, size]) => [owner, String(atOnce.get(owner) ?? 0), String(size)]);
  return {
    tables: [
      {
        title: '',
        columns: ['package', `in ${first}`, 'in all'],
        rows: [...rows, ['together', String(sum(atOnce)), String(sum(all))]],
      },
    ],
    targets: [],
    notes: [`Every step loads ${first}; the rest is loaded where it is needed.`],
  };
}
