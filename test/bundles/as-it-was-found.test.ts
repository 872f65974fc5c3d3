// In the end a deployment becomes what was asked for, and what was there before is left as it was found.
import { describe, expect, test, vi } from 'vitest';
import { normalised, openScene, problemsOf, requestsOf, root, type Scene } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const statuses = ({ service }: Scene) => service.deployments().map(({ name, status }) => `${name} ${status}`);
const name = 'warm-one';

async function failTheJob({ job }: Scene): Promise<void> {
  const script = `${root}/test/runner/fixtures/script`;
  await job.uses(script, { with: { main: 'process.exitCode = 1' } }).main();
}

describe.concurrent('a deployment that the step created', () => {
  test('is kept with "teardown: keep", and the summary says until when and how to remove it', async (context) => {
    const scene = await openScene(context);
    await scene.use({ 'deployment-name': name, teardown: 'keep' }).main();
    const [post] = await scene.job.finish();
    expect(post?.exitCode).toBe(0);
    expect(problemsOf(post)).toEqual([]);
    expect(statuses(scene)).toEqual(['warm-one ready']);
    expect(post?.summary).toMatch(/removes it,? at \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(post?.summary).toContain('roboflow deployment delete warm-one');
  });

  test('is paused with "teardown: pause"', async (context) => {
    const scene = await openScene(context);
    await scene.use({ 'deployment-name': name, teardown: 'pause' }).main();
    const [post] = await scene.job.finish();
    expect(normalised(post?.transcript ?? '')).toContain(
      'Deployment "warm-one" is paused (verified after N s).',
    );
    expect(statuses(scene)).toEqual(['warm-one paused']);
  });

  test('is kept after a failure with "teardown-on-failure: keep"', async (context) => {
    const scene = await openScene(context);
    await scene.use({ 'deployment-name': name, 'teardown-on-failure': 'keep' }).main();
    await failTheJob(scene);
    await scene.job.finish();
    expect(statuses(scene)).toEqual(['warm-one ready']);
  });

  test('is deleted after a success with "teardown-on-failure: keep"', async (context) => {
    const scene = await openScene(context);
    await scene.use({ 'deployment-name': name, 'teardown-on-failure': 'keep' }).main();
    await scene.job.finish();
    expect(statuses(scene)).toEqual(['warm-one deleted']);
  });
});

describe.concurrent('a deployment that was there before', () => {
  test('is not touched under "if-exists: fail", which fails the step', async (context) => {
    const scene = await openScene(context);
    scene.service.place({ name });
    const main = await scene.use({ 'deployment-name': name }).main();
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/"warm-one" exists already .* "if-exists"/),
    ]);
    const [post] = await scene.job.finish();
    expect(post?.exitCode).toBe(0);
    expect(statuses(scene)).toEqual(['warm-one ready']);
    expect(requestsOf(scene.service).filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  test('runs on with "if-exists: reuse"', async (context) => {
    const scene = await openScene(context);
    scene.service.place({ name });
    const main = await scene.use({ 'deployment-name': name, 'if-exists': 'reuse' }).main();
    expect(main.outputs).toMatchObject({ created: 'false', 'expires-at': '' });
    await scene.job.finish();
    expect(statuses(scene)).toEqual(['warm-one ready']);
    expect(requestsOf(scene.service).filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  test('is resumed when it was paused, and paused again by post', async (context) => {
    const scene = await openScene(context, { service: { provisioning: { seconds: 0.5 } } });
    scene.service.place({ name, status: 'paused' });
    const main = await scene.use({ 'deployment-name': name, 'if-exists': 'reuse' }).main();
    expect(main.outputs).toMatchObject({ created: 'false', status: 'ready' });
    expect(statuses(scene)).toEqual(['warm-one ready']);
    await scene.job.finish();
    expect(statuses(scene)).toEqual(['warm-one paused']);
  });

  test('is replaced under "if-exists: replace", and post deletes the new one', async (context) => {
    const scene = await openScene(context);
    scene.service.place({ name });
    const main = await scene.use({ 'deployment-name': name, 'if-exists': 'replace' }).main();
    expect(main.outputs['created']).toBe('true');
    await scene.job.finish();
    expect(statuses(scene)).toEqual(['warm-one deleted', 'warm-one deleted']);
  });
});
