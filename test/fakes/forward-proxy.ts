// A forward proxy on loopback, like that of a company. It passes on requests and remembers them.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
