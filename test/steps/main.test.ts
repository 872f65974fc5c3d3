// The main step as a whole: what a job sees of each way in which a start can go.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { failure } from '../fakes/scripted.ts';
import { createStep } from '../fakes/step.ts';

describe('a start', () => {
  test('that goes well prints its progress and sets all outputs (transcript)', async () => {
    const step = createStep({ provisioning: { seconds: 42 }, endpointWarmUpSeconds: 3, latencyMs: 20 });
    expect(await step.main()).toBeNull();
    expect(step.transcript({ outputs: true })).toMatchInlineSnapshot(`
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "Status: pending, 0 of 1 replicas (0 s)"
      1.7   GET /get -> 200 (21×)
      31.7  "Status: pending, 0 of 1 replicas (32 s)"
      34.3  GET /get -> 200 (4×)
      42.3  "1 of 1 replicas up; status ready."
      42.3  GET endpoint:/info -> 503
      42.3  "Endpoint: answers 503 on GET /info (0 s)"
      44.0  GET endpoint:/info -> 503
      45.2  GET endpoint:/info -> 200 (2×)
      45.3  "The endpoint answers GET /info."
      45.3  output domain=ci-44ud8g0-iiii.roboflow.cloud
      45.3  output url=https://ci-44ud8g0-iiii.roboflow.cloud
      45.3  output deployment-name=ci-44ud8g0-iiii
      45.3  output deployment-id=Ag88Rlsa9ceIZPJeEYvR
      45.3  output subdomain=ci-44ud8g0-iiii
      45.3  output status=ready
      45.3  output machine-type=dev-gpu
      45.3  output inference-version=1.8.3
      45.3  output num-replicas=1
      45.3  output workspace-url=simulated-workspace
      45.3  output created=true
      45.3  output ready-seconds=45.3
      45.3  output expires-at=2026-01-05T10:59:58.200Z
      45.3  output skipped=false
      45.3  "Ready after 45.3 s: https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
    expect(step.state()).toMatchObject({ outcome: 'ready', fallbacks: [], models: [] });
  });

  test('with models to load, two replicas and no probe waits for both replicas and loads the models (transcript)', async () => {
    const step = createStep({ provisioning: { seconds: 10, replicaSeconds: 20 }, modelLoadSeconds: 12 });
    const asked = { minReplicas: 2, maxReplicas: 2, readyReplicas: 2, healthPath: '' };
    expect(
      await step.main({ ...asked, preloadModels: ['coco/3', 'my-project/1', 'yolov8n-640'] }),
    ).toBeNull();
    expect(step.state().models).toEqual([
      { id: 'coco/3', seconds: 12 },
      { id: 'my-project/1', seconds: 12 },
      { id: 'yolov8n-640', seconds: 0 },
    ]);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "Status: pending, 0 of 2 replicas (0 s)"
      1.7   GET /get -> 200 (9×)
      11.0  "Status: ready, 1 of 2 replicas (11 s)"
      12.2  GET /get -> 200 (12×)
      30.8  "2 of 2 replicas up; status ready."
      30.8  POST endpoint:/model/add -> 200 (2×)
      42.8  "Model coco/3 loaded in 12 s."
      42.8  POST endpoint:/model/add -> 200
      42.8  "Model yolov8n-640 loaded in 0 s."
      42.8  "Model my-project/1 loaded in 12 s."
      42.8  GET endpoint:/model/registry -> 200
      42.8  "Not in the registry under the id asked for: yolov8n-640; it lists coco/3, my-project/1."
      42.8  "Ready after 42.8 s (its replicas; no probe was asked for): https://ci-44ud8g0-iiii.roboflow.cloud"
    `);
  });

  test("hands out the domain of the service's answer when the service changed the subdomain", async () => {
    const step = createStep({ takenSubdomains: ['ci-44ud8g0-iiii'] });
    expect(await step.main()).toBeNull();
    const { domain = '', url, subdomain } = step.recorded.outputs;
    expect(domain).toMatch(/^ci-44ud8g0-iiii-[a-z0-9]{5}\.roboflow\.cloud$/);
    expect({ url, subdomain }).toEqual({ url: `https://${domain}`, subdomain: domain.split('.')[0] });
  });

  test("sets expires-at by the service's clock", async () => {
    const step = createStep({ latencyMs: 0 });
    await step.main({ durationHours: 0.5 });
    expect(step.recorded.outputs['expires-at']).toBe('2026-01-05T08:29:58.200Z');
    expect(step.service.deployments()[0]?.expiresAt).toBe(Date.parse('2026-01-05T08:29:58.200Z'));
  });
});

test('a duration beyond any calendar gives an empty expires-at, and post deletes as usual', async () => {
  const step = createStep();
  expect(await step.main({ durationHours: 1e12 })).toBeNull();
  expect(step.recorded.outputs['expires-at']).toBe('');
  expect(step.transcript()).toContain('; the service removes it when its duration is over at the latest.');
  expect(await step.post()).toBeNull();
});

describe('a start that fails is torn down by main', () => {
  test('when the status is terminal, and post only reports (transcript)', async () => {
    const step = createStep({
      provisioning: { seconds: 8 },
      machineTypes: { 'dev-gpu': 'failing' },
      deletionSeconds: 1,
    });
    await step.main();
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toEqual([]);
    expect(step.recorded.outputs).toEqual({});
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "Status: pending, 0 of 1 replicas (0 s)"
      1.7   GET /get -> 200 (8×)
      8.7   POST /delete -> 200
      8.9   GET /get -> 200 (4×)
      9.7   GET /get -> 404
      9.7   fail: Deployment "ci-44ud8g0-iiii" ended as "failed" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.
              Deployment "ci-44ud8g0-iiii" is gone.
      9.7   "Nothing left to do: the main step has seen to what it had started."
    `);
  });

  test('when its time is over, and post only reports (transcript)', async () => {
    const step = createStep({ provisioning: { seconds: 600 } });
    await step.main({ readyTimeoutMinutes: 1 });
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript({ from: 55_000 })).toMatchInlineSnapshot(`
      57.1  GET /get -> 200 (4×)
      60.0  POST /delete -> 200
      60.2  GET /get -> 404
      60.2  fail: Deployment "ci-44ud8g0-iiii" did not have 1 replica up within 60 s. Seen: pending, 0 of 1 replicas (34×). Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.
              Deployment "ci-44ud8g0-iiii" is gone.
      60.2  "Nothing left to do: the main step has seen to what it had started."
    `);
  });

  test('when the endpoint refuses connections, and post only reports (transcript)', async () => {
    const step = createStep();
    step.service.cut('endpoint:/info', failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'));
    await step.main({ readyTimeoutMinutes: 0.5 });
    await step.post({ jobStatus: 'failure' });
    expect(step.service.alive()).toEqual([]);
    expect(step.transcript()).toMatchInlineSnapshot(`
      0.0   POST /add -> 200
      0.0   "Created deployment "ci-44ud8g0-iiii" (id Ag88Rlsa9ceIZPJeEYvR, dev-gpu) at ci-44ud8g0-iiii.roboflow.cloud; the service removes it at 2026-01-05T10:59:58.200Z at the latest."
      0.0   GET /get -> 200
      0.0   "1 of 1 replicas up; status ready."
      0.0   GET endpoint:/info -> reset
      0.0   "Endpoint: no answer yet (connect ECONNREFUSED 10.0.0.1:443) (0 s)"
      1.7   GET endpoint:/info -> reset (12×)
      15.8  GET /get -> 200
      15.8  GET endpoint:/info -> reset (9×)
      30.0  "Endpoint: no answer yet (connect ECONNREFUSED 10.0.0.1:443) (30 s)"
      30.0  GET /get -> 200
      30.0  POST /delete -> 200
      30.2  GET /get -> 404
      30.2  fail: The endpoint https://ci-44ud8g0-iiii.roboflow.cloud of deployment "ci-44ud8g0-iiii" did not answer GET /info with 200 twice in a row within 30 s. Seen: no answer yet (connect ECONNREFUSED 10.0.0.1:443) (22×). Check that this runner reaches it; behind a proxy, set HTTPS_PROXY and NO_PROXY.
              Deployment "ci-44ud8g0-iiii" is gone.
      30.2  "Nothing left to do: the main step has seen to what it had started."
    `);
  });

  test('and the last lines of its log are part of the error', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'failing' } });
    step.service.clearFaults();
    const told = await step.main();
    expect(told).toContain('Deployment "ci-44ud8g0-iiii" is gone.');
    expect(told).toMatch(/The log said last:\n.*Application startup failed\. Exiting\./);
    expect(step.transcript()).toMatch(/POST \/delete -> 200/);
  });

  test('and the error quotes ten lines of the log, even when the summary is to show none', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'failing' }, provisioning: { seconds: 1 } });
    step.service.clearFaults();
    step.service.onRequest((moment, { path }) => {
      if (moment !== 'effect' || path !== '/add') return;
      const lines = Array.from({ length: 20 }, (_, i) => ({ payload: `line ${i}` }));
      step.service.log(step.service.deployments()[0]?.id ?? '', lines);
    });
    const told = (await step.main({ summaryLogEntries: 0 })) ?? '';
    expect(told.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(10);
  });

  test('by pausing again what it had found paused, and the error says so', async () => {
    const step = createStep({ provisioning: { seconds: 600 } });
    step.service.place({ name: 'my-gpu', status: 'paused' });
    const told = await step.main({ deploymentName: 'my-gpu', ifExists: 'reuse', readyTimeoutMinutes: 0.5 });
    expect(told).toContain('Deployment "my-gpu" was paused again, as it was found.');
    expect(step.service.deployments()[0]?.status).toBe('paused');
  });

  test('by leaving alone what it had found running, and the error says so', async () => {
    const step = createStep({ endpointWarmUpSeconds: 600 });
    step.service.place({ name: 'my-gpu' });
    const told = await step.main({ deploymentName: 'my-gpu', ifExists: 'reuse', readyTimeoutMinutes: 0.5 });
    expect(told).toContain('Deployment "my-gpu" was left as it is.');
    expect(step.service.alive()).toHaveLength(1);
  });

  test('and the error says that post looks again for a create that was lost for good', async () => {
    const step = createStep();
    step.service.inject({ path: '/add', fault: { kind: 'reset' } });
    expect(await step.main()).toContain(
      'Deployment "ci-44ud8g0-iiii" does not show so far; the post step looks again.',
    );
  });

  test('when a model does not exist', async () => {
    const step = createStep({ knownModels: ['coco/3'] });
    expect(await step.main({ preloadModels: ['nope/9'] })).toContain(
      'Model "nope/9" in "preload-models" cannot be loaded',
    );
    expect(step.service.alive()).toEqual([]);
  });

  test('at once when the key is refused during the polling', async () => {
    const step = createStep({ provisioning: { seconds: 60 } });
    step.service.inject({ path: '/get', skip: 3, fault: { kind: 'status', status: 401 }, times: 1 });
    expect(await step.main()).toContain('GET /get answered 401');
    expect(step.time.elapsed()).toBeLessThan(5_000);
    expect(step.service.alive()).toEqual([]);
  });

  test('and when that teardown fails, post tries again without a second summary', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'failing' } });
    step.service.inject({
      path: '/delete',
      fault: { kind: 'status', status: 403, text: 'not now' },
    });
    expect(await step.main()).toContain('could not be removed yet; the post step tries again');
    step.service.clearFaults();
    expect(await step.post({ jobStatus: 'failure' })).toBeNull();
    expect(step.service.deployments()[0]?.status).toBe('deleted');
    // The log is gone with the deployment, so post neither reads it again nor writes a summary of its own.
    expect(step.recorded.events.filter(({ kind }) => kind === 'summary')).toHaveLength(1);
  });
});

test('a bad key is reported at once after one call, and nothing was created (transcript)', async () => {
  const step = createStep({ apiKey: 'another' });
  await step.main();
  expect(step.time.elapsed()).toBe(0);
  expect(step.transcript({ saves: true })).toMatchInlineSnapshot(`
    0.0   saves starting: ci-44ud8g0-iiii (created, unconfirmed, due) (2×)
    0.0   POST /add -> 401
    0.0   saves starting: nothing
    0.0   saves failed: nothing
    0.0   fail: Could not create deployment "ci-44ud8g0-iiii": POST /add answered 401: Unauthorized: api_key is missing or not valid. Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.
  `);
});

test('a service that is down is reported after four creates, and nothing was created', async () => {
  const step = createStep();
  step.service.inject({ path: '*', fault: { kind: 'status', status: 503, text: 'maintenance' } });
  const told = await step.main();
  expect(told).toContain(
    'POST /add answered 503: maintenance. The service itself has a problem; try again later.',
  );
  expect(step.service.requests().filter(({ path }) => path === '/add')).toHaveLength(4);
  expect(step.service.deployments()).toEqual([]);
});

test('a model with broken weights ends the start and is named in the title of the summary', async () => {
  const step = createStep({ knownModels: ['torn/2:broken'] });
  await step.main({ preloadModels: ['torn/2'] });
  const summary = step.recorded.events.find(({ kind }) => kind === 'summary')?.text ?? '';
  expect(summary).toContain('Endpoint did not start, as a model cannot be loaded');
  expect(summary).toMatch(
    /<h2>.*torn\/2.*<\/h2>\n\n<p><code>Model &quot;torn\/2&quot; in .*Protobuf parsing failed\. error_type=InvalidProtobuf/,
  );
});
