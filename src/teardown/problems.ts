// Reports the deployments that may be alive against the policy, as an error or a warning of the job.
import type { Job } from '../job.ts';
import type { TeardownResult } from './apply.ts';

/**
 * Fails the step or warns, as `on-teardown-error` says, for each deployment whose teardown is not verified. A create
 * that got no answer and did not show is always a warning, because no deployment is known to run.
 */
export function tellProblems(
  results: readonly TeardownResult[],
  job: Pick<Job, 'fail' | 'warning'>,
  onTeardownError: 'fail' | 'warn',
): void {
  for (const { problem, isKnownToLive } of results) {
    if (problem === null) continue;
    if (isKnownToLive && onTeardownError === 'fail') job.fail(problem);
    else job.warning(problem);
  }
}
