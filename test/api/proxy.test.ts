// Self-hosted runners sit behind proxies. These tests use real sockets, all of them on loopback.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDispatcher, type ProxySettings } from '../../src/api/dispatcher.ts';
import { systemClock } from '../../src/clock.ts';
import { clientOf, key } from '../fakes/deployments.ts';
import { type ProxyServer, startProxy } from '../fakes/proxy-server.ts';
import { dummyApiKey } from '../simulator/options.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';

let simulator: Simulator;
let proxy: ProxyServer;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey: [key, dummyApiKey] });
  proxy = await startProxy(simulator.url);
});
beforeEach(() => void proxy.asked.splice(0));
afterAll(async () => {
  await proxy.close();
  await simulator.close();
});

/**
 * Lists the deployments once through these settings. Returns how many there are, or the words of the error.
 */
async function list(baseUrl: string, settings: Partial<ProxySettings>): Promise<number | string> {
  const dispatcher = createDispatcher({ httpProxy: null, httpsProxy: null, noProxy: null, ...settings });
  const api = clientOf({ dispatcher, clock: systemClock, baseUrl });
  try {
    return (await api.list({ attempts: 1 })).deployments.length;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await dispatcher.destroy();
  }
}

test('an http request goes through HTTP_PROXY in absolute form', async () => {
  expect(await list('http://roboflow.test', { httpProxy: proxy.url })).toBe(0);
  expect(proxy.asked).toEqual([`GET http://roboflow.test/list?api_key=${key}`]);
});

test('an https request asks HTTPS_PROXY for a tunnel, and a refused tunnel is reported without the key', async () => {
  const told = await list('https://roboflow.test', { httpsProxy: proxy.url });
  expect(proxy.asked).toEqual(['CONNECT roboflow.test:443']);
  expect(told).toContain('Could not list the deployments: GET /list got no answer (');
  expect(told).toContain('403');
  expect(told).toContain(
    'Check that this runner reaches roboflow.test; behind a proxy, set HTTPS_PROXY and NO_PROXY.',
  );
  expect(told).not.toContain(key);
});

test.each([
  { noProxy: '127.0.0.1', goes: 'directly' },
  { noProxy: 'example.com, 127.0.0.1', goes: 'directly' },
  { noProxy: '*', goes: 'directly' },
  { noProxy: 'example.com', goes: 'through the proxy' },
  { noProxy: null, goes: 'through the proxy' },
])('with NO_PROXY "$noProxy" a request goes $goes', async ({ noProxy, goes }) => {
  expect(await list(simulator.url, { httpProxy: proxy.url, noProxy })).toBe(0);
  expect(proxy.asked).toHaveLength(goes === 'directly' ? 0 : 1);
});

test('a proxy that is set for https alone is not used for http', async () => {
  expect(await list(simulator.url, { httpsProxy: proxy.url })).toBe(0);
  expect(proxy.asked).toEqual([]);
});

test('proxy variables of the process are ignored; only the settings handed in count', async () => {
  process.env['http_proxy'] = proxy.url;
  try {
    expect(await list(simulator.url, {})).toBe(0);
    expect(await list(simulator.url, { httpsProxy: 'http://127.0.0.1:9' })).toBe(0);
  } finally {
    delete process.env['http_proxy'];
  }
  expect(proxy.asked).toEqual([]);
});

test('a proxy that does not listen is reported with its address', async () => {
  const told = await list('http://roboflow.test', { httpProxy: 'http://127.0.0.1:9' });
  expect(told).toContain('ECONNREFUSED 127.0.0.1:9');
});

test.each([
  { settings: { httpProxy: 'proxy:3128 secret' }, variable: 'HTTP_PROXY' },
  { settings: { httpsProxy: 'not a url' }, variable: 'HTTPS_PROXY' },
  { settings: { httpsProxy: 'socks5://http://proxy:3128' }, variable: 'HTTPS_PROXY' },
])('a $variable that is not a URL is refused by its name, without its value', ({ settings, variable }) => {
  const all = { httpProxy: null, httpsProxy: null, noProxy: null, ...settings };
  expect(() => createDispatcher(all)).toThrow(
    new Error(
      `The environment variable ${variable} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`,
    ),
  );
});
