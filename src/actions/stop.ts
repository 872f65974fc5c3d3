// The entry of stop/: takes down what the jobs of a run shared.
import { stop } from '../lifecycle/stop.ts';
import { readStopInputs } from '../runner/companion-inputs.ts';
import { runStep } from './tools.ts';

await runStep(async (tools) => {
  const inputs = readStopInputs(tools.read);
  await stop(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
