// Sends requests directly, or through the proxies that the environment names.
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY; null where one is not set. */
export type ProxySettings = { httpProxy: string | null; httpsProxy: string | null; noProxy: string | null };

/**
 * Milliseconds for a connection to come about. A request has ten seconds: where a firewall swallows what is sent to an
 * address, that must be known for certain before then, or the call would count as one that may have taken effect.
 */
const connectTimeout = 5_000;

/**
 * The dispatcher for these proxy settings; `host:port` is taken for `http://host:port`, as curl does. Throws an Error
 * that names the variable when a proxy is not the URL of an HTTP proxy.
 */
export function createDispatcher({ httpProxy, httpsProxy, noProxy }: ProxySettings): Dispatcher {
  if (httpProxy === null && httpsProxy === null) return new Agent({ connectTimeout });
  return new EnvHttpProxyAgent({
    connectTimeout,
    // An empty string, unlike undefined, keeps undici from reading the environment itself.
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
