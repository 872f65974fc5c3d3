// What other people do to the names this step works with.
import type { Draw } from './draw.ts';
import type { Existing, Inputs } from './scenario.ts';

/** Somebody else in the same workspace, acting in the middle of the run. */
export type Intruder =
  | { kind: 'none' }
  /** Creates a deployment of the name just before our own create is looked at. */
  | { kind: 'is faster'; status: 'ready' | 'paused' }
  /** The same, with our machine type, address and duration, while our create is lost for good. */
  | { kind: 'is a twin' }
  /** Has deleted the deployment of that name a moment before the step begins, so that lagging reads still show it. */
  | { kind: 'has just left' }
  /** Deletes ours while it starts, and may take its name. */
  | { kind: 'deletes ours'; atGet: number; takesName: boolean }
  /** Deletes ours during the job and takes its name. */
  | { kind: 'usurps' }
  /** Takes the name when ours has expired during a long job. */
  | { kind: 'takes the expired name' };

/** Draws one that is possible under these circumstances; mostly there is none. */
export function drawIntruder(
  draw: Draw,
  { isNamed, existing, inputs }: { isNamed: boolean; existing: Existing | null; inputs: Inputs },
): Intruder {
  if (!draw.chance(0.2)) return { kind: 'none' };
  const atGet = draw.whole(1, 4);
  const takesName = draw.chance(0.3);
  // A name of our own making is known to nobody, but chance may have given it to somebody else before.
  if (!isNamed) {
    return draw.pick<Intruder>([
      { kind: 'is faster', status: 'ready' },
      { kind: 'deletes ours', atGet, takesName: false },
    ]);
  }
  if (existing !== null)
    return existing.status === 'ready' && draw.chance(0.3) ? { kind: 'has just left' } : { kind: 'none' };
  return draw.weighted<Intruder>([
    [4, { kind: 'is faster', status: draw.pick(['ready', 'paused']) }],
    [inputs.scope === 'step' ? 2 : 0, { kind: 'is a twin' }],
    [2, { kind: 'deletes ours', atGet, takesName }],
    [2, { kind: 'usurps' }],
    [2, { kind: 'takes the expired name' }],
  ]);
}
