// The simulator as an Action: one step starts it, others use it, and it ends with the job, as a runner does it.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readManifest } from '../../github/given.ts';
import { startJob } from '../../runner/job.ts';
import { addBody, request } from '../visit.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Copies the Action as users have it, with its bundle replaced by the sources from which it is made. */
function unpack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-action-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'simulator'), join(folder, 'simulator'), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  const source = pathToFileURL(join(import.meta.dirname, 'action.ts')).href;
  writeFileSync(join(folder, 'dist', 'simulator.js'), `await import(${JSON.stringify(source)});\n`);
  writeFileSync(join(folder, 'dist', 'package.json'), '{"type":"module"}');
  return join(folder, 'simulator');
}

function openJob(inputs: Record<string, string> = {}) {
  const job = startJob({ secrets: [] });
  onTestFinished(() => job.dispose());
  const step = job.uses(unpack(), { id: 'service', with: inputs });
  const main = async () => {
    const result = await step.main();
    const url = result.outputs['api-url'];
    // A test that fails before the job's end would leave the service running.
    onTestFinished(async () => {
      await fetch(`${url}/__simulator/stop`, { method: 'POST' }).catch(() => undefined);
    });
    return result;
  };
  return { job, step: { main } };
}

async function create(url: string, apiKey: string, name: string): Promise<string> {
  const body = JSON.stringify({ api_key: apiKey, ...addBody({ deployment_name: name }) });
  return (await request(`${url}/add`, { method: 'POST', body })).text;
}

const isListening = (url: string) =>
  fetch(`${url}/__simulator/state`).then(
    () => true,
    () => false,
  );

test('the Action hands out its address and key, and ends with the job', async () => {
  const { job, step } = openJob({ 'ready-after': '0' });
  const main = await step.main();
  expect(main).toMatchObject({ exitCode: 0, annotations: [], masks: [] });
  const { 'api-url': url = '', 'api-key': key = '' } = main.outputs;
  expect([url, key]).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), 'rf_simulated_key_0000']);
  await create(url, key, 'dev-testing');
  await request(`${url}/delete`, {
    method: 'POST',
    body: JSON.stringify({ api_key: key, deployment_name: 'dev-testing' }),
  });
  const [post] = await job.finish();
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(post?.transcript).toContain('The simulator was asked 2 times; 1 deployments were created.');
  expect(post?.transcript).toContain('0 deployments left alive');
  expect(await isListening(url)).toBe(false);
});

test.each([
  ['warn', 0, ['warning']],
  ['fail', 1, ['error']],
  ['ignore', 0, []],
])('on-left-alive %s decides how post reports what was left', async (reaction, exitCode, levels) => {
  const { job, step } = openJob({ 'on-left-alive': reaction });
  const { outputs } = await step.main();
  await create(outputs['api-url'] ?? '', outputs['api-key'] ?? '', 'left-behind');
  const [post] = await job.finish();
  expect(post?.exitCode).toBe(exitCode);
  expect(post?.annotations.map(({ level }) => level)).toEqual(levels);
  for (const { message } of post?.annotations ?? []) {
    expect(message).toBe(
      'In the simulator, 1 deployment left alive: left-behind. The real service would go on billing for it.',
    );
  }
  expect(await isListening(outputs['api-url'] ?? '')).toBe(false);
});

test('all bad inputs are reported at once, and nothing is started', async () => {
  const { job, step } = openJob({
    port: 'eighty',
    'ready-after': '-1',
    models: 'soccer/1\nballs/2:cooking',
    endpoint: 'ftp://127.0.0.1',
    'log-format': 'xml',
    'api-key': 'two words',
    'on-left-alive': 'cry',
  });
  const main = await step.main();
  expect(main.exitCode).toBe(1);
  expect(main.annotations).toHaveLength(1);
  const message = main.annotations[0]?.message ?? '';
  for (const name of Object.keys(readManifest(join(root, 'simulator')).inputs)) {
    expect(message).toContain(`"${name}": `);
  }
  const [post] = await job.finish();
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(post?.transcript).toContain('No simulator was started.');
});

test('a bad key is not shown', async () => {
  const { step } = openJob({ 'api-key': 'rf_of my_own' });
  const { annotations, stdout } = await step.main();
  expect(annotations).toMatchObject([
    { level: 'error', message: expect.stringMatching(/"api-key": must be/) },
  ]);
  expect(stdout).not.toContain('my_own');
});

test('models beside the address of a real server, which has its own, are a contradiction', async () => {
  const { step } = openJob({ models: 'balls/1', endpoint: 'http://127.0.0.1:9001' });
  const { exitCode, annotations } = await step.main();
  expect([exitCode, annotations[0]?.message]).toEqual([
    1,
    'Bad input:\n"models": must be empty beside "endpoint", whose server has models of its own',
  ]);
});

test('a port that is taken fails the step with the reason', async () => {
  const first = openJob();
  const { outputs } = await first.step.main();
  const port = new URL(outputs['api-url'] ?? '').port;
  const second = openJob({ port });
  const main = await second.step.main();
  expect(main.exitCode).toBe(1);
  expect(main.annotations[0]?.message).toMatch(/did not start: .*EADDRINUSE/s);
  await first.job.finish();
});

test('a simulator that is gone before the job ends is a warning, and holds nothing up', async () => {
  const { job, step } = openJob();
  const { outputs } = await step.main();
  await request(`${outputs['api-url']}/__simulator/stop`, { method: 'POST' });
  for (let tries = 0; tries < 100 && (await isListening(outputs['api-url'] ?? '')); tries += 1)
    await sleep(20);
  const [post] = await job.finish();
  expect(post).toMatchObject({ exitCode: 0 });
  expect(post?.annotations).toMatchObject([
    { level: 'warning', message: expect.stringMatching(/does not answer/) },
  ]);
});

test('a key given as input is accepted, and stands in no file and on no command line', async () => {
  const { job, step } = openJob({ 'api-key': 'rf_of_my_own', models: 'balls/1\ntorn/2:broken' });
  const { outputs } = await step.main();
  const [url, key] = [outputs['api-url'] ?? '', outputs['api-key'] ?? ''];
  expect(await create(url, key, 'dev-testing')).toContain('"status":"pending"');
  expect(await create(url, 'rf_simulated_key_0000', 'dev-other')).toMatch(/Unauthorized/);
  expect(commandLines().filter((line) => line.includes('rf_of_my_own'))).toEqual([]);
  await job.finish();
});

/** Returns those of all processes, or none where the system does not tell. */
function commandLines(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readCommandLine(pid));
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
