// HTTP as bytes: a request read into a call, an answer written out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, asObject, type Call } from './call.ts';

/** Status and headers; `now` (ms since the epoch) is the service's clock, not this machine's; null: it tells no time. */
export function writeHead(
  response: ServerResponse,
  answer: Answer,
  now: number | null,
  more: Record<string, string> = {},
) {
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...(now === null ? {} : { Date: new Date(now).toUTCString() }),
    'Content-Type': answer.contentType,
    ...answer.headers,
    ...more,
  });
}

/** The whole answer; resolves when it is handed to the system, or when nobody is there to take it. */
export async function send(response: ServerResponse, answer: Answer, now: number | null) {
  if (response.destroyed) return;
  const sent = new Promise<void>((resolve) => response.once('finish', resolve).once('close', resolve));
  const content = answer.bytes ?? Buffer.from(answer.body);
  writeHead(response, answer, now, { 'Content-Length': String(content.length) });
  response.end(content);
  await sent;
}

/** The request, or null if the client left before it had said what it wanted. */
export async function readCall(request: IncomingMessage, staleMs: number): Promise<Call | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch {
    return null;
  }
  const bytes = Buffer.concat(chunks);
  const target = request.url ?? '/';
  const [path = '', ...search] = target.split('?');
  return {
    method: request.method ?? 'GET',
    path,
    target,
    query: new URLSearchParams(search.join('?')),
    headers: request.headers,
    body: jsonObject(bytes.toString()),
    bytes,
    staleMs,
  };
}

function jsonObject(body: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return null;
  }
}

/** The deployment that the request names, wherever it does. */
export function nameIn(call: Call): string | undefined {
  const name = call.query.get('deployment_name') ?? call.body?.['deployment_name'];
  return typeof name === 'string' ? name : undefined;
}
