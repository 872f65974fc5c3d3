// Sends one request, and writes down its answer without what is secret in it.
import { type CallSpec, workspaceKey } from './calls.ts';

/** An answer as the fixture answers.json keeps it; `body` is cut where it is long, `bytes` is its whole length. */
export type KeptAnswer = {
  req: string;
  status: number;
  headers: Record<string, string>;
  bytes: number;
  body: string;
};

/** An answer with its whole body, and the whole request that it is for. */
export type Answered = { request: string; kept: KeptAnswer; text: string };

const keptChars = 700;
const keptRequestChars = 100;
const keptHeaders = /^(content-type|allow|x-.*)$/;

/** Sends the requests one after the other. Rejects if the server does not answer one within a minute. */
export async function askAll(url: string, calls: readonly CallSpec[]): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const call of calls) answers.push(await ask(url, call));
  return answers;
}

async function ask(url: string, call: CallSpec): Promise<Answered> {
  const { path, headers, body } = wireForm(call);
  const answer = await fetch(url + path, {
    method: call.method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const text = withoutKey(await answer.text());
  const request = describe(call);
  const kept = {
    req: shortened(request),
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => keptHeaders.test(name))),
    bytes: Buffer.byteLength(text),
    body: text.length <= keptChars ? text : `${text.slice(0, keptChars)}…`,
  };
  return { request, kept, text };
}

function wireForm({ path, key, otherKey, json, raw }: CallSpec) {
  const value = otherKey ?? workspaceKey;
  const inBody = key === 'in body' ? { ...json, api_key: value } : json;
  const body = raw?.text ?? (inBody === undefined ? undefined : JSON.stringify(inBody));
  const type = raw?.type ?? (inBody === undefined ? undefined : 'application/json');
  const query =
    key === 'in query' ? `${path.includes('?') ? '&' : '?'}api_key=${encodeURIComponent(value)}` : '';
  return {
    path: path + query,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(key === 'as bearer' ? { authorization: `Bearer ${value}` } : {}),
    },
    body,
  };
}

/** Returns the request in one line: method, path, `[Bearer ...]`, body. */
function describe(call: CallSpec): string {
  const { path, headers, body } = wireForm(call);
  const bearer = headers.authorization === undefined ? [] : [`[${headers.authorization}]`];
  return withoutKey([call.method, path, ...bearer, ...(body === undefined ? [] : [body])].join(' '));
}

/** A long body is cut to its beginning. */
function shortened(request: string): string {
  const [, head = '', body = ''] = /^(\S+ \S+(?: \[.*?\])?)(.*)$/s.exec(request) ?? [];
  return head + body.slice(0, keptRequestChars + 1);
}

const withoutKey = (text: string) => text.replaceAll(workspaceKey, '<KEY>');
