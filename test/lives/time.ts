// Virtual time for one life: it jumps to the next moment somebody waits for as soon as all else has come to rest.
import type { Clock } from '../../src/clock.ts';

/** Milliseconds since the epoch at which every life begins. */
export const beginning = Date.parse('2026-01-05T08:00:00Z');

/** `wake` null: woken before its time. */
type Sleeper = { due: number; order: number; wake: (() => void) | null };

/** The time of one life. */
export type Time = Clock & {
  /** Calls back at this moment (ms since the epoch), or at once when it is over. */
  at(due: number, happen: () => void): void;
  /** Lets time pass until `work` is done. Throws an Error where it waits for what no passing of time will bring. */
  run<T>(work: Promise<T>): Promise<T>;
};

export function createTime(): Time {
  let now = beginning;
  let order = 0;
  const heap: Sleeper[] = [];
  const add = (due: number, wake: () => void): Sleeper => {
    const sleeper = { due: Math.max(due, now), order: order++, wake };
    push(heap, sleeper);
    return sleeper;
  };

  return {
    now: () => now,
    at: (due, happen) => void add(due, happen),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = add(now + ms, () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        });
        const onAbort = () => {
          sleeper.wake = null;
          resolve();
        };
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    async run(work) {
      let isSettled = false;
      const settled = work.finally(() => {
        isSettled = true;
      });
      settled.catch(() => {});
      for (;;) {
        // Everything in a life is a promise or a tick, and all of them are done before an immediate is.
        await new Promise(setImmediate);
        if (isSettled) return settled;
        let next = pop(heap);
        while (next?.wake === null) next = pop(heap);
        if (next === undefined || next.due === Number.POSITIVE_INFINITY)
          throw new Error('hang: nobody sleeps, and the work is not done');
        now = Math.max(now, next.due);
        next.wake?.();
      }
    },
  };
}

function isBefore(one: Sleeper, other: Sleeper): boolean {
  return one.due < other.due || (one.due === other.due && one.order < other.order);
}

/** A binary heap: lives have thousands of waits, most of which are cut short and stay in it until their time. */
function push(heap: Sleeper[], sleeper: Sleeper): void {
  let place = heap.push(sleeper) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(sleeper, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = sleeper;
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    const left = heap[below];
    const right = heap[below + 1];
    if (left !== undefined && right !== undefined && isBefore(right, left)) below += 1;
    const child = heap[below];
    if (child === undefined || !isBefore(child, last)) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = last;
  return first;
}
