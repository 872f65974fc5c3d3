// The service on a good day, and what is left of it after the troubles of a life.
import type { Habits, Trouble } from './plan.ts';

export const goodHabits: Habits = {
  lagMs: 0,
  listLagMs: 0,
  listMost: Number.POSITIVE_INFINITY,
  listsTwice: false,
  isUpperCase: false,
  readyWord: 'ready',
  rounds: 'exact',
  renames: false,
  pendingWord: 'pending',
  leavingWord: 'deleting',
  goneWord: '',
  pausedWord: 'paused',
  deletionMs: 2_000,
  provisioningMs: 0,
  provisioningStatus: 409,
  nulls: [],
  listNulls: [],
  isDeaf: false,
  keyIn: '',
  skewMs: 0,
  wrapsList: false,
  zip: '',
  readyMs: 8_000,
  endpointMs: 1_000,
  flapsAfter: 0,
  healthzStatus: 200,
  refusesModels: false,
  firstType: 'well',
  fullMs: 0,
  fullStatus: 400,
  takenWord: 'deployment name already exists',
  forgottenDeletes: 0,
  undoneDeletes: 0,
  undoneMs: 0,
  pageMiB: 0,
  logLines: 3,
  logEveryMs: 700,
  keyInLog: false,
};

export function habitsUnder(troubles: readonly Trouble[]): Habits {
  const habits = { ...goodHabits };
  for (const trouble of troubles) if (trouble.kind === 'habit') Object.assign(habits, trouble.habit);
  return habits;
}
