// Loaded into main and post before anything else (NODE_OPTIONS): makes chance repeatable, time jump, and writes fatal.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { seeded } from '../simulator/random.ts';

const {
  CHAOS_SEED: seed = '1',
  CHAOS_AHEAD_MS: ahead = '0',
  CHAOS_SPEED: speedText = '1',
  CHAOS_BEGUN_AT: begunAt = '0',
  CHAOS_KILL: kill = '',
  GITHUB_STATE,
} = process.env;

Math.random = seeded(Number(seed));

const aheadMs = Number(ahead);
const speed = Number(speedText);
if (aheadMs > 0 || speed !== 1) {
  const monotonic = performance.now.bind(performance);
  const wall = Date.now;
  // Main and post count from the same moment, so that what one wrote down is in the past of the other.
  const from = speed === 1 ? 0 : Number(begunAt);
  const told = (real: number) => from + (real - from) * speed + aheadMs;
  performance.now = () => told(performance.timeOrigin + monotonic()) - performance.timeOrigin;
  Date.now = () => told(wall());
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

const [position, nth] = kill.split(':');
let writes = 0;
if (position) {
  const append = fs.appendFileSync;
  fs.appendFileSync = (file, data, options) => {
    const isFatal = file === GITHUB_STATE && ++writes === Number(nth);
    if (isFatal && position === 'before') die();
    if (isFatal && position === 'torn') append(file, String(data).slice(0, String(data).length / 2), options);
    else append(file, data, options);
    if (isFatal) die();
  };
  syncBuiltinESMExports();
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
