// Sends requests directly, or through the proxies that the environment names.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY; null where one is not set. */
export type ProxySettings = { httpProxy: string | null; httpsProxy: string | null; noProxy: string | null };

/**
 * Builds undici's dispatcher for these settings. `host:port` is read as `http://host:port`, as curl does. Throws an
 * Error that names the variable whose value is not the URL of an HTTP proxy.
 */
export function createDispatcher({ httpProxy, httpsProxy, noProxy }: ProxySettings): Dispatcher {
  if (httpProxy === null && httpsProxy === null) return new Agent();
  return new EnvHttpProxyAgent({
    // An empty string keeps undici from reading the environment itself; undefined does not.
    httpProxy: proxyUrl('HTTP_PROXY', httpProxy),
    httpsProxy: proxyUrl('HTTPS_PROXY', httpsProxy),
    noProxy: noProxy ?? '',
  });
}

function proxyUrl(variable: string, value: string | null): string {
  if (value === null) return '';
  const url = value.includes('://') ? value : `http://${value}`;
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
  // The value may hold a password, so only its variable is named.
  throw new Error(
    `The environment variable ${variable} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`,
  );
}
