// Decides in what state a deployment was when its job ended.
import type { Deployment } from '../api/schemas.ts';
import { isGone, isLeaving, isPaused } from '../deployment/statuses.ts';
import type { FoundAtEnd } from './summary-data.ts';

/** The deployment that should be there. `expiresAt` is ISO 8601; `now` is ms since the epoch; null means unknown. */
export type Expected = { id: string | null; expiresAt: string | null; now: number };

/** The service may remove a deployment this much early (ms), as its clock and ours differ. */
const earlyMs = 60_000;

/**
 * Judges what stands under the name before this step removes anything; `found` is null where nothing does. A deployment
 * with another id has taken the name, so ours is gone. One that sleeps counts as alive, as it wakes on a request.
 */
export function foundAtEnd(found: Deployment | null, { id, expiresAt, now }: Expected): FoundAtEnd {
  const isThere = found !== null && (id === null || found.id === id);
  if (isThere && !isGone(found) && !isLeaving(found)) {
    return isPaused(found) && !/sleep|hibernat/.test(found.status) ? 'paused' : 'alive';
  }
  const isOver = expiresAt !== null && now >= Date.parse(expiresAt) - earlyMs;
  return isOver || (isThere && found.status === 'expired') ? 'expired' : 'gone';
}
