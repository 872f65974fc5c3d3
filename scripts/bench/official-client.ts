// The official client, installed for this run alone as a user of it would, and what its wait takes for real.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roboflow } from '../../.ci/tools.ts';
import { runClient } from '../../test/client/run-client.ts';
import { startSimulator } from '../../test/simulator/simulator.ts';

/** A client in a folder of its own; `version` as installed, `remove` takes it away again. */
export type InstalledClient = {
  program: string;
  version: string;
  installSeconds: number;
  remove: () => void;
};

/** Makes a virtual environment and lets pip install the client, without pip's cache. Throws an Error that says what is missing. */
export function installClient(): InstalledClient {
  const folder = mkdtempSync(join(tmpdir(), 'bench-client-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const began = performance.now();
  try {
    run('python3', ['-m', 'venv', folder]);
    const options = ['--quiet', '--no-cache-dir', '--disable-pip-version-check'];
    run(join(folder, 'bin', 'pip'), ['install', ...options, `roboflow==${roboflow.version}`]);
  } catch (error) {
    remove();
    throw error;
  }
  const installSeconds = (performance.now() - began) / 1000;
  const program = join(folder, 'bin', 'roboflow');
  return { program, version: roboflow.version, installSeconds, remove };
}

/** What one `roboflow deployment create --wait` took: seconds from ready at the service to its end, in all, and looks. */
export type ClientWait = { delaySeconds: number; seconds: number; polls: number };

/** Creates a deployment that takes so long, with `--wait`. Throws where the client fails. */
export async function waitWithClient(program: string, provisioningSeconds: number): Promise<ClientWait> {
  const simulator = await startSimulator({ provisioning: { seconds: provisioningSeconds }, latencyMs: 20 });
  const home = mkdtempSync(join(tmpdir(), 'bench-home-'));
  try {
    const began = Date.now();
    const args = ['deployment', 'create', 'ci-client', '-m', 'dev-gpu', '-e', 'ci@example.com', '--wait'];
    const { url, apiKey } = simulator;
    const { exitCode, output } = await runClient({ program, args, home, url, apiKey });
    const endedAt = Date.now();
    const [made] = simulator.deployments();
    if (exitCode !== 0 || made === undefined) throw new Error(`the client failed (${exitCode}):\n${output}`);
    return {
      delaySeconds: (endedAt - made.createdAt) / 1000 - provisioningSeconds,
      seconds: (endedAt - began) / 1000,
      polls: simulator.requests().filter(({ path }) => path === '/get').length,
    };
  } finally {
    await simulator.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${command} ${args.join(' ')}" failed: ${error?.message ?? stderr}`);
}
