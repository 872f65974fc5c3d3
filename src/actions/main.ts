// The main step's entry: inputs in, a ready deployment out.
import { readMainInputs } from '../github/inputs.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  const inputs = readMainInputs(tools.read);
  // Loaded once there is something to start: bad input is told sooner.
  const { start } = await import('../steps/main.ts');
  await start(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
