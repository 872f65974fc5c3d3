// Which companion Actions a run uses besides main and post, drawn from a stream of their own.
import type { Injection } from '../simulator/http/faults.ts';
import { createDraw, type Draw } from './draw.ts';
import { drawFault } from './fault-kinds.ts';
import { drawPostKill, type PostKill } from './kill-plan.ts';
import type { Scenario } from './scenario.ts';

export type CompanionName = 'logs' | 'stop' | 'sweep';

/** What meets every companion: passing faults of the service, and how its process is ended from outside. */
type Misfortune = { faults: Injection[]; end: PostKill };

/** What GitHub answers instead of the truth. `refused` has nothing to do with a rate limit. */
export type Mood = 404 | 500 | 502 | 503 | 'rate limit' | 'secondary limit' | 'refused' | 'reset';

export type LogsPlan = Misfortune & { format: 'text' | 'ndjson' };
export type StopPlan = Misfortune & { mode: 'delete' | 'pause'; onTeardownError: 'fail' | 'warn' };
/** `moods` belong to GitHub's nth answers, from 1; `lasting` is the mood it keeps from the first of them on. */
export type SweepPlan = Misfortune & {
  isDryRun: boolean;
  moods: { nth: number; mood: Mood }[];
  lasting: Mood | null;
};

export type Companions = { logs: LogsPlan | null; stop: StopPlan | null; sweep: SweepPlan | null };

/** The companions of runs that have none. */
export const noCompanions: Companions = { logs: null, stop: null, sweep: null };

/** The stream of the companions begins far from those of the seeds, so that these keep their runs. */
const ownStream = 1_000_000_007;

/** Draws them; only an otherwise plain run has companions, as the troubles are main's and post's. */
export function drawCompanions(scenario: Scenario): Companions {
  const draw = createDraw(scenario.seed + ownStream);
  const { trouble, wire, machine, speed, intruder, existing, apiKey } = scenario;
  const isPlain = trouble.kind === 'none' && wire === null && machine.kind === 'none' && speed === 1;
  if (!isPlain || !draw.chance(0.85)) return noCompanions;
  const logs = draw.chance(0.4) ? drawLogs(draw, apiKey) : null;
  const stop = draw.chance(0.5) ? drawStop(draw, apiKey) : null;
  const sweep = draw.chance(0.75) || (logs === null && stop === null) ? drawSweep(draw, apiKey) : null;
  // Whatever holds the name is what stop was told to stop, so it gets no name that may be a stranger's.
  const isOurs = intruder.kind === 'none' && existing === null;
  return { logs, stop: isOurs ? stop : null, sweep };
}

function drawLogs(draw: Draw, apiKey: string): LogsPlan {
  return {
    ...drawMisfortune(draw, ['/get', '/list', '/get_log'], apiKey),
    format: draw.pick(['text', 'ndjson']),
  };
}

function drawStop(draw: Draw, apiKey: string): StopPlan {
  const plan = {
    ...drawMisfortune(draw, ['/get', '/list', '/delete', '/delete', '/pause', '/get_log', '*'], apiKey),
    mode: draw.chance(0.75) ? ('delete' as const) : ('pause' as const),
    onTeardownError: draw.chance(0.2) ? ('warn' as const) : ('fail' as const),
  };
  // Reads that lag and gateways answer 404 for what is there: an absence is no proof.
  if (draw.chance(0.3)) {
    plan.faults.push({ path: '/get', fault: { kind: 'status', status: 404 }, times: draw.whole(1, 2) });
  }
  return plan;
}

function drawSweep(draw: Draw, apiKey: string): SweepPlan {
  const mood = () =>
    draw.pick<Mood>([404, 500, 502, 503, 'rate limit', 'secondary limit', 'refused', 'reset']);
  const moods = draw.chance(0.5)
    ? Array.from({ length: draw.whole(1, 2) }, () => ({ nth: draw.whole(1, 8), mood: mood() }))
    : [];
  return {
    ...drawMisfortune(draw, ['/list', '/delete', '/delete', '/get', '*'], apiKey),
    isDryRun: draw.chance(0.15),
    moods,
    lasting: moods.length > 0 && draw.chance(0.2) ? draw.pick<Mood>([404, 500, 'refused', 'reset']) : null,
  };
}

function drawMisfortune(draw: Draw, paths: readonly string[], apiKey: string): Misfortune {
  const faults = draw.chance(0.5)
    ? Array.from({ length: draw.whole(1, 2) }, (): Injection => {
        const path = draw.pick(paths);
        return { path, fault: drawFault(draw, path, apiKey), times: 1, skip: draw.whole(0, 1) };
      })
    : [];
  // A companion is ended more often than post is: a job may be cancelled while it runs.
  const end = draw.chance(0.15)
    ? { kind: draw.pick(['sequence', 'sigkill'] as const), afterMs: draw.whole(0, 1_500) }
    : drawPostKill(draw);
  return { faults: faults.filter(isFair), end };
}

/** An empty list is a right answer of its own, and the last word on what there is: nobody can see through that lie. */
const isFair = ({ path, fault }: Injection): boolean =>
  !(['/list', '*'].includes(path) && fault.kind === 'body' && fault.body === '[]');
