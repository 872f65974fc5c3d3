// Cancellation: the runner's signals as an AbortSignal.
import { CancelledError } from '../cancellation.ts';
import type { Clock } from '../clock.ts';

/** The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL; on Windows SIGTERM arrives as SIGBREAK. */
const names = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

/**
 * Listens for the rest of the process's life: the first signal aborts with a CancelledError, the later ones change
 * nothing, so that the delete that is under way is not cut off by our own default handler.
 */
export function cancellationOf(
  process: { on(name: string, listener: () => void): unknown },
  clock: Clock,
): AbortSignal {
  const controller = new AbortController();
  for (const name of names) process.on(name, () => controller.abort(new CancelledError(name, clock.now())));
  return controller.signal;
}
