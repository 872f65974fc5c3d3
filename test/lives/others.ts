// What others do meanwhile: other people's deployments, and GitHub.

import { othersName } from './forged.ts';
import type { Plan, Trouble } from './plan.ts';
import { givenName, type Life } from './record.ts';
import { beginning } from './time.ts';
import type { World } from './world.ts';

/** Lets other people's deployments appear when they are due. */
export function plantForeign({ plan, world, time }: Life): void {
  for (const trouble of plan.troubles) {
    if (trouble.kind === 'usurped') time.at(beginning + trouble.atMs, () => usurp(world, time.now()));
    const foreign = foreignOf(trouble, plan);
    if (foreign === null) continue;
    const { name, bornMs, paused, nulls } = foreign;
    const fields = { name, machineType: 'dev-gpu', email: 'ci@example.com', hours: 6 };
    time.at(beginning + bornMs, () => {
      const at = time.now();
      if (world.holder(name, at) === undefined) world.plant(fields, { at, paused, nulls });
    });
  }
}

/** A leg of a matrix in another run that happened to generate the same name, a moment sooner. */
export function plantNamesake(
  name: string,
  { plan, world, time }: Pick<Life, 'plan' | 'world' | 'time'>,
): void {
  const namesake = plan.troubles.find(({ kind }) => kind === 'namesake');
  if (namesake?.kind !== 'namesake' || world.holder(name, time.now()) !== undefined) return;
  const fields = { name, machineType: 'dev-gpu', email: 'ci@example.com', hours: namesake.hours };
  world.plant(fields, { at: time.now(), paused: false, nulls: [] });
}

/** Whom a trouble brings along: a forged state claims what is another's, and a sweep has other runs to ask for. */
function foreignOf(trouble: Trouble, plan: Plan): Extract<Trouble, { kind: 'foreign' }> | null {
  if (trouble.kind === 'foreign') return trouble;
  const about = { kind: 'foreign', bornMs: 0, paused: false, nulls: [] } as const;
  if (trouble.kind === 'forged') return { ...about, name: othersName };
  return trouble.kind === 're-run' ? { ...about, name: `ci-${otherRunId(plan).toString(36)}-abcd` } : null;
}

/** A run of which GitHub takes its time to tell. */
const otherRunId = ({ runId }: Plan): number => runId + 77;
const slowAnswerMs = 20_000;

/** Somebody deletes what has the given name, and takes it at once. */
function usurp(world: World, at: number): void {
  const ours = world.alive(at).find(({ name }) => name === givenName);
  if (ours === undefined) return;
  ours.takenAt = at;
  ours.goneAt = at;
  const fields = { name: givenName, machineType: 'dev-gpu', email: 'ci@example.com', hours: 6 };
  world.plant(fields, { at, paused: false, nulls: [] });
}

/** When the run is run again while the sweep is under way; infinity: never. */
export function rerunAt({ plan, processes }: Life): number {
  const rerun = plan.troubles.find(({ kind }) => kind === 're-run');
  const sweep = processes.find(({ step }) => step === 'sweep');
  return rerun?.kind === 're-run' && sweep !== undefined
    ? sweep.begunAt + rerun.afterMs
    : Number.POSITIVE_INFINITY;
}

/** The run of the sweep itself. */
export const sweepRunId = ({ runId }: Plan): number => runId + 5_000;

/** GitHub's word on a run. */
export async function runStatusOf(life: Life, runId: number): Promise<'completed' | 'running' | 'unknown'> {
  const { plan, time } = life;
  await time.sleep(runId === otherRunId(plan) ? slowAnswerMs : 200);
  if (plan.troubles.some(({ kind }) => kind === 'github')) return 'unknown';
  if (runId === sweepRunId(plan)) return 'running';
  if (runId !== plan.runId) return 'unknown';
  return time.now() >= rerunAt(life) ? 'running' : 'completed';
}
