// The one question that sweep asks GitHub, answered on loopback.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { usualRunId } from '../runner/job-environment.ts';
import { listenOnLoopback } from './loopback.ts';

/** A running GitHub. */
export type FakeGithub = {
  url: string;
  /** Ids of runs in the order in which they were asked for. */
  asked: number[];
  close(): Promise<void>;
};

/** The status of a run at GitHub. An unknown run is answered with 404, as one of another repository. */
export type KnownRuns = (runId: number) => 'completed' | 'in_progress' | undefined;

/** Starts a GitHub that knows the runs of `repository`, including the job's own, and answers after `latencyMs`. */
export async function startFakeGithub(options: {
  repository?: string;
  latencyMs?: number;
  runs: KnownRuns;
}): Promise<FakeGithub> {
  const { repository = 'octo-org/octo-repo', latencyMs = 0, runs } = options;
  const prefix = `/repos/${repository}/actions/runs/`;
  const asked: number[] = [];
  const server = createServer(async (request, response) => {
    const runId = request.url?.startsWith(prefix) ? Number(request.url.slice(prefix.length)) : Number.NaN;
    asked.push(runId);
    await sleep(latencyMs);
    const status = runs(runId) ?? (runId === Number(usualRunId) ? 'in_progress' : undefined);
    response.writeHead(status === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === undefined ? { message: 'Not Found' } : { id: runId, status }));
  });
  return { ...(await listenOnLoopback(server)), asked };
}
