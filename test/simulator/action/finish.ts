// The post step says which deployments are left, and ends the service.
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { messageOf } from '../../../src/text/error-message.ts';
import { statement } from '../statement.ts';
import { annotate, readState, say } from './runner-files.ts';

const requestTimeoutMs = 5_000;
const exitTimeoutMs = 3_000;

const stateSchema = z.object({
  alive: z.array(z.string()),
  paused: z.array(z.string()),
  deployments: z.array(z.unknown()),
  requests: z.number(),
});

/** Ends the service. Fails the step where deployments are left alive, if the input says so. Takes 13 s at most. */
export async function finish(): Promise<void> {
  const url = readState('url');
  if (url === '') return say('No simulator was started.');
  try {
    const response = await fetch(`${url}/__simulator/state`, {
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    tell(stateSchema.parse(await response.json()), readState('onLeftAlive'));
  } catch (error) {
    annotate(
      'warning',
      `The simulator does not answer, so what it left alive is not known: ${messageOf(error)}`,
    );
  }
  await end(url, Number(readState('pid')));
}

function tell({ alive, paused, deployments, requests }: z.output<typeof stateSchema>, reaction: string) {
  say(`The simulator was asked ${requests} times; ${deployments.length} deployments were created.`);
  const lines = statement({ alive, paused });
  for (const line of lines) say(line);
  if (alive.length === 0 || reaction === 'ignore') return;
  const real = 'The real service would go on billing for it.';
  annotate(reaction === 'fail' ? 'error' : 'warning', `In the simulator, ${lines[0]}. ${real}`);
}

/** Asks the service to end, and kills its process where it does not. */
async function end(url: string, pid: number) {
  const signal = AbortSignal.timeout(requestTimeoutMs);
  await fetch(`${url}/__simulator/stop`, { method: 'POST', signal }).catch(() => undefined);
  for (let waitedMs = 0; waitedMs < exitTimeoutMs; waitedMs += 50) {
    if (!isRunning(pid)) return;
    await sleep(50);
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The process has ended in the meantime.
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
