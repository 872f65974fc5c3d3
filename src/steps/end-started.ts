// Prepares the post step: reads the state that main saved and the current inputs, then connects and calls post.
import { parseState, type StepState } from '../deployment/state.ts';
import { readPostInputs } from '../github/inputs.ts';
import type { StepTools } from '../step-context.ts';
import { orTellStranded } from '../teardown/missing-key.ts';
import { post } from './post.ts';

/** The warning for an empty state. Main saves one first of all, so it was killed at once or is still running. */
const noState =
  'The main step has left no state: it was cut off, or is still ending. Whether it created a deployment is not known. If it did, its duration or the sweep removes it; to look for yourself: roboflow deployment list (generated names begin with "ci-").';

/** Ends what the saved state lists. Throws an Error where the state or an input cannot be used. */
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

/** Reads the current inputs. Throws where the address changed, so that the key goes only where the inputs say. */
function readInputs(state: StepState, { read }: StepTools) {
  const inputs = readPostInputs(read);
  if (inputs.apiUrl === state.apiUrl) return inputs;
  throw new Error(
    `The service's address ("api-url", or else "region") is ${inputs.apiUrl} now, and was ${state.apiUrl} in the main step: the key is not sent to an address that changed`,
  );
}
