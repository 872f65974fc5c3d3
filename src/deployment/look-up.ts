// Looking a deployment up by two witnesses: an absence in `/get` alone proves nothing.
import type { CallLimits } from '../api/caller.ts';
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';

/**
 * The deployment of that name; null only where neither `/get` nor `/list` shows one. Throws the client's errors, and an
 * Error where the list has an entry of that name that cannot be read.
 */
export async function lookUp(
  name: string,
  api: DeploymentApi,
  limits: CallLimits,
): Promise<Deployment | null> {
  const found = await api.get(name, limits);
  if (found !== null) return found;
  const { deployments, unreadable } = await api.list(limits);
  const unread = unreadable.find((entry) => entry.name === name);
  if (unread !== undefined) {
    throw new Error(`Deployment "${name}" cannot be read in GET /list: ${unread.problem}.`);
  }
  return deployments.find((deployment) => deployment.name === name) ?? null;
}
