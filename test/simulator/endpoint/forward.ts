// Hands requests on to a real inference server, which then takes the place of the imitation.
import { type Answer, type Call, errorPage } from '../http/call.ts';
import { dummyApiKey, type Settings } from '../options.ts';

/** Headers that are not handed on: those of one connection, and those that `fetch` sets or undoes itself. */
const ofTheConnection = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** Milliseconds for one request. A first inference may load a model, and a workflow may take long. */
const longestMs = 600_000;

/**
 * Hands the request on. It removes the simulator's own dummy key, which the real server does not accept, so that the
 * server uses the key that it has. Other keys are handed on. Where nobody answers, it answers 502 as an ingress does.
 */
export async function forward(call: Call, settings: Settings): Promise<Answer> {
  const { method, headers, bytes, target } = withoutMadeUpKey(call);
  const body = ['GET', 'HEAD'].includes(method) ? {} : { body: Uint8Array.from(bytes) };
  try {
    const response = await fetch(new URL(target, settings.endpointUrl), {
      method,
      headers,
      ...body,
      redirect: 'manual',
      signal: AbortSignal.any([settings.closing, AbortSignal.timeout(longestMs)]),
    });
    const content = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      body: Buffer.from(content).toString(),
      bytes: content,
      contentType: response.headers.get('content-type') ?? 'application/octet-stream',
      headers: Object.fromEntries([...response.headers].filter(([name]) => !ofTheConnection.has(name))),
    };
  } catch {
    return errorPage(502);
  }
}

function withoutMadeUpKey(call: Call) {
  const [path = '', search = ''] = call.target.split('?');
  const query = search.split('&').filter((pair) => pair !== '' && pair !== `api_key=${dummyApiKey}`);
  const isBearer = call.headers['authorization'] === `Bearer ${dummyApiKey}`;
  const headers = Object.entries(call.headers).flatMap(([name, value]) => {
    const isDropped = name !== 'content-type' && ofTheConnection.has(name);
    return value === undefined || isDropped || (name === 'authorization' && isBearer)
      ? []
      : [[name, String(value)]];
  });
  return {
    method: call.method,
    target: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: Object.fromEntries(headers),
    bytes: bodyWithoutKey(call),
  };
}

function bodyWithoutKey({ body, bytes }: Call): Uint8Array {
  if (body?.['api_key'] !== dummyApiKey) return bytes;
  const { api_key: _madeUp, ...rest } = body;
  return Buffer.from(JSON.stringify(rest));
}
