// Removes deployments with generated names whose workflow run is over, which no post step could remove.
import type { Deployment, UnreadableEntry } from '../api/schemas.ts';
import { mayBeOfRepository, runIdOf } from '../deployment/names.ts';
import { claimOfFound } from '../deployment/ownership.ts';
import { isGone } from '../deployment/statuses.ts';
import type { RunStatus } from '../job.ts';
import type { StepContext } from '../step-context.ts';
import { messageOf } from '../text/error-message.ts';
import { unhurriedTeardown } from './budgets.ts';
import { deleteOrPause } from './delete-or-pause.ts';

/**
 * The decision about one deployment and its reason. `would delete` occurs in a dry run only. `status` and `reason` may be
 * foreign text.
 */
export type SweepRow = {
  name: string;
  status: string;
  machineType: string;
  /** The run whose id the name contains; null where it contains none. */
  runId: number | null;
  /** Whether GitHub knows that run in this repository, so that a link to it works. */
  isOwnRun: boolean;
  decision: 'deleted' | 'would delete' | 'kept' | 'failed';
  reason: string;
};

/** What to sweep, and with what. */
export type SweepOptions = {
  context: Pick<StepContext, 'api' | 'clock' | 'random' | 'signal' | 'run'>;
  /** Asks GitHub for the status of a run of this repository. Throws an Error where GitHub does not say. */
  runStatus: (runId: number) => Promise<RunStatus>;
  dryRun: boolean;
};

/** Deployments, or runs, that are handled at the same time. */
const sideBySide = 16;

/**
 * Deletes every living deployment of the workspace that a finished run of this repository left behind. A failure becomes
 * a row and does not stop the rest. Throws where the list cannot be had, and where the token does not even show the run
 * of this sweep, because all runs would then be unknown and nothing would ever be deleted.
 */
export async function sweepOrphans(options: SweepOptions): Promise<SweepRow[]> {
  const { api, run } = options.context;
  const { deployments, unreadable } = await api.list();
  if ((await options.runStatus(run.id).catch(toError)) === 'unknown') {
    throw new Error(
      `"github-token" does not show the runs of ${run.repository}: GitHub answers 404 even for the run of this sweep. Give it the permission "actions: read" (of a private repository also "contents: read").`,
    );
  }
  const living = deployments.filter((deployment) => !isGone(deployment));
  const runs = new Map<number, RunStatus | Error>();
  const runIds = [...new Set(living.flatMap(({ name }) => runIdOf(name) ?? []))];
  await inLanes(runIds, async (runId) => {
    runs.set(runId, await options.runStatus(runId).catch(toError));
  });
  const rows: SweepRow[] = unreadable.map(rowOfUnreadable);
  await inLanes(living, async (deployment) => {
    rows.push(await sweepOne(deployment, runs, options));
  });
  return rows.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}

function rowOfUnreadable({ name, problem }: UnreadableEntry): SweepRow {
  const runId = name === null ? null : runIdOf(name);
  const isForeign = name !== null && runId === null;
  return {
    name: name ?? '(no name)',
    status: '',
    machineType: '',
    runId,
    isOwnRun: false,
    decision: isForeign ? 'kept' : 'failed',
    reason: isForeign ? 'not a name of this Action' : `its entry in the list cannot be read (${problem})`,
  };
}

async function sweepOne(
  deployment: Deployment,
  runs: ReadonlyMap<number, RunStatus | Error>,
  options: SweepOptions,
): Promise<SweepRow> {
  const { context, dryRun } = options;
  const { name, status, machineType } = deployment;
  const runId = runIdOf(name);
  const run = runId === null ? undefined : runs.get(runId);
  const row = (decision: SweepRow['decision'], reason: string): SweepRow => ({
    name,
    status,
    machineType,
    runId,
    isOwnRun: run === 'completed' || run === 'running',
    decision,
    reason,
  });
  if (runId === null) return row('kept', 'not a name of this Action');
  if (!mayBeOfRepository(name, context.run))
    return row('kept', 'its name carries the mark of another repository');
  const kept = reasonToKeep(runId, run);
  if (kept !== null) return row(...kept);
  if (dryRun) return row('would delete', `run ${runId} is over`);
  if (context.signal.aborted) return row('failed', 'the sweep was cancelled before its turn came');
  return row(...(await remove(deployment, runId, options)));
}

type SweepDecision = [decision: SweepRow['decision'], reason: string];

function reasonToKeep(runId: number, run: RunStatus | Error | undefined): SweepDecision | null {
  if (run instanceof Error) return ['failed', `its run could not be looked up: ${run.message}`];
  if (run === 'running') return ['kept', `run ${runId} is still going on`];
  return run === 'completed' ? null : ['kept', `run ${runId} is not of this repository`];
}

async function remove(
  deployment: Deployment,
  runId: number,
  { context, runStatus }: SweepOptions,
): Promise<SweepDecision> {
  const { api, clock, random, signal } = context;
  const now = clock.now();
  const { totalMs, requestTimeoutMs } = unhurriedTeardown;
  const last: { word: SweepDecision | null; wasSent: boolean } = { word: null, wasSent: false };
  const teardown = await deleteOrPause('delete', claimOfFound(deployment), {
    api,
    clock,
    random,
    deadline: now + totalMs,
    lookUntil: () => now,
    requestTimeoutMs,
    cancelSignal: signal,
    // The run may have been started again in the meantime, even since an earlier delete.
    mayGive: async () => {
      last.word = reasonToKeep(runId, await runStatus(runId).catch(toError));
      last.wasSent ||= last.word === null;
      return last.word === null;
    },
  });
  if (last.word !== null) return calledOff(last.word, last.wasSent);
  if (teardown.outcome === 'unverified') return ['failed', teardown.problem];
  return teardown.outcome === 'not ours'
    ? ['kept', `another deployment has taken the name (id ${teardown.id})`]
    : ['deleted', `run ${runId} is over`];
}

/** The decision not to delete after all. It is a failure where an earlier delete may still take effect. */
function calledOff([decision, reason]: SweepDecision, wasSent: boolean): SweepDecision {
  if (!wasSent) return [decision, reason];
  return ['failed', `a delete was sent, and not sent again when it showed no effect: ${reason}`];
}

/** Calls `work` for all items, for a limited number at the same time. `work` must not throw. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
}

/** Sorts failures first, then deletes, then what was kept. */
function order({ decision }: SweepRow): number {
  return ['failed', 'deleted', 'would delete', 'kept'].indexOf(decision);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error));
}
