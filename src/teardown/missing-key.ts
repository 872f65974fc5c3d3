// Names every deployment that may be alive where a post step cannot call the service, for example without a key.
import type { StepState } from '../deployment/state.ts';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import { notVerified } from './apply.ts';
import { policyFor } from './policy.ts';

/** The service cannot be called. The message names every deployment that is still to be torn down. */
export class StrandedError extends Error {
  override readonly name = 'StrandedError';
}

/**
 * Returns what `prepare` returns. If it throws, throws StrandedError with the deployments that cannot be torn down.
 * Under `on-teardown-error: warn` it warns instead and returns null.
 */
export function orTellStranded<T>(state: StepState, job: Job, prepare: () => T): T | null {
  try {
    return prepare();
  } catch (cause) {
    const message = tellStranded(state, messageOf(cause));
    if (state.settings.onTeardownError === 'fail') throw new StrandedError(message, { cause });
    job.warning(message);
    return null;
  }
}

/** The problem with a message for each deployment that cannot be torn down; the problem alone where there is none. */
function tellStranded(state: StepState, problem: string): string {
  const messages = state.claims
    .filter((claim) => claim.removal !== 'done')
    .map((claim) => ({ claim, policy: policyFor(claim, state, '') }))
    .filter(({ policy }) => policy === 'delete' || policy === 'pause')
    .map((stranded) => notVerified(stranded, problem, state));
  return messages.length > 0 ? messages.join('\n') : problem;
}
