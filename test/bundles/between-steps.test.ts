// What a step between main and post leaves in the environment: neither proxies nor a forged state keep post from its work.
import { describe, expect, test, vi } from 'vitest';
import { forgedState } from '../chaos/forged-state.ts';
import { startForwardProxy } from '../fakes/forward-proxy.ts';
import { openScene, problemsOf } from './scene.ts';

// Many processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000 });

describe.concurrent('a proxy that a step between main and post sets', () => {
  test.for(['socks5://127.0.0.1:1080', 'http://', 'not a proxy'])(
    'that cannot be used, such as %s, is left out by post with a warning',
    async (value, context) => {
      const { service, job, use } = await openScene(context);
      expect((await use().main()).exitCode).toBe(0);
      job.state.environment.set('HTTPS_PROXY', value);
      const [post] = await job.finish();
      expect(post?.exitCode).toBe(0);
      expect(problemsOf(post)).toEqual([
        expect.objectContaining({
          level: 'warning',
          message: expect.stringContaining('HTTPS_PROXY must be the URL of an HTTP proxy'),
        }),
      ]);
      expect(post?.transcript).toContain('The service is called without a proxy.');
      expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
    },
  );

  test('that has no scheme is used by post as an http proxy', async (context) => {
    const proxy = await startForwardProxy();
    context.onTestFinished(() => proxy.close());
    const { service, job, use } = await openScene(context);
    expect((await use().main()).exitCode).toBe(0);
    job.state.environment.set('HTTP_PROXY', new URL(proxy.url).host);
    const [post] = await job.finish();
    expect(post?.exitCode).toBe(0);
    expect(proxy.asked).toContain(`POST ${service.url}/delete`);
    expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
  });
});

describe.concurrent('a state that a later step set through GITHUB_ENV', () => {
  test.for([
    ['bad input', { duration: 'three' }, 1],
    ['no key, under "on-missing-key: skip"', { 'api-key': '', 'on-missing-key': 'skip' }, 0],
  ] as const)(
    'after %s is ignored by post, which calls nobody',
    async ([_what, inputs, exitCode], context) => {
      const { service, job, use } = await openScene(context);
      service.place({ name: 'prod-gpu-1' });
      expect((await use(inputs).main()).exitCode).toBe(exitCode);
      job.state.environment.set('STATE_deployment', forgedState(service.url));
      const [post] = await job.finish();
      expect(post).toMatchObject({ exitCode: 0, annotations: [] });
      expect(post?.transcript).toBe('Nothing to take away: no deployment was created.');
      expect(service.requests()).toEqual([]);
    },
  );
});
