// Records what the check may have made before it asks for it, and removes all of it again.
import { deploymentListSchema, deploymentSchema } from '../../src/api/schemas.ts';
import type { Clock } from '../../src/clock.ts';
import { isGone } from '../../src/deployment/statuses.ts';
import { excerpt } from '../../src/text/sanitize.ts';
import type { Service } from './service.ts';

/** What one create asked for, and what came of it. `ids` is empty as long as no answer named one. */
type Entry = { names: Set<string>; ids: Set<string> };

export type Made = {
  /** To be called before a create: from now on something of that name may exist. */
  intend(name: string): void;
  /** To be called when the service refused it: nothing of that name is ours, unless an earlier create was accepted. */
  refuse(name: string): void;
  /** To be called when the service made it, perhaps under another name than the one asked for. */
  confirm(asked: string, answered: { id: string; name: string }): void;
  entries(): Entry[];
};

/** Returns a record in which nothing was made yet. */
export function createMade(): Made {
  const made = new Map<string, Entry>();
  const entryOf = (name: string): Entry => {
    const entry = made.get(name) ?? { names: new Set([name]), ids: new Set() };
    made.set(name, entry);
    return entry;
  };
  return {
    intend: (name) => {
      entryOf(name);
    },
    refuse: (name) => {
      if (made.get(name)?.ids.size === 0) made.delete(name);
    },
    confirm: (asked, { id, name }) => {
      const entry = entryOf(asked);
      entry.names.add(name);
      entry.ids.add(id);
    },
    entries: () => [...made.values()],
  };
}

export type RemovalOptions = { service: Service; made: Made; clock: Clock; say: (line: string) => void };

const removalMs = 180_000;
const pauseMs = 3_000;
/** `/list` must show none of them for this long: it may lag behind a create, and an unanswered create may still land. */
const quietMs = 15_000;

/**
 * Deletes all that was made until `/list` has not shown it for a while. Answers the names that may be left after three
 * minutes, which is none if all went well. Never throws.
 */
export async function removeAll({ service, made, clock, say }: RemovalOptions): Promise<string[]> {
  const entries = made.entries();
  if (entries.length === 0) return [];
  const removeEach = async (some: readonly Entry[]) => {
    for (const entry of some) {
      await removeOne(service, entry).catch((error: unknown) => say(`A delete failed: ${messageOf(error)}`));
    }
  };
  // Everything is deleted whatever `/list` says, because it may not know the latest ones yet.
  await removeEach(entries);
  const deadline = clock.now() + removalMs;
  let quietSince = clock.now();
  let suspects = entries;
  while (clock.now() - quietSince < quietMs) {
    if (clock.now() >= deadline) return suspects.flatMap(({ names }) => [...names]);
    await clock.sleep(pauseMs);
    suspects = await aliveAmong(service, entries).catch((error: unknown) => {
      say(`/list could not be read: ${messageOf(error)}`);
      return entries;
    });
    if (suspects.length > 0) quietSince = clock.now();
    await removeEach(suspects);
  }
  return [];
}

/** Returns those of which `/list` shows anything alive or paused. Throws when its answer is not a list. */
async function aliveAmong(service: Service, entries: Entry[]): Promise<Entry[]> {
  const { status, body } = await service.call('GET', '/list');
  if (status !== 200) throw new Error(`status ${status}`);
  const { deployments, unreadable } = deploymentListSchema.parse(JSON.parse(body));
  if (unreadable.length > 0) throw new Error(`an entry of /list cannot be read: ${unreadable[0]?.problem}`);
  const living = deployments.filter((one) => !isGone(one));
  // A name alone decides only when no answer has named an id, because somebody else may have the name by now.
  return entries.filter(({ ids, names }) =>
    living.some(({ id, name }) => (ids.size > 0 ? ids.has(id) : names.has(name))),
  );
}

/** Deletes one by each of its names, unless somebody else has the name. A refusal is ignored, because `/list` decides. */
async function removeOne(service: Service, { names, ids }: Entry): Promise<void> {
  for (const name of names) {
    const { status, body } = await service.call('GET', '/get', { deployment_name: name });
    const isOthers = status === 200 && ids.size > 0 && !ids.has(deploymentSchema.parse(JSON.parse(body)).id);
    if (!isOthers) await service.call('POST', '/delete', { deployment_name: name });
  }
}

const messageOf = (error: unknown) => excerpt(error instanceof Error ? error.message : String(error), 200);
