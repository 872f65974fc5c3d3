// Answers the questions that a scenario's expectations ask about a finished run and its simulator.
import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../simulator/simulator.ts';
import type { ActRun } from './run-act.ts';

/** A run that is over. Steps are named by their id. */
export type Seen = {
  run: ActRun;
  simulator: Simulator;
  /** Returns `Main gpu success`, ... of a job, in order, without act's own steps and checkouts. */
  steps(job: string): string[];
  /** Returns what a step of a job set. */
  outputs(job: string, step: string): Record<string, string>;
  /** Returns the lines that the job's steps printed, in one stage (`Main`, `Post`) or in all. */
  printed(job: string, stage?: string): string[];
  /** Returns what was written to the job's summary, in order. */
  summaries(job: string): string[];
  /** Returns how many requests to this path took effect. */
  effects(path: string): number;
};

/** Wraps a run and its simulator. */
export function seenIn(run: ActRun, simulator: Simulator): Seen {
  const of = (job: string) => run.entries.filter(({ jobID }) => jobID === job);
  return {
    run,
    simulator,
    steps: (job) =>
      of(job).flatMap(({ stage, step, stepID, stepResult }) =>
        stepResult === undefined || stage === '' || step.startsWith('actions/checkout')
          ? []
          : [`${stage} ${stepID.at(-1)} ${stepResult}`],
      ),
    outputs: (job, id) =>
      Object.fromEntries(
        of(job)
          .filter(({ command, stepID }) => command === 'set-output' && stepID.at(-1) === id)
          .map(({ name, arg }) => [name, arg]),
      ),
    printed: (job, stage) =>
      of(job)
        .filter((entry) => entry.raw_output && (stage === undefined || entry.stage === stage))
        .map(({ msg }) => msg.trimEnd()),
    summaries: (job) =>
      of(job)
        .filter(({ command }) => command === 'summary')
        .map(({ content }) => content),
    effects: (path) =>
      simulator.requests().filter((request) => request.path === path && request.effect).length,
  };
}

/** Returns an empty text when both are the same, else one that shows both. */
export function same(actual: unknown, wanted: unknown): string {
  return isDeepStrictEqual(actual, wanted)
    ? ''
    : `saw     ${JSON.stringify(actual)}\nwanted  ${JSON.stringify(wanted)}`;
}

/** Returns an empty text when a line contains the text, else one that shows all lines. */
export function has(lines: readonly string[], wanted: string): string {
  return lines.some((line) => line.includes(wanted)) ? '' : `nowhere: ${wanted}\n${lines.join('\n')}`;
}

/** Checks that nothing alive and nothing paused is left, although something was there before. */
export function leftEmpty({ simulator }: Seen): string {
  const left = [...simulator.alive(), ...simulator.paused()].map(
    ({ name, status }) => `${name} is ${status}`,
  );
  if (simulator.deployments().length === 0) return 'nothing was ever created';
  return left.join('\n');
}

/** Checks that the key stands nowhere in the log but where it is masked. */
export function keyIsHidden({ run, simulator }: Seen): string {
  const leaks = run.entries.filter(
    (entry) => entry.command !== 'add-mask' && JSON.stringify(entry).includes(simulator.apiKey),
  );
  return leaks.map(({ jobID, step, msg }) => `${jobID}, ${step}: ${msg}`).join('\n');
}
