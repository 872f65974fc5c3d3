// A forward proxy on loopback, as a company would have one: it passes on what it is asked for, and remembers it.
import { createServer, request } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

/** A running proxy. `asked` has the method and address of each request, without the query. */
export type ForwardProxy = { url: string; asked: string[]; close(): Promise<void> };

/** Starts a proxy. `resolve` returns the address of a host behind the proxy; by default the host itself. */
export async function startForwardProxy(resolve = (host: string) => host): Promise<ForwardProxy> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '');
    asked.push(`${incoming.method} ${target.origin}${target.pathname}`);
    const onward = request(
      new URL(target.pathname + target.search, `http://${resolve(target.host)}`),
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  return { ...(await listenOnLoopback(server)), asked };
}
