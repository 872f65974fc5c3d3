// Asks GitHub whether a workflow run of this repository is over.
import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as z from 'zod/mini';
import type { RunStatus } from '../job.ts';
import { messageOf } from '../text/error-message.ts';

/** `repository` is `owner/name`. `secondMs` is the length of a second of waiting (ms); only tests shorten it. */
export type GithubRunsOptions = { token: string; repository: string; apiUrl: string; secondMs?: number };

const mostRetries = 3;
/** Seconds. A rate limit that lasts longer is reported as an error instead of waited for. */
const longestWait = 60;

/** The retry plugin's own list and 429, because the throttling plugin waits for a 429 as long as GitHub says. */
const doNotRetry = [400, 401, 403, 404, 410, 422, 429, 451];

const failureSchema = z.object({ status: z.number(), response: z.optional(z.looseObject({})) });

/**
 * Returns a function that asks for a run by its id. A 404 means `unknown`. It waits for rate limits of up to a minute,
 * and repeats 5xx and lost connections after 1, 4 and 9 s. Any other failure throws an Error.
 */
export function githubRuns(options: GithubRunsOptions): (runId: number) => Promise<RunStatus> {
  const { token, repository, apiUrl, secondMs = 1000 } = options;
  const [owner = '', repo = ''] = repository.split('/');
  const isWorthIt = (seconds: number, _request: unknown, _octokit: unknown, retries: number) =>
    seconds <= longestWait && retries < mostRetries;
  const settings = {
    baseUrl: apiUrl,
    retry: { retries: mostRetries, retryAfterBaseValue: secondMs, doNotRetry },
    throttle: { onRateLimit: isWorthIt, onSecondaryRateLimit: isWorthIt, retryAfterBaseValue: secondMs },
  };
  const octokit = getOctokit(token, settings, retry, throttling);
  return async (runId) => {
    try {
      const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
      return data.status === 'completed' ? 'completed' : 'running';
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) return 'unknown';
      throw failureOf(runId, status, error);
    }
  };
}

/** The status of GitHub's answer; null where there was none. Octokit also gives a lost connection the status 500. */
function statusOf(error: unknown): number | null {
  const { data } = z.safeParse(failureSchema, error);
  return data?.response === undefined ? null : data.status;
}

/** The error to throw where GitHub does not say what a run's status is. */
function failureOf(runId: number, status: number | null, cause: unknown): Error {
  const answer = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
  const message = messageOf(cause);
  const remedy =
    status === 401 || status === 403
      ? 'Check the input "github-token": the job needs the permission "actions: read", and rate limits pass with time.'
      : 'Nothing was deleted on its account; the next sweep looks again.';
  return new Error(`run ${runId}: ${answer} (${message}). ${remedy}`, { cause });
}
