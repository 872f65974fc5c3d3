// Loaded into main and post before anything else (NODE_OPTIONS): makes chance repeatable, time jump, and writes fatal.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import '../fakes/fast-clock.ts';
import { seeded } from '../simulator/random.ts';

const { CHAOS_SEED: seed = '1', CHAOS_KILL: kill = '', GITHUB_STATE } = process.env;

Math.random = seeded(Number(seed));

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
