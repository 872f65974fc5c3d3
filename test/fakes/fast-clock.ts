// Loaded into a step before anything else (NODE_OPTIONS): its clock runs faster, so that a wait of minutes takes
// seconds, or is ahead of the real one, or is set to another time in the middle. Without variables it does nothing.

/** What a step's clock does. */
export type ClockManner = {
  /** How many seconds of the step pass in one; default 1. */
  speed?: number;
  /** Since when (ms since the epoch) it runs at that speed: stages with the same moment share one time. */
  from?: number;
  /** Milliseconds that it is ahead; default 0. */
  aheadMs?: number;
  /** The wall clock, and it alone, is set to another time so many ms after the start. */
  jump?: { atMs: number; byMs: number };
};

/** The variables that a process with this clock is started with, besides the one that loads this file. */
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
