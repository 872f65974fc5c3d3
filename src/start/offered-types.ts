// What the service has where it refused a machine type: names differ by plan and by time, so nobody can know them.
import { RefusedError, refusesMachineType } from '../api/errors.ts';
import type { StepContext } from '../step-context.ts';

/** Milliseconds that the error may wait for the list. */
const longestMs = 5_000;
const mostTypes = 30;

/**
 * The error with the machine types that the service has, where it speaks of one and they are to be had; else the error
 * as it is. Never throws.
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

/** A sentence that names the machine types that the service has; '' where they are not to be had. Never throws. */
export async function offeredTypes({ api, signal }: Pick<StepContext, 'api' | 'signal'>): Promise<string> {
  const types = await api.machineTypes({ timeoutMs: longestMs, signal }).catch(() => []);
  if (types.length === 0) return '';
  const rest = types.length > mostTypes ? `, and ${types.length - mostTypes} more` : '';
  return `The service has these: ${types.slice(0, mostTypes).join(', ')}${rest}.`;
}
