// Generates names of deployments, and reads the id of the workflow run from such a name.
import type { Random } from '../clock.ts';
import type { Run } from '../job.ts';

/** The names that the service accepts: 5 to 15 characters of `a-z 0-9 -`, the first a letter. */
export const namePattern = /^[a-z][a-z0-9-]{4,14}$/;

const longest = 15;
const leastTail = 2;
/** Characters that are random before any are used for the repository. */
const chanceFirst = 5;
/** Characters that stand for the repository, at most. */
const mostRepositoryMark = 4;

/**
 * Generates a name for one step: `ci-<run id in base 36>-<tail>`, always 15 characters. The tail is random, so that the
 * jobs of a matrix, re-runs, and two uses in a job get different names. Where run ids are short, as on Gitea or a new
 * GitHub Enterprise Server, the tail begins with a mark of the repository, because each server counts its own runs.
 */
export function generateName(run: Run, random: Random): string {
  const { prefix, mark, room } = partsOf(run);
  const chance = Array.from({ length: room - mark.length }, () => Math.floor(random() * 36).toString(36));
  return prefix + mark + chance.join('');
}

/** The name that all jobs of a workflow run share (`scope: run`). Its tail is a hash of server, repository and run. */
export function runScopedName(run: Run): string {
  const { prefix, mark, room } = partsOf(run);
  const whole = `${hash(`${run.server}/${run.repository}`)}${hash(`${run.repository}#${run.id}`)}`;
  return prefix + (mark + whole.slice(mark.length)).slice(0, room);
}

/** The run id in a generated name; null for a name that this Action would not generate. */
export function runIdOf(name: string): number | null {
  const match = /^ci-([1-9a-z][0-9a-z]{0,8})-[0-9a-z]+$/.exec(name);
  if (!match?.[1] || name.length !== longest) return null;
  const runId = Number.parseInt(match[1], 36);
  return Number.isSafeInteger(runId) ? runId : null;
}

/** Whether a generated name may be of this repository. If it contains a mark, the mark must be this repository's. */
export function mayBeOfRepository(name: string, run: Run): boolean {
  const id = runIdOf(name);
  if (id === null) return false;
  const { prefix, mark } = partsOf({ ...run, id });
  return name.startsWith(prefix + mark);
}

/** The parts of a run's names. Throws RangeError for a run id that leaves no room for a tail (36^9 or more). */
function partsOf({ id, server, repository }: Run): { prefix: string; mark: string; room: number } {
  const prefix = `ci-${id.toString(36)}-`;
  const room = longest - prefix.length;
  if (room < leastTail) {
    throw new RangeError(
      `The run id ${id} (GITHUB_RUN_ID) is too long to be part of a deployment's name, which has ${longest} characters.`,
    );
  }
  const markLength = Math.min(mostRepositoryMark, Math.max(0, room - chanceFirst));
  return { prefix, mark: hash(`${server}/${repository}`).slice(0, markLength), room };
}

/** Hashes a text to seven characters of base 36 (FNV-1a, 32 bits). It tells repositories apart, but hides nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.toLowerCase())) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(7, '0');
}
