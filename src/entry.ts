// The entry of the bundle. It gives a step the real process, runner, clock and network.
import * as core from '@actions/core';
import { systemClock } from './clock.ts';
import type { GithubRun } from './github/context.ts';
import { createGithubJob, readSavedState } from './github/job.ts';
import { cancellationOf } from './github/signals.ts';
import { runStepIn, type StepName } from './run-step.ts';
import { createRedaction } from './text/redaction.ts';

/** Runs one step in the real world. Never throws, as an error becomes a failed step. */
export async function runStep(name: StepName): Promise<void> {
  const redaction = createRedaction();
  const world = {
    job: createGithubJob(redaction),
    redact: redaction.redact,
    clock: systemClock,
    random: Math.random,
    signal: cancellationOf(process, systemClock),
    read: core.getInput,
    env: process.env,
    savedState: readSavedState,
    runStatusWith: async (token: string, { repository, githubApiUrl }: GithubRun) => {
      const { githubRuns } = await import('./github/runs.ts');
      return githubRuns({ token, repository, apiUrl: githubApiUrl, signal: world.signal });
    },
  };
  await runStepIn(world, name);
}
