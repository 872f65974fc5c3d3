// A gateway on loopback between the step and the service: it passes everything on, and spoils what was planned.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as requestOnward, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { rudely } from './rude-answers.ts';
import type { RudeWire } from './wire-plan.ts';

/** A request that the gateway was rude to; `at` in ms since the epoch. */
export type RudeDeed = { at: number; stage: 'main' | 'post'; path: string };

export type RudeGateway = {
  url: string;
  deeds: RudeDeed[];
  turnToPost(): void;
  close(): Promise<void>;
};

/** What came back from the service. */
export type Passed = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/** Starts one before the service at `target`. `apiKey` is what an answer echoes. */
export async function startRudeGateway(
  target: string,
  { wire, apiKey }: { wire: RudeWire; apiKey: string },
): Promise<RudeGateway> {
  const deeds: RudeDeed[] = [];
  const count = { matching: 0, rude: 0 };
  let stage: 'main' | 'post' = 'main';

  const isDue = (path: string) => {
    if (wire.stage !== stage || (wire.path !== '*' && wire.path !== path)) return false;
    if (count.matching++ < wire.skip || count.rude >= (wire.times ?? Number.POSITIVE_INFINITY)) return false;
    count.rude += 1;
    deeds.push({ at: Date.now(), stage, path });
    return true;
  };

  const server = createServer(async (incoming, outgoing) => {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/';
    const bytes = await bodyOf(incoming);
    const isRude = wire.kind !== 'reset at accept' && isDue(path);
    if (isRude && wire.kind === 'redirect') return redirect(outgoing, incoming);
    const pass = () => passOn(target, incoming, bytes);
    // The service may never answer, or cut the connection: so does whoever speaks for it.
    const first = await pass().catch(() => null);
    const passed = isRude && wire.kind === 'repeats' ? await pass().catch(() => null) : first;
    if (passed === null) return outgoing.socket?.resetAndDestroy();
    if (isRude) await rudely(wire, { passed, outgoing, apiKey });
    else answer(outgoing, passed);
  });
  server.on('connection', (socket: Socket) => {
    if (wire.kind === 'reset at accept' && isDue('*')) socket.resetAndDestroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = portOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    deeds,
    turnToPost() {
      stage = 'post';
      count.matching = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await sleep(0);
    },
  };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address === 'object' && address !== null) return address;
  throw new Error('the gateway has no port');
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  } catch {
    // Who left in the middle of a question gets no answer; the service is asked for nothing either.
  }
  return Buffer.concat(chunks);
}

function passOn(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const onward = requestOnward(
      new URL(url ?? '/', target),
      { method: method ?? 'GET', headers: { ...headers, connection: 'close' } },
      async (answered) => {
        const chunks: Buffer[] = [];
        try {
          for await (const chunk of answered) chunks.push(Buffer.from(chunk));
          resolve({
            status: answered.statusCode ?? 502,
            headers: answered.headers,
            body: Buffer.concat(chunks),
          });
        } catch (error) {
          reject(error);
        }
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}

function answer(outgoing: ServerResponse, { status, headers, body }: Passed): void {
  const { connection: _hopByHop, 'transfer-encoding': _chunked, ...passed } = headers;
  if (outgoing.destroyed) return;
  outgoing.sendDate = false;
  outgoing.writeHead(status, { ...passed, 'content-length': String(body.length) });
  outgoing.end(body);
}

/** To a path of this gateway that nobody should ever ask for. */
function redirect(outgoing: ServerResponse, { headers }: IncomingMessage): void {
  outgoing.writeHead(307, { location: `http://${headers.host}/elsewhere`, 'content-length': '0' }).end();
}
