// Without a key, under `on-missing-key: skip`, a step is green, says so once, and asks the service nothing.
import { describe, expect, test, vi } from 'vitest';
import { openScene } from './scene.ts';

vi.setConfig({ testTimeout: 90_000 });

const skip = { 'api-key': '', 'on-missing-key': 'skip' };

describe.concurrent('without a key, "on-missing-key: skip" is green, gives one notice and starts nothing', () => {
  test.for([undefined, 'stop', 'logs', 'sweep'] as const)('of the folder %s', async (folder, context) => {
    const { service, job, use } = await openScene(context);
    const inputs = folder === 'sweep' ? { ...skip, 'github-token': 'ghs_1' } : skip;
    const { exitCode, annotations, outputs, stderr } = await use(inputs, folder && { folder }).main();
    expect({ exitCode, outputs, stderr }).toEqual({
      exitCode: 0,
      outputs: { skipped: 'true' },
      stderr: '',
    });
    expect(annotations.map(({ level }) => level)).toEqual(['notice']);
    expect(annotations[0]?.message).toMatch(/^Skipped, .*: "api-key" is empty/);
    const posts = await job.finish();
    expect(posts).toHaveLength(folder === undefined ? 1 : 0);
    for (const post of posts) {
      expect(post).toMatchObject({ exitCode: 0, annotations: [], summary: '', stderr: '' });
    }
    expect(service.requests()).toEqual([]);
  });
});

test('a bad input beside the missing key is still an error', async (context) => {
  const { use } = await openScene(context);
  const { exitCode, annotations } = await use({ ...skip, duration: '0' }).main();
  expect({ exitCode, levels: annotations.map(({ level }) => level) }).toEqual({
    exitCode: 1,
    levels: ['error'],
  });
});
