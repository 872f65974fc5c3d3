// Stands in for the container of an inference server. It answers every request and remembers it.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** A running server. `asked` has the method and path of each request. */
export type InferenceServer = { url: string; asked: string[]; close(): Promise<void> };

/** The answer to every request. */
export const inferenceAnswer = '{"name":"a real server"}';

/** Starts a server on loopback. */
export async function startInferenceServer(): Promise<InferenceServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(inferenceAnswer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the stand-in has no port');
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
