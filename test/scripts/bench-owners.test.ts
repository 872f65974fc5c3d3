// Which package each line of a bundle belongs to: numbered modules, joined ones, and what the bundler adds.
import { expect, test } from 'vitest';
import { ownerOf, ownersOfLines, sumByOwner } from '../../scripts/bench/owners.ts';

test.each([
  { path: './node_modules/undici/lib/core/util.js', owner: 'undici' },
  { path: './node_modules/@actions/core/lib/core.js', owner: '@actions/core' },
  { path: './node_modules/@actions/http-client/node_modules/undici/index.js', owner: 'undici' },
  { path: './build/steps/main.js', owner: 'our own code' },
  { path: 'external "node:fs"', owner: 'bundler' },
])('the module "$path" belongs to $owner', ({ path, owner }) => {
  expect(ownerOf(path)).toBe(owner);
});

const bundle = [
  'var modules = ({',
  '/***/ 12:',
  'undici',
  '/***/ }),',
  '/***/ 34:',
  'wrapper',
  ';// CONCATENATED MODULE: ./node_modules/zod/v4/mini/schemas.js',
  'zod é',
  ';// CONCATENATED MODULE: ./build/names.js',
  'ours',
  '/***/ })',
  '});',
  '',
].join('\n');

test('every byte of a bundle belongs to one owner', () => {
  const numbered = new Map([['12', 'undici']]);
  const lines = bundle.split(/(?<=\n)/);
  const sizes = sumByOwner(
    ownersOfLines(lines, numbered),
    lines.map((line) => Buffer.byteLength(line)),
  );
  expect(Object.fromEntries(sizes)).toEqual({
    bundler: 'var modules = ({\n'.length + '});\n'.length,
    undici: '/***/ 12:\nundici\n/***/ }),\n'.length,
    unknown: '/***/ 34:\nwrapper\n'.length,
    zod: ';// CONCATENATED MODULE: ./node_modules/zod/v4/mini/schemas.js\n'.length + 'zod é\n'.length + 1,
    'our own code': ';// CONCATENATED MODULE: ./build/names.js\nours\n/***/ })\n'.length,
  });
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBe(Buffer.byteLength(bundle));
});
