// Reads HTTP requests and writes answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, asObject, type Call } from './call.ts';

/** Writes status and headers. `now` is the service's clock (ms since the epoch); null for no `Date` header. */
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

/** Writes the whole answer. Resolves when the system has taken it, or when the client has left. */
export async function send(response: ServerResponse, answer: Answer, now: number | null) {
  if (response.destroyed) return;
  const sent = new Promise<void>((resolve) => response.once('finish', resolve).once('close', resolve));
  const content = answer.bytes ?? Buffer.from(answer.body);
  writeHead(response, answer, now, { 'Content-Length': String(content.length) });
  response.end(content);
  await sent;
}

/** Reads a request; null if the client left before it was complete. */
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

/** The deployment that the request names in its query or body. */
export function nameIn(call: Call): string | undefined {
  const name = call.query.get('deployment_name') ?? call.body?.['deployment_name'];
  return typeof name === 'string' ? name : undefined;
}
