// Starts the simulator as a process that outlives this step.
import { spawn } from 'node:child_process';
import { appendFileSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dummyApiKey } from '../../simulator/options.ts';

const folder = process.env['RUNNER_TEMP'] ?? import.meta.dirname;
const cli = join(import.meta.dirname, '..', '..', 'simulator', 'cli.ts');
const logFile = join(folder, 'simulator.log');
const log = openSync(logFile, 'w');
const flags = ['--port', '0', '--ready-after', '2', '--failing', 'broken-gpu'];
// The process is detached, so that a terminal that ends with this step does not end it too.
const child = spawn(process.execPath, [cli, ...flags], { detached: true, stdio: ['ignore', log, log] });
child.unref();
tell('GITHUB_STATE', { pid: String(child.pid) });

for (let waitedMs = 0; ; waitedMs += 100) {
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(logFile, 'utf8'))?.[0];
  if (url !== undefined) {
    tell('GITHUB_STATE', { url });
    tell('GITHUB_OUTPUT', { url, 'api-key': dummyApiKey });
    console.log(`The simulator listens at ${url}`);
    break;
  }
  if (waitedMs >= 10_000) throw new Error(`the simulator did not start:\n${readFileSync(logFile, 'utf8')}`);
  await sleep(100);
}

/** Writes to one of the runner's command files. Values must be of one line. */
function tell(file: 'GITHUB_STATE' | 'GITHUB_OUTPUT', values: Record<string, string>) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(process.env[file] ?? '/dev/stdout', lines.join(''));
}
