// What should become of a deployment: by who made it, how the start went, how the job went, and what was asked for.
import type { Claim, StepState } from '../deployment/state.ts';

/** `keep`: ours, and to live on. `leave`: not ours, and as it was found. */
export type Policy = 'delete' | 'pause' | 'keep' | 'leave';

/** `success`, `failure` or `cancelled`: what the runner says of the job so far. */
export type JobStatus = string;

/**
 * The policy for one claim. What was not created here is put back as it was found; a shared one is not put to sleep
 * under the other jobs that use it.
 */
export function policyFor(claim: Claim, state: StepState, jobStatus: JobStatus): Policy {
  const { outcome, settings, claims } = state;
  if (claim.origin === 'found') return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
  if (claim.name !== claims.at(-1)?.name) return 'delete';
  if (outcome === 'ready') return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
  // Deleted even under `keep`, for it never became ready; except a shared one that works: other jobs may be using it.
  return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}
