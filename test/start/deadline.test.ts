// No create is repeated once `ready-timeout-minutes` are over: what it made could not be ready in time.
import { describe, expect, test } from 'vitest';
import { failure } from '../fakes/scripted.ts';
import { createStep, type Step } from '../fakes/step.ts';
import type { Fault } from '../simulator/http/faults.ts';
import { seeded } from '../simulator/random.ts';

const quick = { healthPath: '' };

/** The seconds since the beginning at which creates were sent. */
const addsAt = (step: Step) =>
  step.service
    .requests()
    .filter(({ path }) => path === '/add')
    .map(({ at }) => (at - Date.parse('2026-01-05T08:00:00Z')) / 1000);

describe('a create that goes on failing is sent for the last time before the time is over', () => {
  test.each<{ what: string; fault: Fault; minutes: number; adds: number }>([
    {
      what: 'the service limits it for 20 s each time',
      fault: { kind: 'rate-limit', retryAfterSeconds: 20 },
      minutes: 0.5,
      adds: 2,
    },
    { what: 'its answers are lost', fault: { kind: 'reset' }, minutes: 0.1, adds: 2 },
    { what: 'it is answered with 503', fault: { kind: 'status', status: 503 }, minutes: 0.1, adds: 2 },
    { what: 'it hangs', fault: { kind: 'hang' }, minutes: 0.3, adds: 2 },
    { what: 'it is answered with a page', fault: { kind: 'html', status: 200 }, minutes: 0.1, adds: 2 },
  ])('when $what', async ({ fault, minutes, adds }) => {
    const step = createStep({}, seeded(3));
    step.service.inject({ path: '/add', fault });
    expect(await step.main({ ...quick, readyTimeoutMinutes: minutes })).toContain('POST /add');
    expect(addsAt(step)).toHaveLength(adds);
    expect(addsAt(step).at(-1)).toBeLessThan(minutes * 60);
  });

  test('when the service cannot be reached', async () => {
    const step = createStep({}, seeded(3));
    step.service.cut('/add', failure('ECONNREFUSED', 'connect ECONNREFUSED 192.0.2.1:443'));
    expect(await step.main({ ...quick, readyTimeoutMinutes: 0.1 })).toContain('ECONNREFUSED');
    expect(addsAt(step).length).toBeGreaterThan(2);
    expect(addsAt(step).at(-1)).toBeLessThan(6);
  });

  test('and four times at most, however long the time is', async () => {
    const step = createStep({}, seeded(3));
    step.service.inject({ path: '/add', fault: { kind: 'rate-limit', retryAfterSeconds: 20 } });
    await step.main({ ...quick, readyTimeoutMinutes: 15 });
    expect(addsAt(step)).toEqual([0, 20, 40, 60]);
  });
});

describe('the time begins anew', () => {
  const limited: Fault = { kind: 'rate-limit', retryAfterSeconds: 20 };

  test('with each machine type', async () => {
    const step = createStep({}, seeded(3));
    step.service.inject({ path: '/add', fault: limited });
    await step.main({ ...quick, readyTimeoutMinutes: 0.5, machineTypes: ['prod-gpu', 'dev-gpu'] });
    expect(addsAt(step)).toEqual([0, 20, 20, 40]);
  });

  test('with each round of a step that waits in line', async () => {
    const step = createStep({}, seeded(3));
    step.service.inject({ path: '/add', fault: limited });
    await step.main({ ...quick, readyTimeoutMinutes: 0.5, capacityWaitMinutes: 3 });
    const at = addsAt(step);
    const pairs = at.flatMap((first, index) =>
      index % 2 === 0 ? [(at[index + 1] ?? Infinity) - first] : [],
    );
    expect(pairs.length).toBeGreaterThan(3);
    expect(pairs.map((seconds) => Number(seconds.toFixed(3)))).toEqual(pairs.map(() => 20));
  });
});
