// A post step without its key: nothing can be taken away, so all that is left is to say so in full.

import type { StepState } from '../deployment/state.ts';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import { notVerified } from './apply.ts';
import { intentFor } from './policy.ts';

/** The inputs cannot be used; `message` names every deployment that is still to be taken away. */
export class StrandedError extends Error {
  override readonly name = 'StrandedError';
}

/**
 * Returns what `readInputs` returns. What it throws is rethrown with the deployments it strands; under
 * `on-teardown-error: warn` that is a warning, and the return value is null.
 */
export function stranded<T>(state: StepState, job: Job, readInputs: () => T): T | null {
  try {
    return readInputs();
  } catch (cause) {
    const problem = messageOf(cause);
    const messages = state.claims
      .filter((claim) => claim.removal !== 'done')
      .map((claim) => ({ claim, intent: intentFor(claim, state, '') }))
      .filter(({ intent }) => intent === 'delete' || intent === 'pause')
      .map((left) => notVerified(left, problem, state));
    const message = messages.length > 0 ? messages.join('\n') : problem;
    if (state.settings.onTeardownError === 'fail') throw new StrandedError(message, { cause });
    job.warning(message);
    return null;
  }
}
