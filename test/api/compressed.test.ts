// Answers that a gateway compresses although nobody asked for that.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MalformedAnswerError, NoAnswerError, RefusedError } from '../../src/api/errors.ts';
import { exchange } from '../../src/api/transport.ts';
import { clientOf, shown } from '../fakes/deployments.ts';
import { inProcess, type Reply } from '../fakes/in-process.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

const url = new URL('https://roboflow.cloud/get');

const encodings = [
  { encoding: 'gzip', compress: gzipSync },
  { encoding: 'x-gzip', compress: gzipSync },
  { encoding: 'GZIP', compress: gzipSync },
  { encoding: 'deflate', compress: deflateSync },
  { encoding: 'br', compress: brotliCompressSync },
];

/** An answer of these bytes, in pieces of `pieceBytes`. */
function reply(bytes: Buffer, encoding: string, { status = 200, pieceBytes = 7 } = {}): Reply {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return { status, headers: { 'content-encoding': encoding }, body: pieces() };
}

/** Looks a deployment up. Returns what came of it, or the error. */
async function lookUp(answer: Reply): Promise<unknown> {
  const time = createVirtualTime();
  const api = clientOf({ dispatcher: inProcess(async () => answer), clock: time.clock });
  return await time.run(api.get('dev-testing', { attempts: 1 }).catch((error: unknown) => error));
}

/** Sends one GET. Returns the body of the answer, or the error. */
async function ask(answer: Reply, mostBytes = 1_000): Promise<unknown> {
  const time = createVirtualTime();
  const transport = { dispatcher: inProcess(async () => answer), clock: time.clock };
  const asking = exchange(transport, { method: 'GET', url, timeoutMs: 1_000, mostBytes });
  return await time.run(asking.then(({ body }) => body).catch((error: unknown) => error));
}

test('no answer is asked for in a compressed form', async () => {
  const time = createVirtualTime();
  const asked: string[] = [];
  const dispatcher = inProcess(async ({ headers }) => {
    asked.push(headers['accept-encoding'] ?? 'none');
    return { status: 200, body: '' };
  });
  await time.run(exchange({ dispatcher, clock: time.clock }, { method: 'GET', url, timeoutMs: 1_000 }));
  expect(asked).toEqual(['identity']);
});

describe.each(encodings)('an answer in $encoding', ({ encoding, compress }) => {
  test('is read like any other, from whatever pieces it comes in', async () => {
    const body = compress(JSON.stringify(shown({ deployment_name: 'grün-🙂' })));
    for (const pieceBytes of [1, 7, 100_000]) {
      expect(await lookUp(reply(body, encoding, { pieceBytes }))).toMatchObject({ name: 'grün-🙂' });
    }
  });

  test('that is a refusal keeps its status and its words', async () => {
    const error = await lookUp(reply(compress('locked by policy'), encoding, { status: 423 }));
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ status: 423, serverMessage: 'locked by policy' });
  });

  test('that is no whole one ends the call with its reason, and with no half of an answer', async () => {
    const body = compress(JSON.stringify(shown()));
    const error = await lookUp(reply(body.subarray(0, body.length - 12), encoding));
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({
      answer: 'got no answer (the answer is compressed and cannot be read: unexpected end of file)',
    });
  });

  test('of more bytes than are read is an error, although it is small on the way', async () => {
    const bomb = compress(Buffer.alloc(4 * 1024 * 1024, 'x'));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await ask(reply(bomb, encoding, { pieceBytes: 4_096 }), 1024 * 1024)).toMatchObject({
      message: 'the answer is larger than 1048576 bytes',
    });
  });

  test('of just as many bytes as are read is whole', async () => {
    expect(await ask(reply(compress('x'.repeat(1_000)), encoding), 1_000)).toBe('x'.repeat(1_000));
    expect(await ask(reply(compress('x'.repeat(1_001)), encoding), 1_000)).toBeInstanceOf(Error);
  });
});

test('bytes that are called gzip and are plain text are an error that says what is wrong', async () => {
  const error = await lookUp(reply(Buffer.from('{"deployment_name":"dev-testing"}'), 'gzip'));
  expect(error).toBeInstanceOf(NoAnswerError);
  expect(error).toMatchObject({
    answer: 'got no answer (the answer is compressed and cannot be read: incorrect header check)',
  });
});

test('a compressed answer that is large on the way is cut off there', async () => {
  const noise = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 251));
  expect(await ask(reply(gzipSync(noise), 'gzip', { pieceBytes: 100 }), 200)).toMatchObject({
    message: 'the answer is larger than 200 bytes',
  });
});

test('"identity" is a name for what is not compressed', async () => {
  expect(await ask(reply(Buffer.from('plain'), 'Identity'))).toBe('plain');
});

test('a compressed web page is told as a page, not as broken JSON', async () => {
  const error = await lookUp(reply(gzipSync('<!doctype html><title>Hi</title>'), 'gzip'));
  expect(error).toBeInstanceOf(MalformedAnswerError);
  expect(error).toMatchObject({ message: expect.stringContaining('a web page') });
});

test('an answer without a body keeps its status, even if its header speaks of gzip', async () => {
  const error = await lookUp(reply(Buffer.alloc(0), 'gzip', { status: 401 }));
  expect(error).toBeInstanceOf(RefusedError);
  expect(error).toMatchObject({ status: 401 });
});
