// A dist that was built from other sources than those beside it is refused before anything is tried with it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { recordSources, refuseStaleDist } from '../../scripts/stale-dist.ts';

const files = {
  'src/entry.ts': 'export const answer = 42;\n',
  'src/api/client.ts': '',
  'scripts/bundle.ts': '',
  'scripts/demo/demo.ts': '',
  'tsconfig.json': '{}',
  'README.md': '',
  'package.json': manifest({ dependencies: { zod: '4.6.7' } }),
  'package-lock.json': lockfile({ zod: { version: '4.6.7' } }),
};
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stale-dist-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['src/api', 'scripts/demo', 'dist'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
});

test('a dist that was never built is refused', () => {
  expect(() => refuseStaleDist(root)).toThrow(/^dist was never built.*Run "npm run build" first\.$/);
});

test('a dist of these sources is accepted, even at another path and with other times', () => {
  recordSources(root);
  refuseStaleDist(root);
  const elsewhere = mkdtempSync(join(tmpdir(), 'stale-dist-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true }));
  cpSync(root, elsewhere, { recursive: true });
  utimesSync(join(elsewhere, 'src/entry.ts'), 2_000_000_000, 2_000_000_000);
  refuseStaleDist(elsewhere);
  expect(readFileSync(join(elsewhere, 'dist/built-from.txt'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
});

test.each([
  ['a source that changed', 'src/entry.ts', 'export const answer = 43;\n'],
  ['a source that is new', 'src/api/retry.ts', ''],
  ['a bundler that changed', 'scripts/bundle.ts', 'console.log();\n'],
  ['a compiler setting that changed', 'tsconfig.json', '{ "extends": "" }'],
  ['another version of the Action', 'package.json', manifest({ version: '0.2.0' })],
  ['another override', 'package.json', manifest({ overrides: { undici: '8.0.0' } })],
  ['another version of a package', 'package-lock.json', lockfile({ zod: { version: '4.6.8' } })],
  ['another bundler', 'package-lock.json', lockfile({ '@vercel/ncc': { version: '0.46.0', dev: true } })],
])('a dist is refused after %s', (_what, name, text) => {
  recordSources(root);
  writeFileSync(join(root, name), text);
  expect(() => refuseStaleDist(root)).toThrow('dist was built from other sources than those in src');
});

test.each([
  ['the README', 'README.md', 'Read me.'],
  ['a script that builds nothing', 'scripts/demo/demo.ts', 'console.log();\n'],
  ['line ends', 'src/entry.ts', 'export const answer = 42;\r\n'],
  ['a package for tests', 'package-lock.json', lockfile({ vitest: { version: '6.0.0', dev: true } })],
])('a dist is accepted after a change of %s', (_what, name, text) => {
  recordSources(root);
  writeFileSync(join(root, name), text);
  expect(() => refuseStaleDist(root)).not.toThrow();
});

function manifest(changed: object): string {
  return JSON.stringify({ version: '0.1.0', dependencies: { zod: '4.6.7' }, overrides: {}, ...changed });
}

function lockfile(changed: object): string {
  const locked = { zod: { version: '4.6.7' }, '@vercel/ncc': { version: '0.45.0', dev: true }, ...changed };
  const named = Object.entries(locked).map(([name, about]) => [`node_modules/${name}`, about]);
  return JSON.stringify({ packages: { '': { version: '0.1.0' }, ...Object.fromEntries(named) } });
}
