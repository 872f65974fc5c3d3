// All promises that a run has broken.
import { annotationViolations, cancelViolations, hangs, postViolations, startViolations } from './conduct.ts';
import { lineViolations } from './conduct-in-line.ts';
import { companionViolations } from './conduct-of-companions.ts';
import { redirected } from './conduct-on-wire.ts';
import { accessViolations } from './conduct-without-access.ts';
import { foreignTouches, leaks, misnamed, obeyedForgery } from './leftovers.ts';
import type { Run } from './run.ts';
import { planted, sightings } from './secrecy.ts';
import type { Violation } from './violation.ts';

const checks = [
  ...[accessViolations, lineViolations, redirected],
  ...[leaks, foreignTouches, obeyedForgery, misnamed, sightings, planted, startViolations, postViolations],
  ...[annotationViolations, hangs, cancelViolations, companionViolations],
];

/** What is wrong with the run; empty where every promise was kept. */
export function violationsOf(run: Run): Violation[] {
  return checks.flatMap((check) => check(run));
}
