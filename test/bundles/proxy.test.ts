// Behind a proxy, every request to the service and to the endpoint honours the usual variables.
import { describe, expect, test, vi } from 'vitest';
import { startForwardProxy } from '../fakes/forward-proxy.ts';
import { openScene } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

describe.each(['HTTP_PROXY', 'http_proxy'])('with %s set', (variable) => {
  test('all requests of main and post go through the proxy', async (context) => {
    const proxy = await startForwardProxy();
    context.onTestFinished(() => proxy.close());
    const { service, job, use } = await openScene(context, { job: { env: { [variable]: proxy.url } } });
    const main = await use().main();
    const [post] = await job.finish();
    expect([main.exitCode, post?.exitCode]).toEqual([0, 0]);
    expect(proxy.asked).toHaveLength(service.requests().length);
    const { url } = main.outputs;
    expect(proxy.asked).toEqual(
      expect.arrayContaining([`POST ${service.url}/add`, `GET ${url}/info`, `POST ${service.url}/delete`]),
    );
  });
});

test('a host in NO_PROXY is asked without the proxy', async (context) => {
  const proxy = await startForwardProxy();
  context.onTestFinished(() => proxy.close());
  const { service, job, use } = await openScene(context, {
    job: { env: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } },
  });
  expect((await use().main()).exitCode).toBe(0);
  await job.finish();
  expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
  expect(proxy.asked).toEqual([]);
});

test('a proxy that does not listen fails main with that reason, and post is green', async (context) => {
  const { service, job, use } = await openScene(context, {
    job: { env: { HTTP_PROXY: 'http://127.0.0.1:9' } },
  });
  const main = await use({ 'if-exists': 'reuse', 'deployment-name': 'warm-one' }).main();
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /got no answer \(.*ECONNREFUSED.*\)\. Check that this runner reaches .*HTTPS_PROXY/,
    ),
  ]);
  const [post] = await job.finish();
  expect(post?.exitCode).toBe(0);
  expect(service.requests()).toEqual([]);
});
