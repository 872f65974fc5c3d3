// The endpoint servers: one real port for each deployment that somebody may want to reach, opened when it is needed.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { DeploymentRecord } from '../service/records.ts';

export type Endpoints = ReturnType<typeof createEndpoints>;

/** `serverFor` makes a deployment's server, which is then given a port of its own on the loopback address. */
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
    /** Makes sure that the deployment has a server, and `record.domain` its address. */
    async open(record: DeploymentRecord) {
      const open = servers.get(record.id);
      if (open || ended) return open?.listening;
      const server = serverFor(record);
      const listening = listen(record, server);
      servers.set(record.id, { server, listening });
      return listening;
    },
    /** Frees the port; requests under way are cut off. */
    async close(record: DeploymentRecord) {
      const open = servers.get(record.id);
      if (!open) return;
      servers.delete(record.id);
      await open.listening;
      await closeServer(open.server);
    },
    /** How many ports are in use. */
    count: () => servers.size,
    /** Closes all of them for good. */
    async closeAll() {
      ended = true;
      const open = [...servers.values()];
      servers.clear();
      await Promise.all(open.map(({ server, listening }) => listening.then(() => closeServer(server))));
    },
  };
}

/** Stops listening and cuts what is still connected. */
export async function closeServer(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
