// An address where nobody can be spoken to: certainly nothing was created, and the step ends soon and says why.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { openBlackHole } from '../fakes/black-hole.ts';
import { clockVariables } from '../fakes/fast-clock.ts';
import { openScene, root } from './scene.ts';

vi.setConfig({ testTimeout: 90_000 });

const fastClock = pathToFileURL(path.join(root, 'test', 'fakes', 'fast-clock.ts')).href;
const speed = 4;

test.runIf(process.platform === 'linux')('a firewall that swallows everything', async (context) => {
  const hole = await openBlackHole();
  context.onTestFinished(hole.close);
  const env = { NODE_OPTIONS: `--import ${fastClock}`, ...clockVariables({ speed, from: Date.now() }) };
  const { job, use } = await openScene(context, { job: { env } });
  let begunAt = 0;
  const main = await use({ 'api-url': `http://127.0.0.1:${hole.port}` }).main({
    // What a busy machine takes to start a process is not the step's.
    onLine: () => {
      begunAt ||= Date.now();
    },
  });
  expect((Date.now() - begunAt) * speed).toBeLessThan(40_000);
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^Could not create deployment .* got no answer \(UND_ERR_CONNECT_TIMEOUT: .*Check that/,
    ),
  ]);
  const [post] = await job.finish();
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(main.stdout + post?.stdout).not.toMatch(/costing|may still/);
});
