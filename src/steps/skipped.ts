// Reports a step that is skipped because it has no key.
import type { Job } from '../job.ts';

/** Says in a notice that the step did nothing (`undone`: what it did not do), and sets only the output `skipped`. */
export function tellSkipped(undone: string, job: Job): void {
  job.output('skipped', 'true');
  job.notice(
    `Skipped, ${undone}: "api-key" is empty, and "on-missing-key" is "skip". Pull requests from forks and those of Dependabot get no secrets; anywhere else, check that the secret exists.`,
  );
}
