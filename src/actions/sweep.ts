// The entry of sweep/: removes what lost runners left behind.
import { sweepStep } from '../lifecycle/sweep-step.ts';
import { readSweepInputs } from '../runner/companion-inputs.ts';
import { readRun } from '../runner/context.ts';
import { githubRuns } from '../runner/github-runs.ts';
import { runStep } from './tools.ts';

await runStep(async (tools) => {
  const inputs = readSweepInputs(tools.read);
  const { repository, githubApiUrl: apiUrl } = readRun(process.env);
  tools.job.mask(inputs.githubToken);
  const runStatus = githubRuns({ token: inputs.githubToken, repository, apiUrl, clock: tools.clock });
  await sweepStep({ ...tools, ...(await tools.connect(inputs)), runStatus, dryRun: inputs.dryRun });
});
