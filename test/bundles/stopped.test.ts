// A main that is cancelled or killed at any moment: what it began is gone after post. The signals are those
// of Linux and macOS.
import type { ChildProcess } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { openScene, problemsOf, requestsOf, type Scene } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const pending = { provisioning: { seconds: 600 } };
const statuses = ({ service }: Scene) => service.deployments().map(({ status }) => status);

describe.skipIf(process.platform === 'win32').concurrent('a cancelled job', () => {
  test('sends the delete within 2 s while the deployment is pending, and post verifies it', async (context) => {
    const scene = await openScene(context, { service: { ...pending, deletionSeconds: 0.5 } });
    let cancelledAt = 0;
    const main = await scene.use().main({
      cancelWhen: (line) => {
        if (!line.startsWith('Status: pending')) return false;
        cancelledAt = Date.now();
        return true;
      },
    });
    const deletion = scene.service.requests().find(({ path }) => path === '/delete');
    expect((deletion?.at ?? Number.POSITIVE_INFINITY) - cancelledAt).toBeLessThan(2_000);
    expect(main).toMatchObject({ conclusion: 'cancelled', exitCode: 1, signal: undefined });
    const [post] = await scene.job.finish();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(statuses(scene)).toEqual(['deleted']);
  });

  test('whose main is killed before the deletion is through has post watch the deployment go', async (context) => {
    const scene = await openScene(context, {
      service: { ...pending, deletionSeconds: 2.5 },
      job: { grace: { interruptMs: 700, terminateMs: 300 } },
    });
    const main = await scene.use().main({ cancelWhen: (line) => line.startsWith('Status: pending') });
    expect(main).toMatchObject({ conclusion: 'cancelled', exitCode: 137, signal: 'SIGKILL' });
    const [post] = await scene.job.finish();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(post?.transcript).toContain('is gone (verified');
    expect(statuses(scene)).toEqual(['deleted']);
  });

  test('has post delete the deployment when its tests were running', async (context) => {
    const scene = await openScene(context);
    await scene.use().main();
    scene.job.cancel();
    const [post] = await scene.job.finish();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(statuses(scene)).toEqual(['deleted']);
  });
});

/** Main is killed once the service has received, done or answered a request. */
const moments = {
  'the create has arrived and lands 2 s later': { path: '/add', moment: 'received', landsAfterMs: 2_000 },
  'the create took effect and its answer is not out': { path: '/add', moment: 'effect' },
  'the create was answered': { path: '/add', moment: 'answered' },
  'the deployment is looked at': { path: '/get', moment: 'received' },
  'the endpoint is probed': { path: 'endpoint:/info', moment: 'answered' },
} as const;

describe.concurrent('post leaves nothing of a main that is killed when', () => {
  test.for(Object.entries(moments))('%s', async ([, plan], context) => {
    const scene = await openScene(context);
    const { service, job, use } = scene;
    if ('landsAfterMs' in plan) {
      const effect = { afterMs: plan.landsAfterMs };
      service.inject({ path: '/add', fault: { kind: 'hang', effect }, times: 1 });
    }
    let child: ChildProcess | undefined;
    service.onRequest((moment, { path }) => {
      if (moment === plan.moment && path === plan.path) child?.kill('SIGKILL');
    });
    const main = await use().main({
      onSpawn: (spawned) => {
        child = spawned;
      },
    });
    expect(main).toMatchObject({ conclusion: 'failure', outputs: {} });
    child = undefined;
    const [post] = await job.finish();
    await service.settled();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(statuses(scene)).toEqual(['deleted']);
    expect(requestsOf(service).filter((request) => request.startsWith('POST /add'))).toHaveLength(1);
  });
});
