// Runs the official client as a process, pointed at a simulator.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The result of one command of the client. `output` is stdout and stderr. */
export type ClientRun = { exitCode: number | null; stdout: string; output: string };

export type ClientOptions = {
  program: string;
  args: readonly string[];
  /** Its home, so that no configuration of the machine is read or written. */
  home: string;
  url: string;
  apiKey: string;
};

/** Runs `roboflow ARGS...`, and ends a command that takes longer than a minute. */
export async function runClient({ program, args, home, url, apiKey }: ClientOptions): Promise<ClientRun> {
  const child = spawn(program, args, {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      // The output is plain text, whatever the machine's terminal is.
      NO_COLOR: '1',
      TERM: 'dumb',
      COLUMNS: '200',
      DEDICATED_DEPLOYMENT_URL: url,
      ROBOFLOW_API_KEY: apiKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [exitCode, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  return { exitCode, stdout, output: `${stdout}${stderr}` };
}
