// Draws the waiting in line, from a stream of its own: one life in six has it, the others stay as they are.
import type { Habits, JobPlan, Plan, Trouble } from './plan.ts';
import { type Draw, drawFrom } from './random.ts';

/** The same life, in one of six of which no machine is to be had at first, or others have theirs. */
export function withLine(plan: Plan): Plan {
  const draw = drawFrom(plan.seed, 'line');
  if (!draw.chance(1 / 6)) return plan;
  const isCapped = draw.chance(0.5);
  const inputs: Record<string, string> = {
    'capacity-wait-minutes': draw.pick(['0', '0.5', '2', '5', '30']),
    ...(isCapped ? { 'max-running': draw.pick(['1', '1', '2', '50']) } : {}),
  };
  const jobs = plan.jobs.map((job): JobPlan => ({ ...job, inputs: { ...job.inputs, ...inputs } }));
  const troubles = [...plan.troubles];
  if (draw.chance(0.6)) troubles.push({ kind: 'habit', habit: drawFull(draw) });
  if (isCapped && draw.chance(0.7)) troubles.push(drawOther(draw, plan));
  return { ...plan, jobs, troubles };
}

function drawFull(draw: Draw): Partial<Habits> {
  return { fullMs: draw.spread(1_000, 240_000), fullStatus: draw.pick([400, 400, 403, 429, 503]) };
}

/** A deployment with a generated name, of another run. */
function drawOther(draw: Draw, { runId }: Plan): Trouble {
  const name = `ci-${(runId + draw.whole(100, 999)).toString(36)}-zz11`;
  const bornMs = draw.chance(0.6) ? -60_000 : draw.spread(100, 60_000);
  return { kind: 'foreign', name, bornMs, paused: draw.chance(0.3), nulls: [] };
}
