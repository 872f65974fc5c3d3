// What a life must put up with and still succeed.

import type { Habits, Trouble } from './plan.ts';
import type { Life } from './record.ts';

const bearable: ReadonlySet<string> = new Set([
  ...[
    'rounds',
    'pendingWord',
    'leavingWord',
    'goneWord',
    'pausedWord',
    'nulls',
    'skewMs',
    'wrapsList',
    'zip',
    'logLines',
    'logEveryMs',
  ],
  ...['keyInLog', 'keyIn', 'takenWord', 'listLagMs', 'listMost', 'listsTwice', 'isUpperCase', 'readyWord'],
]);

const unusable: ReadonlySet<string> = new Set(['deployment_id', 'domain', 'num_replicas']);

/** Milliseconds within which a service shows what it created, or a start is given up. */
const shownWithinMs = 55_000;

/** Nothing that would excuse a failure. */
export function isBearable(trouble: Trouble, { plan }: Life): boolean {
  if (trouble.kind !== 'habit') return false;
  const { firstType, fullMs } = trouble.habit;
  if (fullMs !== undefined) {
    // Creates that are answered 503 are tried again at once, for longer than the shortest time a start may take.
    return plan.jobs.every(
      ({ inputs }) =>
        Number(inputs['capacity-wait-minutes']) * 60_000 > fullMs &&
        Number(inputs['ready-timeout-minutes'] ?? 2) >= 2,
    );
  }
  if (firstType === 'refused' || firstType === 'fails') {
    return plan.jobs.every(({ inputs }) => inputs['machine-type']?.includes(',') ?? false);
  }
  // What shows no status cannot be known to be asleep.
  const isPaused = plan.jobs.some(({ inputs }) => Object.values(inputs).includes('pause'));
  if (isPaused && trouble.habit.nulls?.includes('status') === true) return false;
  // Reads that lag behind a create are waited for, where there is time for that and the list shows it within a minute.
  const { lagMs = 0, listLagMs = 0 } = trouble.habit;
  if (lagMs > 0) {
    return (
      Math.min(lagMs, listLagMs) < shownWithinMs &&
      plan.jobs.length === 1 &&
      plan.jobs.every(({ inputs }) => Number(inputs['ready-timeout-minutes'] ?? 2) >= 2)
    );
  }
  return isBearableHabit(trouble.habit);
}

export function isBearableHabit(habit: Partial<Habits>): boolean {
  if (habit.deletionMs !== undefined) return habit.deletionMs < 15_000;
  // What has no id, no address or no count of replicas cannot be used.
  if (habit.nulls?.some((field) => unusable.has(field)) === true) return false;
  return Object.keys(habit).every((name) => bearable.has(name));
}
