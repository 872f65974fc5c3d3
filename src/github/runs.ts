// What GitHub knows of the workflow runs of this repository.
import { getOctokit } from '@actions/github';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { RunStatus } from '../job.ts';
import { messageOf } from '../text/error-message.ts';

export type GithubRunsOptions = { token: string; repository: string; apiUrl: string; clock: Clock };

const mostAttempts = 4;
/** A limit that lasts longer than this is told instead of waited for. */
const longestWaitMs = 60_000;

const failureSchema = z.object({
  status: z.number(),
  message: z.string(),
  response: z.optional(z.object({ headers: z.record(z.string(), z.unknown()) })),
});

/**
 * Asks for a run by its id. 404 is a run that this repository does not have; 403 and 429 wait as GitHub says in
 * `retry-after` or `x-ratelimit-reset`; 5xx and lost connections are tried again. Throws an Error otherwise.
 */
export function githubRuns(options: GithubRunsOptions): (runId: number) => Promise<RunStatus> {
  const { token, repository, apiUrl, clock } = options;
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const ask = async (runId: number): Promise<RunStatus> => {
    const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
    return data.status === 'completed' ? 'completed' : 'running';
  };
  return async (runId) => {
    for (let made = 1; ; made++) {
      try {
        return await ask(runId);
      } catch (error) {
        const { status, headers } = failureOf(error);
        if (status === 404) return 'unknown';
        const waitMs = waitFor(status, headers, { now: clock.now(), made });
        if (waitMs === null || made >= mostAttempts) throw told(runId, status, error);
        await clock.sleep(waitMs);
      }
    }
  };
}

/** The status and headers of GitHub's answer; null where there was none. */
function failureOf(error: unknown): { status: number | null; headers: Record<string, unknown> } {
  const { data } = z.safeParse(failureSchema, error);
  // Octokit says 500 of a lost connection, too; only an answer has headers.
  if (data?.response === undefined) return { status: null, headers: {} };
  return { status: data.status, headers: data.response.headers };
}

/** Milliseconds to wait before asking again, or null where that would be in vain. */
function waitFor(
  status: number | null,
  headers: Record<string, unknown>,
  { now, made }: { now: number; made: number },
): number | null {
  const backoffMs = 500 * 2 ** made;
  if (status === null || status >= 500) return backoffMs;
  if (status !== 403 && status !== 429) return null;
  const retryAfter = Number(headers['retry-after']);
  if (retryAfter > 0) return retryAfter * 1000 <= longestWaitMs ? retryAfter * 1000 : null;
  if (headers['x-ratelimit-remaining'] === '0') {
    const waitMs = Number(headers['x-ratelimit-reset']) * 1000 - now;
    return waitMs <= longestWaitMs ? Math.max(1_000, waitMs) : null;
  }
  return status === 429 ? backoffMs : null;
}

function told(runId: number, status: number | null, cause: unknown): Error {
  const answer = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
  const message = messageOf(cause);
  const remedy =
    status === 401 || status === 403
      ? 'Check the input "github-token": the job needs the permission "actions: read", and rate limits pass with time.'
      : 'Nothing was deleted on its account; the next sweep looks again.';
  return new Error(`run ${runId}: ${answer} (${message}). ${remedy}`, { cause });
}
