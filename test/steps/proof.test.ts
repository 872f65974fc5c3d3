// What counts as proof when the service lags, renames or repeats, or a gateway answers for it. Nothing may be
// green that may have leaked.
import { describe, expect, test } from 'vitest';
import { createLedger, parseState } from '../../src/deployment/state.ts';
import { main } from '../../src/steps/main.ts';
import { claimed, stateWith } from '../fakes/claims.ts';
import { failure } from '../fakes/scripted.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import { seeded } from '../simulator/random.ts';

const quick = { healthPath: '' };

const alive = (step: Step) => step.service.alive().map(({ name }) => name);
const said = (step: Step, kind: string) =>
  step.recorded.events.filter((event) => event.kind === kind).map(({ text }) => text);

describe('a create that takes effect late', () => {
  test('is deleted by post when it lands 45 s after a 504, as is the next machine type', async () => {
    const step = createStep({ machineTypes: { 'prod-gpu': 'no-capacity' } }, seeded(7));
    const late = { kind: 'status', status: 504, effect: { afterMs: 45_000 } } as const;
    step.service.inject({ path: '/add', fault: late, times: 4 });
    expect(await step.main({ ...quick, machineTypes: ['dev-gpu', 'dev-cpu'] })).toBeNull();
    expect(step.recorded.outputs['machine-type']).toBe('dev-cpu');
    await step.post({ jobStatus: 'success' });
    await step.time.run(step.time.clock.sleep(300_000));
    expect(step.service.deployments().map(({ machineType }) => machineType)).toContain('dev-gpu');
    expect(alive(step)).toEqual([]);
  });

  test('is waited for by post when it lands 13 s after it was sent and main was killed after 1 s', async () => {
    const step = createStep();
    const claim = claimed({
      id: null,
      confirmedAt: null,
      unansweredCreates: 1,
      lastSentAt: step.time.clock.now(),
    });
    step.time.at(13_000, () => void step.service.place({ name: claim.name, durationHours: 2.999271 }));
    await step.post({ state: stateWith([claim], { outcome: 'starting' }), jobStatus: 'failure' });
    await step.time.run(step.time.clock.sleep(300_000));
    expect(alive(step)).toEqual([]);
  });

  test('is named in a warning when it was never seen, and no line says that it is gone', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset' } });
    await step.main(quick);
    await step.post({ jobStatus: 'failure' });
    expect(said(step, 'warning').join()).toMatch(/A create of deployment "ci-\S+" was not confirmed/);
    expect(said(step, 'warning').join()).toContain('roboflow deployment delete ci-');
    expect(said(step, 'info').join()).not.toMatch(/never took effect|is gone/);
  });
});

describe('an absence does not prove that a deployment is gone', () => {
  const gateway = { kind: 'status', status: 404, text: 'no healthy upstream' } as const;

  test('when a gateway answers 404 for 3 s: what the list shows is deleted', async () => {
    const step = createStep();
    await step.main(quick);
    step.service.inject({ path: '/get', fault: gateway });
    step.time.at(step.time.elapsed() + 3_000, () => step.service.clearFaults());
    expect(await step.post()).toBeNull();
    expect(alive(step)).toEqual([]);
  });

  test('when reads lag behind the create: a deployment under a given name is deleted all the same', async () => {
    const step = createStep();
    await step.main({ ...quick, deploymentName: 'my-gpu' });
    step.service.inject({ path: '/get', fault: { kind: 'status', status: 404 } });
    step.service.inject({ path: '/list', fault: { kind: 'body', status: 200, body: '[]' } });
    const state = step.state();
    const claims = state.claims.map((claim) =>
      claim.origin === 'created' ? { ...claim, wasShown: false } : claim,
    );
    await step.post({ state: { ...state, claims } });
    expect(alive(step)).toEqual([]);
  });
});

describe('the answer to a create', () => {
  test('decides what is claimed when it names another deployment', async () => {
    const step = createStep();
    const renamed = step.service.place({ name: 'another-name', durationHours: 3 });
    step.service.inject({
      path: '/add',
      fault: {
        kind: 'body',
        status: 200,
        body: JSON.stringify({
          deployment_id: renamed.id,
          deployment_name: 'another-name',
          machine_type: 'dev-gpu',
          creator_email: 'ci@example.com',
          domain: renamed.domain,
          duration: 3,
          num_replicas: 1,
          status: 'ready',
        }),
      },
      times: 1,
    });
    await step.main(quick);
    expect(step.state().claims.map(({ name, id }) => [name, id])).toContainEqual([
      'another-name',
      renamed.id,
    ]);
    await step.post();
    expect(alive(step)).not.toContain('another-name');
  });

  test('"taken" does not make our own deployment foreign when a proxy sent the create twice, because of the fingerprint', async () => {
    const step = createStep();
    step.service.inject({
      path: '/add',
      fault: { kind: 'status', status: 409, text: 'already exists', effect: true },
      times: 1,
    });
    expect(await step.main(quick)).toBeNull();
    await step.post();
    expect(step.service.deployments().filter(({ madeBy }) => madeBy === 'add')).toHaveLength(1);
    expect(alive(step)).toEqual([]);
  });

  test('"creator does not exist" is not read as a name that exists', async () => {
    const step = createStep();
    const text = 'creator_email does not exist in this workspace';
    step.service.inject({ path: '/add', fault: { kind: 'status', status: 400, text } });
    expect(await step.main(quick)).toContain(text);
    expect(step.service.requests().filter(({ path }) => path === '/add')).toHaveLength(1);
  });
});

describe('an address that cannot be reached', () => {
  test.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED 192.0.2.1:443'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND roboflow.example'],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.1:443'],
    ['EHOSTDOWN', 'connect EHOSTDOWN 192.0.2.1:443'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  ])('(%s) fails within 40 s without a claim or talk of costs', async (code, message) => {
    const step = createStep();
    step.service.cut('/add', failure(code, message));
    expect(await step.main(quick)).toContain(message);
    expect(step.time.elapsed()).toBeLessThan(40_000);
    expect(step.state().claims).toEqual([]);
    const from = step.time.elapsed();
    await step.post({ jobStatus: 'failure' });
    expect(step.time.elapsed() - from).toBeLessThan(5_000);
    expect(said(step, 'warning').join()).not.toContain('costing money');
  });

  test('five times, as with a name server that restarts, delays a start and does not fail it', async () => {
    const step = createStep();
    step.service.cut('/add', failure('EAI_AGAIN', 'getaddrinfo EAI_AGAIN roboflow.cloud'), 5);
    expect(await step.main(quick)).toBeNull();
    expect(step.service.deployments()).toHaveLength(1);
  });
});

describe('a saved state', () => {
  test('that cannot be written fails main, which deletes the deployment all the same', async () => {
    const step = createStep();
    const { job } = step.ports;
    let saves = 0;
    const saveState = (value: string) => {
      saves += 1;
      if (saves > 2) throw new Error('ENOSPC: no space left on device');
      job.saveState(value);
    };
    const starting = main({ ...request, ...quick }, { ...step.ports, job: { ...job, saveState } });
    await expect(step.time.run(starting)).rejects.toThrow('ENOSPC');
    expect(step.service.deployments()).toHaveLength(1);
    expect(alive(step)).toEqual([]);
  });

  test('fits into a variable of a process, however many models were loaded', () => {
    const saved: string[] = [];
    const ledger = createLedger(stateWith([claimed()]), (text) => saved.push(text));
    const models = Array.from({ length: 500 }, (_, index) => ({
      id: `${'x'.repeat(300)}/${index}`,
      seconds: 1,
    }));
    ledger.change({ models });
    const [text = 'nothing was saved', ...more] = saved;
    expect(more).toEqual([]);
    expect(Buffer.byteLength(text)).toBeLessThan(128 * 1024);
    expect(parseState(text)).toEqual({ ...ledger.state, models: [], moreModels: 500 });
    expect(ledger.state.models).toEqual(models);
  });
});

test('a key that the service echoes in its answer reaches neither outputs nor state', async () => {
  const step = createStep();
  const inferenceVersion = 'rf_Kq83nVx0Lw2Zt7Bm5R';
  expect(await step.main({ ...quick, deploymentName: 'my-gpu', inferenceVersion })).toBeNull();
  expect(step.recorded.outputs['inference-version']).toBe('***');
  expect(JSON.stringify([step.recorded.outputs, step.recorded.saved])).not.toContain(inferenceVersion);
});

test('post waits for a deletion that takes 30 s after a cancel', async () => {
  const step = createStep({ deletionSeconds: 30 });
  await step.main(quick);
  expect(await step.post({ jobStatus: 'cancelled' })).toBeNull();
  expect(alive(step)).toEqual([]);
});
