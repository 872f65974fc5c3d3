// Keys of any shape are taken out of a text, and nothing else is.
import { describe, expect, test } from 'vitest';
import { createRedaction } from '../../src/text/redaction.ts';
import { harmless } from '../../src/text/sanitize.ts';
import { harmlessLines, key, shapes } from './key-shapes.ts';

const { redact } = createRedaction();
const remains = [key, Buffer.from(`user:${key}`).toString('base64').slice(0, 24)];

describe('a key that was never registered is hidden by its shape', () => {
  test.each(Object.entries(shapes))('%s', (_, line) => {
    const redacted = redact(harmless(line));
    expect(redacted).toContain('***');
    for (const rest of remains) expect(redacted).not.toContain(rest);
  });
});

describe('the rest of the line stays readable', () => {
  test.each([
    [
      shapes['uvicorn access line, query'],
      'INFO:     10.0.0.1:4 - "POST /soccer-players-5fuqs/1?api_key=***&confidence=0.4 HTTP/1.1" 200 OK',
    ],
    [shapes['JSON'], '{"api_key": "***", "model_id": "a/1"}'],
    [shapes['JSON in JSON'], '{"body": "{\\"api_key\\": \\"***\\", \\"a\\": 1}"}'],
    [shapes['encoded JSON'], 'payload=%7B%22api_key%22%3A%22***%22%2C%22a%22%3A1%7D'],
    [
      shapes['Python keyword argument'],
      "InferenceHTTPClient(api_url='http://localhost:9001', api_key='***')",
    ],
    [shapes['headers as byte tuples (ASGI)'], "[(b'host', b'x'), (b'authorization', b'Bearer ***')]"],
    [shapes['Authorization in a dict'], "{'Authorization': 'Bearer ***', 'Accept': '*/*'}"],
    [shapes['password in a URL'], 'GET https://user:***@host.example/x'],
    ['login with password=hunter', 'login with password=***'],
    ['{"password": "correct horse", "user": "me"}', '{"password": "***", "user": "me"}'],
    ['Authorization: "Bearer sesame"', 'Authorization: "Bearer ***"'],
    [shapes['query of an encoded URL'], 'redirect=https%3A%2F%2Fapp%3Fapi_key%3D***%26a%3D1'],
  ])('as "%s"', (line = '', expected) => {
    expect(redact(line)).toBe(expected);
  });

  test.each(harmlessLines)('a line without a key stays as it is: %s', (line) => {
    expect(redact(line)).toBe(line);
  });
});

describe('a registered key is hidden in any spelling', () => {
  const secret = 's3cr t/"ключ"+ü';
  const spellings: Record<string, string> = {
    'as it is': secret,
    'URL-encoded': encodeURIComponent(secret),
    'URL-encoded twice': encodeURIComponent(encodeURIComponent(secret)),
    'as a form': new URLSearchParams({ a: secret }).toString().slice(2),
    'in JSON': JSON.stringify({ a: secret }),
    'in JSON in JSON': JSON.stringify(JSON.stringify({ a: secret })),
    'in HTML': secret.replaceAll('"', '&quot;'),
    'in hex': Buffer.from(secret).toString('hex'),
    'in base64': Buffer.from(secret).toString('base64'),
    'in base64 after one byte': Buffer.from(`a${secret}`).toString('base64'),
    'in base64 after two bytes': Buffer.from(`ab${secret}z`).toString('base64'),
    'in base64 for URLs': Buffer.from(secret).toString('base64url'),
  };
  const redaction = createRedaction();
  redaction.add(secret);

  test.each(Object.entries(spellings))('written %s', (_, spelling) => {
    const redacted = redaction.redact(`before ${spelling} after`);
    expect(redacted).toMatch(/^before .{0,10}\*\*\*.{0,10} after$/);
    expect(redacted).not.toContain(spelling.slice(4, -4));
  });

  test('a blank secret is not registered', () => {
    const blank = createRedaction();
    blank.add('  \n ');
    expect(blank.redact('a  \n b')).toBe('a  \n b');
  });

  test('the longer of two overlapping secrets is replaced as a whole', () => {
    const two = createRedaction();
    two.add('secret');
    two.add('secret-and-more');
    expect(two.redact('my secret-and-more')).toBe('my ***');
  });
});

describe('a line of a million characters is redacted within 5 s', () => {
  const pieces = [
    'api_key="',
    'api_key=',
    '"api_key": \\"',
    'api_key: ',
    "api_key: 'a b ",
    'authorization: ',
    'cookie: a',
    'token:',
    '://a',
    '://a@',
    'eyJ',
    'eyJabcdefghij.',
    'bearer ',
    '-----BEGIN PRIVATE KEY-----',
    'name="api_key"',
    'api key a b c ',
    '\\',
    '%25',
    '&quot;',
    '\\u00',
    ' ',
    '***',
    'a',
  ];
  test.each(pieces)('made of %j over and over', (piece) => {
    const line = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const began = performance.now();
    redact(harmless(line));
    // It takes a fifth of a second at most on an idle machine; anything quadratic would take minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
