// The service called as it is: every status, header and body is an answer to some question, and nothing is hidden.
import type { Dispatcher } from 'undici';
import type { Clock } from '../../src/clock.ts';

/** An answer, whatever its status; header names are lower case. `at`: ms since the epoch. */
export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string; at: number };

export type Fields = Readonly<Record<string, string | number | boolean>>;

export type Service = {
  url: string;
  /** Calls the management API, the key in the query or the body. Throws where there is no answer within 30 s. */
  call(method: 'GET' | 'POST', path: string, fields?: Fields): Promise<Reply>;
  /** The same with another key. */
  callAs(apiKey: string, path: string): Promise<Reply>;
  /** A GET, or a POST with `json`, to a deployment's own server; or why there was no answer. */
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

/** Builds it. It holds the key; nothing that it returns contains it, for `withoutKey` goes over each body. */
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
        // The key as a header: in the query it would stand in the deployment's log.
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
