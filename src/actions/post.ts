// The post step's entry: from what main saved to a deployment that is gone.
import * as core from '@actions/core';
import { parseState, stateName } from '../lifecycle/state.ts';
import { readRun } from '../runner/context.ts';
import { readPostInputs } from '../runner/inputs.ts';
import { runStep } from './tools.ts';

await runStep(async (tools) => {
  const state = parseState(core.getState(stateName));
  if (state === null || state.claims.length === 0)
    return tools.job.info('Nothing to take away: no deployment was created.');
  const { finish } = await import('../lifecycle/finish.ts');
  const { stranded } = await import('../lifecycle/stranded.ts');
  const inputs = stranded(state, tools.job, () => readPostInputs(tools.read));
  if (inputs === null) return;
  const { apiKey, jobStatus } = inputs;
  const service = await tools.connect({ apiUrl: state.apiUrl, apiKey });
  await finish(state, {
    ...tools,
    ...service,
    run: readRun(process.env),
    jobStatus,
    startedElsewhere: false,
  });
});
