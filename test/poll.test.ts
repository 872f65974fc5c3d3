// A wait is tested here for the pauses between its looks, for how it ends, and for not looking in step with others.
import { describe, expect, test } from 'vitest';
import { doublingPause, growingPause, poll, watchfulPause } from '../src/poll.ts';
import { createVirtualTime } from './fakes/virtual-clock.ts';
import { seeded } from './simulator/random.ts';

const least = () => 0;
const most = () => 0.999999;

describe('the pause while a deployment starts, with a poll interval of 3 s,', () => {
  test.each([
    {
      waited: 'nothing yet (so that steps which begin together do not stay in step)',
      ms: 0,
      from: 1_000,
      to: 2_333,
    },
    { waited: 'a second', ms: 1_000, from: 1_000, to: 1_333 },
    { waited: '10 s', ms: 10_000, from: 1_000, to: 1_333 },
    { waited: '14 s, a tenth of which is 1.4 s', ms: 14_000, from: 1_050, to: 1_400 },
    { waited: '20 s', ms: 20_000, from: 1_500, to: 2_000 },
    { waited: '30 s', ms: 30_000, from: 2_250, to: 3_000 },
    { waited: '15 min', ms: 900_000, from: 2_250, to: 3_000 },
  ])('after $waited is $from to $to ms', ({ ms, from, to }) => {
    expect(growingPause(3_000, least)(ms)).toBe(from);
    expect(Math.round(growingPause(3_000, most)(ms))).toBe(to);
  });

  test.each([
    { interval: 1_000, from: 1_000, to: 1_000 },
    { interval: 1_200, from: 1_000, to: 1_200 },
    { interval: 10_000, from: 7_500, to: 10_000 },
  ])('is at most the interval of $interval ms, and at least 1 s', ({ interval, from, to }) => {
    expect(growingPause(interval, least)(600_000)).toBe(from);
    expect(Math.round(growingPause(interval, most)(600_000))).toBe(to);
  });
});

test('the pause while a lost create is looked for doubles up to 1 s, and jitter shortens it by up to a quarter', () => {
  const longest = doublingPause(250, 1_000, most);
  expect(Array.from({ length: 4 }, () => Math.round(longest()))).toEqual([250, 500, 1_000, 1_000]);
  const shortest = doublingPause(250, 1_000, least);
  expect(Array.from({ length: 4 }, shortest)).toEqual([187.5, 375, 750, 750]);
});

test.each([
  { waited: 0, from: 150, to: 200 },
  { waited: 4_000, from: 150, to: 200 },
  { waited: 10_000, from: 375, to: 500 },
  { waited: 60_000, from: 750, to: 1_000 },
])('$waited ms into a watched teardown the pause is $from to $to ms', ({ waited, from, to }) => {
  expect(watchfulPause(least)(waited)).toBe(from);
  expect(Math.round(watchfulPause(most)(waited))).toBe(to);
});

/** Polls for something that comes true at `readyAt` (ms). Returns how the wait ended and the times of its looks. */
function watch(options: { readyAt: number; deadlineMs?: number; random?: () => number; tookMs?: number }) {
  const time = createVirtualTime();
  const { clock } = time;
  const looks: number[] = [];
  const polling = poll({
    check: async () => {
      looks.push(time.elapsed());
      await clock.sleep(options.tookMs ?? 0);
      return time.elapsed() >= options.readyAt ? { done: 'there' } : { pending: 'not yet' };
    },
    pauseMs: growingPause(3_000, options.random ?? least),
    deadline: clock.now() + (options.deadlineMs ?? 900_000),
    clock,
  });
  return time.run(polling).then((waited) => ({ waited, looks }));
}

describe('a wait', () => {
  test('looks at once, and returns the value, the milliseconds it took, and how often "not yet" was seen', async () => {
    const { waited, looks } = await watch({ readyAt: 2_500 });
    expect(looks).toEqual([0, 1_000, 2_000, 3_000]);
    expect(waited).toEqual({
      outcome: { done: 'there' },
      seen: new Map([['not yet', 3]]),
      lastSeen: 'not yet',
      waitedMs: 3_000,
    });
  });

  test('shortens its last pause to end at the deadline, and begins no look after it', async () => {
    const { waited, looks } = await watch({ readyAt: 10_000, deadlineMs: 2_500 });
    expect(looks).toEqual([0, 1_000, 2_000, 2_500]);
    expect(waited.outcome).toBe('timed out');
    expect(waited.waitedMs).toBe(2_500);
  });

  test('never runs two looks at once, however long a look takes', async () => {
    const { looks } = await watch({ readyAt: 9_000, tookMs: 4_000 });
    expect(looks).toEqual([0, 5_000]);
  });

  test('looks 30 to 35 times in the first minute, whatever the random numbers are', async () => {
    const starters = Array.from({ length: 300 }, (_, seed) =>
      watch({ readyAt: 60_000, random: seeded(seed) }),
    );
    const counts = (await Promise.all(starters)).map(({ looks }) => looks.filter((at) => at < 60_000).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(35);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(30);
  });

  test('throws at once what a look throws', async () => {
    const time = createVirtualTime();
    const check = async () => {
      throw new Error('the key was refused');
    };
    const polling = poll({ check, pauseMs: () => 1_000, deadline: Infinity, clock: time.clock });
    await expect(time.run(polling)).rejects.toThrow('the key was refused');
    expect(time.elapsed()).toBe(0);
  });

  test('ends in the middle of a pause when it is aborted, with the reason of the abort', async () => {
    const time = createVirtualTime();
    const cancelling = new AbortController();
    time.at(1_500, () => cancelling.abort(new Error('Cancelled (SIGINT)')));
    const polling = poll({
      check: async () => ({ pending: 'not yet' }),
      pauseMs: () => 1_000,
      deadline: Infinity,
      clock: time.clock,
      signal: cancelling.signal,
    });
    await expect(time.run(polling)).rejects.toThrow('Cancelled (SIGINT)');
    expect(time.elapsed()).toBe(1_500);
  });
});

test('200 waits that start in the same moment soon spread out over time', async () => {
  const random = seeded(7);
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      watch({ readyAt: 60_000, random: seeded(index), tookMs: random() }),
    ),
  );
  const looks = all.flatMap((starter) => starter.looks);
  /** Returns the most looks that fall into any one tenth of a second between two times. */
  const crowd = (from: number, to: number) => {
    const tenths = new Map<number, number>();
    for (const at of looks.filter((look) => look >= from && look < to)) {
      tenths.set(Math.floor(at / 100), (tenths.get(Math.floor(at / 100)) ?? 0) + 1);
    }
    return Math.max(0, ...tenths.values());
  };
  expect(crowd(0, 100)).toBe(200);
  // Spread evenly, 200 waits that look every 1.2 s make 17 looks in a tenth of a second; every 2.6 s they make 8.
  expect(crowd(1_000, 15_000)).toBeLessThan(45);
  expect(crowd(40_000, 60_000)).toBeLessThan(30);
  expect(crowd(40_000, 60_000)).toBeGreaterThanOrEqual(8);
});
