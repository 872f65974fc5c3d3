// Clocks that are wrong: the service's `Date` header, and the runner's clock between main and post.
import { describe, expect, test } from 'vitest';
import type { StepState } from '../../src/deployment/state.ts';
import { main } from '../../src/steps/main.ts';
import { post } from '../../src/steps/post.ts';
import { claimed, stateWith } from '../fakes/claims.ts';
import { dated } from '../fakes/dated.ts';
import { clientOf } from '../fakes/deployments.ts';
import { createStep, request, type Step } from '../fakes/step.ts';

const quick = { healthPath: '' };
const texts = (step: Step, kind: string) =>
  step.recorded.events.flatMap((event) => (event.kind === kind ? [event.text] : []));
const deletes = (step: Step) => step.service.requests().filter(({ path }) => path === '/delete').length;

/** A step whose service has this `Date` on every answer. */
function withDate(date: () => string | null) {
  const step = createStep();
  const { clock } = step.time;
  const api = clientOf({ dispatcher: dated(step.service.dispatcher, date), clock });
  const context = { ...step.ports, api };
  return {
    step,
    main: () => step.time.run(main({ ...request, ...quick }, context)),
    post: (state = step.state()) => step.time.run(post({ state, jobStatus: 'success' }, context)),
  };
}

const hour = 3_600_000;
const begin = Date.parse('2026-01-05T08:00:00Z');
const http = (ms: number) => new Date(ms).toUTCString();

describe.each([
  { what: 'ten years ahead', date: () => http(begin + 10 * 365 * 24 * hour), end: null },
  { what: 'ten years behind', date: () => http(begin - 10 * 365 * 24 * hour), end: null },
  { what: 'two days ahead', date: () => http(begin + 48 * hour), end: null },
  { what: 'of 1970', date: () => http(0), end: null },
  { what: 'absent', date: () => null, end: '2026-01-05T10:59:58.200Z' },
  { what: 'no date', date: () => 'yesterday', end: '2026-01-05T10:59:58.200Z' },
  { what: 'empty', date: () => '', end: '2026-01-05T10:59:58.200Z' },
])('a Date header that is $what', ({ date, end }) => {
  test(`gives an expires-at of ${end}, and the line on the create says the same`, async () => {
    const { step, main } = withDate(date);
    await main();
    expect(step.recorded.outputs['expires-at']).toBe(end ?? '');
    expect(step.transcript()).toContain(
      `the service removes it ${end === null ? 'when its duration is over' : `at ${end}`} at the latest`,
    );
  });

  test('does not keep main from waiting until it is ready, nor post from deleting once', async () => {
    const { step, main, post } = withDate(date);
    await main();
    expect(step.recorded.outputs['status']).toBe('ready');
    const before = step.time.elapsed();
    await post();
    expect(step.service.alive()).toEqual([]);
    expect(deletes(step)).toBe(1);
    expect(step.time.elapsed() - before).toBeLessThan(1_000);
    expect(texts(step, 'warning')).toEqual([]);
    expect(texts(step, 'fail')).toEqual([]);
  });

  test('does not make post say that the deployment was gone or expired before the end', async () => {
    const { step, main, post } = withDate(date);
    await main();
    await post();
    expect(texts(step, 'summary').join()).not.toMatch(/expired|was gone|already gone/i);
  });

  test('does not keep post from deleting when a Retry-After is a date, too', async () => {
    const { step, main, post } = withDate(date);
    await main();
    const limited = { kind: 'rate-limit', retryAfterSeconds: 5, asDate: true } as const;
    step.service.inject({ path: '/delete', fault: limited, times: 2 });
    await post();
    expect(deletes(step)).toBe(3);
    expect(step.service.alive()).toEqual([]);
    expect(texts(step, 'fail')).toEqual([]);
  });

  test('does not make post lose an entry of the log, or count one of before the step', async () => {
    const { step, main, post } = withDate(date);
    await main();
    step.service.clearFaults();
    await step.time.run(step.time.clock.sleep(60_000));
    step.service.log(step.service.deployments()[0]?.id ?? '', [
      { payload: 'of this job', severity: 'ERROR', at: begin + 30_000 },
      { payload: 'of last month', severity: 'ERROR', at: begin - 30 * 24 * hour },
    ]);
    await post();
    expect(texts(step, 'summary').join()).toContain('of this job');
    expect(texts(step, 'summary').join()).not.toContain('of last month');
  });
});

test('a Date header that is an hour ahead gives an expires-at an hour later, as it is the service that removes', async () => {
  const { step, main } = withDate(() => http(begin + hour));
  await main();
  expect(step.recorded.outputs['expires-at']).toBe('2026-01-05T11:59:58.200Z');
});

describe('a clock that jumps between main and post', () => {
  /** A create that got no answer, sent so many hours after the moment that post begins. */
  function unanswered(step: Step, aheadHours: number): StepState {
    const lastSentAt = step.time.clock.now() + aheadHours * hour;
    const claim = claimed({ id: null, confirmedAt: null, unansweredCreates: 1, lastSentAt });
    return stateWith([claim], { outcome: 'starting', expiresAt: null });
  }

  const jumps = [
    { what: 'a year forward', hours: -365 * 24 },
    { what: 'an hour forward', hours: -1 },
    { what: 'an hour back', hours: 1 },
    { what: 'a year back', hours: 365 * 24 },
  ];

  const looks = jumps.flatMap((jump) => [
    { ...jump, jobStatus: 'failure', leastMs: 60_000, mostMs: 80_000 },
    { ...jump, jobStatus: 'cancelled', leastMs: 20_000, mostMs: 30_000 },
  ]);

  test.each(looks)(
    '$what: post looks at least $leastMs ms for a create without an answer, and tells of it (job $jobStatus)',
    async ({ hours, jobStatus, leastMs, mostMs }) => {
      const step = createStep();
      expect(await step.post({ state: unanswered(step, hours), jobStatus })).toBeNull();
      expect(step.time.elapsed()).toBeGreaterThanOrEqual(leastMs);
      expect(step.time.elapsed()).toBeLessThanOrEqual(mostMs);
      expect(texts(step, 'warning').join()).toContain(
        'A create of deployment "dev-testing" was not confirmed',
      );
    },
  );

  test.each(looks)(
    '$what: post deletes such a create that lands just within $leastMs ms (job $jobStatus)',
    async ({ hours, jobStatus, leastMs }) => {
      const step = createStep();
      const state = unanswered(step, hours);
      const land = () => void step.service.place({ name: 'dev-testing', durationHours: 2.999271 });
      step.time.at(leastMs - 2_000, land);
      expect(await step.post({ state, jobStatus })).toBeNull();
      expect(step.service.deployments()).toHaveLength(1);
      expect(step.service.alive()).toEqual([]);
    },
  );

  test.each(jumps)(
    '$what: post deletes what is there, with one delete, and says that it is gone',
    async ({ hours }) => {
      const step = createStep();
      await step.main(quick);
      const state = step.state();
      const moved = { ...state, claims: state.claims.map((claim) => moveBy(claim, hours * hour)) };
      expect(await step.post({ state: moved })).toBeNull();
      expect(step.service.alive()).toEqual([]);
      expect(deletes(step)).toBe(1);
      expect(texts(step, 'info').join()).toContain('is gone (verified');
    },
  );
});

function moveBy(claim: StepState['claims'][number], ms: number): StepState['claims'][number] {
  if (claim.origin === 'found') return claim;
  return { ...claim, lastSentAt: claim.lastSentAt + ms, confirmedAt: (claim.confirmedAt ?? 0) + ms };
}
