// The post step's entry: from what main saved to a deployment that is gone.
import { readSavedState } from '../github/job.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  const saved = readSavedState();
  const { endStarted } = await import('../steps/end-started.ts');
  await endStarted(saved, tools);
});
