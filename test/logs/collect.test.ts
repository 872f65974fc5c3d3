// Every log entry is collected exactly once or reported as left out, whatever the service does with times and
// limits.
import { describe, expect, test } from 'vitest';
import { type CollectOptions, collectLog } from '../../src/logs/collect.ts';
import type { TimedEntry } from '../../src/logs/window.ts';
import { entriesAt, type LogServiceOptions, logService } from '../fakes/log-service.ts';

const now = Date.parse('2026-09-01T12:00:00Z');
const minute = 60_000;
const second = 1_000_000;
const clock = { now: () => now, sleep: async () => {} };

async function collect(service: LogServiceOptions, options: Partial<CollectOptions> = {}) {
  const { fetchLog, queries } = logService(service);
  const delivered: TimedEntry[] = [];
  const collected = await collectLog({
    fetchLog,
    sink: (page) => {
      delivered.push(...page);
    },
    clock,
    from: now - 30 * minute,
    deadline: now + minute,
    ...options,
  });
  const ids = delivered.map(({ entry }) => entry.insertId);
  return { collected, delivered, ids, queries };
}

const range = (count: number, age: (i: number) => number) => Array.from({ length: count }, (_, i) => age(i));

const logs = {
  'a log without entries': [],
  'a log of one entry': [5 * second],
  'a log of three entries': [second, 2 * second, 3 * second],
  'a log of exactly one answer': range(300, (i) => i * second),
  'a log of one entry more than an answer': range(301, (i) => i * second),
  'a log of 6,000 entries over 25 minutes': range(6_000, (i) => i * 250_000),
  'a log of 6,000 entries within its last 60 ms, 100 a millisecond,': range(
    6_000,
    (i) => Math.floor(i / 100) * 1_000,
  ),
  'a log of 6,000 entries within 60 ms, 20 minutes ago,': range(6_000, (i) => 1_200 * second + i * 10),
  'a log of four crowds with silence between them': range(
    4_000,
    (i) => Math.floor(i / 1_000) * 400 * second + (i % 1_000) * 7,
  ),
  'a log with 299 entries of one moment among others': [
    ...range(50, (i) => i * 3),
    ...range(299, () => second),
    ...range(50, (i) => second + i * 2_000 + 2_000),
  ],
};

const services: Record<string, Omit<LogServiceOptions, 'entries'>> = {
  'includes the end of a window': {},
  'excludes the end of a window': { toIncluded: false },
  'rounds the end of a window down to milliseconds': { resolution: 1_000 },
  'rounds the end of a window down to milliseconds and excludes it': { resolution: 1_000, toIncluded: false },
};

describe.each(Object.entries(services))('from a service that %s', (_, service) => {
  test.each(Object.entries(logs))(
    '%s is collected with each entry once and nothing left out',
    async (_, ages) => {
      const entries = entriesAt(now, ages);
      const { collected, ids } = await collect({ entries, ...service });
      expect(ids.length).toBe(entries.length);
      expect(new Set(ids)).toEqual(new Set(entries.map((entry) => entry.insertId)));
      expect(collected).toMatchObject({ entries: entries.length, leftOut: [] });
    },
  );
});

test.each([3, 7, 50, 100])(
  'a service that gives %i entries at most is paged to the end of the log',
  async (cap) => {
    const entries = entriesAt(
      now,
      range(500, (i) => Math.floor(i / 2) * 1_000),
    );
    const { ids } = await collect({ entries, cap });
    expect(ids.length).toBe(500);
    expect(new Set(ids).size).toBe(500);
  },
);

test('a service that rounds ends down to seconds and excludes them still gives each entry once', async () => {
  const entries = entriesAt(
    now,
    range(900, (i) => i * 20_000),
  );
  const { ids } = await collect({ entries, resolution: second, toIncluded: false });
  expect(ids.length).toBe(900);
  expect(new Set(ids).size).toBe(900);
});

test('entries of the same microsecond are delivered in the order of the service', async () => {
  const entries = entriesAt(now, [...range(700, (i) => Math.floor(i / 250) * 1_000)]);
  const { delivered } = await collect({ entries }, { concurrency: 1 });
  expect(delivered.map(({ entry }) => entry.insertId)).toEqual(entries.map((entry) => entry.insertId));
});

describe('when one moment has more entries than an answer holds', () => {
  const burst = (count: number) => [
    ...range(40, (i) => i * 1_000),
    ...range(count, () => second),
    ...range(30, (i) => 2 * second + i),
  ];
  const at = (now - 1_000) * 1_000;

  test.each([true, false])(
    'the rest of that moment is reported as left out, and all else is collected (end included: %s)',
    async (toIncluded) => {
      const entries = entriesAt(now, burst(900));
      const { collected, ids } = await collect({ entries, toIncluded });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(40 + 300 + 30);
      expect(collected.leftOut).toMatchObject([{ to: at, reason: 'burst' }]);
    },
  );

  test('a lower limit than the documented one is noticed and reported too', async () => {
    const { collected, ids } = await collect({ entries: entriesAt(now, burst(150)), cap: 100 });
    expect(ids.length).toBe(40 + 100 + 30);
    expect(collected.leftOut).toEqual([{ from: at, to: at, reason: 'burst', detail: null }]);
  });

  test('all are collected from a service that gives more when asked for more', async () => {
    const { collected, ids } = await collect({ entries: entriesAt(now, burst(900)), cap: 1_000 });
    expect(ids.length).toBe(40 + 900 + 30);
    expect(collected.leftOut).toEqual([]);
  });

  test('and the service rounds times, the neighbouring time is reported as left out', async () => {
    const entries = entriesAt(now, [...range(299, () => second), ...range(50, (i) => second + i + 1)]);
    const { collected, ids } = await collect({ entries, resolution: 1_000 });
    expect(ids.length).toBe(300);
    expect(collected.leftOut).toEqual([{ from: at - 1_001, to: at - 1, reason: 'burst', detail: null }]);
  });

  test('100 entries of one moment count as complete when they are the whole log', async () => {
    const { collected } = await collect({
      entries: entriesAt(
        now,
        range(100, () => second),
      ),
    });
    expect(collected).toMatchObject({ entries: 100, leftOut: [] });
  });
});

describe('the clock of the service decides the window', () => {
  const log = entriesAt(now + 5 * 3_600_000, [second, 60 * second, 29 * 60 * second, 31 * 60 * second]);

  test('when our clock is five hours behind', async () => {
    const { collected, ids } = await collect({ entries: log, serviceTime: now + 5 * 3_600_000 });
    expect(collected.serviceAhead).toBe(5 * 3_600_000);
    expect(ids).toEqual(['id-0', 'id-1', 'id-2']);
  });

  test('when our clock is five hours ahead', async () => {
    const entries = entriesAt(now - 5 * 3_600_000, [second, 29 * 60 * second, 31 * 60 * second]);
    const { ids } = await collect({ entries, serviceTime: now - 5 * 3_600_000 });
    expect(ids).toEqual(['id-0', 'id-1']);
  });
});

describe('what is not collected is reported as left out', () => {
  test('the whole window, when the deadline has passed before the first request', async () => {
    const { collected } = await collect({ entries: [] }, { deadline: now });
    expect(collected).toMatchObject({
      requests: 0,
      leftOut: [{ from: (now - 30 * minute) * 1000, to: now * 1000, reason: 'time' }],
    });
  });

  test('everything older than what was read, when the deadline passes on the way', async () => {
    const entries = entriesAt(
      now,
      range(2_000, (i) => i * 100_000),
    );
    let elapsed = 0;
    const { collected, delivered } = await collect(
      {
        entries,
        before: () => {
          elapsed += 10_000;
        },
      },
      { clock: { ...clock, now: () => now + elapsed }, deadline: now + 25_000, concurrency: 1 },
    );
    const oldest = Math.min(...delivered.map((entry) => entry.micros));
    expect(collected.requests).toBe(3);
    expect(collected.leftOut).toMatchObject([{ to: oldest, reason: 'time' }]);
    expect(delivered.length).toBeGreaterThan(800);
  });

  test('the rest, when an abort ends a request that is never answered', async () => {
    const stop = new AbortController();
    const { collected } = await collect(
      {
        entries: entriesAt(
          now,
          range(10, (i) => i),
        ),
        before: () => {
          stop.abort();
          return new Promise(() => {});
        },
      },
      { signal: stop.signal },
    );
    expect(collected).toMatchObject({ entries: 0, leftOut: [{ reason: 'aborted' }] });
  });

  test('a window whose requests fail, with the error, while the others are collected', async () => {
    const entries = entriesAt(
      now,
      range(3_000, (i) => i * 500_000),
    );
    const { collected, delivered } = await collect({
      entries,
      before: (_, request) => {
        if (request === 5) throw new Error('HTTP 500: out of disk');
      },
    });
    expect(collected.leftOut).toMatchObject([{ reason: 'failed', detail: 'HTTP 500: out of disk' }]);
    const [gap] = collected.leftOut;
    const inGap = (age: number) =>
      now * 1000 - age > (gap?.from ?? 0) - 1 && now * 1000 - age < (gap?.to ?? 0) + 1;
    const missing = range(3_000, (i) => i * 500_000).filter(inGap).length;
    expect(delivered.length).toBe(3_000 - missing);
    expect(missing).toBeGreaterThan(0);
  });
});

test('a sink that fails ends the collection with its own error', async () => {
  const failing = collect(
    {
      entries: entriesAt(
        now,
        range(900, (i) => i),
      ),
    },
    { sink: async () => Promise.reject(new Error('disk full')) },
  );
  await expect(failing).rejects.toThrow('disk full');
});

test('a service that ignores the end of the window is given up after a few requests', async () => {
  const entries = entriesAt(
    now,
    range(2_000, (i) => i * 1_000),
  );
  let requests = 0;
  const collected = await collectLog({
    fetchLog: async () => {
      requests += 1;
      return { entries: entries.slice(0, 300), serviceTime: null };
    },
    sink: () => {},
    clock,
    from: now - 30 * minute,
    deadline: now + minute,
  });
  expect(requests).toBeLessThan(20);
  expect(collected.entries).toBe(300);
  expect(collected.leftOut).toMatchObject([{ to: (now - 299) * 1_000, reason: 'burst' }]);
  expect(collected.leftOut[0]?.from).toBeLessThanOrEqual((now - 30 * minute) * 1_000);
});

test('at most six requests run at a time, and a short log takes two', async () => {
  let underWay = 0;
  let most = 0;
  const before = async () => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
  };
  const long = await collect({
    entries: entriesAt(
      now,
      range(6_000, (i) => i * 200_000),
    ),
    before,
  });
  expect(most).toBe(6);
  expect(long.collected.requests).toBeLessThan(45);
  const short = await collect({ entries: entriesAt(now, [second, 2 * second, 3 * second]) });
  expect(short.queries.map(({ toTimestamp, maxEntries }) => ({ toTimestamp, maxEntries }))).toEqual([
    { toTimestamp: undefined, maxEntries: 300 },
    { toTimestamp: '2026-09-01T11:59:57.000000+00:00', maxEntries: 300 },
  ]);
});

describe('an entry whose time cannot be read', () => {
  const unreadable = (entries: ReturnType<typeof entriesAt>, which: (i: number) => boolean) =>
    entries.map((entry, i) => (which(i) ? { ...entry, timestamp: 'yesterday' } : entry));
  const ten = entriesAt(
    now,
    range(10, (i) => i * second),
  );

  test.each([
    { what: 'in the middle of an answer', which: (i: number) => i === 4, moments: [4, 3] },
    { what: 'at the beginning of an answer', which: (i: number) => i < 2, moments: [0, 2] },
  ])(
    '$what is delivered once, with the time of a neighbour',
    async ({ which, moments: [at = 0, as = 0] }) => {
      const { delivered, ids } = await collect({ entries: [] }, { fetchLog: told(unreadable(ten, which)) });
      expect(ids).toEqual(ten.map(({ insertId }) => insertId));
      expect(delivered[at]?.micros).toBe(now * 1_000 - as * second);
    },
  );

  test('is delivered once even when no entry has a readable time', async () => {
    const { ids } = await collect({ entries: [] }, { fetchLog: told(unreadable(ten, () => true)) });
    expect(ids).toEqual(ten.map(({ insertId }) => insertId));
  });

  /** Answers with these entries, then with the last of them again, then with nothing. */
  function told(entries: ReturnType<typeof entriesAt>): CollectOptions['fetchLog'] {
    const answers = [entries, entries.slice(-1)];
    return async () => ({ entries: answers.shift() ?? [], serviceTime: null });
  }
});

test('an entry that stands twice in an answer is delivered once', async () => {
  const [entry] = entriesAt(now, [second]);
  const answers = entry === undefined ? [] : [[entry, entry]];
  const { ids } = await collect(
    { entries: [] },
    { fetchLog: async () => ({ entries: answers.shift() ?? [], serviceTime: null }) },
  );
  expect(ids).toEqual(['id-0']);
});
