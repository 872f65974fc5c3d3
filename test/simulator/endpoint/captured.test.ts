// The simulated endpoint answers what inference 1.8.3 answered to these requests on 2026-11-24.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { dummyApiKey } from '../options.ts';
import { visit } from '../visit.ts';

const capturedSchema = z.array(
  z.object({
    request: z.string(),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    /** Null where the body is a page, or too long to be kept. */
    body: z.nullable(z.string()),
  }),
);
const path = join(import.meta.dirname, 'captured-answers.json');
const captured = capturedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

/** Makes requests whole again that were cut when they were written down. */
const image = '"image":{"type":"base64","value":"iVBORw0KGgo="}}';
const emptyWorkflow = '{"version":"1.0","inputs":[],"steps":[],"outputs":[]}';
function whole(body: string): string {
  if (body.includes('"image":{')) return body.replace(/"image":\{.*$/, image);
  return body.includes('"specification"')
    ? `{"api_key":"<KEY>","specification":${emptyWorkflow},"inputs":{}}`
    : body;
}

function requestOf(text: string): [target: string, init: RequestInit] {
  const [, method = '', target = '', bearer, body = ''] =
    /^(\w+) (\S+)(?: \[Bearer (\S+)\])?(?: ?(.*))?$/.exec(text) ?? [];
  const keyed = (value: string) => value.replaceAll('<KEY>', dummyApiKey);
  const isJson = body.startsWith('{');
  const headers = {
    ...(body === ''
      ? {}
      : { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${keyed(bearer)}` }),
  };
  return [keyed(target), { method, headers, ...(body === '' ? {} : { body: keyed(whole(body)) }) }];
}

/** Ids are drawn anew, and the workspace is another one, so both are replaced. */
const neutral = (text: string) =>
  text
    .replaceAll(dummyApiKey, '<KEY>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
    .replace(/"uuid":"\w{6}"/, '"uuid":"DRAWN"');

describe('the simulated endpoint answers as the real server', () => {
  test.each(captured.map((one) => [one.request, one] as const))('to %s', async (_request, wanted) => {
    const { add, endpoint } = await visit({ knownModels: [] });
    await add();
    const reply = await endpoint(...requestOf(wanted.request));
    const headers = Object.fromEntries(
      Object.keys(wanted.headers).map((name) => [name, reply.headers.get(name)]),
    );
    expect({ status: reply.status, headers, withoutId: reply.headers.get('x-request-id') === null }).toEqual({
      status: wanted.status,
      headers: {
        ...wanted.headers,
        ...('x-request-id' in wanted.headers
          ? { 'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/) }
          : {}),
        ...('x-workspace-id' in wanted.headers ? { 'x-workspace-id': 'simulated-workspace' } : {}),
      },
      withoutId: !('x-request-id' in wanted.headers),
    });
    if (wanted.body !== null) expect(neutral(reply.text)).toBe(neutral(wanted.body));
  });

  test('to all 66 captured requests', () => {
    expect(captured).toHaveLength(66);
  });
});
