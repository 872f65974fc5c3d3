// Runs the live check against a simulator of given habits, on a clock where a minute lasts a second.
import { Agent } from 'undici';
import type { Habits } from '../simulator/profile.ts';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { createFastClock } from './fast-clock.ts';
import { commonNames } from './phases/suffix.ts';
import { type LiveResult, runLive } from './run-live.ts';

export type SimulatedLive = LiveResult & {
  /** The names that the simulator still has, alive or paused. */
  alive: string[];
  /** Every line that was printed. */
  said: string[];
};

export type SimulatedLiveOptions = {
  habits?: Partial<Habits>;
  /** Nothing is asked after this many minutes. */
  minutes?: number;
  /** Called with the simulator before anything is asked. */
  prepare?: (simulator: Simulator, interrupt: AbortController) => void;
};

const member = 'ci@example.com';
const speed = 60;

/** Runs the check. Each start, pause and resume takes as long as the habits say. */
export async function runSimulatedLive({
  habits = {},
  minutes = 18,
  prepare,
}: SimulatedLiveOptions = {}): Promise<SimulatedLive> {
  const clock = createFastClock(speed);
  const dispatcher = new Agent();
  const interrupt = new AbortController();
  const said: string[] = [];
  const simulator = await startSimulator({
    habits,
    realTimes: true,
    members: [member],
    takenSubdomains: [...commonNames],
    clock,
  });
  try {
    prepare?.(simulator, interrupt);
    const result = await runLive({
      url: simulator.url,
      apiKey: simulator.apiKey,
      creatorEmail: member,
      machineType: 'dev-gpu',
      minutes,
      dispatcher,
      clock,
      random: Math.random,
      signal: interrupt.signal,
      say: (line) => said.push(line),
    });
    const alive = [...simulator.alive(), ...simulator.paused()].map(({ name }) => name);
    return { ...result, alive, said };
  } finally {
    await dispatcher.destroy();
    await simulator.close();
  }
}
