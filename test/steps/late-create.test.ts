// A create whose answer was lost or wrong may land at any time: post deletes what lands, or names it in a
// warning.
import { describe, expect, test } from 'vitest';
import type { StepState } from '../../src/deployment/state.ts';
import type { StartRequest } from '../../src/start/request.ts';
import { main } from '../../src/steps/main.ts';
import { claimed, stateWith } from '../fakes/claims.ts';
import { createMortal } from '../fakes/mortal.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

const quick = { healthPath: '' };
const names = [{ deploymentName: '' }, { deploymentName: 'my-gpu' }];

const said = (step: Step, kind: string) =>
  step.recorded.events.filter((event) => event.kind === kind).map(({ text }) => text);

/**
 * Lets everything that is still under way land, for which no step waits any more. Returns what is alive then.
 */
async function aliveInTheEnd(step: Step): Promise<string[]> {
  await step.time.run(step.time.clock.sleep(300_000));
  return step.service.alive().map(({ name }) => name);
}

/** Returns how many creates took effect. */
const made = (step: Step) => step.service.deployments().filter(({ madeBy }) => madeBy === 'add').length;

/**
 * Runs main, kills it right after moment number `diesAt` (see createMortal), and lets `afterMs` more pass.
 */
async function kill(step: Step, asked: Partial<StartRequest>, { diesAt, afterMs }: Record<string, number>) {
  const mortal = createMortal(step, diesAt ?? 1);
  const starting = main({ ...request, ...quick, ...asked }, mortal.context).catch(() => {});
  await step.time.run(Promise.race([starting, mortal.death]));
  mortal.stopCounting();
  await step.time.run(step.time.clock.sleep(afterMs ?? 0));
}

describe.each(names)('under the name "$deploymentName"', ({ deploymentName }) => {
  const late = { kind: 'status', status: 504, effect: { afterMs: 45_000 } } as const;

  test('post deletes a create that lands 45 s after its 504, and the second try that is up already', async () => {
    const step = createStep({}, seeded(7));
    step.service.inject({ path: '/add', fault: late, times: 1 });
    expect(await step.main({ ...quick, deploymentName })).toBeNull();
    expect(await step.post()).toBeNull();
    expect(await aliveInTheEnd(step)).toEqual([]);
    expect(made(step)).toBe(2);
  });

  test('post deletes four such creates, and the second machine type that is up already', async () => {
    const step = createStep({}, seeded(7));
    step.service.inject({ path: '/add', fault: late, times: 4 });
    expect(await step.main({ ...quick, deploymentName, machineTypes: ['dev-gpu', 'dev-cpu'] })).toBeNull();
    await step.post();
    expect(await aliveInTheEnd(step)).toEqual([]);
    expect(made(step)).toBeGreaterThan(1);
  });

  test('post waits for four such creates of a main that has failed, and deletes them', async () => {
    const step = createStep({}, seeded(7));
    step.service.inject({ path: '/add', fault: late });
    expect(await step.main({ ...quick, deploymentName })).toContain('POST /add answered 504');
    expect(made(step)).toBe(0);
    await step.post({ jobStatus: 'failure' });
    expect(said(step, 'info').join()).not.toMatch(/[Nn]othing (left )?to/);
    expect(made(step)).toBeGreaterThan(0);
    expect(await aliveInTheEnd(step)).toEqual([]);
  });

  test.each(['failure', 'cancelled'])(
    'post waits for a create that takes 13 s when main was killed after 1 s (job %s)',
    async (jobStatus) => {
      const step = createStep();
      step.service.inject({ path: '/add', fault: { kind: 'hang', effect: { afterMs: 13_000 } } });
      // Under a given name a look comes before the create: it is received, carried out and answered.
      await kill(step, { deploymentName }, { diesAt: deploymentName === '' ? 3 : 6, afterMs: 1_000 });
      expect(step.service.requests().at(-1)?.path).toBe('/add');
      await step.post({ jobStatus });
      expect(made(step)).toBe(1);
      expect(await aliveInTheEnd(step)).toEqual([]);
    },
  );

  test('post sends the delete before reads that lag 30 s show the deployment', async () => {
    const step = createStep({ staleReadsMs: 30_000 });
    await kill(step, { deploymentName }, { diesAt: deploymentName === '' ? 6 : 9, afterMs: 0 });
    expect(step.state().claims).toMatchObject([{ id: expect.any(String), wasShown: false }]);
    expect(step.service.alive()).toHaveLength(1);
    await step.post({ jobStatus: 'failure' });
    expect(step.service.requests().find(({ path }) => path === '/delete')?.at).toBeLessThan(
      Date.parse('2026-01-05T08:00:05Z'),
    );
    expect(await aliveInTheEnd(step)).toEqual([]);
  });

  test('a create that a proxy sent twice is recognised as our own despite its 409, used, and deleted', async () => {
    const step = createStep();
    const fault = { kind: 'status', status: 409, text: 'already exists', effect: true } as const;
    step.service.inject({ path: '/add', fault, times: 1 });
    expect(await step.main({ ...quick, deploymentName })).toBeNull();
    expect(step.recorded.outputs['created']).toBe('true');
    expect(await step.post()).toBeNull();
    expect(await aliveInTheEnd(step)).toEqual([]);
    expect(made(step)).toBe(1);
  });

  test('main tells of the answer that was cut in half, not of the 409 to its second try', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'truncated' }, times: 1 });
    step.service.inject({ path: '/get', skip: deploymentName === '' ? 0 : 1, fault: { kind: 'hang' } });
    const told = await step.main({ ...quick, deploymentName });
    expect(
      step.service.requests().filter(({ path, status }) => path === '/add' && status === 409),
    ).not.toEqual([]);
    expect(told).toContain('POST /add answered 200 with something that is not whole JSON');
    expect(told).not.toMatch(/409|exists/);
    step.service.clearFaults();
    await step.post({ jobStatus: 'failure' });
    expect(await aliveInTheEnd(step)).toEqual([]);
  });

  test('the name that the service answers is polled, handed out and deleted', async () => {
    const step = createStep({ provisioning: { seconds: 5 } });
    step.service.onRequest((moment, { path }) => {
      if (moment !== 'received' || path !== '/add') return;
      const { id } = step.service.place({ name: 'renamed-gpu', status: 'pending' });
      const answer = {
        deployment_id: id,
        deployment_name: 'renamed-gpu',
        machine_type: 'dev-gpu',
        creator_email: 'ci@example.com',
        domain: '',
        duration: 3,
        num_replicas: 0,
        status: 'pending',
      };
      const text = JSON.stringify(answer);
      step.service.inject({ path: '/add', fault: { kind: 'status', status: 200, text }, times: 1 });
    });
    expect(await step.main({ ...quick, deploymentName })).toBeNull();
    expect(step.recorded.outputs).toMatchObject({
      'deployment-name': 'renamed-gpu',
      domain: 'renamed-gpu.roboflow.cloud',
      created: 'true',
    });
    expect(said(step, 'info').join()).toContain('The service named the deployment "renamed-gpu" instead of');
    expect(await step.post()).toBeNull();
    expect(step.transcript()).toContain('Deployment "renamed-gpu" is gone');
    expect(await aliveInTheEnd(step)).toEqual([]);
  });
});

test('post also deletes a late create under the asked name when a later one was answered with another name', async () => {
  const step = createStep({}, seeded(7));
  step.service.inject({
    path: '/add',
    fault: { kind: 'status', status: 504, effect: { afterMs: 45_000 } },
    times: 1,
  });
  const { id } = step.service.place({ name: 'renamed-gpu' });
  const text = JSON.stringify({
    deployment_id: id,
    deployment_name: 'renamed-gpu',
    domain: 'renamed-gpu.roboflow.cloud',
    num_replicas: 1,
    status: 'ready',
  });
  step.service.inject({ path: '/add', fault: { kind: 'status', status: 200, text }, times: 1 });
  expect(await step.main(quick)).toBeNull();
  expect(step.recorded.outputs['deployment-name']).toBe('renamed-gpu');
  await step.post();
  expect(made(step)).toBe(1);
  expect(await aliveInTheEnd(step)).toEqual([]);
});

describe('a create that stays unknown to the end of post', () => {
  const unanswered = (step: Step, outcome: StepState['outcome']): StepState => {
    const lastSentAt = step.time.clock.now();
    const claim = claimed({ id: null, confirmedAt: null, unansweredCreates: 1, lastSentAt });
    return stateWith([claim], { outcome, expiresAt: null });
  };

  test.each([
    { jobStatus: 'failure', outcome: 'failed', leastMs: 60_000, mostMs: 120_000 },
    { jobStatus: 'failure', outcome: 'starting', leastMs: 60_000, mostMs: 120_000 },
    { jobStatus: 'cancelled', outcome: 'cancelled', leastMs: 20_000, mostMs: 45_000 },
    { jobStatus: 'cancelled', outcome: 'starting', leastMs: 20_000, mostMs: 45_000 },
  ] as const)(
    'is looked for at least $leastMs ms, then named with its end and the commands (job $jobStatus, main $outcome)',
    async ({ jobStatus, outcome, leastMs, mostMs }) => {
      const step = createStep();
      expect(await step.post({ state: unanswered(step, outcome), jobStatus })).toBeNull();
      expect(step.time.elapsed()).toBeGreaterThanOrEqual(leastMs);
      expect(step.time.elapsed()).toBeLessThanOrEqual(mostMs);
      expect(said(step, 'warning')[0]).toBe(
        [
          'A create of deployment "dev-testing" was not confirmed, and the service may still carry it out.',
          'To remove it by hand, either of:',
          'roboflow deployment delete dev-testing',
          `curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"dev-testing"}'`,
          'The service itself removes it when its duration is over.',
        ].join('\n'),
      );
      expect(said(step, 'info').join()).not.toMatch(/is gone|never took effect|[Nn]othing/);
    },
  );
});

test('post tells of an earlier create without an answer when a shared deployment is left to other jobs', async () => {
  const step = createStep({ knownModels: ['coco/3'] });
  step.service.inject({ path: '/add', fault: { kind: 'status', status: 504 }, times: 1 });
  const shared = { scope: 'run', ifExists: 'reuse', teardown: 'keep', teardownOnFailure: 'keep' } as const;
  expect(await step.main({ ...quick, ...shared, preloadModels: ['nope/9'] })).toContain('"nope/9"');
  expect(step.state().claims).toMatchObject([{ removal: 'due', unansweredCreates: 1 }]);
  expect(await step.post({ jobStatus: 'failure' })).toBeNull();
  expect(said(step, 'warning').join()).toContain(
    'A create of deployment "ci-44ud8g0-1p98" was not confirmed',
  );
});

describe('a service that rounds the duration, and an answer that is lost', () => {
  /** The create takes effect with a duration that does not carry our fingerprint any more. */
  function rounding(step: Step, durationHours: number) {
    const fault = { kind: 'reset' } as const;
    step.service.onRequest((moment, { path }) => {
      if (moment !== 'received' || path !== '/add' || step.service.deployments().length > 0) return;
      step.service.place({ name: 'my-gpu', durationHours, creatorEmail: 'ci@example.com' });
    });
    step.service.inject({ path: '/add', fault, times: 1 });
  }

  test.each([
    { how: 'to whole hours', durationHours: 3 },
    { how: 'to whole seconds', durationHours: 10_798 / 3_600 },
    { how: 'to thousandths of an hour', durationHours: 2.999 },
  ])(
    '$how leaves the deployment untouched under "if-exists: reuse", and post tells of it',
    async ({ durationHours }) => {
      for (const onTeardownError of ['fail', 'warn'] as const) {
        const step = createStep();
        rounding(step, durationHours);
        expect(
          await step.main({ ...quick, deploymentName: 'my-gpu', ifExists: 'reuse', onTeardownError }),
        ).toBeNull();
        expect(step.recorded.outputs['created']).toBe('false');
        expect(said(step, 'info').join()).toContain('which may have come of a create without an answer');
        const failed = await step.post();
        const told =
          onTeardownError === 'fail' ? failed : said(step, 'warning').find((text) => /my-gpu/.test(text));
        expect(told).toMatch(/^Deployment "my-gpu" \(id \w+\) may still be running and costing money/);
        expect(told).toContain('whose answer was lost, so it was not touched');
        expect(told).toContain('roboflow deployment delete my-gpu');
        expect(said(step, 'info').join()).not.toContain('is left as it was found');
      }
    },
  );

  test('fails the start under "if-exists: fail", and post tells of the deployment by name', async () => {
    const step = createStep();
    rounding(step, 3);
    await step.main({ ...quick, deploymentName: 'my-gpu' });
    expect(step.state().claims).toMatchObject([{ name: 'my-gpu', id: null }]);
    expect(await step.post({ jobStatus: 'failure' })).toMatch(/^Deployment "my-gpu".* may still be running/);
    expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
  });

  test('leaves no doubt under a generated name: the deployment is used and deleted', async () => {
    const step = createStep();
    step.service.onRequest((moment, { path, deploymentName }) => {
      if (moment !== 'received' || path !== '/add') return;
      step.service.place({ name: deploymentName ?? '', durationHours: 3, creatorEmail: 'ci@example.com' });
    });
    step.service.inject({ path: '/add', fault: { kind: 'reset' }, times: 1 });
    expect(await step.main(quick)).toBeNull();
    expect(step.recorded.outputs['created']).toBe('true');
    expect(await step.post()).toBeNull();
    expect(await aliveInTheEnd(step)).toEqual([]);
  });
});
