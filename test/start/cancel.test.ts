// A cancel stops the bill within seconds, and post makes sure of it.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { createStep } from '../fakes/step.ts';

describe('a cancel', () => {
  test('of a pending deployment sends the delete within 2 s, and main ends within 8 s', async () => {
    const step = createStep({ provisioning: { seconds: 300 }, deletionSeconds: 3, latencyMs: 20 });
    step.cancelAt(31_234);
    await step.main();
    const sent = step.service.requests().find(({ path }) => path === '/delete');
    const cancelledAt = Date.parse('2026-01-05T08:00:31.234Z');
    expect(sent?.at).toBeLessThan(cancelledAt + 2_000);
    expect(step.time.elapsed()).toBeLessThan(31_234 + 8_000);
    expect(step.state().outcome).toBe('cancelled');
    await step.post({ jobStatus: 'cancelled' });
    expect(step.transcript({ from: 30_000 })).toMatchInlineSnapshot(`
      31.2  "Cancelled: taking back what was started."
      31.2  POST /delete -> 200
      31.5  GET /get -> 200 (13×)
      34.3  GET /get -> 404
      34.3  "Deployment "ci-44ud8g0-iiii" is gone (verified after 3.1 s)."
      34.3  fail: Cancelled while the deployment was starting.
      34.3  "Nothing left to do: the main step has seen to what it had started."
    `);
  });

  test('whose deletion takes longer than the grace is finished by post', async () => {
    const step = createStep({ provisioning: { seconds: 300 }, deletionSeconds: 15 });
    step.cancelAt(10_000);
    expect(await step.main()).toContain('The post step goes on with what is not verified yet.');
    expect(await step.post({ jobStatus: 'cancelled' })).toBeNull();
    expect(step.transcript({ from: 9_900 })).toMatchInlineSnapshot(`
      10.0  "Cancelled: taking back what was started."
      10.0  POST /delete -> 200
      10.2  GET /get -> 200 (22×)
      14.4  fail: Cancelled while the deployment was starting. The post step goes on with what is not verified yet.
      14.4  GET /get -> 200 (43×)
      25.2  GET /get -> 404
      25.2  "Deployment "ci-44ud8g0-iiii" is gone (verified after 10.8 s)."
    `);
  });

  test.each([
    { what: 'while looks hang', path: '/get', fault: { kind: 'hang' } },
    { what: 'while looks fail', path: '/get', fault: { kind: 'status', status: 503 } },
    { what: 'while looks are cut off', path: '/get', fault: { kind: 'reset' } },
  ] as const)('$what sends the delete within 2 s without looking first', async ({ path, fault }) => {
    const step = createStep({ provisioning: { seconds: 300 } });
    step.cancelAt(20_000);
    step.time.at(19_999, () => step.service.inject({ path, fault }));
    await step.main();
    const sent = step.service.requests().find(({ path: asked }) => asked === '/delete');
    expect(sent?.at).toBeLessThan(Date.parse('2026-01-05T08:00:22Z'));
    expect(step.service.alive()).toEqual([]);
  });

  test('while another has the generated name: what is not known to be ours is not deleted blindly', async () => {
    const step = createStep({ latencyMs: 20 });
    step.service.inject({ path: '/add', fault: { kind: 'status', status: 409 } });
    step.cancelAt(10);
    expect(await step.main()).toContain('Cancelled');
    expect(step.service.requests().map(({ path }) => path)).toContain('/add');
    expect(step.service.requests().filter(({ path }) => path === '/delete')).toEqual([]);
  });

  test('leaves nothing alive while the endpoint is probed or models are loaded', async () => {
    const probing = createStep({ endpointWarmUpSeconds: 60 });
    probing.cancelAt(5_000);
    expect(await probing.main()).toContain('Cancelled');
    const loading = createStep({ modelLoadSeconds: 60 });
    loading.cancelAt(5_000);
    expect(await loading.main({ preloadModels: ['coco/3'] })).toContain('Cancelled');
    expect([...probing.service.alive(), ...loading.service.alive()]).toEqual([]);
  });

  test('during the teardown of a failed start leaves that teardown its grace, and post finishes it', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'failing' }, deletionSeconds: 30 });
    step.cancelAt(10_000);
    expect(await step.main()).toContain('ended as "failed"');
    expect(step.time.elapsed()).toBeLessThanOrEqual(18_000);
    expect(await step.post({ jobStatus: 'cancelled' })).toBeNull();
    expect(step.service.deployments()[0]?.status).toBe('deleted');
  });

  test('of one job leaves a shared deployment to the other jobs', async () => {
    const step = createStep({ provisioning: { seconds: 300 } });
    step.cancelAt(5_000);
    await step.main({ scope: 'run', ifExists: 'reuse', teardown: 'keep', teardownOnFailure: 'keep' });
    await step.post({ jobStatus: 'cancelled' });
    expect(step.service.alive()).toHaveLength(1);
  });

  test('pauses a resumed deployment again', async () => {
    const step = createStep({ provisioning: { seconds: 300 } });
    step.service.place({ name: 'my-gpu', status: 'paused' });
    step.cancelAt(5_000);
    await step.main({ deploymentName: 'my-gpu', ifExists: 'reuse' });
    expect(step.service.deployments()[0]?.status).toBe('paused');
  });
});
