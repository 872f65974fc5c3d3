// A real inference server can take the place of the imitation: what reaches it, what comes back, and what the log says.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { listenOnLoopback } from '../../fakes/loopback.ts';
import { dummyApiKey, type SimulatorOptions } from '../options.ts';
import { visit } from '../visit.ts';

type Received = { method: string; url: string; authorization: string | undefined; body: string };

/** Starts a server that records what it is asked, and answers bytes that are not text. */
async function standIn() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void keep(request).then((one) => {
      received.push(one);
      response.writeHead(one.url.startsWith('/missing') ? 404 : 200, {
        'content-type': 'image/jpeg',
        'x-model-id': 'coco/3',
      });
      response.end(Buffer.of(0xff, 0xd8, 0x80, 0x00));
    });
  });
  return { received, url: await listening(server) };
}

async function keep(request: IncomingMessage): Promise<Received> {
  const { method = '', url = '', headers } = request;
  return { method, url, authorization: headers.authorization, body: (await buffer(request)).toString() };
}

async function listening(server: Server): Promise<string> {
  const { url, close } = await listenOnLoopback(server);
  onTestFinished(close);
  return url;
}

async function inFrontOf(endpointUrl: string, options: SimulatorOptions = {}) {
  const visited = await visit({ endpointUrl, platformProbes: false, ...options });
  await visited.add();
  return visited;
}

const post = (body: Record<string, unknown>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

test('requests are handed on, answers come back byte by byte, and both are logged', async () => {
  const { received, url } = await standIn();
  const { endpoint, look, get, simulator } = await inFrontOf(url);
  const reply = await endpoint(`/missing?api_key=${dummyApiKey}&confidence=0.4`);
  expect([reply.status, reply.headers.get('x-model-id'), reply.headers.get('content-length')]).toEqual([
    404,
    'coco/3',
    '4',
  ]);
  expect(received).toEqual([
    { method: 'GET', url: '/missing?confidence=0.4', authorization: undefined, body: '' },
  ]);
  const log = (await get('/get_log', { deployment_name: 'dev-testing' })).text;
  expect(log).toContain(`GET /missing?api_key=${dummyApiKey}&confidence=0.4 HTTP/1.1\\" 404 Not Found`);
  expect((await look()).status).toBe(200);
  expect(simulator.requests().at(-3)?.path).toBe('endpoint:/missing');
});

test('the made-up key opens the simulator, and is not handed on', async () => {
  const { received, url } = await standIn();
  const { endpoint } = await inFrontOf(url);
  expect((await endpoint('/model/add', post({ model_id: 'coco/3' }))).status).toBe(401);
  expect(received).toEqual([]);
  await endpoint('/model/add', post({ model_id: 'coco/3', api_key: dummyApiKey }));
  await endpoint('/model/registry', { headers: { authorization: `Bearer ${dummyApiKey}` } });
  expect(received.map(({ authorization, body }) => [authorization, body])).toEqual([
    [undefined, '{"model_id":"coco/3"}'],
    [undefined, ''],
  ]);
});

test('a key that the simulator was given is handed on', async () => {
  const { received, url } = await standIn();
  const { endpoint } = await inFrontOf(url, { apiKey: 'rf_given' });
  await endpoint('/model/registry?api_key=rf_given');
  await endpoint('/model/registry', { headers: { authorization: 'Bearer rf_given' } });
  expect(received.map((one) => [one.url, one.authorization])).toEqual([
    ['/model/registry?api_key=rf_given', undefined],
    ['/model/registry', 'Bearer rf_given'],
  ]);
});

test('the ingress answers for a server that is not ready or does not answer', async () => {
  const { received, url } = await standIn();
  const pending = await inFrontOf(url, { provisioning: { seconds: 60 } });
  expect((await pending.endpoint('/info')).status).toBe(503);
  expect(received).toEqual([]);
  const nobody = await inFrontOf('http://127.0.0.1:9');
  const reply = await nobody.endpoint('/info');
  expect([reply.status, reply.text]).toEqual([502, expect.stringContaining('502 Bad Gateway')]);
});
