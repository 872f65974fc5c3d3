// The one question that sweep asks GitHub, answered on loopback.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { usualRunId } from '../runner/job-environment.ts';
import { listenOnLoopback } from './loopback.ts';

export type FakeGithub = {
  url: string;
  /** Run ids in the order they were asked for. */
  asked: number[];
  close(): Promise<void>;
};

/** What GitHub knows of a run; any it does not know is 404, as one of another repository is. */
export type KnownRuns = (runId: number) => 'completed' | 'in_progress' | undefined;

/** Starts one that knows the runs of `repository`, the job's own among them, and answers after `latencyMs`. */
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
