// A step waits in line while no machine type is available, or while too many deployments are alive.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { createStep, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

const minutes = { healthPath: '', capacityWaitMinutes: 5 } as const;
const two = { ...minutes, machineTypes: ['prod-gpu', 'dev-gpu'] };
const noneToBeHad = { machineTypes: { 'prod-gpu': 'no-capacity', 'dev-gpu': 'no-capacity' } } as const;

const refuse = (step: Step, text: string, times: number, status = 400) =>
  step.service.inject({ path: '/add', fault: { kind: 'status', status, text }, times });
const timesOf = (step: Step, path: string) =>
  step.service
    .requests()
    .filter((one) => one.path === path)
    .map(({ at }) => at - Date.parse('2026-01-05T08:00:00Z'));

describe('when every machine type is refused for want of capacity', () => {
  test('all are tried again with a line a minute, and the first available one is used', async () => {
    const step = createStep({}, seeded(3));
    refuse(step, 'no capacity', 13);
    expect(await step.main(two)).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
    expect(step.state().fallbacks).toEqual([
      { machineType: 'prod-gpu', reason: 'POST /add answered 400: no capacity' },
    ]);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 400
      0.0   warning: Machine type "prod-gpu": POST /add answered 400: no capacity. Trying "dev-gpu" instead.
      0.0   POST /add -> 400
      0.0   "Waiting in line for 5 min at most: no machine type is to be had (prod-gpu: POST /add answered 400: no capacity; dev-gpu: POST /add answered 400: no capacity)."
      4.0   POST /add -> 400 (6×)
      60.0  "Still in line after 1 min and 4 rounds: no machine type is to be had (prod-gpu: POST /add answered 400: no capacity; dev-gpu: POST /add answered 400: no capacity)."
      65.9  POST /add -> 400 (2×)
      120.0 "Still in line after 2 min and 5 rounds: no machine type is to be had (prod-gpu: POST /add answered 400: no capacity; dev-gpu: POST /add answered 400: no capacity)."
      121.2 POST /add -> 400 (3×)
      174.3 POST /add -> 200
      174.3 "Created deployment "ci-44ud8g0-jker" (id PJeEYvRLCakxSMohvLsc, dev-gpu) at ci-44ud8g0-jker.roboflow.cloud; the service removes it at 2026-01-05T11:02:53.377Z at the latest."
      174.3 GET /get -> 200
      174.3 "1 of 1 replicas up; status ready."
      174.3 "Ready after 174.3 s (its replicas; no probe was asked for): https://ci-44ud8g0-jker.roboflow.cloud"
    `);
  });

  test('the whole time is used, and the error has the last answer of each machine type', async () => {
    const fates = { 'prod-gpu': 'no-capacity', 'dev-gpu': { status: 403, text: 'quota: 4 GPUs' } } as const;
    const step = createStep({ machineTypes: fates });
    expect(await step.main({ ...two, capacityWaitMinutes: 2.5 })).toMatchInlineSnapshot(`
      No machine type was to be had. The last answers:
      - prod-gpu: POST /add answered 400: no capacity is available for machine_type 'prod-gpu', try again later
      - dev-gpu: POST /add answered 403: quota: 4 GPUs
      Waited in line for 2 min 30 s (7 rounds). Name other types in "machine-type", raise "capacity-wait-minutes", or run the job again later. The service has these: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.
    `);
    expect(timesOf(step, '/add').at(-1)).toBe(150_000);
    expect(step.state().claims).toEqual([]);
    expect(step.recorded.events.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });

  test('the pauses grow up to a minute, and differ from step to step', async () => {
    const pauses = async (seed: number) => {
      const step = createStep(noneToBeHad, seeded(seed));
      await step.main({ ...minutes, capacityWaitMinutes: 10 });
      const at = timesOf(step, '/add');
      return at.slice(1, -1).map((ms, round) => ms - (at[round] ?? 0));
    };
    const [one, other] = [await pauses(1), await pauses(2)];
    expect(one).not.toEqual(other);
    for (const [round, most] of [5, 10, 20, 40, 60, 60, 60].entries()) {
      expect(one[round]).toBeLessThanOrEqual(most * 1000);
      expect(one[round]).toBeGreaterThanOrEqual(most * 750);
    }
  });

  test('a cancel ends the wait at once, and post has nothing to take away', async () => {
    const step = createStep(noneToBeHad);
    step.cancelAt(70_000);
    expect(await step.main(two)).toBe('Cancelled while the deployment was starting.');
    expect(step.time.elapsed()).toBe(70_000);
    const before = step.service.requests().length;
    expect(await step.post({ jobStatus: 'cancelled' })).toBeNull();
    expect(step.service.requests()).toHaveLength(before);
  });

  test('the state saved during the wait says that nothing was created, in case the step is killed', async () => {
    const step = createStep(noneToBeHad);
    const held: unknown[] = [];
    step.time.at(100_000, () => held.push(step.state().claims));
    await step.main(two);
    expect(held).toEqual([[]]);
  });

  test('the summary does not count the wait as part of the create', async () => {
    const step = createStep();
    refuse(step, 'no capacity', 3);
    await step.main(minutes);
    const { createSentAt, acceptedAt } = step.state().marks;
    expect(createSentAt).toBeGreaterThan(Date.parse('2026-01-05T08:00:20Z'));
    expect(acceptedAt).toBe(createSentAt);
  });
});

describe('a step does not wait in line', () => {
  test('when "capacity-wait-minutes" is 0, and fails with the error of the last machine type', async () => {
    const step = createStep(noneToBeHad);
    expect(await step.main({ ...two, capacityWaitMinutes: 0 })).toContain(
      "POST /add answered 400: no capacity is available for machine_type 'dev-gpu'",
    );
    expect(step.time.elapsed()).toBe(0);
  });

  test.each([
    {
      what: 'one machine type is refused for another reason',
      status: 400,
      text: 'machine_type is not known',
    },
    { what: 'the key is refused', status: 401, text: 'unauthorized' },
    { what: 'no credits are left', status: 402, text: 'Not enough credits' },
  ])('when $what', async ({ status, text }) => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'no-capacity', 'dev-gpu': { status, text } } });
    expect(await step.main(two)).toContain(`answered ${status}: ${text}`);
    expect(step.time.elapsed()).toBe(0);
  });

  test('when a deployment starts and fails, because each attempt costs money', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'no-capacity', 'dev-gpu': 'failing' } });
    expect(await step.main(two)).toContain('ended as "failed"');
    expect(timesOf(step, '/add')).toHaveLength(2);
  });
});

describe('what an unanswered create may have left', () => {
  test('is looked for before the wait, and a late one is met again because the next round uses the same name', async () => {
    const step = createStep();
    const fault = { kind: 'status', status: 503, text: 'no capacity', effect: { afterMs: 72_000 } } as const;
    step.service.inject({ path: '/add', fault, times: 1 });
    refuse(step, 'no capacity', 7, 503);
    expect(await step.main(minutes)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.state().claims).toHaveLength(1);
    const told = step.transcript({ from: 32_000 }).split('\n');
    expect(told.filter((line) => !line.includes('GET')).join('\n')).toMatchInlineSnapshot(`
      32.1  "Waiting in line for 5 min at most: no machine type is to be had (dev-gpu: POST /add answered 503: no capacity)."
      36.5  POST /add -> 503
      41.5  "The create answered 503: no capacity; trying again in 0.3 s (2 of 4)."
      41.8  POST /add -> 503
      46.8  "The create answered 503: no capacity; trying again in 0.5 s (3 of 4)."
      47.3  POST /add -> 503
      52.3  "The create answered 503: no capacity; trying again in 1.0 s (4 of 4)."
      53.3  POST /add -> 503
      77.4  POST /add -> 409
      77.4  "The answer to the create was lost, but "ci-44ud8g0-iiii" is there: going on with it."
      77.4  "Created deployment "ci-44ud8g0-iiii" (id 9ceIZPJeEYvRLCakxSMo, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T11:01:15.200Z at the latest."
      77.4  "1 of 1 replicas up; status ready."
      77.4  "Ready after 77.4 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
    await step.post();
    expect(step.service.alive()).toEqual([]);
  });

  test('stays one claim, however many rounds there are', async () => {
    const step = createStep({}, seeded(4));
    refuse(step, 'no capacity', 1_000, 503);
    expect(await step.main({ ...two, capacityWaitMinutes: 30 })).toContain('No machine type was to be had');
    expect(step.state().claims).toHaveLength(1);
  });
});

describe('when "max-running" deployments are alive', () => {
  const capped = { ...minutes, maxRunning: 2 };
  const crowded = () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'available' } }, seeded(5));
    step.service.place({ name: 'ci-44ud8g1-aaaa', machineType: 'prod-gpu' });
    step.service.place({ name: 'ci-44ud8g0-bbbb', status: 'pending' });
    return step;
  };

  test('the step fails, names them, and creates nothing', async () => {
    const step = crowded();
    expect(await step.main({ ...capped, capacityWaitMinutes: 0 })).toMatchInlineSnapshot(`
      No deployment was created: "max-running" is 2, and 2 deployments with generated names are alive:
      - ci-44ud8g1-aaaa: run 9000000001, ready, prod-gpu, for 3 h at most
      - ci-44ud8g0-bbbb: run 9000000000 (this one), ready, dev-gpu, for 3 h at most
      Say with "capacity-wait-minutes" how long to wait for one to go, or raise "max-running"; the sweep Action removes what lost runners left.
    `);
    expect(timesOf(step, '/add')).toEqual([]);
  });

  test('the step waits in line until one is gone', async () => {
    const step = crowded();
    step.time.at(90_000, () => void step.ports.api.delete('ci-44ud8g1-aaaa'));
    expect(await step.main(capped)).toBeNull();
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   GET /list -> 200
      0.0   "Waiting in line for 5 min at most: "max-running" is 2, and 2 deployments with generated names are alive."
      4.6   GET /list -> 200 (3×)
      60.0  "Still in line after 1 min and 4 rounds: "max-running" is 2, and 2 deployments with generated names are alive."
      66.4  GET /list -> 200
      90.0  POST /delete -> 200
      112.7 GET /list -> 200
      112.7 POST /add -> 200
      112.7 "Created deployment "ci-44ud8g0-lpgw" (id JtjHQDm1O9sYSp75q4z5, dev-gpu) at ci-44ud8g0-lpgw.roboflow.cloud; the service removes it at 2026-01-05T11:01:51.173Z at the latest."
      112.7 GET /get -> 200
      112.7 "1 of 1 replicas up; status ready."
      112.7 "Ready after 112.7 s (its replicas; no probe was asked for): https://ci-44ud8g0-lpgw.roboflow.cloud"
    `);
  });

  test('the error after the wait names those that are alive then', async () => {
    const step = crowded();
    expect(await step.main({ ...capped, capacityWaitMinutes: 1 })).toMatchInlineSnapshot(`
      No deployment was created: "max-running" is 2, and 2 deployments with generated names are alive:
      - ci-44ud8g1-aaaa: run 9000000001, ready, prod-gpu, for 3 h at most
      - ci-44ud8g0-bbbb: run 9000000000 (this one), ready, dev-gpu, for 3 h at most
      Waited in line for 1 min (5 rounds). Raise "capacity-wait-minutes" or "max-running"; the sweep Action removes what lost runners left.
    `);
  });

  test.each([
    { what: 'have other names', name: 'my-gpu', status: 'ready' },
    { what: 'are paused', name: 'ci-44ud8g1-cccc', status: 'paused' },
    { what: 'are deleted', name: 'ci-44ud8g1-cccc', status: 'deleted' },
  ] as const)('deployments that $what do not count', async ({ name, status }) => {
    const step = createStep();
    step.service.place({ name, status });
    expect(await step.main({ healthPath: '', maxRunning: 1 })).toBeNull();
  });

  test.each(['failed', 'deleting'] as const)('one with status %s still counts', async (status) => {
    const step = createStep({ deletionSeconds: 600 });
    step.service.place({ name: 'ci-44ud8g1-cccc', status });
    expect(await step.main({ healthPath: '', maxRunning: 1 })).toContain(`run 9000000001, ${status}`);
  });

  test('a deployment whose entry cannot be read counts', async () => {
    const step = createStep();
    const body = JSON.stringify([{ deployment_name: 'ci-44ud8g1-cccc' }, { deployment_name: 'my-gpu' }]);
    step.service.inject({ path: '/list', fault: { kind: 'body', status: 200, body } });
    expect(await step.main({ healthPath: '', maxRunning: 1 })).toContain(
      '- ci-44ud8g1-cccc: run 9000000001, its entry in the list cannot be read',
    );
  });

  test('a deployment that this step made and deleted does not count, however long the list shows it', async () => {
    const step = createStep({
      machineTypes: { 'prod-gpu': 'failing' },
      habits: { listLagsDeletionSeconds: 300 },
    });
    const asked = { healthPath: '', machineTypes: ['prod-gpu', 'dev-gpu'], maxRunning: 1 };
    expect(await step.main(asked)).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-gpu');
  });

  test('a shared deployment is attached to, also when it appears during the wait', async () => {
    const shared = { scope: 'run', ifExists: 'reuse', teardown: 'keep', teardownOnFailure: 'keep' } as const;
    const first = createStep();
    await first.main(shared);
    const { name } = first.service.deployments()[0] ?? { name: '' };

    const there = crowded();
    there.service.place({ name });
    expect(await there.main({ ...capped, ...shared, capacityWaitMinutes: 0 })).toBeNull();
    expect(timesOf(there, '/list')).toEqual([]);

    const later = crowded();
    later.time.at(30_000, () => void later.service.place({ name }));
    expect(await later.main({ ...capped, ...shared })).toBeNull();
    expect(timesOf(later, '/add')).toEqual([]);
    expect(later.recorded.outputs['created']).toBe('false');
  });

  test('a deployment that "if-exists: replace" would replace is left alone', async () => {
    const step = crowded();
    step.service.place({ name: 'my-gpu' });
    const asked = { deploymentName: 'my-gpu', ifExists: 'replace', maxRunning: 2 } as const;
    expect(await step.main(asked)).toContain('"max-running" is 2');
    expect(step.service.alive()).toHaveLength(3);
  });

  test('an error about many of them lists twenty and counts the others', async () => {
    const step = createStep();
    for (let i = 100; i < 150; i++) step.service.place({ name: `ci-44ud8g1-a${i}` });
    const told = await step.main({ healthPath: '', maxRunning: 3 });
    expect(told?.split('\n')).toHaveLength(23);
    expect(told).toContain('\n- and 30 more\n');
  });
});

describe('a list that cannot be read', () => {
  const down = (times?: number) => (step: Step) =>
    step.service.inject({
      path: '/list',
      fault: { kind: 'status', status: 503, text: 'down' },
      ...(times === undefined ? {} : { times }),
    });

  test('is asked for again when that passes', async () => {
    const step = createStep();
    down(3)(step);
    expect(await step.main({ healthPath: '', maxRunning: 1 })).toBeNull();
  });

  test('is an error, and nothing is created', async () => {
    const step = createStep();
    down()(step);
    expect(await step.main({ healthPath: '', maxRunning: 1 })).toMatchInlineSnapshot(
      `Could not list the deployments: GET /list answered 503: down. The service itself has a problem; try again later.`,
    );
    expect(timesOf(step, '/add')).toEqual([]);
  });

  test('is waited for in line, and is an error when the time is over', async () => {
    const passing = createStep();
    down(20)(passing);
    expect(await passing.main({ ...minutes, maxRunning: 1 })).toBeNull();
    const lasting = createStep();
    down()(lasting);
    expect(await lasting.main({ ...minutes, maxRunning: 1 })).toMatchInlineSnapshot(`
      The deployments could not be counted for "max-running": GET /list answered 503: down.
      Waited in line for 5 min (9 rounds). The service itself has a problem; try again later.
    `);
  });

  test('is an error at once when it is refused', async () => {
    const step = createStep();
    step.service.inject({ path: '/list', fault: { kind: 'status', status: 403, text: 'forbidden' } });
    expect(await step.main({ ...minutes, maxRunning: 1 })).toContain('GET /list answered 403');
    expect(step.time.elapsed()).toBe(0);
  });

  test('does not matter without "max-running", which alone asks for it', async () => {
    const step = createStep();
    expect(await step.main()).toBeNull();
    expect(timesOf(step, '/list')).toEqual([]);
  });
});

describe('the error after waiting in vain', () => {
  test('says no more than what is known when the machine types cannot be listed', async () => {
    const step = createStep(noneToBeHad);
    step.service.inject({ path: '/machine_types', fault: { kind: 'hang' } });
    const told = await step.main({ ...two, capacityWaitMinutes: 1 });
    expect(told).toMatch(/or run the job again later\.$/);
    expect(step.time.elapsed()).toBeLessThanOrEqual(65_000);
  });

  test('for "max-running" lists no machine types, because they would not help', async () => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g1-iiii' });
    const told = await step.main({ ...minutes, capacityWaitMinutes: 1, maxRunning: 1 });
    expect(told).toContain('Waited in line for 1 min');
    expect(told).not.toContain('The service has these');
  });
});
