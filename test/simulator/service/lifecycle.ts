// Computes the state of a deployment at any moment from the list of events of its life. There are no timers.

/** Roboflow's pages name `pending`, `ready` and `failed`. The other words are our guess. */
export type Status = 'pending' | 'ready' | 'failed' | 'paused' | 'deleting' | 'deleted' | 'expired';

/** Something that happened to a deployment. `at`, `readyAt` and `goneAt` are ms since the epoch. */
export type LifeEvent =
  | { kind: 'start'; at: number; readyAt: number; fails: boolean }
  | { kind: 'pause'; at: number }
  | { kind: 'delete'; at: number; goneAt: number };

/** The part of a record that decides its state. `expiresAt` is Infinity where it is not deleted on expiration. */
export type Life = {
  events: LifeEvent[];
  expiresAt: number;
  minReplicas: number;
  /** Milliseconds between one replica and the next. */
  replicaMs: number;
};

export type State = { status: Status; numReplicas: number };

/**
 * The state at `now`; undefined before the first event. Events after `seenUntil` do not count, because a read from a copy
 * that lags does not see them.
 */
export function stateAt(life: Life, now: number, seenUntil: number = now): State | undefined {
  const event = life.events.findLast((candidate) => candidate.at <= seenUntil);
  if (!event) return undefined;
  if (event.kind === 'delete') return { status: now < event.goneAt ? 'deleting' : 'deleted', numReplicas: 0 };
  if (now >= life.expiresAt) return { status: 'expired', numReplicas: 0 };
  if (event.kind === 'pause') return { status: 'paused', numReplicas: 0 };
  return startedState(life, event, now);
}

function startedState(life: Life, start: LifeEvent & { kind: 'start' }, now: number): State {
  if (now < start.readyAt) return { status: 'pending', numReplicas: 0 };
  if (start.fails) return { status: 'failed', numReplicas: 0 };
  const up = life.replicaMs > 0 ? 1 + Math.floor((now - start.readyAt) / life.replicaMs) : life.minReplicas;
  return { status: 'ready', numReplicas: Math.min(life.minReplicas, up) };
}

/** When the inference server of each start ran: from `upAt` until `downAt` (or `now`). */
export function uptimes(life: Life, now: number): { upAt: number; downAt: number; fails: boolean }[] {
  return life.events.flatMap((event, index) => {
    if (event.kind !== 'start') return [];
    const end = life.events[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return [{ upAt: event.readyAt, downAt: Math.min(end, life.expiresAt, now), fails: event.fails }];
  });
}
