// Runs the live check as a process that Ctrl-C ends while a deployment of its own starts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSimulator } from '../simulator/simulator.ts';

export type Interrupted = {
  exitCode: number | null;
  output: string;
  apiKey: string;
  /** The names alive when the signal was sent, and those that the simulator has at the end. */
  aliveBefore: string[];
  aliveAfter: string[];
};

const member = 'ci@example.com';

/** Runs `live.ts --yes` against a simulator, and sends SIGINT as soon as a deployment is there. */
export async function interruptLive(): Promise<Interrupted> {
  const simulator = await startSimulator({ members: [member], provisioning: { seconds: 60 } });
  const names = () => simulator.alive().map(({ name }) => name);
  try {
    const arguments_ = ['--yes', '--api-url', simulator.url, '--minutes', '2'];
    const child = spawn(process.execPath, [join(import.meta.dirname, 'live.ts'), ...arguments_], {
      env: { PATH: process.env['PATH'], ROBOFLOW_API_KEY: simulator.apiKey, ROBOFLOW_CREATOR_EMAIL: member },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let aliveBefore: string[] = [];
    const stopWatching = simulator.onRequest((moment, { path }) => {
      if (moment !== 'answered' || path !== '/get' || names().length === 0 || aliveBefore.length > 0) return;
      aliveBefore = names();
      child.kill('SIGINT');
    });
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [exitCode, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
    stopWatching();
    return { exitCode, output: stdout + stderr, apiKey: simulator.apiKey, aliveBefore, aliveAfter: names() };
  } finally {
    await simulator.close();
  }
}
