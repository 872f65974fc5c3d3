// The entry of stop/: takes down what the jobs of a run shared.

import { readStopInputs } from '../github/companion-inputs.ts';
import { runStep } from '../steps/run-step.ts';
import { stop } from '../steps/stop.ts';

await runStep(async (tools) => {
  const inputs = readStopInputs(tools.read);
  await stop(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
