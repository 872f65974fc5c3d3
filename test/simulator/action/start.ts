// The main step starts the service as a process that outlives the step, and sets its address as an output.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { messageOf } from '../../../src/text/error-message.ts';
import { type outputNames, readInputs, type ServiceInputs } from './inputs.ts';
import { annotate, hand, readInput, say } from './runner-files.ts';

const startTimeoutMs = 20_000;

/** The message of the service's process when it listens. */
const startedSchema = z.object({ url: z.string(), apiKey: z.string() });
type Started = z.output<typeof startedSchema>;

/** Starts the service. Fails the step with one annotation where an input is bad or the service does not start. */
export async function start(): Promise<void> {
  // The state is saved first, because the post step runs the same file and recognises itself by the state.
  hand('GITHUB_STATE', { started: 'true' });
  try {
    const { service, onLeftAlive } = readInputs(readInput);
    hand('GITHUB_STATE', { onLeftAlive });
    const { child, url, apiKey } = await startService(service);
    hand('GITHUB_STATE', { url, pid: String(child.pid) });
    const outputs = { 'api-url': url, 'api-key': apiKey } satisfies Record<
      (typeof outputNames)[number],
      string
    >;
    hand('GITHUB_OUTPUT', outputs);
    say(`A simulator of Roboflow Dedicated Deployments listens at ${url} until the job ends.`);
    if (service.endpointUrl !== undefined) say(`Its deployments lead to ${service.endpointUrl}.`);
  } catch (error) {
    annotate('error', messageOf(error));
  }
}

async function startService(service: ServiceInputs): Promise<Started & { child: ChildProcess }> {
  const logFile = join(mkdtempSync(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'simulator-')), 'log.txt');
  const log = openSync(logFile, 'w');
  // The process is detached, so that it does not end with this step. It has its own output, because the runner waits for
  // every process that holds the output of a step.
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'serve'], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    windowsHide: true,
  });
  // The settings are not arguments, because they may hold a key, which the list of processes would show.
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
