// The simulator as a command, and the admin routes that a workflow reaches with curl.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { client, request, visit } from './visit.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

/**
 * On Windows `kill` ends a process at once, whatever the signal is called. What a console's Ctrl-C causes in the process
 * is caused there by a message.
 */
const isWindows = process.platform === 'win32';
const listener =
  "data:text/javascript,process.on('message', (name) => process.emit(name)); process.channel.unref()";

/** Starts the command. `line` resolves with the first part of the output that matches. */
function command(...args: string[]) {
  const child = spawn(process.execPath, [...(isWindows ? ['--import', listener] : []), cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', isWindows ? 'ipc' : 'ignore'],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no pipes');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [stdout, stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exited = once(child, 'close');
  return {
    output: () => output,
    kill: (signal: NodeJS.Signals) => (isWindows ? child.send(signal) : child.kill(signal)),
    async line(pattern: RegExp): Promise<string> {
      while (!pattern.test(output)) await Promise.race([once(stdout, 'data'), exited]);
      return pattern.exec(output)?.[0] ?? '';
    },
    async exit() {
      await exited;
      return child.exitCode;
    },
  };
}

const url = (process: ReturnType<typeof command>) => process.line(/http:\/\/127\.0\.0\.1:\d+/);

test.each(['SIGINT', 'SIGTERM'] as const)('the command lists what is left on %s', async (signal) => {
  const simulator = command('--port', '0', '--ready-after', '0', '--seed', '1', '--api-key', 'rf_secret');
  const { add, act, look } = client({ url: await url(simulator), apiKey: 'rf_secret' });
  await add();
  await add({ deployment_name: 'is-paused' });
  await act('/pause', 'is-paused');
  await look('not-there');
  simulator.kill(signal);
  expect(await simulator.exit()).toBe(0);
  const lines = simulator.output().trim().split('\n');
  expect(lines[0]).toMatch(/^Simulator of Roboflow Dedicated Deployments: http:\/\/127\.0\.0\.1:\d+$/);
  expect(lines.slice(1, -2).map((line) => line.replace(/^[\d:.]+ /, ''))).toEqual([
    'POST /add dev-testing -> 200 (took effect)',
    'POST /add is-paused -> 200 (took effect)',
    'POST /pause is-paused -> 200 (took effect)',
    'GET /get not-there -> 404',
  ]);
  expect(lines.slice(-2)).toEqual([
    '1 deployment left alive: dev-testing',
    '1 deployment left paused: is-paused',
  ]);
  expect(simulator.output()).not.toContain('rf_secret');
});

test('the command says when nothing is left', async () => {
  const simulator = command('--port', '0', '--quiet');
  const { get } = client({ url: await url(simulator), apiKey: 'rf_simulated_key_0000' });
  expect((await get('/list')).status).toBe(200);
  simulator.kill('SIGTERM');
  await simulator.exit();
  expect(simulator.output()).toMatch(/api-key rf_simulated_key_0000\n0 deployments left alive\n$/);
});

test.each([
  [['--port', 'eighty'], "--port takes a number from 0 up, not 'eighty'"],
  [['--colour'], "Unknown option '--colour'"],
  [['--endpoint', 'nowhere'], "an endpoint is an address such as http://127.0.0.1:9001, not 'nowhere'"],
  [['--log-format', 'xml'], "a log format is uvicorn or structured, not 'xml'"],
  [['--model', 'soccer/1:cooking'], "or broken, not 'cooking'"],
  [['--workflow', 'count'], "--workflow takes ID=FILE, not 'count'"],
])('the command refuses %j and shows its usage', async (args, message) => {
  const simulator = command(...args);
  expect(await simulator.exit()).toBe(1);
  expect(simulator.output()).toContain(message);
  expect(simulator.output()).toContain('npm run simulator -- [options]');
});

test('the command takes models, a workflow, habits and a log format', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const workflow = write('count.json', { version: '1.0', inputs: [], steps: [], outputs: [] });
  const habits = write('habits.json', { wordReady: 'running' });
  const given = ['--model', 'balls/1', '--model', 'torn/2:broken', '--workflow', `count=${workflow}`];
  const simulator = command(
    '--port',
    '0',
    '--ready-after',
    '0',
    '--habits',
    habits,
    '--log-format',
    'structured',
    ...given,
  );
  const { add, endpoint, state, get } = client({
    url: await url(simulator),
    apiKey: 'rf_simulated_key_0000',
  });
  await add();
  expect(await state()).toBe('running 1');
  const post = (path: string, body: Record<string, unknown>) =>
    endpoint(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api_key: 'rf_simulated_key_0000', ...body }),
    });
  const statuses: number[] = [];
  for (const model_id of ['balls/1', 'torn/2', 'coco/3']) {
    statuses.push((await post('/model/add', { model_id })).status);
  }
  expect(statuses).toEqual([200, 500, 404]);
  expect((await post('/infer/workflows/mine/count', { inputs: {} })).json).toMatchObject({ outputs: [{}] });
  const log = (await get('/get_log', { deployment_name: 'dev-testing' })).text;
  expect(log).toContain('POST /model/add 500');
  expect(log).toContain('Memory Cache initialised');
  expect(log).not.toContain('HTTP/1.1');
});

test('the command ends when it is asked to at its own address', async () => {
  const simulator = command('--port', '0', '--quiet');
  const address = await url(simulator);
  expect((await request(`${address}/__simulator/stop`, { method: 'POST' })).status).toBe(200);
  expect(await simulator.exit()).toBe(0);
  expect(simulator.output()).toMatch(/0 deployments left alive\n$/);
});

test('the admin routes show the state, inject and clear faults, and place deployments', async () => {
  const { simulator, get } = await visit();
  const admin = (path: string, body?: unknown) =>
    request(
      `${simulator.url}/__simulator/${path}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
  for (const [name, status] of Object.entries({
    'is-ready': 'ready',
    'is-paused': 'paused',
    gone: 'deleted',
  })) {
    expect((await admin('place', { name, status })).json).toEqual({ message: 'OK' });
  }
  expect((await admin('place', { name: 'is-ready' })).text).toMatch(/is there already/);

  const fault = { kind: 'status', status: 500 };
  expect((await admin('inject', { path: '/list', fault })).status).toBe(200);
  expect((await get('/list')).status).toBe(500);
  expect((await admin('clear-faults', {})).status).toBe(200);
  expect((await get('/list')).status).toBe(200);
  expect((await admin('inject', { path: '/list', fault: { kind: 'earthquake' } })).status).toBe(400);
  expect((await admin('nothing')).status).toBe(404);

  expect((await admin('state')).json).toMatchObject({
    alive: ['is-ready'],
    paused: ['is-paused'],
    deleted: ['gone'],
    deployments: [{ name: 'is-ready' }, { name: 'is-paused' }, { name: 'gone' }],
    requests: 2,
  });
});
