// The entry of sweep/: removes what lost runners left behind.
import { readSweepInputs } from '../github/companion-inputs.ts';
import { githubRuns } from '../github/runs.ts';
import { runStep } from '../steps/run-step.ts';
import { sweep } from '../steps/sweep.ts';

await runStep(async (tools) => {
  const { githubToken: token, dryRun, apiUrl, apiKey } = readSweepInputs(tools.read);
  tools.job.mask(token);
  const context = await tools.connect({ apiUrl, apiKey });
  const { repository, githubApiUrl } = tools.run();
  const runStatus = githubRuns({ token, repository, apiUrl: githubApiUrl });
  await sweep({ dryRun, runStatus }, context);
});
