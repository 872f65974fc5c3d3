import { expect, test } from 'vitest';
import { drawPlan } from './draw.ts';
import { violationsOf } from './invariants.ts';
import { live } from './life.ts';
import type { JobPlan, LogsPlan, Plan, Trouble } from './plan.ts';
import { lifeKey } from './record.ts';
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
  logs: null,
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

const logsPlan: LogsPlan = { atMs: 40_000, format: 'text', sinceMinutes: 60, cancelMs: null };
const longJob: JobPlan = { ...job, useMs: 60_000 };

test.each(['text', 'ndjson'] as const)(
  'the logs Action saves every entry as %s, without the key, and changes nothing',
  async (format) => {
    const troubles: Trouble[] = [{ kind: 'habit', habit: { logLines: 30, keyInLog: true } }];
    const life = await live(planWith(troubles, { jobs: [longJob], logs: { ...logsPlan, format } }));
    expect(violationsOf(life)).toEqual([]);
    expect(life.disk.read()?.trimEnd().split('\n')).toHaveLength(30);
    expect(life.saved?.said.some(({ text }) => text.includes('30 entries of deployment'))).toBe(true);
  },
);

test('a log file that lacks an entry, or shows the key, is found', async () => {
  const life = await live(planWith([], { jobs: [longJob], logs: logsPlan }));
  const whole = life.disk.read() ?? '';
  const withFile = (text: string) => violationsOf({ ...life, disk: { ...life.disk, read: () => text } });
  expect(withFile(whole)).toEqual([]);
  expect(withFile(whole.split('\n').slice(1).join('\n'))).toMatchObject([{ kind: 'log file' }]);
  expect(withFile(whole.replace('GET', `GET ${lifeKey}`))).toMatchObject([{ kind: 'key shown' }]);
});

test('the logs Action says why it could not save the log, and leaves no spool', async () => {
  const full: Trouble = { kind: 'disk', step: 'logs', what: 'file', from: 1 };
  const fullLife = await live(planWith([full], { jobs: [longJob], logs: logsPlan }));
  const earlyLife = await live(planWith([], { logs: { ...logsPlan, atMs: 1 } }));
  for (const [life, reason] of [
    [fullLife, /"path" must be a file that can be written.*ENOSPC/],
    [earlyLife, /There is no deployment/],
  ] as const) {
    expect(violationsOf(life)).toEqual([]);
    const failure = life.saved?.said.find(({ kind }) => kind === 'fail');
    expect(failure?.text).toMatch(reason);
    expect(life.disk.others()).toEqual([]);
  }
});

test.each(['gzip', 'deflate', 'br'] as const)(
  'a gateway that answers in %s unasked is understood',
  async (zip) => {
    expect(violationsOf(await live(planWith([{ kind: 'habit', habit: { zip } }])))).toEqual([]);
  },
);

test.each([401, 403, 200])('a create behind a page of a firewall with %i leaves nothing', async (status) => {
  const wall: Trouble = {
    kind: 'fault',
    step: 'main',
    path: '/add',
    when: { nth: 1, times: 1 },
    suffering: { what: 'misanswered', status, body: '<html><body>Request blocked</body></html>' },
  };
  const life = await live(planWith([wall]));
  expect(violationsOf(life)).toEqual([]);
  expect(life.world.machines).toHaveLength(1);
  expect(life.world.alive(life.time.now())).toEqual([]);
});

test('a create that lands two minutes after it was sent is told of by name', async () => {
  const late: Trouble = {
    kind: 'fault',
    step: 'main',
    path: '/add',
    when: { nth: 1, times: 1 },
    suffering: { what: 'lost', how: 'gateway', afterMs: 120_000 },
  };
  const life = await live(planWith([late]));
  expect(violationsOf(life)).toEqual([]);
  const [left] = life.world.alive(life.time.now());
  const warnings = life.processes.flatMap(({ said }) => said.filter(({ kind }) => kind === 'warning'));
  expect(warnings.some(({ text }) => text.includes(`"${left?.name}" was not confirmed`))).toBe(true);
});
