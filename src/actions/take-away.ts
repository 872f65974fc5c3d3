// The rest of the post step's entry, where main saved something.
import { finish } from '../lifecycle/finish.ts';
import { parseState } from '../lifecycle/state.ts';
import { stranded } from '../lifecycle/stranded.ts';
import { readPostInputs } from '../runner/inputs.ts';
import type { Tools } from './tools.ts';

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
