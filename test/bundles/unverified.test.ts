// A deployment that is not verifiably gone is reported with its name, the reason, and the command that removes it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { clockVariables } from '../fakes/fast-clock.ts';
import { normalised, openScene, root } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/** A refused teardown goes on for two minutes, which pass quickly here. */
const inFastTime = {
  job: {
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'test', 'fakes', 'fast-clock.ts')).href}`,
      ...clockVariables({ speed: 20, from: Date.now() }),
    },
  },
};

const messages = (annotations: readonly { level: string; message: string }[] = []) =>
  normalised(
    annotations
      .filter(({ message }) => !message.startsWith('Endpoint '))
      .map(({ level, message }) => `${level}: ${message}`)
      .join('\n'),
  );

describe('post fails the job and names the commands', () => {
  test('when post has no key', async (context) => {
    const { service, job } = await openScene(context);
    let apiKey = service.apiKey;
    const step = job.uses(root, {
      with: () => ({ 'api-key': apiKey, 'creator-email': 'ci@example.com', 'api-url': service.url }),
    });
    await step.main();
    apiKey = '';
    const post = await step.post();
    expect(post.exitCode).toBe(1);
    expect(messages(post.annotations)).toMatchInlineSnapshot(`
      "error: Bad input: "api-key" must be a Roboflow API key, got nothing (is the secret set, and available to this event? Pull requests from forks get none)
      Deployment "ci-RUN-RAND" (id ID) may still be running and costing money: it is not verifiably deleted. Last problem: this step cannot call the service.
      To remove it by hand, either of:
      roboflow deployment delete ci-RUN-RAND
      curl -X POST http://HOST:PORT/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"ci-RUN-RAND"}'
      The service itself removes it at TIME."
    `);
    expect(service.alive()).toHaveLength(1);
  });

  test('when the delete is refused', async (context) => {
    const { service, job, use } = await openScene(context, inFastTime);
    await use().main();
    service.inject({ path: '/delete', fault: { kind: 'status', status: 403, text: 'not your deployment' } });
    const [post] = await job.finish();
    expect(post?.exitCode).toBe(1);
    expect(messages(post?.annotations)).toMatchInlineSnapshot(`
      "error: Deployment "ci-RUN-RAND" (id ID) may still be running and costing money: it is not verifiably deleted. Last problem: Could not delete deployment "ci-RUN-RAND": POST /delete answered 403: not your deployment. Check the input "api-key": it must be a Roboflow API key of the workspace, and the secret behind it must exist for this event (pull requests from forks get no secrets). A key of the EU is refused at the address of the US, and the reverse: check "region", too.
      To remove it by hand, either of:
      roboflow deployment delete ci-RUN-RAND
      curl -X POST http://HOST:PORT/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"ci-RUN-RAND"}'
      The service itself removes it at TIME."
    `);
    expect(post?.summary).toContain('may still be running');
  });
});

test('under "on-teardown-error: warn" post only warns and names the commands', async (context) => {
  const { service, job, use } = await openScene(context, inFastTime);
  await use({ 'on-teardown-error': 'warn' }).main();
  service.inject({ path: '/delete', fault: { kind: 'status', status: 403, text: 'not your deployment' } });
  const [post] = await job.finish();
  expect(post?.exitCode).toBe(0);
  expect(messages(post?.annotations)).toMatch(
    /^warning: Deployment "ci-RUN-RAND" .*\n(.*\n)?roboflow deployment delete ci-RUN-RAND/,
  );
});
