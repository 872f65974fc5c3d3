// One process of a life: it can be told to stop, and killed at any moment, after which nothing of it goes on.
import { EventEmitter } from 'node:events';
import type { Clock } from '../../src/clock.ts';
import type { Step } from './plan.ts';
import type { Time } from './time.ts';

export type EventKind =
  | 'info'
  | 'debug'
  | 'notice'
  | 'warning'
  | 'error'
  | 'fail'
  | 'output'
  | 'save'
  | 'summary'
  | 'mask';

/** What a process said or wrote, as it left the process. */
export type Said = { at: number; kind: EventKind; text: string };

export type Process = {
  readonly job: number;
  readonly step: Step;
  /** The job so far, as it was when the process began. */
  readonly jobStatus: string;
  readonly begunAt: number;
  endedAt: number | null;
  isDead: boolean;
  isKilledByPlan: boolean;
  /** When it was first told to stop. */
  signalledAt: number | null;
  readonly said: Said[];
  /** MiB of answers that are under way. */
  mebibytes: number;
  /** How many requests to each path there were. */
  readonly counts: Map<string, number>;
  /** The process's own clock: a dead one never wakes. */
  readonly clock: Clock;
  /** What `process.on` is to the Action. */
  readonly signals: EventEmitter;
  /** Resolves at its death. */
  readonly death: Promise<void>;
  /** `isPlanned`: the life wants it so; else the runner has lost its patience. */
  kill(isPlanned?: boolean): void;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Something was sent, answered, saved or waited for. */
  moment(): void;
};

/**
 * Starts the clock of a process that dies right after moment number `diesAt` (from 1; 0: never); `aheadMs`: by which the
 * machine's idea of the time is off while this process runs.
 */
export function createProcess(
  about: Pick<Process, 'job' | 'step' | 'jobStatus'> & { diesAt: number; aheadMs: number },
  time: Time,
): Process {
  const { promise: death, resolve: die } = Promise.withResolvers<void>();
  let moments = 0;
  const process: Process = {
    job: about.job,
    step: about.step,
    jobStatus: about.jobStatus,
    begunAt: time.now(),
    endedAt: null,
    isDead: false,
    isKilledByPlan: false,
    signalledAt: null,
    said: [],
    mebibytes: 0,
    counts: new Map(),
    clock: {
      now: () => time.now() + about.aheadMs,
      sleep: async (ms, signal) => {
        process.moment();
        await (process.isDead ? forever() : time.sleep(ms, signal));
        if (process.isDead) await forever();
      },
    },
    signals: new EventEmitter(),
    death,
    kill(isPlanned = false) {
      if (process.isDead || process.endedAt !== null) return;
      process.isKilledByPlan = isPlanned;
      process.isDead = true;
      die();
    },
    signal(name) {
      if (process.isDead || process.endedAt !== null) return;
      process.signalledAt ??= time.now();
      process.signals.emit(name);
    },
    moment() {
      moments += 1;
      if (moments === about.diesAt) process.kill(true);
    },
  };
  return process;
}

/** What a dead process waits for; each a promise of its own, for one of all would keep whoever waits alive. */
function forever(): Promise<never> {
  return new Promise(() => {});
}
