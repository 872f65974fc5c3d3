// A PNG that can be measured but not decoded is not a picture.
import { expect, test } from 'vitest';
import { readBytes } from './images.ts';
import { png } from './pictures.ts';

const whole = png(20, 10);

function changed(at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** The header claims more rows than there are, and its checksum is right. */
function short(): Buffer {
  const tall = png(20, 11);
  const headerEnd = 8 + 12 + 13;
  return Buffer.concat([tall.subarray(0, headerEnd), whole.subarray(headerEnd)]);
}

test.each([
  ['a whole PNG is a picture', whole, true],
  ['a PNG whose pixels were changed is not a picture', changed(whole.length - 20), false],
  ['a PNG whose size was changed is not a picture', changed(19), false],
  ['a PNG that was cut off is not a picture', whole.subarray(0, whole.length - 12), false],
  ['a PNG with too few rows is not a picture', short(), false],
])('%s', (_case, bytes, isPicture) => {
  expect(readBytes(bytes) !== undefined).toBe(isPicture);
});
