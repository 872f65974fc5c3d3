// A forward proxy on loopback that writes down what it is asked for.
import { createServer, request } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

/** The requests that reached the proxy: `GET http://host/path`, or `CONNECT host:port`. */
export type ProxyServer = { url: string; asked: string[]; close: () => Promise<void> };

/** Starts a proxy. It passes plain requests on to `target` (`http://127.0.0.1:PORT`) and refuses tunnels with 403. */
export async function startProxy(target: string): Promise<ProxyServer> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { pathname, search } = new URL(incoming.url ?? '/', target);
    const onward = request(
      new URL(pathname + search, target),
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    socket.end('HTTP/1.1 403 Forbidden by policy\r\ncontent-length: 0\r\n\r\n');
  });
  return { ...(await listenOnLoopback(server)), asked };
}
