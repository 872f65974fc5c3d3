// The main step: starts the service as a process that outlives the step, and says where it is.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { messageOf } from '../../../src/text/error-message.ts';
import { readInputs, type ServiceInputs } from './inputs.ts';
import { annotate, hand, readInput, say } from './runner-files.ts';

const startTimeoutMs = 20_000;

/** What the service's process tells once it listens. */
const startedSchema = z.object({ url: z.string(), apiKey: z.string() });
type Started = z.output<typeof startedSchema>;

/** Fails the step, with one annotation, where an input is bad or the service does not come up. */
export async function start(): Promise<void> {
  // Saved before all else: this very file is the post step too, and must never take itself for the main step there.
  hand('GITHUB_STATE', { started: 'true' });
  try {
    const { service, onLeftAlive } = readInputs(readInput);
    hand('GITHUB_STATE', { onLeftAlive });
    const { child, url, apiKey } = await startService(service);
    hand('GITHUB_STATE', { url, pid: String(child.pid) });
    hand('GITHUB_OUTPUT', { 'api-url': url, 'api-key': apiKey });
    say(`A simulator of Roboflow Dedicated Deployments listens at ${url} until the job ends.`);
    if (service.endpointUrl !== undefined) say(`Its deployments lead to ${service.endpointUrl}.`);
  } catch (error) {
    annotate('error', messageOf(error));
  }
}

async function startService(service: ServiceInputs): Promise<Started & { child: ChildProcess }> {
  const logFile = join(mkdtempSync(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'simulator-')), 'log.txt');
  const log = openSync(logFile, 'w');
  // Detached, and with output of its own: it must neither go with this step nor hold up the runner, which waits for
  // everybody who has the step's output open.
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'serve'], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    windowsHide: true,
  });
  // Its settings may hold a key, which the list of processes would show.
  child.send(service);
  const started = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(startTimeoutMs) }).then(([message]) => message),
    once(child, 'exit').then(() => null),
  ]).catch(() => null);
  const told = startedSchema.safeParse(started);
  if (!told.success) {
    child.kill('SIGKILL');
    throw new Error(
      `The simulator did not start: ${readFileSync(logFile, 'utf8').trim() || 'it said nothing'}`,
    );
  }
  child.disconnect();
  child.unref();
  return { child, ...told.data };
}
