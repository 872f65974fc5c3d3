// SECURITY.md and the egress page list exactly the requests that the code sends.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { regions } from '../../src/github/inputs.ts';
import { codeIn, sectionOf, tableIn } from './markdown.ts';
import { literalsIn } from './sayable.ts';
import { blocksOf, root } from './snippets.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('SECURITY.md lists every request that the clients know, and no other', () => {
  const clients = ['src/api/client.ts', 'src/api/endpoint.ts'].map(read).join('\n');
  const sent = literalsIn(clients).flatMap(([text = '', ...more]) =>
    more.length === 0 && /^\/[a-z][a-z_/]*$/.test(text) ? [text] : [],
  );
  const rows = tableIn(sectionOf(read('SECURITY.md'), 'What the Action does with your key'));
  const listed = rows.flatMap(([request = '']) => codeIn(request).map((code) => code.split(' ')[1] ?? ''));
  // The client builds these three paths from the command's name.
  const known = new Set([...sent, '/pause', '/resume', '/delete']);
  expect(listed.filter((one) => one !== '<health-path>').toSorted()).toEqual([...known].toSorted());
});

test('the allow-list of the egress page has the hosts of its table and of the defaults', () => {
  const page = 'docs/egress.md';
  const rows = tableIn(read(page));
  const inTable = new Set(
    rows.flatMap(([, host = '', port = '']) => codeIn(host).map((one) => `${one}:${port}`)),
  );
  const list =
    blocksOf(page)
      .find(({ language }) => language === 'text')
      ?.text.trim()
      .split('\n') ?? [];
  expect(list.toSorted()).toEqual([...inTable].toSorted());
  expect(list).toContain(`${new URL(regions.us).hostname}:443`);
  expect(read(page)).toContain(`\`${new URL(regions.eu).hostname}\``);
});
