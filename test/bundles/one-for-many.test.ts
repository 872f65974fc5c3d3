// Many jobs share one endpoint: the first one creates it, all others attach, and the stop Action takes it down.
import { describe, expect, test, vi } from 'vitest';
import { startJob } from '../runner/job.ts';
import { seeded } from '../simulator/random.ts';
import { openScene, problemsOf, requestsOf, root } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const shared = 'ci-7mc70k2-1v0v';

test('50 jobs that begin at once share one deployment, and the stop Action leaves nothing', {
  timeout: 240_000,
}, async (context) => {
  const { service, use } = await openScene(context, {
    service: {
      random: seeded(5),
      provisioning: { seconds: 3 },
      endpointWarmUpSeconds: 1,
      latencyMs: (random) => random() * 200,
      staleReadsMs: 200,
    },
  });
  const fault = (path: string, probability: number) => ({ path, times: 10, probability });
  service.inject({ ...fault('/add', 0.1), fault: { kind: 'reset', effect: true } });
  service.inject({ ...fault('/add', 0.1), fault: { kind: 'status', status: 503 } });
  service.inject({ ...fault('/get', 0.05), fault: { kind: 'rate-limit', retryAfterSeconds: 1 } });
  service.inject({ ...fault('/get', 0.05), fault: { kind: 'html', status: 502 } });
  service.inject({ ...fault('endpoint:/info', 0.1), fault: { kind: 'reset' } });

  const jobs = Array.from({ length: 50 }, () => startJob({ secrets: [service.apiKey] }));
  context.onTestFinished(() => {
    for (const job of jobs) job.dispose();
  });
  const inputs = { 'api-key': service.apiKey, 'creator-email': 'ci@example.com', 'api-url': service.url };
  const mains = await Promise.all(
    jobs.map((job) => job.uses(root, { id: 'gpu', with: { ...inputs, scope: 'run' } }).main()),
  );
  const failed = mains.filter(({ exitCode }) => exitCode !== 0);
  expect(failed.map(({ transcript, stderr }) => transcript + stderr)).toEqual([]);
  const [only, ...more] = service.deployments();
  expect([only?.name, more]).toEqual([shared, []]);
  expect(new Set(mains.map(({ outputs }) => outputs['domain']))).toEqual(new Set([only?.domain]));
  expect(mains.filter(({ outputs }) => outputs['created'] === 'true')).toHaveLength(1);

  service.clearFaults();
  const posts = await Promise.all(jobs.slice(0, 5).map((job) => job.finish()));
  expect(posts.flat().map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
  expect(service.alive()).toHaveLength(1);

  const stop = await use({}, { folder: 'stop' }).main();
  expect(stop).toMatchObject({ exitCode: 0, outputs: { stopped: 'true' } });
  expect(service.alive()).toEqual([]);
  expect(stop.summary).toContain(shared);
});

describe.concurrent('with the stop Action', () => {
  test('a stop where nothing is there succeeds', async (context) => {
    const { service, use } = await openScene(context);
    const stop = await use({}, { folder: 'stop' }).main();
    expect(stop).toMatchObject({ exitCode: 0, outputs: { stopped: 'false' }, annotations: [], summary: '' });
    expect(stop.transcript).toBe('Nothing to delete: deployment "ci-7mc70k2-1v0v" is not there.');
    expect([...new Set(requestsOf(service))]).toEqual(['GET /get 404', 'GET /list 200']);
  });

  test('a stop with "mode: pause" pauses the deployment for the next run', async (context) => {
    const { service, use } = await openScene(context);
    await use({ scope: 'run' }).main();
    const stop = await use({ mode: 'pause' }, { folder: 'stop' }).main();
    expect(stop).toMatchObject({ exitCode: 0, outputs: { stopped: 'true' } });
    expect(service.paused().map(({ name }) => name)).toEqual([shared]);
  });

  test('post leaves a shared endpoint running, and says who removes it', async (context) => {
    const { service, job, use } = await openScene(context);
    await use({ scope: 'run' }).main();
    const [post] = await job.finish();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(post?.transcript).toMatch(/stop/);
    expect(service.alive().map(({ name }) => name)).toEqual([shared]);
  });
});
