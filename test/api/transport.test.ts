// One exchange has its own timeout, reads its whole answer, and ends whatever the other side does.
import { describe, expect, test } from 'vitest';
import { exchange, TimeoutError } from '../../src/api/transport.ts';
import type { Clock } from '../../src/clock.ts';
import { clientOf, shown } from '../fakes/deployments.ts';
import { inProcess } from '../fakes/in-process.ts';
import { type Line, reset, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

const url = new URL('https://roboflow.cloud/get');

/** Sends one GET with a timeout of a second. Returns how it ended and the milliseconds it took. */
async function ask(line: Line, timeoutMs = 1_000) {
  const time = createVirtualTime();
  const { dispatcher } = scripted({ '/get': line }, time.clock);
  const asking = exchange({ dispatcher, clock: time.clock }, { method: 'GET', url, timeoutMs });
  const outcome = await time.run(
    asking.then(
      ({ status, body }) => ({ status, body }),
      (error: unknown) => error,
    ),
  );
  return { outcome, elapsedMs: time.elapsed() };
}

describe('the timeout of an exchange', () => {
  test.each<{ what: string; line: Line; outcome: unknown; elapsedMs: number }>([
    {
      what: 'is not reached by an answer just in time',
      line: { afterMs: 999, line: { status: 200, body: 'x' } },
      outcome: { status: 200, body: 'x' },
      elapsedMs: 999,
    },
    {
      what: 'ends an exchange whose answer is too late',
      line: { afterMs: 1_001, line: { status: 200, body: 'x' } },
      outcome: new TimeoutError(1_000),
      elapsedMs: 1_000,
    },
    {
      what: 'ends an exchange that gets no answer',
      line: 'never',
      outcome: new TimeoutError(1_000),
      elapsedMs: 1_000,
    },
  ])('$what', async ({ line, outcome, elapsedMs }) => {
    expect(await ask(line)).toEqual({ outcome, elapsedMs });
  });

  test('counts until the last byte, so a slow drip ends too', async () => {
    const time = createVirtualTime();
    async function* drip() {
      for (;;) {
        yield 'x';
        await time.clock.sleep(300);
      }
    }
    const { outcome, elapsedMs } = await ask({ status: 200, body: drip() });
    expect(outcome).toBeInstanceOf(TimeoutError);
    expect(elapsedMs).toBe(1_000);
  });

  test.each([
    { limits: {}, elapsedMs: 10_000, why: 'it is 10 s unless something else is set' },
    { limits: { timeoutMs: 1_500 }, elapsedMs: 1_500, why: 'it is what was set' },
    {
      limits: { deadline: Date.parse('2026-01-05T08:00:04Z') },
      elapsedMs: 4_000,
      why: 'it never goes past the deadline',
    },
    { limits: { deadline: 0 }, elapsedMs: 1, why: 'a deadline that has passed leaves 1 ms' },
  ])('of a call ends after $elapsedMs ms, because $why', async ({ limits, elapsedMs }) => {
    const time = createVirtualTime();
    const api = clientOf({ ...scripted({ '/get': 'never' }, time.clock), clock: time.clock });
    await expect(time.run(api.get('dev-testing', { attempts: 1, ...limits }))).rejects.toThrow('no answer');
    expect(time.elapsed()).toBe(elapsedMs);
  });
});

test.each<{ what: string; line: Line }>([
  { what: 'an answer', line: { status: 200, body: 'x' } },
  { what: 'a lost connection', line: reset },
])('$what leaves no timer behind that would keep the process alive', async ({ line }) => {
  const time = createVirtualTime();
  const { dispatcher } = scripted({ '/get': line }, time.clock);
  const asking = exchange({ dispatcher, clock: time.clock }, { method: 'GET', url, timeoutMs: 1_000 });
  await time.run(asking.catch(() => {}));
  expect(time.sleepers()).toBe(0);
});

describe('the answer of an exchange', () => {
  test('is put together from pieces, even when a character is cut in half', async () => {
    const time = createVirtualTime();
    const bytes = Buffer.from(JSON.stringify(shown({ deployment_name: 'grün-🙂' })));
    const dispatcher = inProcess(async () => ({ status: 200, body: oneByteAtATime(bytes, time.clock) }));
    const api = clientOf({ dispatcher, clock: time.clock });
    expect((await time.run(api.get('x')))?.name).toBe('grün-🙂');
  });

  test('is refused beyond 8 MiB, and the rest is not read', async () => {
    const time = createVirtualTime();
    let pieces = 0;
    async function* flood() {
      const piece = Buffer.alloc(4 * 1024 * 1024, 'x').toString();
      for (; pieces < 100; pieces++) yield piece;
    }
    const dispatcher = inProcess(async () => ({ status: 200, body: flood() }));
    const asking = exchange({ dispatcher, clock: time.clock }, { method: 'GET', url, timeoutMs: 1_000 });
    await expect(time.run(asking)).rejects.toThrow('larger than 8388608 bytes');
    expect(pieces).toBeLessThan(10);
  });

  test('gives the first of several headers of one name, and null for a missing one', async () => {
    const time = createVirtualTime();
    const headers = { 'x-one': 'a', 'x-many': ['a', 'b'] };
    const dispatcher = inProcess(async () => ({ status: 200, headers, body: '' }));
    const answer = await time.run(
      exchange({ dispatcher, clock: time.clock }, { method: 'GET', url, timeoutMs: 1_000 }),
    );
    expect(['x-one', 'x-many', 'x-none'].map(answer.header)).toEqual(['a', 'a', null]);
  });
});

async function* oneByteAtATime(bytes: Buffer, clock: Clock): AsyncGenerator<Buffer> {
  for (const byte of bytes) {
    yield Buffer.from([byte]);
    // The pause makes sure that each piece is read before the next one comes.
    await clock.sleep(1);
  }
}
