// A post step that cannot call the service: all that is left is to name every deployment that may be alive.
import type { StepState } from '../deployment/state.ts';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import { notVerified } from './apply.ts';
import { policyFor } from './policy.ts';

/** The service cannot be called; `message` names every deployment that is still to be taken away. */
export class StrandedError extends Error {
  override readonly name = 'StrandedError';
}

/**
 * Returns what `prepare` returns. What it throws is rethrown with the deployments it strands; under
 * `on-teardown-error: warn` that is a warning, and the return value is null.
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

/** The problem with every deployment it strands; the problem alone where it strands none. */
function tellStranded(state: StepState, problem: string): string {
  const messages = state.claims
    .filter((claim) => claim.removal !== 'done')
    .map((claim) => ({ claim, policy: policyFor(claim, state, '') }))
    .filter(({ policy }) => policy === 'delete' || policy === 'pause')
    .map((stranded) => notVerified(stranded, problem, state));
  return messages.length > 0 ? messages.join('\n') : problem;
}
