// The promises of the companions: what they were to end has ended or is named, and nothing else was touched.
import { jobToken } from '../../runner/job-environment.ts';
import type { StageResult } from '../../runner/stage.ts';
import { tracesOf } from '../secrecy.ts';
import type { Violation } from '../violation.ts';
import { companions } from './plan.ts';
import { type CompanionRun, orphan, others } from './run.ts';

/** What is wrong with the run; empty where every promise was kept. */
export function companionViolations(run: CompanionRun): Violation[] {
  return [...touched(run), ...stopped(run), ...swept(run), ...spoken(run), ...keys(run), ...slow(run)];
}

/** Nothing of others is touched; `logs` changes nothing; post leaves what is shared. */
function touched({ alive, commands, post }: CompanionRun): Violation[] {
  const living = new Set(alive.sweep.map(({ name }) => name));
  const lost = others.filter((name) => !living.has(name));
  const stop = commands.stop.filter((command) => !/^\/delete ci-/.test(command) || named(command));
  return [
    ...lost.map((name): Violation => ({ kind: 'foreign', message: `${name} is gone after the sweep` })),
    ...[...commands.logs, ...stop].map(
      (command): Violation => ({ kind: 'foreign', message: `a companion sent ${command}` }),
    ),
    ...(post.exitCode === 0 && alive.post.length === alive.stop.length
      ? []
      : [{ kind: 'exit code', message: `post ended with ${post.exitCode}` } as const]),
  ];
}

const named = (command: string) => [...others, orphan].some((name) => command.endsWith(` ${name}`));

/** What stop was to end has ended, unless it was struck; and where it lives on, it is named with the command. */
function stopped({ plan, stages, isStruck, alive }: CompanionRun): Violation[] {
  const { stop } = stages;
  const shared = alive.stop.find(({ name }) => !others.includes(name) && name !== orphan);
  if (shared === undefined) return [];
  if (!isStruck.stop) {
    return [
      { kind: 'leak', message: `${shared.name} lives after a stop with ${stop.exitCode}: ${said(stop)}` },
    ];
  }
  if (stop.signal === 'SIGKILL' && plan.endings.stop.kind === 'kill') return [];
  const isNamed = stop.annotations.some(({ message }) =>
    message.includes(`roboflow deployment delete ${shared.name}`),
  );
  return isNamed
    ? []
    : [
        {
          kind: 'leak',
          message: `${shared.name} lives after a cancelled stop that does not name it: ${said(stop)}`,
        },
      ];
}

/** A green sweep has removed what runs that are over left behind. */
function swept({ stages, alive, plan, isStruck }: CompanionRun): Violation[] {
  const { sweep } = stages;
  const left = alive.sweep.filter(({ name }) => !others.includes(name));
  const isHindered = isStruck.sweep || plan.github !== null || plan.faults.sweep.length > 0;
  if (!isHindered && sweep.exitCode !== 0) {
    return [
      { kind: 'exit code', message: `an unhindered sweep ended with ${sweep.exitCode}: ${said(sweep)}` },
    ];
  }
  // A run that GitHub denies is one of another repository, as far as anybody can know.
  if (sweep.exitCode !== 0 || left.length === 0 || plan.github?.status === 404) return [];
  const names = left.map(({ name }) => name).join(', ');
  return [{ kind: 'leak', message: `a green sweep left ${names}: ${said(sweep)}` }];
}

/** A failed stage says why, and none writes to stderr. */
function spoken({ stages, isStruck, plan }: CompanionRun): Violation[] {
  return companions.flatMap((name): Violation[] => {
    const { exitCode, stderr, stdout } = stages[name];
    // The runner itself annotates what it cancels, so that only the step's own lines count.
    const errors: string[] = stdout.match(/^::error::.*$/gm) ?? [];
    const isKilled = isStruck[name] && plan.endings[name].kind === 'kill';
    const wrong: Violation[] = [];
    if (stderr !== '') wrong.push({ kind: 'other', message: `${name} wrote to stderr: ${stderr}` });
    if (isKilled) return wrong;
    // A signal that comes before the process has loaded its code ends it without a word, and nothing was begun.
    if (isStruck[name] && exitCode === 130 && stdout === '') return wrong;
    if (exitCode !== 0 && exitCode !== 1) {
      wrong.push({ kind: 'exit code', message: `${name} ended with ${exitCode}` });
    }
    if ((exitCode === 1) !== errors.length > 0 || errors.includes('::error::')) {
      wrong.push({ kind: 'annotation', message: `${name}: ${exitCode} with ${errors.length} errors` });
    }
    return wrong;
  });
}

/** Neither the key nor the token of the job is anywhere. */
function keys({ plan, stages }: CompanionRun): Violation[] {
  return companions.flatMap((name) => {
    const { stdout, stderr, summary, outputs } = stages[name];
    const texts = [withoutMasks(stdout), stderr, summary, JSON.stringify(outputs)].join('\n');
    return [plan.apiKey, jobToken]
      .flatMap(tracesOf)
      .filter((trace) => texts.includes(trace))
      .map((trace): Violation => ({ kind: 'key', message: `${name} shows "${trace}", a part of a secret` }));
  });
}

const withoutMasks = (stdout: string) => stdout.replaceAll(/^::add-mask::.*$/gm, '');

/** Milliseconds within which each ends, whatever happens: all faults pass, and a cancel leaves a few seconds. */
const mostMs = 150_000;

function slow({ stages }: CompanionRun): Violation[] {
  return companions
    .filter((name) => stages[name].durationMs > mostMs)
    .map((name) => ({
      kind: 'hang',
      message: `${name} took ${Math.round(stages[name].durationMs / 1000)} s`,
    }));
}

function said({ annotations }: StageResult): string {
  return annotations.map(({ level, message }) => `${level}: ${message.split('\n')[0]}`).join(' | ');
}

/** The whole story of a run: what was planned, what was asked of the service, what was printed. */
export function companionStory(run: CompanionRun, violations: readonly Violation[]): string {
  const { plan, stages, commands, alive } = run;
  return [
    `=== companions of seed ${plan.seed} ===`,
    ...violations.map(({ kind, message }) => `VIOLATION (${kind}): ${message}`),
    `plan: ${JSON.stringify(plan)}`,
    ...companions.flatMap((name) => [
      `--- ${name}: ${stages[name].exitCode} ${stages[name].signal ?? ''} in ${Math.round(stages[name].durationMs)} ms`,
      stages[name].stdout + stages[name].stderr,
      ...commands[name],
      `alive: ${alive[name].map(({ name: left }) => left).join(', ')}`,
    ]),
    `=== end of the companions of seed ${plan.seed} ===`,
  ].join('\n');
}
