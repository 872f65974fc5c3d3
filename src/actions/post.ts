// The post step's entry: from what main saved to a deployment that is gone.
import { readSavedState } from '../github/job.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  const saved = readSavedState();
  if (saved === '') return tools.job.info('Nothing to take away: no deployment was created.');
  // Loaded once there is something to take away.
  const { takeAway } = await import('./take-away.ts');
  await takeAway(saved, tools);
});
