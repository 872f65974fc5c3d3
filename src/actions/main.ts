// The main step's entry: inputs in, a ready deployment out.
import { readMainInputs } from '../runner/inputs.ts';
import { runStep } from './tools.ts';

await runStep(async (tools) => {
  const inputs = readMainInputs(tools.read);
  // Loaded once there is something to start: bad input is told sooner.
  const { start } = await import('../lifecycle/start.ts');
  await start(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
