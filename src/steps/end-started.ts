// The way into the post step: from the text that main saved and the inputs of now to what is to be ended.
import { parseState, type StepState } from '../deployment/state.ts';
import { readPostInputs } from '../github/inputs.ts';
import type { StepTools } from '../step-context.ts';
import { orTellStranded } from '../teardown/missing-key.ts';
import { post } from './post.ts';

/** Main saves a state before all else, so without one it was cut off at once, or has not ended yet. */
const noState =
  'The main step has left no state: it was cut off, or is still ending. Whether it created a deployment is not known. If it did, its duration or the sweep removes it; to look for yourself: roboflow deployment list (generated names begin with "ci-").';

/** Ends what `saved` tells of. Throws an Error where that, or an input, cannot be used. */
export async function endStarted(saved: string, tools: StepTools): Promise<void> {
  if (saved === '') return tools.job.warning(noState);
  const state = parseState(saved);
  if (state === null || state.claims.length === 0) {
    return tools.job.info('Nothing to take away: no deployment was created.');
  }
  const inputs = orTellStranded(state, tools.job, () => readInputs(state, tools));
  if (inputs === null) return;
  const { apiUrl, apiKey, jobStatus } = inputs;
  const context = await tools.connect({ apiUrl, apiKey, orWithoutProxy: true });
  await post({ state, jobStatus }, context);
}

/** The inputs of now; the key goes to no address that is not among them, whatever the state says. */
function readInputs(state: StepState, { read }: StepTools) {
  const inputs = readPostInputs(read);
  if (inputs.apiUrl === state.apiUrl) return inputs;
  throw new Error(
    `The service's address ("api-url", or else "region") is ${inputs.apiUrl} now, and was ${state.apiUrl} in the main step: the key is not sent to an address that changed`,
  );
}
