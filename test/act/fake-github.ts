// The one question that sweep asks GitHub, answered on loopback.
import { once } from 'node:events';
import { createServer } from 'node:http';

export type FakeGithub = { url: string; close(): Promise<void> };

/** Knows the runs of one repository by their id; any other is 404, as in another repository. */
export async function startFakeGithub(options: {
  repository: string;
  runs: Readonly<Record<number, 'in_progress' | 'completed'>>;
}): Promise<FakeGithub> {
  const server = createServer((request, response) => {
    const prefix = `/repos/${options.repository}/actions/runs/`;
    const id = request.url?.startsWith(prefix) ? Number(request.url.slice(prefix.length)) : Number.NaN;
    const status = options.runs[id];
    response.writeHead(status === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === undefined ? { message: 'Not Found' } : { id, status }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the fake GitHub has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
