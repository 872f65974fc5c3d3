// Names every deployment that may be alive where a post step cannot call the service, for example without a key.
import type { Claim, StepState } from '../deployment/state.ts';
import type { Job } from '../job.ts';
import { messageOf } from '../text/error-message.ts';
import { doubtOf, factsOf, notVerified } from './apply.ts';
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

/** The problem, and a message for each deployment that may be alive against the policy. */
function tellStranded(state: StepState, problem: string): string {
  const open = state.claims.filter(({ removal }) => removal !== 'done');
  const messages = open.map((claim) => tellOne(claim, state));
  return [problem, ...messages.filter((message) => message !== null)].join('\n');
}

function tellOne(claim: Claim, state: StepState): string | null {
  const policy = policyFor(claim, state, '');
  if (policy === 'delete' || policy === 'pause') {
    return notVerified({ claim, policy }, 'this step cannot call the service', state);
  }
  return doubtOf(claim, { ...factsOf(state), now: null })?.problem ?? null;
}
