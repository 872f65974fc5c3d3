// Turns the signals of the runner into an AbortSignal.
import { CancelledError } from '../cancellation.ts';
import type { Clock } from '../clock.ts';

/**
 * To cancel, the runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that (actions/runner,
 * ProcessInvoker.cs). On Windows SIGBREAK comes instead of SIGTERM.
 */
const names = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

/**
 * Listens until the process ends. The first signal aborts with a CancelledError. Later signals have no effect, because
 * Node's default handler would end the process while its delete is under way.
 */
export function cancellationOf(
  process: { on(name: string, listener: () => void): unknown },
  clock: Clock,
): AbortSignal {
  const controller = new AbortController();
  for (const name of names) process.on(name, () => controller.abort(new CancelledError(name, clock.now())));
  return controller.signal;
}
