// What a first look shows of a deployment when its job ended.
import type { Deployment } from '../api/schemas.ts';
import { isGone, isLeaving, isPaused } from '../deployment/statuses.ts';
import type { FoundAtEnd } from './summary-data.ts';

/** `id`: which one it should be; null: not known. `expiresAt`: ISO 8601, or null. `now`: ms since the epoch. */
export type Expected = { id: string | null; expiresAt: string | null; now: number };

/** Milliseconds by which the service may be early, or its clock ahead of ours, and still have kept its word. */
const earlyMs = 60_000;

/**
 * What is found under its name before anything is taken away; null: nothing. A deployment with another id has taken
 * the name, so ours is gone. Asleep is alive: it wakes on the next request.
 */
export function foundAtEnd(found: Deployment | null, { id, expiresAt, now }: Expected): FoundAtEnd {
  const isThere = found !== null && (id === null || found.id === id);
  if (isThere && !isGone(found) && !isLeaving(found)) {
    return isPaused(found) && !/sleep|hibernat/.test(found.status) ? 'paused' : 'alive';
  }
  const isOver = expiresAt !== null && now >= Date.parse(expiresAt) - earlyMs;
  return isOver || (isThere && found.status === 'expired') ? 'expired' : 'gone';
}
