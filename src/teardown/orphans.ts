// Removing what no post step could: generated deployments whose workflow run is over.
import type { DeploymentApi } from '../api/client.ts';
import type { Deployment } from '../api/schemas.ts';
import type { Clock, Random } from '../clock.ts';
import { runIdOf } from '../deployment/names.ts';
import { claimOfFound } from '../deployment/ownership.ts';
import { isGone, isLeaving } from '../deployment/statuses.ts';
import type { RunStatus } from '../job.ts';
import { unhurriedTeardown } from './budgets.ts';
import { remove } from './delete-or-pause.ts';

/** What was decided about one deployment, and why. `would delete` is said in a dry run only. */
export type SweepRow = {
  name: string;
  status: string;
  machineType: string;
  runId: number | null;
  decision: 'deleted' | 'would delete' | 'kept' | 'failed';
  reason: string;
};

export type SweepOptions = {
  api: DeploymentApi;
  clock: Clock;
  random: Random;
  /** Asks GitHub for a run of this repository. Throws an Error fit to be shown where there is no telling. */
  runStatus: (runId: number) => Promise<RunStatus>;
  dryRun: boolean;
  /** Aborts when the process is told to stop. */
  signal: AbortSignal;
};

/** How many deployments, and how many runs, are dealt with at a time. */
const sideBySide = 16;

/**
 * Looks at every living deployment of the workspace and deletes those that a finished run of this repository left
 * behind. One failure does not stop the rest: it becomes a row. Throws only where the list cannot be had.
 */
export async function sweep(options: SweepOptions): Promise<SweepRow[]> {
  const living = (await options.api.list()).filter((deployment) => !isGone(deployment));
  const runIds = [...new Set(living.flatMap(({ name }) => runIdOf(name) ?? []))];
  const runs = new Map<number, RunStatus | Error>();
  await inLanes(runIds, async (runId) => {
    runs.set(runId, await options.runStatus(runId).catch(toError));
  });
  const rows: SweepRow[] = [];
  await inLanes(living, async (deployment) => {
    rows.push(await sweepOne(deployment, runs, options));
  });
  return rows.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}

async function sweepOne(
  deployment: Deployment,
  runs: ReadonlyMap<number, RunStatus | Error>,
  { api, clock, random, dryRun, signal }: SweepOptions,
): Promise<SweepRow> {
  const runId = runIdOf(deployment.name);
  const { name, status, machineType } = deployment;
  const row = (decision: SweepRow['decision'], reason: string): SweepRow => ({
    name,
    status,
    machineType,
    runId,
    decision,
    reason,
  });
  if (runId === null) return row('kept', 'not a name of this Action');
  const run = runs.get(runId);
  if (run instanceof Error) return row('failed', `its run could not be looked up: ${run.message}`);
  if (run === 'running') return row('kept', `run ${runId} is still going on`);
  if (run !== 'completed') return row('kept', `run ${runId} is not of this repository`);
  if (isLeaving(deployment)) return row('kept', 'being deleted already');
  if (dryRun) return row('would delete', `run ${runId} is over`);
  if (signal.aborted) return row('failed', 'the sweep was cancelled before its turn came');
  const now = clock.now();
  const { totalMs, verifyMs, requestTimeoutMs } = unhurriedTeardown;
  const teardown = await remove(claimOfFound(deployment), {
    api,
    clock,
    random,
    deadline: now + totalMs,
    verifyMs,
    lookUntil: now,
    requestTimeoutMs,
    hurry: signal,
  });
  if (teardown.outcome === 'unverified') return row('failed', teardown.problem);
  if (teardown.outcome === 'not ours')
    return row('kept', `another deployment has taken the name (id ${teardown.id})`);
  return row('deleted', `run ${runId} is over`);
}

/** Works on all items, a bounded number at a time; `work` must not throw. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
}

/** Failures first, then what was done, then what was kept. */
function order({ decision }: SweepRow): number {
  return ['failed', 'deleted', 'would delete', 'kept'].indexOf(decision);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
