// Looking a deployment up by two witnesses: an absence in `/get` alone proves nothing.
import type { CallLimits } from '../api/caller.ts';
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';

/** What is looked for in the list: by name, by id where one is known; of several, the one of which `isIt` is true. */
export type Sought = { name: string; id?: string | null; isIt?: (deployment: Deployment) => boolean };

/**
 * The deployment of that name; null only where neither `/get` nor `/list` shows one. Throws the client's errors, and an
 * Error where the list has an entry that may be it and cannot be read.
 */
export async function lookUp(
  name: string,
  api: DeploymentApi,
  limits: CallLimits,
): Promise<Deployment | null> {
  return (await api.get(name, limits)) ?? (await lookUpInList({ name }, api, limits));
}

/** What `/list` shows of it, null where nothing. Throws as `lookUp` does. */
export async function lookUpInList(
  { name, id = null, isIt = () => true }: Sought,
  api: DeploymentApi,
  limits: CallLimits,
): Promise<Deployment | null> {
  const { deployments, unreadable } = await api.list(limits);
  const alike = deployments.filter((deployment) => deployment.name === name || deployment.id === id);
  const found = alike.find(isIt) ?? alike[0];
  if (found !== undefined) return found;
  const unread = unreadable.find((entry) => entry.name === null || entry.name === name);
  if (unread !== undefined) throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
  return null;
}
