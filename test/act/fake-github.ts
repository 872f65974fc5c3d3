// Answers on loopback the one question that the sweep asks GitHub.
import { createServer } from 'node:http';
import { listenOnLoopback } from '../fakes/loopback.ts';

export type FakeGithub = { url: string; close(): Promise<void> };

/** Knows the runs of one repository by their id. Any other run is a 404, as it is in another repository. */
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
  return listenOnLoopback(server);
}
