// Builds the clients of one step from an address, a key and the proxy settings.
import type { Dispatcher } from 'undici';
import type { Clock, Random } from '../clock.ts';
import { createClient, type DeploymentApi } from './client.ts';
import { createDispatcher, type ProxySettings } from './dispatcher.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';

/** What the clients are built from. `redact` and `debug` are those of CallerOptions. */
export type ConnectOptions = {
  apiUrl: string;
  apiKey: string;
  proxies: ProxySettings;
  /** The network, through these proxies; by default the real one. */
  dispatcherFor?: ((proxies: ProxySettings) => Dispatcher) | undefined;
  clock: Clock;
  random: Random;
  redact: (text: string) => string;
  debug: (line: string) => void;
};

/** Proxy settings that lead straight to the service. */
export const noProxies: ProxySettings = { httpProxy: null, httpsProxy: null, noProxy: null };

/** The clients of one step. `close` ends all connections, so that nothing keeps the process alive. */
export type Connection = {
  api: DeploymentApi;
  endpointAt: (url: string) => Endpoint;
  close: () => Promise<void>;
};

/** Builds the clients; nothing is sent yet. Throws an Error where a proxy setting is no URL. */
export function connect({
  apiUrl,
  apiKey,
  proxies,
  dispatcherFor = createDispatcher,
  clock,
  random,
  redact,
  debug,
}: ConnectOptions): Connection {
  const dispatcher = dispatcherFor(proxies);
  const common = { apiKey, transport: { dispatcher, clock }, redact };
  return {
    api: createClient({ ...common, baseUrl: apiUrl, random, debug }),
    endpointAt: (url) => createEndpoint({ ...common, url }),
    close: () => dispatcher.destroy(),
  };
}
