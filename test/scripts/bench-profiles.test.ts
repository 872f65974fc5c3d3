// A profile is read as time by package, up to a given moment.
import { expect, test } from 'vitest';
import { timeByOwner } from '../../scripts/bench/profiles.ts';

const frame = (functionName: string, url = '', lineNumber = -1) => ({ functionName, url, lineNumber });
const inDist = (lineNumber: number) => frame('', 'file:///repository/dist/entry.js', lineNumber);
const profile = JSON.stringify({
  startTime: 5_000_000,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 3, 4, 6] },
    { id: 2, callFrame: frame('bootstrap', 'node:internal/main') },
    { id: 3, callFrame: frame('(idle)') },
    { id: 4, callFrame: inDist(0), children: [5, 7, 9] },
    { id: 5, callFrame: inDist(1), children: [8] },
    { id: 6, callFrame: frame('compileSourceTextModule', 'node:internal/modules/esm/utils') },
    { id: 7, callFrame: frame('require', 'node:internal/modules/cjs/loader') },
    { id: 9, callFrame: frame('__nccwpck_require__.f.j', 'file:///repository/dist/entry.js', 0) },
    { id: 8, callFrame: frame('require', 'node:internal/modules/cjs/loader') },
  ],
  samples: [2, 4, 6, 5, 8, 9, 3, 5],
  timeDeltas: [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000],
});
const script = { name: 'entry.js', lines: ['runtime\n', 'undici\n'], owners: ['bundler', 'undici'] };

test("time that Node spends for a package counts as the package's, and time after the moment does not count", () => {
  expect(Object.fromEntries(timeByOwner(profile, [script], 5130))).toEqual({
    'Node: its own start': 1,
    'Node: reading and compiling dist': 2 + 4 + 32,
    undici: 8 + 16,
    waiting: 64,
  });
});
