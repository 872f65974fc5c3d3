// All promises that a run has broken.
import { annotationViolations, cancelViolations, hangs, postViolations, startViolations } from './conduct.ts';
import { foreignTouches, leaks, misnamed, obeyedForgery } from './leftovers.ts';
import type { Run } from './run.ts';
import { planted, sightings } from './secrecy.ts';
import type { Violation } from './violation.ts';

const checks = [
  ...[leaks, foreignTouches, obeyedForgery, misnamed, sightings, planted, startViolations, postViolations],
  ...[annotationViolations, hangs, cancelViolations],
];

/** What is wrong with the run; empty where every promise was kept. */
export function violationsOf(run: Run): Violation[] {
  return checks.flatMap((check) => check(run));
}
