// Loaded into a step before anything else (NODE_OPTIONS): its clock runs faster, so that a wait of minutes takes seconds.

/** How many seconds of the step pass in one. */
const speed = 20;

const monotonic = performance.now.bind(performance);
const wall = Date.now;

export {};

const begun = { monotonic: monotonic(), wall: wall() };
performance.now = () => begun.monotonic + (monotonic() - begun.monotonic) * speed;
Date.now = () => begun.wall + (wall() - begun.wall) * speed;

const wait = globalThis.setTimeout;
Object.defineProperty(globalThis, 'setTimeout', {
  value: (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    wait(callback, ms / speed, ...args),
  configurable: true,
  writable: true,
});
