// A key that somebody else wrote in an unusual way is replaced all the same.
import { expect, test } from 'vitest';
import { createRedaction } from '../../src/text/redaction.ts';
import { readable } from '../../src/text/sanitize.ts';

const key = 'Zk9AbCdEfGhIjKlMnOpQ7x';
const entities = [...key].map((char) => `&#${char.charCodeAt(0)};`).join('');
const hexEntities = [...key].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join('');

test.each([
  { how: 'in lower case', text: key.toLowerCase() },
  { how: 'in upper case', text: key.toUpperCase() },
  { how: 'broken over two lines', text: `${key.slice(0, 9)}\n  ${key.slice(9)}` },
  { how: 'in base64 of UTF-16', text: Buffer.from(key, 'utf16le').toString('base64') },
  { how: 'in decimal entities of a page', text: `<html><body>refused: ${entities}</body></html>` },
  { how: 'in hexadecimal entities of a page', text: `<html><body>refused: ${hexEntities}</body></html>` },
])('a key that is written $how is replaced', ({ text }) => {
  const { add, redact } = createRedaction();
  add(key);
  const shown = redact(readable(`said ${text} so`.replace(/^said (<.*>) so$/, '$1')));
  expect(shown).toContain('***');
  expect(shown.replace(/\s/g, '').toLowerCase()).not.toContain(key.toLowerCase().slice(0, 9));
});
