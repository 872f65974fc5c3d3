// The tests' own time keeps the promises of the real one.
import { expect, test } from 'vitest';
import { createVirtualTime } from './virtual-clock.ts';

test('wakes sleepers in the order of their times, and two of one time in the order of their sleeps', async () => {
  const { clock, elapsed, run } = createVirtualTime();
  const woken: string[] = [];
  const sleeper = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push(`${name} at ${elapsed()}`);
  };
  await run(Promise.all([sleeper('c', 300), sleeper('a', 100), sleeper('b', 300), sleeper('d', 100)]));
  expect(woken).toEqual(['a at 100', 'd at 100', 'c at 300', 'b at 300']);
});

test('does not move on while promises, ticks, immediates or streams can still do something', async () => {
  const { clock, elapsed, run } = createVirtualTime();
  const work = async () => {
    for (let turn = 0; turn < 1_000; turn++) await Promise.resolve();
    await new Promise((resolve) => process.nextTick(resolve));
    for await (const _ of new Blob(['x'.repeat(200_000)]).stream());
    return elapsed();
  };
  const timeout = clock.sleep(1_000);
  expect(await run(work())).toBe(0);
  await run(timeout);
  expect(elapsed()).toBe(1_000);
});

test('wakes at an abort, and does not sleep on an aborted signal', async () => {
  const { clock, elapsed, at, run } = createVirtualTime();
  const cancelling = new AbortController();
  at(400, () => cancelling.abort());
  await run(clock.sleep(60_000, cancelling.signal));
  await run(clock.sleep(60_000, cancelling.signal));
  expect(elapsed()).toBe(400);
});

test('fails when nothing will ever happen', async () => {
  const { run } = createVirtualTime();
  await expect(run(new Promise(() => {}))).rejects.toThrow('it would wait for ever');
});
