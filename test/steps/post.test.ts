// The post step deletes or restores, verifies that, and reports once what it cannot verify.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { post } from '../../src/steps/post.ts';
import { orTellStranded } from '../../src/teardown/missing-key.ts';
import { claimed, foundClaim, stateWith } from '../fakes/claims.ts';
import { createRecordingJob } from '../fakes/recording-job.ts';
import { createStep } from '../fakes/step.ts';
import type { Fault } from '../simulator/http/faults.ts';

const quick = { healthPath: '' };

/** Runs a main that goes well, and returns the step right before its post. */
async function ready(options: Parameters<typeof createStep>[0] = {}, asked = {}) {
  const step = createStep(options);
  expect(await step.main({ ...quick, ...asked })).toBeNull();
  return step;
}

describe('after a start that went well, post', () => {
  test.each([
    { teardown: 'delete', left: [] },
    { teardown: 'pause', left: ['paused'] },
    { teardown: 'keep', left: ['ready'] },
  ] as const)(
    'under "teardown: $teardown" leaves deployments with status $left',
    async ({ teardown, left }) => {
      const step = await ready({ deletionSeconds: 2 }, { teardown });
      expect(await step.post()).toBeNull();
      const living = step.service.deployments().filter(({ status }) => status !== 'deleted');
      expect(living.map(({ status }) => status)).toEqual(left);
    },
  );

  test.each([
    { jobStatus: 'success', left: [] },
    { jobStatus: 'cancelled', left: [] },
    { jobStatus: 'failure', left: ['ready'] },
  ])('under "teardown-on-failure: keep" leaves after a $jobStatus: $left', async ({ jobStatus, left }) => {
    const step = await ready({}, { teardown: 'delete', teardownOnFailure: 'keep' });
    await step.post({ jobStatus });
    expect(step.service.alive().map(({ status }) => status)).toEqual(left);
  });

  test('succeeds when the deployment is gone already, and warns that somebody deleted it', async () => {
    const step = await ready();
    await step.time.run(step.ports.api.delete(step.state().claims[0]?.name ?? ''));
    const from = step.time.elapsed();
    await step.time.run(step.time.clock.sleep(60_000));
    expect(await step.post()).toBeNull();
    expect(step.transcript({ from }).split('\n').slice(-2).join('\n')).toMatchInlineSnapshot(`
      60.2  "Deployment "ci-44ud8g0-iiii" is gone (verified after 0.2 s)."
      60.2  warning: Endpoint was gone before the job ended: deleted from outside this job
    `);
  });

  test('succeeds without a delete when the deployment has expired', async () => {
    const step = await ready({}, { durationHours: 0.1 });
    await step.time.run(step.time.clock.sleep(600_000));
    expect(await step.post()).toBeNull();
    expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
  });

  test('leaves another deployment alone that has taken the name, and warns that ours is gone', async () => {
    const step = await ready({}, { deploymentName: 'my-gpu' });
    await step.time.run(step.ports.api.delete('my-gpu'));
    step.service.place({ name: 'my-gpu' });
    await step.time.run(step.time.clock.sleep(60_000));
    expect(await step.post()).toBeNull();
    expect(step.service.alive()).toHaveLength(1);
    expect(step.transcript().split('\n').slice(-2).join('\n')).toMatchInlineSnapshot(`
      60.0  "Deployment "my-gpu" is another one by now (id LCakxSMohvLscv9OuJUZ) and not this step's: left alone."
      60.0  warning: Endpoint was gone before the job ended: deleted from outside this job
    `);
  });

  test('says until when a kept deployment lives', async () => {
    const step = await ready({}, { teardown: 'keep' });
    const from = step.recorded.events.length;
    await step.post();
    const told = step.recorded.events.slice(from).filter(({ kind }) => kind === 'info');
    expect(told.map(({ text }) => text).join()).toContain('2026-01-05T10:59:58.200Z');
  });

  test('leaves a shared deployment, and says who removes it', async () => {
    const step = await ready({}, { scope: 'run', ifExists: 'reuse', teardown: 'keep' });
    await step.post();
    expect(step.transcript().split('\n').at(-1)).toMatchInlineSnapshot(
      `0.0   "Deployment "ci-44ud8g0-1p98" is left running for the other jobs of this run: the stop Action removes it, or else the service at 2026-01-05T10:59:58.200Z."`,
    );
  });

  test('says that a deployment ends with its duration when main was killed before it knew the end', async () => {
    const step = createStep();
    const claim = claimed({ name: 'ci-44ud8g0-1p98', id: null, unansweredCreates: 1 });
    const settings = { scope: 'run', teardown: 'keep' } as const;
    await step.post({ state: stateWith([claim], { outcome: 'starting', expiresAt: null, settings }) });
    expect(step.transcript()).toContain('The service itself removes it when its duration is over.');
  });
});

describe('post deletes the deployment and writes a summary', () => {
  test.each([
    { what: 'when the log is refused', fault: { kind: 'status', status: 400 } },
    { what: 'when the service of the log is down', fault: { kind: 'status', status: 503 } },
    { what: 'when the log is never answered', fault: { kind: 'hang' } },
    { what: 'when the answer is JSON but no log', fault: { kind: 'body', status: 200, body: '{"log": 5}' } },
    { what: 'when the answer is a web page', fault: { kind: 'html', status: 200 } },
    { what: 'when the answer drips', fault: { kind: 'drip', chunkBytes: 1, everyMs: 2_000 } },
  ] as const)('$what', async ({ fault }) => {
    const step = await ready();
    step.service.clearFaults();
    step.service.inject({ path: '/get_log', fault });
    const from = step.time.elapsed();
    expect(await step.post()).toBeNull();
    expect(step.service.alive()).toEqual([]);
    expect(step.time.elapsed() - from).toBeLessThan(65_000);
    expect(step.recorded.events.filter(({ kind }) => kind === 'summary')).toHaveLength(1);
  });

  test('after a cancel, within 15 s for a log that is never answered', async () => {
    const step = await ready();
    step.service.clearFaults();
    step.service.inject({ path: '/get_log', fault: { kind: 'hang' } });
    const began = step.time.clock.now();
    await step.post({ jobStatus: 'cancelled' });
    const sent = step.service.requests().flatMap(({ path, at }) => (path === '/delete' ? [at - began] : []));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeLessThanOrEqual(15_200);
  });

  test('within 15 s for the log too when main was cancelled, even if the job failed', async () => {
    const step = await ready();
    step.service.clearFaults();
    step.service.inject({ path: '/get_log', fault: { kind: 'hang' } });
    const from = step.time.elapsed();
    await step.post({ state: { ...step.state(), outcome: 'cancelled' }, jobStatus: 'failure' });
    expect(step.time.elapsed() - from).toBeLessThan(17_000);
    expect(step.service.alive()).toEqual([]);
  });

  test('and warns about errors in its log without failing a job that went well', async () => {
    const step = await ready();
    step.service.clearFaults();
    const [deployment] = step.service.deployments();
    await step.time.run(step.time.clock.sleep(60_000));
    step.service.log(deployment?.id ?? '', [{ payload: 'CUDA out of memory', severity: 'CRITICAL' }]);
    expect(await step.post()).toBeNull();
    expect(step.transcript()).toContain('warning: Endpoint failed: 1 error: CUDA out of memory');
  });

  test('and only warns when our own code fails in reading the log', async () => {
    const step = await ready();
    step.service.clearFaults();
    const redact = () => {
      throw new TypeError('text.replaceAll is not a function');
    };
    await step.time.run(post({ state: step.state(), jobStatus: 'success' }, { ...step.ports, redact }));
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript()).toContain(
      'warning: The log could not be read: text.replaceAll is not a function',
    );
  });

  test('and only warns when the summary cannot be written', async () => {
    const step = await ready();
    const summarize = async () => {
      throw new Error('ENOSPC: no space left on device');
    };
    const job = { ...step.ports.job, summarize };
    await step.time.run(post({ state: step.state(), jobStatus: 'success' }, { ...step.ports, job }));
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript()).toContain('warning: The job summary could not be written: ENOSPC');
  });
});

describe('a create that was lost and that main did not find', () => {
  const lost = (agoMs: number) => {
    const step = createStep();
    const lastSentAt = step.time.clock.now() - agoMs;
    const state = stateWith([claimed({ id: null, unansweredCreates: 1, lastSentAt })], { outcome: 'failed' });
    return { step, state };
  };

  test('is looked for again by post, because it may have landed late', async () => {
    const { step, state } = lost(29_000);
    step.service.place({ name: 'dev-testing' });
    await step.post({ state, jobStatus: 'failure' });
    expect(step.service.alive()).toEqual([]);
  });

  test('is looked for until 75 s after it was sent, and then a warning says that its fate is unknown', async () => {
    const { step, state } = lost(30_000);
    expect(await step.post({ state, jobStatus: 'failure' })).toBeNull();
    expect(step.time.elapsed()).toBeGreaterThan(44_900);
    expect(step.transcript()).toContain('warning: A create of deployment "dev-testing" was not confirmed');
  });

  test('is deleted as soon as it shows, even if it was sent long ago', async () => {
    const { step, state } = lost(3_600_000);
    step.service.place({ name: 'dev-testing' });
    await step.post({ state, jobStatus: 'success' });
    expect(step.service.alive()).toEqual([]);
    expect(step.time.elapsed()).toBeLessThan(2_000);
  });
});

describe('a deletion that cannot be verified', () => {
  const refusals: { what: string; path: string; fault: Fault }[] = [
    {
      what: 'the delete is refused',
      path: '/delete',
      fault: { kind: 'status', status: 400, text: 'locked' },
    },
    { what: 'the key is refused', path: '*', fault: { kind: 'status', status: 401 } },
    { what: 'the service is down', path: '*', fault: { kind: 'status', status: 503 } },
    { what: 'the service never answers', path: '*', fault: { kind: 'hang' } },
    { what: 'every connection is cut', path: '*', fault: { kind: 'reset' } },
    {
      what: 'the delete is answered with 500',
      path: '/delete',
      fault: { kind: 'body', status: 500, body: '' },
    },
  ];
  test.each(refusals)('because $what fails the step once, or only warns', async ({ path, fault }) => {
    for (const onTeardownError of ['fail', 'warn'] as const) {
      const step = await ready({}, { onTeardownError, deploymentName: 'my-gpu' });
      await step.time.run(step.time.clock.sleep(60_000));
      // The fault has no effect, so the deployment stays.
      step.service.inject({ path, fault: fault.kind === 'body' ? { kind: 'status', status: 500 } : fault });
      const before = step.recorded.events.length;
      const from = step.time.elapsed();
      await step.post();
      const told = step.recorded.events
        .slice(before)
        .filter(({ kind }) => kind === 'fail' || kind === 'warning');
      expect(told.map(({ kind }) => kind)).toEqual([onTeardownError === 'fail' ? 'fail' : 'warning']);
      expect(told[0]?.text).toContain('Deployment "my-gpu" (id ');
      expect(told[0]?.text).toContain('roboflow deployment delete my-gpu');
      expect(told[0]?.text).toContain('curl -X POST https://roboflow.cloud/delete');
      expect(told[0]?.text).not.toContain('rf_');
      expect(step.time.elapsed() - from).toBeLessThan(240_000);
    }
  });

  test('under "teardown: pause" is reported as a pause', async () => {
    const step = await ready({}, { teardown: 'pause' });
    step.service.inject({
      path: '/pause',
      fault: { kind: 'status', status: 400, text: 'prod types do not pause' },
    });
    expect(await step.post()).toMatch(/is not verifiably paused\. Last problem: .*prod types do not pause/);
  });

  test('is given up a minute after a cancel', async () => {
    const step = await ready();
    step.service.inject({ path: '*', fault: { kind: 'hang' } });
    const from = step.time.elapsed();
    const told = await step.post({ jobStatus: 'cancelled' });
    expect(told).toContain('may still be running and costing money');
    expect(step.time.elapsed() - from).toBeGreaterThan(40_000);
    expect(step.time.elapsed() - from).toBeLessThanOrEqual(61_000);
  });
});

/** The message of what `make` throws. */
function errorOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was thrown');
}

describe('post without a key', () => {
  const { job, events } = createRecordingJob();
  const keyless = () => {
    throw new Error('Bad input: "api-key" must be a Roboflow API key, got nothing');
  };

  test('names every deployment that is still due, with the commands that remove it by hand', () => {
    const left = claimed({ name: 'half-made' });
    const done = claimed({ name: 'done-with', removal: 'done' });
    const state = stateWith([left, done, claimed({ name: 'the-last', id: null })]);
    expect(() => orTellStranded(state, job, keyless)).toThrowErrorMatchingInlineSnapshot(`
      [StrandedError: Bad input: "api-key" must be a Roboflow API key, got nothing
      Deployment "half-made" (id IwzJ5YLQ0iDhwzqoh3Ae) may still be running and costing money: it is not verifiably deleted. Last problem: this step cannot call the service.
      To remove it by hand, either of:
      roboflow deployment delete half-made
      curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"half-made"}'
      The service itself removes it at 2026-01-05T10:00:00.000Z.
      Deployment "the-last" (id unknown) may still be running and costing money: it is not verifiably deleted. Last problem: this step cannot call the service.
      To remove it by hand, either of:
      roboflow deployment delete the-last
      curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"the-last"}'
      The service itself removes it at 2026-01-05T10:00:00.000Z.]
    `);
  });

  test('names a create that was not confirmed, also under "teardown: keep"', () => {
    const state = stateWith([claimed({ unansweredCreates: 1 })], { settings: { teardown: 'keep' } });
    expect(errorOf(() => orTellStranded(state, job, keyless))).toMatchInlineSnapshot(`
      Bad input: "api-key" must be a Roboflow API key, got nothing
      A create of deployment "dev-testing" was not confirmed, and the service may still carry it out.
      To remove it by hand, either of:
      roboflow deployment delete dev-testing
      curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"dev-testing"}'
      The service itself removes it when its duration is over.
    `);
  });

  test('names what was found and may have come of its own create', () => {
    const state = stateWith([foundClaim({ mayBeOurs: true })]);
    expect(errorOf(() => orTellStranded(state, job, keyless))).toMatch(
      /\nDeployment "dev-testing" \(id IwzJ5YLQ0iDhwzqoh3Ae\) may still be running .* so it was not touched\.\n/,
    );
  });

  test('names its own create that got no answer under the name of what was found', () => {
    const state = stateWith([foundClaim({ unanswered: claimed({ id: null, unansweredCreates: 1 }) })]);
    expect(errorOf(() => orTellStranded(state, job, keyless))).toMatch(
      /\nA create of deployment "dev-testing" was not confirmed, and the service may still carry it out\.\n/,
    );
  });

  test('names no deployment that was only found', () => {
    const state = stateWith([foundClaim()]);
    expect(() => orTellStranded(state, job, keyless)).toThrow(
      /^Bad input: "api-key" must be a Roboflow API key, got nothing$/,
    );
  });

  test('only warns under "on-teardown-error: warn"', () => {
    const state = stateWith([claimed()], { settings: { onTeardownError: 'warn' } });
    expect(orTellStranded(state, job, keyless)).toBeNull();
    expect(events.at(-1)).toMatchObject({
      kind: 'warning',
      text: expect.stringContaining('roboflow deployment delete'),
    });
  });

  test('does not arise when the inputs can be read, which are handed on', () => {
    expect(orTellStranded(stateWith([]), job, () => 'inputs')).toBe('inputs');
  });
});
