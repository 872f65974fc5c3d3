// Opens a real port for each deployment that somebody wants to reach.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { DeploymentRecord } from '../service/records.ts';

export type Endpoints = ReturnType<typeof createEndpoints>;

/** Builds the set of endpoint servers. `serverFor` builds a deployment's server, which then gets a port on loopback. */
export function createEndpoints(serverFor: (record: DeploymentRecord) => Server) {
  const servers = new Map<string, { server: Server; listening: Promise<void> }>();
  let ended = false;

  async function listen(record: DeploymentRecord, server: Server) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) record.domain = `127.0.0.1:${address.port}`;
  }

  return {
    /** Makes sure that the deployment has a server and that `record.domain` is its address. */
    async open(record: DeploymentRecord) {
      const open = servers.get(record.id);
      if (open || ended) return open?.listening;
      const server = serverFor(record);
      const listening = listen(record, server);
      servers.set(record.id, { server, listening });
      return listening;
    },
    /** Closes the server of a deployment, and cuts off its requests. */
    async close(record: DeploymentRecord) {
      const open = servers.get(record.id);
      if (!open) return;
      servers.delete(record.id);
      await open.listening;
      await closeServer(open.server);
    },
    /** The number of open ports. */
    count: () => servers.size,
    /** Closes all servers for good. */
    async closeAll() {
      ended = true;
      const open = [...servers.values()];
      servers.clear();
      await Promise.all(open.map(({ server, listening }) => listening.then(() => closeServer(server))));
    },
  };
}

/** Stops a server and cuts its connections. */
export async function closeServer(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
