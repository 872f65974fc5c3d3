// How logs, stop and sweep behaved: what they touched and left, and whether they said why they failed.
import { runIdOf } from '../../src/deployment/names.ts';
import type { DeploymentSnapshot } from '../simulator/service/records.ts';
import type { Mood } from './companion-plan.ts';
import type { CompanionRun } from './companions.ts';
import { knownRuns } from './moody-github.ts';
import type { Run } from './run.ts';
import { knownName, runId } from './scenario.ts';
import type { Violation } from './violation.ts';

/** Every promise that a companion of this run has broken. */
export function companionViolations(run: Run): Violation[] {
  return run.companions.flatMap((ran) => [...endedBadly(ran), ...ofItsOwn(ran, run)]);
}

function ofItsOwn(ran: CompanionRun, run: Run): Violation[] {
  if (ran.name === 'sweep') return sweepViolations(ran, run);
  return ran.name === 'stop' ? stopViolations(ran, run) : logsViolations(ran, run);
}

/** It ends in time with 0 or 1; a red one says why, a green one tells of no error. */
function endedBadly({ name, result, isHung, struckAt }: CompanionRun): Violation[] {
  if (isHung) return [{ kind: 'hang', message: `${name} did not end within its bounds` }];
  const violations: Violation[] = [];
  const { exitCode, signal } = result;
  const errors = errorsOf(result.stdout);
  if (signal === 'SIGKILL' || (signal !== undefined && struckAt !== null)) return violations;
  if (exitCode !== 0 && exitCode !== 1)
    violations.push({ kind: 'exit code', message: `${name} ended with ${exitCode} ${signal ?? ''}` });
  if ((exitCode === 1) !== errors.length > 0 || errors.some((message) => message.trim() === ''))
    violations.push({
      kind: 'annotation',
      message: `${name} ended with ${exitCode} and ${errors.length} errors: ${errors.join(' | ')}`,
    });
  if (result.stderr !== '')
    violations.push({ kind: 'other', message: `${name} wrote to stderr: ${result.stderr}` });
  return violations;
}

/** Logs changes nothing, and is green where nothing stood in its way. */
function logsViolations(ran: CompanionRun, run: Run): Violation[] {
  const touched = ran.requests.filter(({ request }) =>
    ['/delete', '/pause', '/resume'].includes(request.path),
  );
  return [
    ...touched.map(
      ({ request }): Violation => ({ kind: 'foreign', message: `logs asked for ${request.path}` }),
    ),
    ...failedForNothing(ran, run),
  ];
}

/** Stop touches only what it was told of; green and silent, it leaves nothing of that name running. */
function stopViolations(ran: CompanionRun, run: Run): Violation[] {
  const name = ran.deploymentName || knownName(run.scenario);
  const mode = run.scenario.companions.stop?.mode;
  const byId = (id: string) => ran.after.find((one) => one.id === id);
  const foreign = ran.touches.filter(({ actor, id }) => actor === 'stop' && byId(id)?.name !== name);
  const isTold = ran.result.annotations.some(
    ({ level, message }) =>
      // "Nothing to delete" is no telling of what is still there.
      level !== 'notice' && !message.startsWith('Nothing to') && message.includes(`"${name}"`),
  );
  // Under a given name stop looks once: reads that lag may not show what was created a moment ago.
  const isHidden = ran.deploymentName !== '' && run.scenario.service.staleReadsMs > 0;
  const isSilent = ran.result.exitCode === 0 && !isTold && !isHidden;
  const left = ran.before
    .filter((one) => one.name === name && isRunning(one))
    .flatMap(({ id }) => byId(id) ?? [])
    .filter((one) => isRunning(one) && !(mode === 'pause' && one.status === 'paused'));
  return [
    ...foreign.map(
      ({ what, id }): Violation => ({ kind: 'foreign', message: `stop ${what} ${byId(id)?.name}` }),
    ),
    ...(isSilent || ran.result.outputs['stopped'] === 'true' ? left : []).map(
      ({ id, status }): Violation => ({
        kind: 'leak',
        message: `stop is green, and ${name} (${id}) is ${status}`,
      }),
    ),
    ...(ran.result.exitCode === 1 && !isTold && ran.struckAt === null
      ? [{ kind: 'annotation', message: `stop failed without naming ${name}` } as const]
      : []),
    ...failedForNothing(ran, run),
  ];
}

/** Where main had one ready, nobody interfered and no fault struck, there is no reason to fail. */
function failedForNothing({ name, result, struckAt, requests }: CompanionRun, run: Run): Violation[] {
  const { intruder, existing } = run.scenario;
  const isPlain = run.main.exitCode === 0 && !run.isKilled && intruder.kind === 'none' && existing === null;
  const struck = struckAt !== null || requests.some(({ struckBy }) => struckBy !== null);
  if (!isPlain || struck || result.exitCode === 0) return [];
  return [
    {
      kind: 'exit code',
      message: `${name} failed over nothing: ${errorsOf(result.stdout)[0] ?? 'no error'}`,
    },
  ];
}

/** What GitHub may answer up to three times in a row without a sweep failing. */
const passing: readonly (Mood | null)[] = [null, 500, 502, 503, 'rate limit', 'secondary limit', 'reset'];

/** Sweep deletes what is left of runs that are over, and nothing else. */
function sweepViolations(ran: CompanionRun, run: Run): Violation[] {
  const plan = run.scenario.companions.sweep;
  const { exitCode } = ran.result;
  const nameOf = (id: string) => ran.before.find((one) => one.id === id)?.name ?? '';
  const wrong = ran.touches.filter(
    ({ what, id }) => plan?.isDryRun === true || what !== 'deleted' || !isOver(runIdOf(nameOf(id))),
  );
  const left = leftBySweep(ran);
  const errors = ran.result.annotations.map(({ message }) => message).join('\n');
  // An entry that cannot be read has no name by which it could be told.
  const isByName = errors.includes('could not be swept') && !errors.includes('(no name)');
  const untold = isByName ? left.filter(({ name }) => !errors.includes(name)) : [];
  const isStruck = ran.struckAt !== null || ran.requests.some(({ struckBy }) => struckBy !== null);
  const isPassing = plan?.lasting === null && ran.answers.every(({ mood }) => passing.includes(mood));
  return [
    ...wrong.map(
      ({ what, id }): Violation => ({ kind: 'foreign', message: `sweep ${what} ${nameOf(id)} (${id})` }),
    ),
    ...(plan?.isDryRun === true ? [] : exitCode === 0 ? left : untold).map(
      ({ name, id, status }): Violation => ({
        kind: 'leak',
        message: `sweep ended with ${exitCode} and does not tell that ${name} (${id}) is ${status}`,
      }),
    ),
    ...(exitCode === 1 && !isStruck && isPassing
      ? [{ kind: 'exit code', message: `sweep failed, although every fault passed: ${errors}` } as const]
      : []),
  ];
}

/** What a sweep should have deleted and did not; a 404 of GitHub says that the run is another repository's. */
function leftBySweep({ before, after, answers }: CompanionRun): DeploymentSnapshot[] {
  const orphans = new Set(
    before.filter((one) => isRunning(one) && isOver(runIdOf(one.name))).map(({ id }) => id),
  );
  const hidden = new Set(answers.filter(({ mood }) => mood === 404).map((one) => one.runId));
  return after.filter((one) => orphans.has(one.id) && isRunning(one) && !hidden.has(runIdOf(one.name) ?? 0));
}

const isOver = (id: number | null) => id === runId || id === knownRuns.over;

const isRunning = ({ status }: DeploymentSnapshot) => !['deleted', 'deleting', 'expired'].includes(status);

/** The errors as the process printed them. */
const errorsOf = (stdout: string): string[] =>
  [...stdout.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, message = '']) => message);
