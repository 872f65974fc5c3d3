// What the state keeps of the key: enough to tell another one from it, and nothing to find it by.
import { expect, test } from 'vitest';
import { keyDigest } from '../../src/text/key-digest.ts';

const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';
const salt = '1767600000000';

test('the digest of a key is the same in every process', () => {
  expect(keyDigest(key, salt)).toBe('27b28e1f');
});

test.each([key.toLowerCase(), `${key} `, key.slice(0, -1), ''])(
  'another key has another digest: "%s"',
  (other) => {
    expect(keyDigest(other, salt)).not.toBe(keyDigest(key, salt));
  },
);

test('the digests of one key differ from run to run, so that they do not tell who has the same key', () => {
  const digests = Array.from({ length: 100 }, (_, run) => keyDigest(key, String(1_767_600_000_000 + run)));
  expect(new Set(digests).size).toBe(100);
});

test('32 bits are kept, which countless other keys have as well', () => {
  const digests = Array.from({ length: 100 }, (_, index) => keyDigest(`${key}${index}`, salt));
  expect(digests.filter((digest) => !/^[0-9a-f]{8}$/.test(digest))).toEqual([]);
});
