// Right answers, put on the wire as no textbook has them.
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Passed } from './rude-gateway.ts';
import type { RudeWire } from './wire-plan.ts';

type Spoilt = { passed: Passed; outgoing: ServerResponse; apiKey: string };

/** Bytes of a page of a log that nobody asked for so large. */
const floodBytes = 60 * 1024 * 1024;

/** Answers as that kind of gateway does. Resolves when it has said all that it will say. */
export async function rudely(
  { kind, fields }: RudeWire,
  { passed, outgoing, apiKey }: Spoilt,
): Promise<void> {
  const { socket } = outgoing;
  if (socket === null || socket.destroyed) return;
  const { body } = passed;
  const half = body.subarray(0, Math.ceil(body.length / 2));
  const whole = (bytes: Buffer, more: string[] = []) => {
    socket.write(headOf(passed, [`content-length: ${bytes.length}`, ...more]));
    socket.write(bytes);
  };
  switch (kind) {
    case 'interim':
      socket.write(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n',
      );
      return whole(body);
    case 'closes after':
      whole(body, ['connection: keep-alive']);
      return void setImmediate(() => socket.destroySoon());
    case 'bom':
      return whole(Buffer.concat([Buffer.from('\ufeff'), body]));
    case 'without length':
      socket.write(headOf(passed, []));
      return void socket.end(body);
    case 'echoes':
      return whole(withEcho(body, fields, apiKey));
    case 'log flood':
      return await flood(outgoing);
    case 'cut chunks':
      socket.write(headOf(passed, ['transfer-encoding: chunked']));
      socket.write(`${body.length.toString(16)}\r\n`);
      return void socket.end(half);
    case 'too short':
      socket.write(headOf(passed, [`content-length: ${half.length}`]));
      return void socket.write(body);
    case 'too long':
      socket.write(headOf(passed, [`content-length: ${body.length + 100}`]));
      return void socket.end(body);
    case 'gzip':
      return whole(gzipSync(body), ['content-encoding: gzip']);
    case 'trickle':
      socket.write(headOf(passed, [`content-length: ${body.length}`]));
      for (const byte of body) {
        if (socket.destroyed) return;
        socket.write(Uint8Array.of(byte));
        await sleep(1_000);
      }
      return;
    case 'huge head':
      return whole(body, [`set-cookie: session=${'x'.repeat(40_000)}`]);
    case 'no content':
      return void socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    default:
      return whole(body);
  }
}

function headOf({ status, headers }: Passed, more: readonly string[]): string {
  const type = `content-type: ${headers['content-type'] ?? 'text/plain'}`;
  return [`HTTP/1.1 ${status} Whatever`, type, ...more, '', ''].join('\r\n');
}

/** The key, where a careless service logs it into its own answers; what the fields hold besides is lost. */
function withEcho(body: Buffer, fields: readonly string[], apiKey: string): Buffer {
  try {
    const told: unknown = JSON.parse(body.toString(), (name, value: unknown) =>
      fields.includes(name) && typeof value === 'string' ? `${value} for ${apiKey}` : value,
    );
    return Buffer.from(JSON.stringify(told));
  } catch {
    return Buffer.concat([body, Buffer.from(` for ${apiKey}`)]);
  }
}

/** Entries without end, as far as the other side reads. */
async function flood(outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  const now = new Date().toISOString().replace('Z', '000Z');
  const entry = { payload: 'x'.repeat(60_000), severity: 'INFO', timestamp: now };
  outgoing.write('[');
  for (let sent = 0, n = 0; sent < floodBytes && !outgoing.destroyed; n += 1) {
    const text = `${n === 0 ? '' : ','}${JSON.stringify({ insert_id: `flood-${n}`, ...entry })}`;
    sent += text.length;
    if (!outgoing.write(text)) await Promise.race([drained(outgoing), sleep(2_000)]);
  }
  outgoing.end(']');
}

const drained = (outgoing: ServerResponse) =>
  new Promise<void>((resolve) => outgoing.once('drain', resolve).once('close', resolve));
