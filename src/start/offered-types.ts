// Adds the machine types that the service offers to the error about one that it refused, as nobody can know them all.
import { RefusedError, refusesMachineType } from '../api/errors.ts';
import type { StepContext } from '../step-context.ts';

/** Milliseconds for the request. The error waits for it. */
const longestMs = 5_000;
const mostTypes = 30;

/**
 * Returns the error with a list of the machine types that the service offers, where it is about a machine type and the
 * list can be had. Otherwise returns the error as it is. Never throws.
 */
export async function withOfferedTypes(
  error: unknown,
  { api, signal }: Pick<StepContext, 'api' | 'signal'>,
): Promise<unknown> {
  if (signal.aborted || !refusesMachineType(error)) return error;
  const more = await offeredTypes({ api, signal });
  if (more === '') return error;
  const { call, status, serverMessage } = error;
  return new RefusedError(call, { status, body: serverMessage, more });
}

/** A sentence that lists the machine types that the service offers; '' where the list cannot be had. Never throws. */
export async function offeredTypes({ api, signal }: Pick<StepContext, 'api' | 'signal'>): Promise<string> {
  const types = await api.machineTypes({ timeoutMs: longestMs, signal }).catch(() => []);
  if (types.length === 0) return '';
  const rest = types.length > mostTypes ? `, and ${types.length - mostTypes} more` : '';
  return `The service has these: ${types.slice(0, mostTypes).join(', ')}${rest}.`;
}
