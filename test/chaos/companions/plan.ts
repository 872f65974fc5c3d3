// What befalls the companion Actions in one run: a stream of choices of its own, so that the runs of main stay as they are.
import type { Fault, Injection } from '../../simulator/http/faults.ts';
import { createDraw, type Draw } from '../draw.ts';

/** The companions, in the order in which they run. */
export const companions = ['logs', 'stop', 'sweep'] as const;
export type Companion = (typeof companions)[number];

/** How a companion is ended from outside: as a cancelled job ends it, or at once. */
export type Ending = { kind: 'none' } | { kind: 'cancel' | 'kill'; afterMs: number };

/** What GitHub answers to so many questions of the sweep in place of the truth, the first of them after `skip`. */
export type GithubFault = { status: number; skip: number; times: number };

/** The scenario of one run. */
export type CompanionPlan = {
  seed: number;
  apiKey: string;
  onTeardownError: 'fail' | 'warn';
  service: { deletionSeconds: number; staleReadsMs: number; latencyMs: number };
  faults: Record<Companion, Injection[]>;
  endings: Record<Companion, Ending>;
  github: GithubFault | null;
};

/** Draws the companions of a seed; null for three seeds of four, which have none. */
export function drawCompanions(seed: number): CompanionPlan | null {
  const draw = createDraw(seed * 31 + 17);
  if (!draw.chance(0.25)) return null;
  return {
    seed,
    apiKey: `rf_${draw.word(21)}`,
    onTeardownError: draw.chance(0.25) ? 'warn' : 'fail',
    service: {
      deletionSeconds: draw.pick([0, 0.5, 2]),
      staleReadsMs: draw.pick([0, 0, 800, 2_500]),
      latencyMs: draw.pick([0, 20, 200]),
    },
    faults: {
      logs: drawFaults(draw, ['*', '/get', '/get_log', '/list']),
      stop: drawFaults(draw, ['*', '/get', '/get_log', '/list', '/delete']),
      sweep: drawFaults(draw, ['*', '/get', '/list', '/delete']),
    },
    endings: { logs: drawEnding(draw), stop: drawEnding(draw), sweep: drawEnding(draw) },
    github: draw.chance(0.3)
      ? {
          status: draw.pick([404, 403, 429, 500, 502]),
          skip: draw.whole(0, 3),
          times: draw.pick([1, 2, 100]),
        }
      : null,
  };
}

function drawEnding(draw: Draw): Ending {
  if (draw.chance(0.65)) return { kind: 'none' };
  return { kind: draw.chance(0.6) ? 'cancel' : 'kill', afterMs: draw.whole(150, 2_500) };
}

/** Faults that pass: each strikes a few requests, or for a few seconds. */
function drawFaults(draw: Draw, paths: readonly string[]): Injection[] {
  if (draw.chance(0.35)) return [];
  return Array.from({ length: draw.whole(1, 2) }, () => {
    const path = draw.pick(paths);
    const fault = drawFault(draw, path);
    if (fault.kind === 'hang') return { path, fault, times: 1, skip: draw.whole(0, 2) };
    return draw.chance(0.6)
      ? { path, fault, times: draw.whole(1, 4), skip: draw.whole(0, 2) }
      : { path, fault, forMs: draw.whole(200, 4_000), skip: 0 };
  });
}

function drawFault(draw: Draw, path: string): Fault {
  const effect = path === '/delete' && draw.chance(0.5);
  return draw.weighted<Fault>([
    [3, { kind: 'status', status: draw.pick([500, 503, 404, 401, 403, 400]), text: 'no', effect }],
    [2, { kind: 'html', status: draw.pick([403, 404, 502]), effect }],
    [2, { kind: 'reset', effect }],
    [1, { kind: 'hang', effect }],
    [1, { kind: 'truncated' }],
    [1, { kind: 'wrong-types' }],
    [1, { kind: 'delay', ms: draw.whole(200, 3_000) }],
    [1, { kind: 'rate-limit', retryAfterSeconds: draw.pick([1, 3]) }],
  ]);
}
