// Looks a deployment up in `/get` and in `/list`, because an absence in `/get` alone proves nothing.
import type { CallLimits } from '../api/caller.ts';
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import { isGone } from './statuses.ts';

/** What to look for in the list: the name, or the id where it is known. Of several, the first that `isIt` accepts. */
export type Sought = { name: string; id?: string | null; isIt?: (deployment: Deployment) => boolean };

/**
 * Returns the deployment of that name, one that has ended only where no other shows; null where neither `/get` nor `/list`
 * shows any. Throws the client's errors, and an Error where an entry of the list that may be the deployment cannot be read.
 */
export async function lookUp(
  name: string,
  api: DeploymentApi,
  limits: CallLimits,
): Promise<Deployment | null> {
  const found = await api.get(name, limits);
  // Another name means that the service looked up something else, such as the first one that begins like it.
  const named = found?.name === name ? found : null;
  if (named !== null && !isGone(named)) return named;
  // Where reads lag, one that has ended may hide the next of its name.
  return (await lookUpInList({ name, isIt: (one) => !isGone(one) }, api, limits)) ?? named;
}

/** Returns what `/list` shows; null where it does not show the deployment. Throws as `lookUp` does. */
export async function lookUpInList(
  { name, id = null, isIt = () => true }: Sought,
  api: DeploymentApi,
  limits: CallLimits,
): Promise<Deployment | null> {
  const { deployments, unreadable } = await api.list(limits);
  // A service may show a name in capitals.
  const isName = (shown: string) => shown.toLowerCase() === name.toLowerCase();
  const alike = deployments.filter((deployment) => isName(deployment.name) || deployment.id === id);
  const found = alike.find(isIt) ?? alike[0];
  if (found !== undefined) return found;
  const unread = unreadable.find((entry) => entry.name === null || isName(entry.name));
  if (unread !== undefined) throw new Error(`GET /list has an entry that cannot be read (${unread.problem})`);
  return null;
}
