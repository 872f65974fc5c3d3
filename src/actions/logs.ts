// The entry of logs/: the whole log of a deployment into a file.
import { saveLog } from '../lifecycle/save-log.ts';
import { readLogsInputs } from '../runner/companion-inputs.ts';
import { runStep } from './tools.ts';

await runStep(async (tools) => {
  const inputs = readLogsInputs(tools.read);
  await saveLog(inputs, { ...tools, ...(await tools.connect(inputs)) });
});
