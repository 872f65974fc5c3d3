// The rest of the post step's entry, where main saved something.

import { parseState } from '../deployment/state.ts';
import { readPostInputs } from '../github/inputs.ts';
import { finish } from '../steps/post.ts';
import type { Tools } from '../steps/run-step.ts';
import { stranded } from '../teardown/missing-key.ts';

/** Ends what `saved` (JSON) tells of. Throws an Error where that, or an input, cannot be read. */
export async function takeAway(saved: string, tools: Tools): Promise<void> {
  const state = parseState(saved);
  if (state.claims.length === 0) return tools.job.info('Nothing to take away: no deployment was created.');
  const inputs = stranded(state, tools.job, () => readPostInputs(tools.read));
  if (inputs === null) return;
  const { apiKey, jobStatus } = inputs;
  const connected = await tools.connect({ apiUrl: state.apiUrl, apiKey });
  await finish(state, { ...tools, ...connected, jobStatus, startedElsewhere: false });
}
