// What GitHub knows of the workflow runs of this repository.
import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as z from 'zod/mini';
import type { RunStatus } from '../job.ts';
import { messageOf } from '../text/error-message.ts';

/** `secondMs`: the ms that GitHub's seconds of waiting are; 1000 but in tests. */
export type GithubRunsOptions = { token: string; repository: string; apiUrl: string; secondMs?: number };

const mostRetries = 3;
/** A limit that lasts longer than this (seconds) is told instead of waited for. */
const longestWait = 60;

/** The retrying plugin's own list, and 429: the throttling plugin waits as long as GitHub says, the other for a second. */
const doNotRetry = [400, 401, 403, 404, 410, 422, 429, 451];

const failureSchema = z.object({ status: z.number(), response: z.optional(z.looseObject({})) });

/**
 * Asks for a run by its id. 404 is a run that this repository does not have. GitHub's limits are waited for as it says
 * if they last no longer than a minute; 5xx and lost connections are tried again after 1, 4 and 9 s. Throws an Error
 * otherwise.
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
      throw told(runId, status, error);
    }
  };
}

/** The status of GitHub's answer; null where there was none: Octokit says 500 of a lost connection, too. */
function statusOf(error: unknown): number | null {
  const { data } = z.safeParse(failureSchema, error);
  return data?.response === undefined ? null : data.status;
}

function told(runId: number, status: number | null, cause: unknown): Error {
  const answer = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
  const message = messageOf(cause);
  const remedy =
    status === 401 || status === 403
      ? 'Check the input "github-token": the job needs the permission "actions: read", and rate limits pass with time.'
      : 'Nothing more is deleted on its account; the next sweep looks again.';
  return new Error(`run ${runId}: ${answer} (${message}). ${remedy}`, { cause });
}
