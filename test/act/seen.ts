// What a scenario's expectations ask of a finished run and its simulator.
import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../simulator/simulator.ts';
import type { ActRun } from './run-act.ts';

/** A run that is over, seen through questions. Steps go by their id. */
export type Seen = {
  run: ActRun;
  simulator: Simulator;
  /** `Main gpu success`, ... of a job, in order; act's own steps and checkouts are left out. */
  steps(job: string): string[];
  /** What a step of a job set. */
  outputs(job: string, step: string): Record<string, string>;
  /** The lines that the job's steps printed; of one stage (`Main`, `Post`), or of all. */
  printed(job: string, stage?: string): string[];
  /** What was written to the job's summary, in order. */
  summaries(job: string): string[];
  /** How many requests to this path took effect. */
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

/** Empty where both are the same, else a text that shows both. */
export function same(actual: unknown, wanted: unknown): string {
  return isDeepStrictEqual(actual, wanted)
    ? ''
    : `saw     ${JSON.stringify(actual)}\nwanted  ${JSON.stringify(wanted)}`;
}

/** Empty where a line contains the text, else a text that shows all lines. */
export function has(lines: readonly string[], wanted: string): string {
  return lines.some((line) => line.includes(wanted)) ? '' : `nowhere: ${wanted}\n${lines.join('\n')}`;
}

/** Nothing alive and nothing paused is left, and something was there before. */
export function leftEmpty({ simulator }: Seen): string {
  const left = [...simulator.alive(), ...simulator.paused()].map(
    ({ name, status }) => `${name} is ${status}`,
  );
  if (simulator.deployments().length === 0) return 'nothing was ever created';
  return left.join('\n');
}

/** The key is found nowhere in the log but where it is masked. */
export function keyIsHidden({ run, simulator }: Seen): string {
  const leaks = run.entries.filter(
    (entry) => entry.command !== 'add-mask' && JSON.stringify(entry).includes(simulator.apiKey),
  );
  return leaks.map(({ jobID, step, msg }) => `${jobID}, ${step}: ${msg}`).join('\n');
}
