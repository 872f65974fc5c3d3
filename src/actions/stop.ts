// The entry of stop/: takes down what the jobs of a run shared.
import { readStopInputs } from '../github/companion-inputs.ts';
import { runStep } from '../steps/run-step.ts';
import { stop } from '../steps/stop.ts';

await runStep(async (tools) => {
  const { apiKey, ...request } = readStopInputs(tools.read);
  await stop(request, await tools.connect({ apiUrl: request.apiUrl, apiKey }));
});
