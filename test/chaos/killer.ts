// Ends main from outside, at the moment that was planned.
import type { ChildProcess } from 'node:child_process';
import type { Job } from '../runner/job.ts';
import type { RequestRecord } from '../simulator/http/transcript.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Kill, PostKill, When } from './kill-plan.ts';

/** What is known of the kill: when the first signal was sent (ms since the epoch), null if main ended before. */
export type Killer = { struckAt: number | null; attach(child: ChildProcess): void; end(): void };

/** Arms the kill; `attach` is given main's process. A kill at a write is the business of child-preload.ts. */
export function armKill(kill: Kill, { job, simulator }: { job: Job; simulator: Simulator }): Killer {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let forget = () => {};
  const strike = () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null || killer.struckAt !== null)
      return;
    killer.struckAt = Date.now();
    if (kill.kind === 'sequence') job.cancel();
    else child.kill('SIGKILL');
  };
  const when = 'when' in kill ? kill.when : null;
  const killer: Killer = {
    struckAt: null,
    attach(started) {
      child = started;
      if (when !== null && 'afterMs' in when) timer = setTimeout(strike, when.afterMs);
    },
    end() {
      clearTimeout(timer);
      forget();
    },
  };
  if (when !== null && 'nth' in when) forget = onNth(simulator, when, strike);
  return killer;
}

/** Calls `strike` at that moment of the nth request; a request without an effect has no such moment. */
function onNth(
  simulator: Simulator,
  { path, nth, moment }: Extract<When, { nth: number }>,
  strike: () => void,
): () => void {
  let count = 0;
  let chosen: Readonly<RequestRecord> | null = null;
  return simulator.onRequest((reached, request) => {
    if (reached === 'received' && (path === null || request.path === path) && ++count === nth)
      chosen = request;
    if (request === chosen && reached === moment) strike();
  });
}

/** What a runner waits between its signals, in ms. */
const grace = { untilSigterm: 7_500, untilSigkill: 2_500 };

/** Arms what ends post: as a step is ended whose own time is over, or at once. */
export function armPostKill(kill: PostKill): Killer {
  const timers: NodeJS.Timeout[] = [];
  const killer: Killer = {
    struckAt: null,
    attach(child) {
      if (kill.kind === 'none') return;
      const signal = (name: NodeJS.Signals) => () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        killer.struckAt ??= Date.now();
        child.kill(name);
      };
      const { afterMs } = kill;
      if (kill.kind === 'sigkill') {
        timers.push(setTimeout(signal('SIGKILL'), afterMs));
        return;
      }
      timers.push(setTimeout(signal('SIGINT'), afterMs));
      timers.push(setTimeout(signal('SIGTERM'), afterMs + grace.untilSigterm));
      timers.push(setTimeout(signal('SIGKILL'), afterMs + grace.untilSigterm + grace.untilSigkill));
    },
    end() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
  return killer;
}
