// GitHub on loopback as sweep meets it: it knows some runs, one of which starts again, and fails now and then.
import { createServer, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../fakes/loopback.ts';
import type { Mood, SweepPlan } from './companion-plan.ts';

/** The runs by their ids: over, going on, over at the first answer and running ever after, of another repository. */
export const knownRuns = {
  over: 16_000_000_001,
  goingOn: 16_100_000_001,
  startedAgain: 16_200_000_001,
  foreign: 16_300_000_001,
  ofSweep: 16_900_000_001,
} as const;

/** One answer; `mood` is null for the truth. */
export type GithubAnswer = { runId: number; mood: Mood | null };

export type MoodyGithub = { url: string; answers: readonly GithubAnswer[]; close(): Promise<void> };

/** Starts it; `runOfJob` is the run whose leftovers are swept. */
export async function startMoodyGithub(
  { moods, lasting }: SweepPlan,
  runOfJob: number,
): Promise<MoodyGithub> {
  const answers: GithubAnswer[] = [];
  const first = Math.min(...moods.map(({ nth }) => nth));
  const server = createServer((request, response) => {
    const runId = Number(/^\/repos\/octo-org\/octo-repo\/actions\/runs\/(\d+)$/.exec(request.url ?? '')?.[1]);
    const nth = answers.length + 1;
    const isLasting = lasting !== null && nth >= first;
    const mood = isLasting ? lasting : (moods.find((one) => one.nth === nth)?.mood ?? null);
    const wasAnswered = answers.some((one) => one.runId === runId && one.mood === null);
    answers.push({ runId, mood });
    if (mood !== null) {
      answerMoodily(response, mood);
      return;
    }
    const status = statusOf(runId, { runOfJob, wasAnswered });
    answer(
      response,
      status === null
        ? { status: 404, body: { message: 'Not Found' } }
        : { status: 200, body: { id: runId, status } },
    );
  });
  return { ...(await listenOnLoopback(server)), answers };
}

function statusOf(runId: number, { runOfJob, wasAnswered }: { runOfJob: number; wasAnswered: boolean }) {
  switch (runId) {
    case runOfJob:
    case knownRuns.over:
      return 'completed';
    case knownRuns.startedAgain:
      return wasAnswered ? 'in_progress' : 'completed';
    case knownRuns.goingOn:
    case knownRuns.ofSweep:
      return 'in_progress';
    default:
      return null;
  }
}

/** `null` is a connection that is lost. */
function contentOf(mood: Mood): Content | null {
  switch (mood) {
    case 'reset':
      return null;
    case 'refused':
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    case 'secondary limit': {
      const body = { message: 'You have exceeded a secondary rate limit.' };
      return { status: 403, body, headers: { 'retry-after': '1' } };
    }
    case 'rate limit': {
      const reset = String(Math.ceil(Date.now() / 1000) + 1);
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
      return { status: 403, body: { message: 'API rate limit exceeded for installation.' }, headers };
    }
    default:
      return { status: mood, body: { message: `planted ${mood}\n::error::planted` } };
  }
}

function answerMoodily(response: ServerResponse, mood: Mood): void {
  const content = contentOf(mood);
  if (content === null) response.socket?.resetAndDestroy();
  else answer(response, content);
}

type Content = { status: number; body: object; headers?: Record<string, string> };

function answer(response: ServerResponse, { status, body, headers = {} }: Content): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
