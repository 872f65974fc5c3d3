// How and when main is ended from outside.
import type { Moment } from '../simulator/http/transcript.ts';
import type { Draw } from './draw.ts';

/** A moment of main's life: so long after its start, or a moment of its nth request (on that path, or of all). */
export type When = { afterMs: number } | { path: string | null; nth: number; moment: Moment };

/**
 * `sigkill`: at once and without a word, as an out-of-memory kill does. `sequence`: as the runner does for a cancelled
 * job. `write`: SIGKILL before or after the nth write to GITHUB_STATE, or in the middle of it.
 */
export type Kill =
  | { kind: 'none' }
  | { kind: 'sigkill'; when: When }
  | { kind: 'sequence'; when: When }
  | { kind: 'write'; nth: number; position: 'before' | 'after' | 'torn' };

/** Draws one; a third of the runs have none. */
export function drawKill(draw: Draw): Kill {
  const kind = draw.weighted([
    [34, 'none'],
    [22, 'sigkill'],
    [28, 'sequence'],
    [16, 'write'],
  ] as const);
  if (kind === 'none') return { kind };
  if (kind === 'write') {
    return { kind, nth: draw.whole(1, 14), position: draw.pick(['before', 'after', 'after', 'torn']) };
  }
  return { kind, when: draw.chance(0.4) ? { afterMs: drawAfterMs(draw) } : drawRequest(draw) };
}

/** Mostly in the first seconds, where everything happens. */
const drawAfterMs = (draw: Draw): number =>
  draw.chance(0.8) ? draw.whole(100, 4_000) : draw.whole(4_000, 15_000);

function drawRequest(draw: Draw): When {
  const moment = draw.pick(['received', 'effect', 'answered'] as const);
  const [path, most] = draw.weighted<[string | null, number]>([
    [10, ['/add', 2]],
    [2, ['/add', 4]],
    [6, ['/get', 6]],
    [3, ['/delete', 2]],
    [3, ['/resume', 1]],
    [1, ['/pause', 1]],
    [1, ['/get_log', 1]],
    [2, ['endpoint:/info', 3]],
    [1, ['endpoint:/model/add', 2]],
    [4, [null, 12]],
  ]);
  return { path, nth: draw.whole(1, most), moment };
}

/** How post is ended, so many ms after its first line: as the runner does where its time is over, or at once. */
export type PostKill = { kind: 'none' } | { kind: 'sequence' | 'sigkill'; afterMs: number };

/** Draws one; few runs have it, for the runner itself lets a post step come to its end. */
export function drawPostKill(draw: Draw): PostKill {
  if (!draw.chance(0.1)) return { kind: 'none' };
  return {
    kind: draw.pick(['sequence', 'sequence', 'sigkill']),
    afterMs: draw.chance(0.5) ? draw.whole(0, 300) : draw.whole(300, 2_500),
  };
}
