// Changes the clock of a step's process. It is loaded before anything else (NODE_OPTIONS). The clock can run faster, so
// that a wait of minutes takes seconds, can be ahead, or can be set to another time. Without variables it does nothing.

/** What the clock of a step does. */
export type ClockManner = {
  /** How many seconds pass for the step in one real second; default 1. */
  speed?: number;
  /** When the clock began to run at that speed (ms since the epoch). Stages with the same value have the same time. */
  from?: number;
  /** How far the clock is ahead (ms); default 0. */
  aheadMs?: number;
  /** `atMs` after the start, the wall clock, but not the monotonic one, is set forward by `byMs`. */
  jump?: { atMs: number; byMs: number };
};

/** The variables for a process with this clock, without the one that loads this file. */
export function clockVariables({ speed = 1, from = 0, aheadMs = 0, jump }: ClockManner) {
  return {
    CLOCK_SPEED: String(speed),
    CLOCK_FROM: String(from),
    CLOCK_AHEAD_MS: String(aheadMs),
    CLOCK_JUMP: jump === undefined ? '' : `${jump.atMs}:${jump.byMs}`,
  };
}

const { CLOCK_SPEED = '1', CLOCK_FROM = '0', CLOCK_AHEAD_MS = '0', CLOCK_JUMP = '' } = process.env;

const speed = Number(CLOCK_SPEED);
const aheadMs = Number(CLOCK_AHEAD_MS);
const from = speed === 1 ? 0 : Number(CLOCK_FROM);
const [jumpAtMs = 0, jumpByMs = 0] = CLOCK_JUMP.split(':').map(Number);

if (speed !== 1 || aheadMs !== 0 || CLOCK_JUMP !== '') {
  const monotonic = performance.now.bind(performance);
  const wall = Date.now;
  const told = (real: number) => from + (real - from) * speed + aheadMs;
  performance.now = () => told(performance.timeOrigin + monotonic()) - performance.timeOrigin;
  Date.now = () => told(wall()) + (monotonic() >= jumpAtMs ? jumpByMs : 0);
}
if (speed !== 1) {
  const wait = globalThis.setTimeout;
  Object.defineProperty(globalThis, 'setTimeout', {
    value: (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      wait(callback, ms / speed, ...args),
    configurable: true,
    writable: true,
  });
}
