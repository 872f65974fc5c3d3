// Stands in for the container of an inference server: it answers everything, and keeps what it was asked.
import { createServer } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

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
  return { ...(await listenOnLoopback(server)), asked };
}
