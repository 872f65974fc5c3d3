// One step gives a job its endpoint and takes it away. The built bundles run as processes, as a runner starts
// them.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { png } from '../simulator/endpoint/pictures.ts';
import { normalised, openScene, requestsOf, root } from './scene.ts';
import { sightings } from './secrecy.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/** A start that shows each of its phases, whatever the machine's speed. */
const leisurely = { provisioning: { seconds: 1.5 }, endpointFlapping: [503, 200, 200] };

test('these tests run on the Node that `using: node24` means', () => {
  expect(process.version).toMatch(/^v24\./);
});

describe('one use of the Action in a job', () => {
  test('masks the key, prints its progress, sets its outputs and saves its state in main', async (context) => {
    const { service, use } = await openScene(context, { service: leisurely });
    const main = await use().main();
    expect(main).toMatchObject({ exitCode: 0, stderr: '', masks: [service.apiKey], env: {}, path: [] });
    expect(normalised(main.transcript)).toMatchInlineSnapshot(`
      "Created deployment "ci-RUN-RAND" (id ID, dev-gpu) at HOST:PORT; the service removes it at TIME at the latest.
      Status: pending, 0 of 1 replicas (N s)
      1 of 1 replicas up; status ready.
      Endpoint: answers 503 on GET /info (N s)
      The endpoint answers GET /info.
      Ready after N s: http://HOST:PORT"
    `);
    expect(normalised(JSON.stringify(main.outputs, null, 1))).toMatchInlineSnapshot(`
      "{
       "domain": "HOST:PORT",
       "url": "http://HOST:PORT",
       "deployment-name": "ci-RUN-RAND",
       "deployment-id": "ID",
       "subdomain": "ci-RUN-RAND",
       "status": "ready",
       "machine-type": "dev-gpu",
       "inference-version": "1.8.3",
       "num-replicas": "1",
       "workspace-url": "simulated-workspace",
       "created": "true",
       "ready-seconds": "N",
       "expires-at": "TIME",
       "skipped": "false"
      }"
    `);
    expect(Object.keys(main.state)).toEqual(['deployment']);
    const looks = requestsOf(service).filter((request) => request === 'GET /get 200');
    expect(requestsOf(service)).toEqual([
      'POST /add 200',
      ...looks,
      'GET endpoint:/info 503',
      'GET endpoint:/info 200',
      'GET endpoint:/info 200',
    ]);
  });

  test('writes the log into the summary, deletes the deployment and watches it go in post', async (context) => {
    const { service, job, use } = await openScene(context, { service: { deletionSeconds: 0.5 } });
    const main = await use().main();
    await fetch(`${main.outputs['url']}/soccer-players-5fuqs/1?api_key=${service.apiKey}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: png(64, 48).toString('base64'),
    });
    const before = service.requests().length;
    const [post] = await job.finish();
    expect(post).toMatchObject({ exitCode: 0, stderr: '', annotations: [], masks: [service.apiKey] });
    expect(normalised(post?.transcript ?? '')).toMatchInlineSnapshot(
      `"Deployment "ci-RUN-RAND" is gone (verified after N s)."`,
    );
    const story = requestsOf(service).slice(before);
    expect(story.indexOf('GET /get_log 200')).toBeLessThan(story.indexOf('POST /delete 200'));
    const others = story.filter((request) => request !== 'GET /get_log 200');
    const called = others.filter((request, index) => request !== others[index - 1]);
    expect(called).toEqual(['GET /get 200', 'POST /delete 200', 'GET /get 200', 'GET /get 404']);
    expect(post?.summary).toMatch(
      /<code>POST \/\{model\}\/\{version\}<\/code>.*<code>soccer-players-5fuqs\/1<\/code>/,
    );
    expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
    expect(sightings(service.apiKey, [main, ...(post ? [post] : [])], job)).toEqual([]);
  });

  test('deletes the deployment of a failed job as well', async (context) => {
    const { service, job, use } = await openScene(context);
    await use().main();
    const tests = job.uses(path.join(root, 'test', 'runner', 'fixtures', 'script'), {
      with: { main: 'process.exitCode = 1' },
    });
    await tests.main();
    expect(job.status).toBe('failure');
    const posts = await job.finish();
    expect(posts.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
  });

  test('needs nothing but its action.yml and dist', async (context) => {
    const { service, job, use } = await openScene(context);
    const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const part of ['action.yml', 'dist'])
      cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
    const main = await use({}, { from: folder }).main();
    const [post] = await job.finish();
    expect([main.exitCode, post?.exitCode]).toEqual([0, 0]);
    expect(service.deployments().map(({ status }) => status)).toEqual(['deleted']);
  });
});

test('two uses in one job do not disturb each other', async (context) => {
  const { service, job, use } = await openScene(context);
  const names: (string | undefined)[] = [];
  for (const id of ['one', 'other']) {
    const main = await use({}, { id, title: id }).main();
    names.push(main.outputs['deployment-name']);
  }
  expect(service.alive().map(({ name }) => name)).toEqual(names);
  expect(new Set(names).size).toBe(2);
  const posts = await job.finish();
  expect(
    posts.map(({ name, exitCode, transcript }) => [name, exitCode, transcript.includes('is gone')]),
  ).toEqual([
    ['Post other', 0, true],
    ['Post one', 0, true],
  ]);
  expect(posts.map(({ summary }) => names.filter((name) => summary.includes(name ?? '-')))).toEqual([
    [names[1]],
    [names[0]],
  ]);
  expect(service.deployments().map(({ status }) => status)).toEqual(['deleted', 'deleted']);
});
