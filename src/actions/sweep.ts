// The entry of sweep/: removes what lost runners left behind.

import { readSweepInputs } from '../github/companion-inputs.ts';
import { githubRuns } from '../github/runs.ts';
import { runStep } from '../steps/run-step.ts';
import { sweepStep } from '../steps/sweep.ts';

await runStep(async (tools) => {
  const { githubToken, dryRun, ...service } = readSweepInputs(tools.read);
  tools.job.mask(githubToken);
  const { api, run } = await tools.connect(service);
  const { repository, githubApiUrl: apiUrl } = run;
  const runStatus = githubRuns({ token: githubToken, repository, apiUrl });
  await sweepStep({ ...tools, api, runStatus, dryRun });
});
