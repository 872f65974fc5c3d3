// Decides what should become of a deployment from who created it, how the start and the job went, and the inputs.
import type { Claim, StepState } from '../deployment/state.ts';

/** `keep`: our deployment goes on running. `leave`: the deployment of somebody else is left as it was found. */
export type Policy = 'delete' | 'pause' | 'keep' | 'leave';

/** The runner's status of the job so far: `success`, `failure` or `cancelled`. */
export type JobStatus = string;

/**
 * Decides the policy for one claim. A deployment that this step did not create is put back as it was found, but a shared
 * one is not paused again, as other jobs may be using it.
 */
export function policyFor(claim: Claim, state: StepState, jobStatus: JobStatus): Policy {
  const { outcome, settings, claims } = state;
  if (claim.origin === 'found') return claim.wasPaused && settings.scope === 'step' ? 'pause' : 'leave';
  if (claim.name !== claims.at(-1)?.name) return 'delete';
  if (outcome === 'ready') return jobStatus === 'failure' ? settings.teardownOnFailure : settings.teardown;
  // It never became ready, so it is deleted even under `keep`. A shared one that did not fail may be in use by others.
  if (settings.scope === 'step' || outcome === 'failed') return 'delete';
  return outcome === 'gave up' ? settings.teardownOnFailure : settings.teardown;
}

/** Whether the deployment is one that the jobs of a run share, and that this one leaves running for the others. */
export function isLeftToOthers({ scope, teardown }: StepState['settings']): boolean {
  return scope === 'run' && teardown === 'keep';
}

/**
 * Whether other jobs may be waiting for the shared deployment to come up, as this step did in vain. Once it is up it is
 * theirs, and must not be deleted, unless this job was to delete it in any case.
 */
export function isWaitedFor({ settings, marks }: StepState): boolean {
  return isLeftToOthers(settings) && marks.replicasAt === null;
}
