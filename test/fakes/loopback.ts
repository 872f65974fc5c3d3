// A server of a test's own, on whichever port of the loopback address is free.
import { once } from 'node:events';
import type { Server } from 'node:http';

/** `close` cuts open connections, too, and resolves when the port is free again. */
export type Listening = { url: string; close(): Promise<void> };

/** Lets the server listen on 127.0.0.1. Throws when it gets no port. */
export async function listenOnLoopback(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
