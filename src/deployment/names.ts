// The names of deployments: generating them, and reading the workflow run back out of one.
import type { Random } from '../clock.ts';

/** What the service accepts: 5 to 15 characters, `a-z 0-9 -`, first a letter. */
export const namePattern = /^[a-z][a-z0-9-]{4,14}$/;

const longest = 15;
const leastRandom = 2;

/**
 * A name for one step: `ci-<run id, base 36>-<random>`, always 15 characters, so that matrix legs, re-runs and two uses
 * in a job differ. Throws RangeError for a run id that leaves no room for chance (above 36^9).
 */
export function generateName(runId: number, random: Random): string {
  const prefix = `ci-${runId.toString(36)}-`;
  const room = longest - prefix.length;
  if (room < leastRandom)
    throw new RangeError(`run id ${runId} is too long for a name of ${longest} characters`);
  const tail = Array.from({ length: room }, () => Math.floor(random() * 36).toString(36));
  return prefix + tail.join('');
}

/** The name that all jobs of a workflow run share (`scope: run`); padded to the 5 characters the service asks for. */
export function runScopedName(runId: number): string {
  return `ci-${runId.toString(36).padStart(2, '0')}`;
}

/** The run id a generated name carries, or null for a name that this Action would not have made. */
export function runIdOf(name: string): number | null {
  const match = /^ci-([0-9a-z]{1,10})(-[0-9a-z]+)?$/.exec(name);
  if (!match?.[1]) return null;
  const runId = Number.parseInt(match[1], 36);
  const isOurs = match[2] === undefined ? name === runScopedName(runId) : isStepName(name, runId);
  return isOurs && runId > 0 ? runId : null;
}

function isStepName(name: string, runId: number): boolean {
  return name.length === longest && name.startsWith(`ci-${runId.toString(36)}-`);
}
