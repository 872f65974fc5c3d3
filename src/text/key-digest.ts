// Telling one key from another without keeping it.
import { createHash } from 'node:crypto';

/** Hexadecimal digits that are kept: enough to tell two keys apart, too few to confirm a guess of one. */
const digits = 8;

/** Returns what tells this key from another one under the same salt: 32 bits of a hash. */
export function keyDigest(key: string, salt: string): string {
  return createHash('sha256').update(`${salt}:${key}`).digest('hex').slice(0, digits);
}
