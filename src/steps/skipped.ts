// A step without a key that is to be skipped: told once, and green.
import type { Job } from '../job.ts';

/** Tells that a step did nothing for want of a key (`undone`: what was not done), and sets `skipped` alone. */
export function tellSkipped(undone: string, job: Job): void {
  job.output('skipped', 'true');
  job.notice(
    `Skipped, ${undone}: "api-key" is empty, and "on-missing-key" is "skip". Pull requests from forks and those of Dependabot get no secrets; anywhere else, check that the secret exists.`,
  );
}
