// The entry of logs/: the whole log of a deployment into a file.
import { readLogsInputs } from '../github/companion-inputs.ts';
import { logs } from '../steps/logs.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  const { apiKey, apiUrl, ...request } = readLogsInputs(tools.read);
  await logs(request, await tools.connect({ apiUrl, apiKey }));
});
