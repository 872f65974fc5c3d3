// Node's profiles of processors, read: which package a process spent its time on until a moment.
import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { OwnedScript } from './bundles.ts';
import { bundler } from './owners.ts';

const profileSchema = z.object({
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z._default(z.array(z.number()), []),
    }),
  ),
});

/** What is no package's: what Node does before it comes to dist, and in between. */
const start = 'Node: its own start';
const files = 'Node: reading and compiling dist';
const waiting = 'waiting';
/** What ncc reads a chunk with. */
const chunkLoader = '__nccwpck_require__.f.j';

/**
 * Milliseconds by owner until `untilMs` (monotonic clock), from the text of a `.cpuprofile`. What Node does for a
 * package counts as the package's; it is known by the nearest line of dist on the stack.
 */
export function timeByOwner(
  text: string,
  scripts: readonly OwnedScript[],
  untilMs: number,
): Map<string, number> {
  const profile = profileSchema.parse(JSON.parse(text));
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap(({ id, children }) => children.map((child) => [child, id])));
  const owners = new Map(scripts.map((script) => [script.name, script.owners]));
  const ownerOfFrame = (id: number): string | undefined => {
    const { functionName = '', url = '', lineNumber = 0 } = nodes.get(id)?.callFrame ?? {};
    if (functionName === chunkLoader) return files;
    return url.includes('/dist/') ? owners.get(basename(url))?.[lineNumber] : undefined;
  };
  let hasBegun = false;
  const ownerAt = (id: number): string => {
    if (nodes.get(id)?.callFrame.functionName === '(idle)') return waiting;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const owner = ownerOfFrame(at);
      if (owner !== undefined) hasBegun = true;
      if (owner !== undefined && owner !== bundler) return owner;
    }
    return hasBegun ? files : start;
  };
  const times = new Map<string, number>();
  let atMs = profile.startTime / 1000;
  for (const [at, sample] of profile.samples.entries()) {
    const tookMs = (profile.timeDeltas[at] ?? 0) / 1000;
    atMs += tookMs;
    if (atMs > untilMs) break;
    const owner = ownerAt(sample);
    times.set(owner, (times.get(owner) ?? 0) + tookMs);
  }
  return times;
}
