// How requests leave this machine: directly, or through the proxies of the environment.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** The proxy settings of the environment, as HTTPS_PROXY, HTTP_PROXY and NO_PROXY give them; null: not set. */
export type ProxySettings = { httpProxy: string | null; httpsProxy: string | null; noProxy: string | null };

/** The dispatcher for these proxy settings. Throws an Error that names the variable when a proxy is not a URL. */
export function createDispatcher(proxy: ProxySettings): Dispatcher {
  if (proxy.httpProxy === null && proxy.httpsProxy === null) return new Agent();
  for (const [variable, value] of [
    ['HTTP_PROXY', proxy.httpProxy] as const,
    ['HTTPS_PROXY', proxy.httpsProxy] as const,
  ]) {
    // The value may hold a password, so only its variable is named.
    if (value !== null && !(/^https?:\/\//i.test(value) && URL.canParse(value))) {
      throw new Error(
        `The environment variable ${variable} must be a URL such as http://proxy.example.com:3128.`,
      );
    }
  }
  return new EnvHttpProxyAgent({
    // An empty string, unlike undefined, keeps undici from reading the environment itself.
    httpProxy: proxy.httpProxy ?? '',
    httpsProxy: proxy.httpsProxy ?? '',
    noProxy: proxy.noProxy ?? '',
  });
}
