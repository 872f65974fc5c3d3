// The main step's entry: inputs in, a ready deployment out.
import { nothingStarted } from '../deployment/state.ts';
import { readMainInputs } from '../github/inputs.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  // An own state comes first, whatever follows: without one, a later step could put a state of its own in its place.
  tools.job.saveState(nothingStarted);
  const { apiKey, ...request } = readMainInputs(tools.read);
  // Loaded once there is something to start: bad input is told sooner.
  const { main } = await import('../steps/main.ts');
  await main(request, await tools.connect({ apiUrl: request.apiUrl, apiKey }));
});
