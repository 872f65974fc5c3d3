// A PNG that can be measured, and yet cannot be decoded, is no picture.
import { expect, test } from 'vitest';
import { readBytes } from './images.ts';
import { png } from './pictures.ts';

const whole = png(20, 10);

function changed(at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** The header says more rows than there are, and its checksum is right. */
function short(): Buffer {
  const tall = png(20, 11);
  const headerEnd = 8 + 12 + 13;
  return Buffer.concat([tall.subarray(0, headerEnd), whole.subarray(headerEnd)]);
}

test.each([
  ['a whole one', whole, true],
  ['one whose pixels were changed', changed(whole.length - 20), false],
  ['one whose size was changed', changed(19), false],
  ['one that was cut off', whole.subarray(0, whole.length - 12), false],
  ['one with too few rows', short(), false],
])('%s', (_case, bytes, isPicture) => {
  expect(readBytes(bytes) !== undefined).toBe(isPicture);
});
