// A teardown goes on through passing troubles until its time is over, and then gives the real reason.
import { describe, expect, test } from 'vitest';
import { parseState } from '../../src/deployment/state.ts';
import { main } from '../../src/steps/main.ts';
import { post } from '../../src/steps/post.ts';
import { sweepOrphans } from '../../src/teardown/orphans.ts';
import { clientOf, key, shown } from '../fakes/deployments.ts';
import { inProcess } from '../fakes/in-process.ts';
import { createRecordingJob } from '../fakes/recording-job.ts';
import { scripted } from '../fakes/scripted.ts';
import { createStep, request, type Step } from '../fakes/step.ts';
import type { Fault } from '../simulator/http/faults.ts';

const quick = { healthPath: '' };
const named = { ...quick, deploymentName: 'my-gpu' };

/** Makes a step whose main went well a minute ago, so that reads no longer lag behind. */
async function ready(asked = {}): Promise<Step> {
  const step = createStep();
  expect(await step.main({ ...named, ...asked })).toBeNull();
  await step.time.run(step.time.clock.sleep(60_000));
  return step;
}

const statusesOf = (step: Step, path: string) =>
  step.service
    .requests()
    .filter((one) => one.path === path)
    .map(({ status }) => status);

describe('a delete that is refused', () => {
  test.each([
    { jobStatus: 'success', forMs: 90_000 },
    { jobStatus: 'cancelled', forMs: 35_000 },
  ])('for $forMs ms is repeated until it is taken (job $jobStatus)', async (row) => {
    const step = await ready();
    const fault = { kind: 'status', status: 409, text: 'still being provisioned' } as const;
    step.service.inject({ path: '/delete', fault, forMs: row.forMs });
    expect(await step.post({ jobStatus: row.jobStatus })).toBeNull();
    expect(step.service.alive()).toEqual([]);
    expect(statusesOf(step, '/delete').at(-1)).toBe(200);
  });

  test.each([
    { jobStatus: 'success', slowMs: 8_000, waits: [60, 30] },
    { jobStatus: 'cancelled', slowMs: 4_000, waits: [15, 7.5] },
  ])('twice with "Retry-After: 60" leaves time for further tries (job $jobStatus)', async (row) => {
    const step = await ready();
    const limited = { kind: 'rate-limit', retryAfterSeconds: 60 } as const;
    step.service.inject({ path: '/delete', fault: limited, times: 2 });
    step.service.inject({ path: '/delete', fault: { kind: 'delay', ms: row.slowMs } });
    expect(await step.post({ jobStatus: row.jobStatus })).toBeNull();
    expect(step.service.alive()).toEqual([]);
    expect(statusesOf(step, '/delete')).toEqual([429, 429, 200]);
    const at = step.service.requests().flatMap((one) => (one.path === '/delete' ? one.at / 1000 : []));
    expect(at.slice(1).map((second, index) => second - (at[index] ?? 0))).toEqual(row.waits);
  });

  test('to the last two seconds is what post tells, not the timeout of its last try', async () => {
    const step = await ready();
    const fault = { kind: 'status', status: 423, text: 'locked by an administrator' } as const;
    step.service.inject({ path: '/delete', fault, forMs: 117_000 });
    step.service.inject({ path: '/delete', fault: { kind: 'hang' } });
    const told = await step.post();
    expect(statusesOf(step, '/delete')).toContain('hang');
    expect(told).toContain('POST /delete answered 423: locked by an administrator');
    expect(told).not.toContain('no complete answer');
  });
});

describe('a call of post that something in between answers', () => {
  const faults: { what: string; fault: Fault }[] = [
    { what: 'a 401', fault: { kind: 'status', status: 401, text: 'Unauthorized' } },
    { what: 'the 403 page of a firewall', fault: { kind: 'html', status: 403 } },
    { what: 'a plain 403', fault: { kind: 'status', status: 403, text: 'Request blocked' } },
    { what: 'the 404 page of a gateway', fault: { kind: 'html', status: 404 } },
    {
      what: 'the plain 404 of a gateway',
      fault: { kind: 'status', status: 404, text: 'no healthy upstream' },
    },
  ];
  const strikes = ['/get', '/delete', '*'].flatMap((path) =>
    [{ times: 1 }, { forMs: 20_000 }].map((length) => ({ path, ...length })),
  );

  test.each(faults)(
    'with $what, once or for 20 s, on any path, does not keep post from deleting',
    async ({ fault }) => {
      for (const deploymentName of ['', 'my-gpu']) {
        for (const strike of strikes) {
          const step = await ready({ deploymentName });
          step.service.inject({ ...strike, fault });
          expect(await step.post(), JSON.stringify(strike)).toBeNull();
          await step.time.run(step.time.clock.sleep(60_000));
          expect(step.service.alive(), JSON.stringify(strike)).toEqual([]);
        }
      }
    },
  );

  test('with the 404 of a gateway for 3 s is not taken for a deletion', async () => {
    const step = await ready();
    const fault = { kind: 'status', status: 404, text: 'no healthy upstream' } as const;
    step.service.inject({ path: '*', fault, forMs: 3_000 });
    const before = step.time.elapsed();
    await step.post();
    const isGone = step.recorded.events.find(({ text }) => text.includes('is gone (verified'));
    expect(isGone?.text).toMatch(/verified after [3-9]\.\d s/);
    expect(step.time.elapsed() - before).toBeGreaterThanOrEqual(3_000);
  });
});

describe('a null in a field that nobody needs', () => {
  const fields = [
    'creator_email',
    'creator_id',
    'machine_type',
    'subdomain',
    'domain',
    'duration',
    'inference_version',
    'max_replicas',
    'min_replicas',
    'num_replicas',
    'status',
    'workspace_id',
    'workspace_url',
  ];

  test.each(fields)('in %s does not keep post from deleting under a given name', async (field) => {
    const step = await ready();
    for (const path of ['/get', '/list'])
      step.service.inject({ path, fault: { kind: 'nulls', fields: [field] } });
    expect(await step.post()).toBeNull();
    expect(step.service.alive()).toEqual([]);
    expect(statusesOf(step, '/delete')).toEqual([200]);
  });

  test.each(fields)('in %s of every entry of the list does not keep a sweep from deleting', async (field) => {
    const step = createStep();
    step.service.place({ name: 'ci-44ud8g1-iiii' });
    for (const path of ['/get', '/list'])
      step.service.inject({ path, fault: { kind: 'nulls', fields: [field] } });
    const runStatus = async (id: number) => (id === 9_000_000_001 ? 'completed' : 'running');
    const rows = await step.time.run(sweepOrphans({ context: step.ports, runStatus, dryRun: false }));
    expect(rows).toMatchObject([{ name: 'ci-44ud8g1-iiii', decision: 'deleted' }]);
    expect(step.service.alive()).toEqual([]);
  });

  test('in the place of a whole entry fails that entry alone, and the rest is swept', async () => {
    const step = createStep();
    const orphan = shown({ deployment_name: 'ci-44ud8g1-iiii' });
    const { dispatcher, asked } = scripted(
      {
        '/list': { json: [null, orphan] },
        '/get': [{ json: orphan }, { status: 404, body: 'not found' }],
        '/delete': { json: { message: 'OK' } },
      },
      step.time.clock,
    );
    const context = { ...step.ports, api: clientOf({ dispatcher, clock: step.time.clock }) };
    const runStatus = async (id: number) => (id === 9_000_000_001 ? 'completed' : 'running');
    const rows = await step.time.run(sweepOrphans({ context, runStatus, dryRun: false }));
    expect(rows.map(({ name, decision }) => `${name} ${decision}`)).toEqual([
      '(no name) failed',
      'ci-44ud8g1-iiii deleted',
    ]);
    expect(asked('/delete')).toHaveLength(1);
  });
});

describe('an endless log', () => {
  const mebibyte = Buffer.alloc(1024 * 1024, ' ');

  test('is read to 16 MiB a page, and the deployment is deleted', async () => {
    const step = await ready();
    let most = 0;
    async function* endless() {
      for (let mebibytes = 1; mebibytes <= 60; mebibytes++) {
        most = Math.max(most, mebibytes);
        yield mebibyte;
      }
    }
    const dispatcher = inProcess(async () => ({ status: 200, body: endless() }));
    const { getLog } = clientOf({ dispatcher, clock: step.time.clock });
    const context = { ...step.ports, api: { ...step.ports.api, getLog } };
    await step.time.run(post({ state: step.state(), jobStatus: 'success' }, context));
    expect(step.service.alive()).toEqual([]);
    expect(most).toBeLessThan(20);
    const summary = step.recorded.events.find(({ kind }) => kind === 'summary')?.text;
    expect(summary).toContain('the answer is larger than 16777216 bytes');
  });
});

describe('a disk that is full', () => {
  const full = () => {
    throw new Error('ENOSPC: no space left on device');
  };

  test.each([
    { what: 'the state of the answered create', saves: 2 },
    { what: 'the address of the endpoint', saves: 3 },
    { what: 'the end of the wait', saves: 6 },
    { what: 'the success', saves: 9 },
  ])('makes main delete the deployment when $what cannot be saved', async ({ saves }) => {
    const step = createStep();
    let made = 0;
    const saveState = (value: string) => (++made > saves ? full() : step.ports.job.saveState(value));
    const job = { ...step.ports.job, saveState };
    await expect(step.time.run(main({ ...request, ...quick }, { ...step.ports, job }))).rejects.toThrow(
      'ENOSPC',
    );
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript()).toContain('warning: The state for the post step could not be saved: ENOSPC');
  });

  test.each([0, 1])(
    'keeps main from creating anything when it is full from the start (after %i saves)',
    async (saves) => {
      const step = createStep();
      let made = 0;
      const saveState = (value: string) => (++made > saves ? full() : step.ports.job.saveState(value));
      const job = { ...step.ports.job, saveState };
      const starting = main({ ...request, ...quick }, { ...step.ports, job });
      await expect(step.time.run(starting)).rejects.toThrow('ENOSPC');
      expect(step.service.deployments()).toEqual([]);
    },
  );

  test('makes main delete the deployment when an output cannot be set', async () => {
    const step = createStep();
    const job = { ...step.ports.job, output: full };
    await expect(step.time.run(main({ ...request, ...quick }, { ...step.ports, job }))).rejects.toThrow(
      'ENOSPC',
    );
    expect(step.service.deployments()).toHaveLength(1);
    expect(step.service.alive()).toEqual([]);
  });
});

test('500 long model ids leave the state short enough for a variable of a process, and post deletes', async () => {
  const step = createStep();
  const preloadModels = Array.from({ length: 500 }, (_, index) => `${'x'.repeat(300)}/${index}`);
  expect(await step.main({ ...quick, preloadModels })).toBeNull();
  const longest = Math.max(...step.recorded.saved.map((text) => Buffer.byteLength(text)));
  expect(longest).toBeLessThan(128 * 1024);
  expect(step.state()).toMatchObject({ moreModels: 500 });
  expect(await step.post()).toBeNull();
  expect(step.service.alive()).toEqual([]);
});

describe('a key that the service echoes', () => {
  test.each(['status', 'inference_version', 'workspace_url', 'machine_type', 'subdomain', 'creator_email'])(
    'in %s shows it in no output, no state, no line and no summary',
    async (field) => {
      const step = createStep();
      const answer = { json: shown({ num_replicas: 1, status: 'ready', [field]: `ready ${key}` }) };
      const service = scripted(
        {
          '/add': answer,
          '/get': () => (service.asked('/delete').length > 0 ? { status: 404, body: 'none' } : answer),
          '/list': { json: [] },
          '/get_log': { json: [] },
          '/delete': { json: { message: 'OK' } },
        },
        step.time.clock,
      );
      const recorded = createRecordingJob();
      const api = clientOf({ dispatcher: service.dispatcher, clock: step.time.clock });
      const context = { ...step.ports, job: recorded.job, api };
      await step.time.run(main({ ...request, ...quick }, context));
      expect(recorded.outputs['deployment-id']).toBe('IwzJ5YLQ0iDhwzqoh3Ae');
      const state = parseState(recorded.saved.at(-1) ?? '');
      if (state === null) throw new Error('main saved that nothing was started');
      await step.time.run(post({ state, jobStatus: 'success' }, context));
      expect(recorded.events.some(({ kind }) => kind === 'summary')).toBe(true);
      // A status is made lower case, and the key in it with that.
      const told = JSON.stringify([recorded.events, recorded.outputs, recorded.saved]).toLowerCase();
      expect(told).not.toContain(key.toLowerCase());
    },
  );
});
