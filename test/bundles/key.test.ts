// A wrong key is refused at once, and no key is shown anywhere.
import { describe, expect, test, vi } from 'vitest';
import { normalised, openScene, requestsOf } from './scene.ts';
import { sightings } from './secrecy.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/** This key has everything that needs escaping somewhere, and matches no pattern of ours. */
const peculiar = `K%3Dey/with+"quotes'&<b>\${HOME}=end`;

describe.concurrent('a key', () => {
  test('that is wrong fails main at once, is named in the error, and is not tried again', async (context) => {
    const { service, job, use } = await openScene(context);
    const wrong = 'rf_wrong_key_of_somebody';
    const main = await use({ 'api-key': wrong }).main();
    const [post] = await job.finish();
    expect(main.exitCode).toBe(1);
    expect(main.durationMs).toBeLessThan(5_000);
    expect(requestsOf(service)).toEqual(['POST /add 401']);
    expect(main.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Could not .* answered 401.* "api-key"/),
    ]);
    expect(post).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    expect(sightings(wrong, [main, ...(post ? [post] : [])], job)).toEqual([]);
  });

  test.for([
    ['of the usual kind', 'rf_simulated_key_0000'],
    ['with characters that are escaped on its way', peculiar],
  ] as const)('%s appears nowhere but in its mask', async ([, apiKey], context) => {
    const { service, job, use } = await openScene(context, { service: { apiKey } });
    const main = await use({ 'preload-models': 'soccer-players-5fuqs/1' }).main();
    const { 'deployment-name': name = '', url } = main.outputs;
    await fetch(`${url}/some-project/1?api_key=${encodeURIComponent(apiKey)}`, { method: 'POST' });
    service.log(name, [{ payload: `called with {"api_key": ${JSON.stringify(apiKey)}}`, severity: 'ERROR' }]);
    const [post] = await job.finish();
    expect([main.exitCode, post?.exitCode]).toEqual([0, 0]);
    expect(main.masks).toEqual([apiKey]);
    expect(post?.summary).toContain('called with');
    expect(sightings(apiKey, [main, ...(post ? [post] : [])], job)).toEqual([]);
  });

  test('appears in no line of a job in debug mode either', async (context) => {
    const { service, job, use } = await openScene(context, { job: { debug: true } });
    service.inject({
      path: '/get',
      fault: { kind: 'status', status: 500, text: `no ${service.apiKey}` },
      times: 1,
    });
    const main = await use().main();
    const [post] = await job.finish();
    const debugLines = main.stdout.split('\n').filter((line) => line.startsWith('::debug::'));
    expect(debugLines.map(normalised)).toContainEqual(expect.stringMatching(/^::debug::POST \/add.* 200/));
    expect(sightings(service.apiKey, [main, ...(post ? [post] : [])], job)).toEqual([]);
  });
});
