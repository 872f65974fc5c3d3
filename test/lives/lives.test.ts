import { expect, test } from 'vitest';
import { drawPlan } from './draw.ts';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import type { JobPlan, Plan, Trouble } from './plan.ts';
import { storyOf } from './story.ts';
import { beginning } from './time.ts';

const job: JobPlan = {
  startMs: 0,
  useMs: 5_000,
  background: false,
  result: 'success',
  inputs: { 'machine-type': 'dev-gpu' },
};

const planWith = (troubles: readonly Trouble[], changes: Partial<Plan> = {}): Plan => ({
  seed: 1,
  runId: 9_000_000_000,
  jobs: [job],
  stop: false,
  sweep: false,
  troubles,
  place: 'address',
  ...changes,
});

test('the same seed tells the same life word for word', async () => {
  const tell = async () => {
    const life = await live(drawPlan(7));
    return storyOf(life, violationsOf(life));
  };
  expect(await tell()).toBe(await tell());
});

test('a job without troubles starts, is used, and leaves nothing', async () => {
  const life = await live(planWith([]));
  expect(violationsOf(life)).toEqual([]);
  expect(life.world.machines).toHaveLength(1);
  expect(life.world.alive(life.time.now())).toEqual([]);
  expect(life.processes.map(({ step, endedAt }) => [step, endedAt !== null])).toEqual([
    ['main', true],
    ['post', true],
  ]);
});

test('a process that is killed sends and prints nothing more, but what it sent takes effect', async () => {
  const life = await live(
    planWith([
      { kind: 'kill', job: 0, at: { ms: 2 } },
      { kind: 'lost runner', job: 0 },
    ]),
  );
  const [main] = life.processes;
  expect(main?.endedAt).toBeNull();
  expect(life.wire.exchanges.map(({ text }) => text.split(' ').slice(0, 2).join(' '))).toEqual(['POST /add']);
  expect(life.world.alive(life.time.now())).toHaveLength(1);
});

test('a deployment that outlives a job with a lost runner is reported as a leak', async () => {
  const life = await live(planWith([{ kind: 'lost runner', job: 0 }]));
  expect(violationsOf(life).map(({ kind }) => kind)).toContain('leak: green and silent');
});

test('main ends before the runner loses its patience when it is told to stop', async () => {
  const life = await live(planWith([{ kind: 'cancel', job: 0, during: 'main', atMs: 3_000 }]));
  const [main] = life.processes;
  expect(main?.signalledAt).not.toBeNull();
  expect((main?.endedAt ?? 0) - (main?.signalledAt ?? 0)).toBeLessThan(6_500);
  expect(violationsOf(life)).toEqual([]);
});

test('a create that was sent before its process died may land long after', async () => {
  const late: Trouble = {
    kind: 'fault',
    step: 'main',
    path: '/add',
    when: { nth: 1, times: 9 },
    suffering: { what: 'lost', how: 'hang', afterMs: 60_000 },
  };
  const life = await live(
    planWith([late, { kind: 'lost runner', job: 0 }, { kind: 'kill', job: 0, at: { ms: 1_000 } }]),
  );
  const [machine] = life.world.machines;
  const [main] = life.processes;
  expect((machine?.bornAt ?? 0) - (main?.begunAt ?? 0)).toBeGreaterThan(60_000);
});

test.each([400, 503])(
  'a job waits in line while every create is answered %i, and holds nothing',
  async (fullStatus) => {
    const full: Trouble = { kind: 'habit', habit: { fullMs: 240_000, fullStatus } };
    const waiting: JobPlan = { ...job, inputs: { ...job.inputs, 'capacity-wait-minutes': '5' } };
    const life = await live(planWith([full], { jobs: [waiting] }));
    expect(violationsOf(life)).toEqual([]);
    expect(life.world.machines.map(({ bornAt }) => bornAt >= beginning + 240_000)).toEqual([true]);
    const impatient = await live(planWith([full]));
    expect(impatient.world.machines).toEqual([]);
  },
);
