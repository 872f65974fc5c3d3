// What is to become of a deployment: by who made it, how the start went, how the job went, and what was asked for.
import type { Claim, StepState } from '../deployment/state.ts';

/** `keep`: ours, and to live on. `leave`: not ours, and as it was found. */
export type Intent = 'delete' | 'pause' | 'keep' | 'leave';

/**
 * The intent for one claim. `jobStatus` is the runner's word at the time of the post step (`success`, `failure`,
 * `cancelled`). What was not created here is put back as it was found; a shared one is not put to sleep under others.
 */
export function intentFor(claim: Claim, { outcome, settings, claims }: StepState, jobStatus: string): Intent {
  if (claim.origin === 'found') return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
  if (claim !== claims.at(-1)) return 'delete';
  if (outcome === 'ready') return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
  // It never became ready: `keep` is for an endpoint that works. A cancelled job may share it with running ones.
  return settings.scope === 'run' && outcome !== 'failed' ? settings.teardown : 'delete';
}
