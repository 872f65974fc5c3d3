// The entry of logs/: the whole log of a deployment into a file.

import { readLogsInputs } from '../github/companion-inputs.ts';
import { saveLog } from '../steps/logs.ts';
import { runStep } from '../steps/run-step.ts';

await runStep(async (tools) => {
  const inputs = readLogsInputs(tools.read);
  await saveLog(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
