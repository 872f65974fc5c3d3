// Calls the service as it is: every status, header and body may answer a question, so nothing is hidden.
import type { Dispatcher } from 'undici';
import type { Clock } from '../../src/clock.ts';

/** An answer, whatever its status. Header names are in lower case; `at` is in ms since the epoch. */
export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string; at: number };

export type Fields = Readonly<Record<string, string | number | boolean>>;

export type Service = {
  url: string;
  /** Calls the management API, with the key in the query or the body. Throws when there is no answer within 30 s. */
  call(method: 'GET' | 'POST', path: string, fields?: Fields): Promise<Reply>;
  /** Makes a GET with another key. */
  callAs(apiKey: string, path: string): Promise<Reply>;
  /** Sends a GET, or a POST with `json`, to a deployment's own server. Returns the answer, or why there was none. */
  visit(url: string, options?: { asMember?: boolean; json?: Fields }): Promise<Reply | { failed: string }>;
};

export type ServiceOptions = {
  url: string;
  apiKey: string;
  dispatcher: Dispatcher;
  clock: Clock;
  /** Ends every request that is under way. */
  signal: AbortSignal;
};

const timeoutMs = 30_000;

/** Builds the service. It holds the key, and `withoutKey` keeps the key out of everything that it returns. */
export function createService({ url, apiKey, dispatcher, clock, signal }: ServiceOptions): Service {
  const withoutKey = (text: string) => text.replaceAll(apiKey, '***');

  async function send(
    target: URL,
    sent: { method: 'GET' | 'POST'; body?: Fields; bearer?: string },
  ): Promise<Reply> {
    const answer = await dispatcher.request({
      origin: target.origin,
      path: target.pathname + target.search,
      method: sent.method,
      headers: {
        accept: 'application/json, text/plain',
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(sent.bearer === undefined ? {} : { authorization: `Bearer ${sent.bearer}` }),
      },
      body: sent.body === undefined ? null : JSON.stringify(sent.body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    const body = withoutKey(await answer.body.text());
    return { status: answer.statusCode, headers: Object.fromEntries(headers), body, at: clock.now() };
  }

  function manage(key: string, method: 'GET' | 'POST', { path, fields }: { path: string; fields: Fields }) {
    const target = new URL(url.replace(/\/+$/, '') + path);
    const all: Fields = { api_key: key, ...fields };
    if (method === 'POST') return send(target, { method, body: all });
    for (const [name, value] of Object.entries(all)) target.searchParams.set(name, String(value));
    return send(target, { method });
  }

  return {
    url,
    call: (method, path, fields = {}) => manage(apiKey, method, { path, fields }),
    callAs: (key, path) => manage(key, 'GET', { path, fields: {} }),
    visit: async (address, { asMember = false, json } = {}) => {
      try {
        // The key goes into a header, because a query would stand in the deployment's log.
        const bearer = asMember ? { bearer: apiKey } : {};
        return await send(
          new URL(address),
          json === undefined ? { method: 'GET', ...bearer } : { method: 'POST', body: json, ...bearer },
        );
      } catch (error) {
        signal.throwIfAborted();
        return { failed: withoutKey(error instanceof Error ? error.message : String(error)) };
      }
    },
  };
}
