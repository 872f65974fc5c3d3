// The sweep Action deletes what a lost runner left behind, and nothing else.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { generateName, runScopedName } from '../../src/deployment/names.ts';
import type { RunStatus } from '../../src/job.ts';
import { sweep } from '../../src/steps/sweep.ts';
import { sweepOrphans } from '../../src/teardown/orphans.ts';
import { createStep, run } from '../fakes/step.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { seeded } from '../simulator/random.ts';
import type { Status } from '../simulator/service/lifecycle.ts';

const over = 9_000_000_001;
const going = 9_000_000_002;
const elsewhere = 9_000_000_003;
const untold = 9_000_000_004;

/** Makes a workspace with these deployments, and a GitHub that knows these runs. */
function workspace(names: Record<string, Status>, options: SimulatorOptions = {}) {
  const step = createStep(options);
  for (const [name, status] of Object.entries(names)) step.service.place({ name, status });
  const asked: number[] = [];
  const runStatus = async (runId: number): Promise<RunStatus> => {
    asked.push(runId);
    if (runId === untold) throw new Error(`run ${runId}: GitHub did not answer (ETIMEDOUT).`);
    return runId === over ? 'completed' : runId === going || runId === run.id ? 'running' : 'unknown';
  };
  return { step, asked, request: { runStatus, dryRun: false } };
}

const name = (id: number) => generateName({ ...run, id }, () => 0.5);
const shared = (id: number) => runScopedName({ ...run, id });

describe('a deployment in the workspace', () => {
  test.each<{ what: string; name: string; status?: Status; decision: string; reason: RegExp | string }>([
    {
      what: 'of a step whose run is over',
      name: name(over),
      decision: 'deleted',
      reason: `run ${over} is over`,
    },
    {
      what: 'of the shared name of a run that is over',
      name: shared(over),
      decision: 'deleted',
      reason: `run ${over} is over`,
    },
    {
      what: 'that is paused, of a run that is over,',
      name: name(over),
      status: 'paused',
      decision: 'deleted',
      reason: /over/,
    },
    {
      what: 'that has failed, of a run that is over,',
      name: name(over),
      status: 'failed',
      decision: 'deleted',
      reason: /over/,
    },
    {
      what: 'that is pending, of a run that is over,',
      name: name(over),
      status: 'pending',
      decision: 'deleted',
      reason: /over/,
    },
    {
      what: 'that is being deleted already',
      name: name(over),
      status: 'deleting',
      decision: 'deleted',
      reason: /over/,
    },
    {
      what: 'of a run that is still going on',
      name: name(going),
      decision: 'kept',
      reason: `run ${going} is still going on`,
    },
    {
      what: 'of another repository',
      name: name(elsewhere),
      decision: 'kept',
      reason: `run ${elsewhere} is not of this repository`,
    },
    {
      what: 'of a run about which GitHub does not answer',
      name: name(untold),
      decision: 'failed',
      reason: /could not be looked up: .*GitHub did not answer/,
    },
    {
      what: "with a person's name",
      name: 'with the name that a person gave',
      decision: 'kept',
      reason: 'not a name of this Action',
    },
    {
      what: 'with a name that only looks like a generated one',
      name: 'ci-pr-42-tests',
      decision: 'kept',
      reason: 'not a name of this Action',
    },
  ])('$what ends as: $decision', async ({ name: given, status = 'ready', decision, reason }) => {
    const { step, request } = workspace({ [given]: status }, { deletionSeconds: 1 });
    const [row] = await step.time.run(sweepOrphans({ ...request, context: step.ports }));
    expect(row).toMatchObject({ name: given, decision, reason: expect.stringMatching(reason) });
    const now = step.service.deployments()[0]?.status;
    if (decision === 'deleted') expect(now).toBe('deleted');
    else expect(step.service.requests().some(({ path }) => path === '/delete')).toBe(false);
  });

  test.each<Status>(['deleted', 'expired'])('with status %s is not listed', async (status) => {
    const { step, request } = workspace({ [name(over)]: status }, { afterDeletion: 'deleted' });
    expect(await step.time.run(sweepOrphans({ ...request, context: step.ports }))).toEqual([]);
  });

  test('of a run that is over is not deleted in a dry run', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    const [row] = await step.time.run(sweepOrphans({ ...request, dryRun: true, context: step.ports }));
    expect(row?.decision).toBe('would delete');
    expect(step.service.alive()).toHaveLength(1);
  });

  test('is kept when another deployment has taken its name since the list was read', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    step.service.onRequest(async (moment, { path }) => {
      if (moment !== 'received' || path !== '/get' || step.service.deployments().length > 1) return;
      await step.ports.api.delete(name(over));
      step.service.place({ name: name(over) });
    });
    const [row] = await step.time.run(sweepOrphans({ ...request, context: step.ports }));
    expect(row).toMatchObject({
      decision: 'kept',
      reason: expect.stringContaining('another deployment has taken the name'),
    });
  });
});

describe('the sweep is careful', () => {
  test("a token that cannot see the sweep's own run fails the step, because every run would look foreign", async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    const runStatus = async (): Promise<RunStatus> => 'unknown';
    await expect(step.time.run(sweep({ ...request, runStatus }, step.ports))).rejects.toThrow(
      '"github-token" does not show the runs of octo/vision',
    );
    expect(step.service.alive()).toHaveLength(1);
  });

  test('a run that was started again since the list was read keeps its deployment', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    let asked = 0;
    const runStatus = async (runId: number): Promise<RunStatus> => {
      if (runId !== over) return 'running';
      asked += 1;
      return asked === 1 ? 'completed' : 'running';
    };
    const [row] = await step.time.run(sweepOrphans({ ...request, runStatus, context: step.ports }));
    expect(row).toMatchObject({ decision: 'kept', reason: `run ${over} is still going on` });
    expect(step.service.alive()).toHaveLength(1);
  });

  test("an unreadable entry is kept under a person's name, fails under a generated name or none, and stops nothing", async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    const { api } = step.ports;
    const unreadable = [
      { name: 'dev-testing', problem: 'wrong or missing: deployment_id' },
      { name: name(going), problem: 'wrong or missing: deployment_id' },
      { name: null, problem: 'of another shape' },
    ];
    const list: typeof api.list = async (limits) => ({ ...(await api.list(limits)), unreadable });
    const context = { ...step.ports, api: { ...api, list } };
    const rows = await step.time.run(sweepOrphans({ ...request, context }));
    expect(rows.map((row) => `${row.decision} ${row.name}`)).toEqual([
      'failed (no name)',
      `failed ${name(going)}`,
      `deleted ${name(over)}`,
      'kept dev-testing',
    ]);
  });

  test('a short run id of another repository is recognised by the mark in the name, and kept', async () => {
    const theirs = generateName({ ...run, id: 7, repository: 'octo/audio' }, () => 0.5);
    const { step, request } = workspace({ [theirs]: 'ready' });
    const runStatus = async (): Promise<RunStatus> => 'completed';
    const [row] = await step.time.run(sweepOrphans({ ...request, runStatus, context: step.ports }));
    expect(row).toMatchObject({
      decision: 'kept',
      reason: 'its name carries the mark of another repository',
    });
  });
});

describe('the sweep step', () => {
  test('prints what it did, sets outputs, and writes a table (transcript)', async () => {
    const { step, request } = workspace({
      [name(over)]: 'ready',
      [shared(over)]: 'ready',
      [name(going)]: 'ready',
      'dev-testing': 'ready',
    });
    await step.time.run(sweep(request, step.ports));
    expect(step.transcript({ outputs: true })).toMatchInlineSnapshot(`
      0.0   GET /list -> 200
      0.0   GET /get -> 200 (2×)
      0.0   POST /delete -> 200 (2×)
      0.2   GET /get -> 404 (2×)
      0.2   "ci-44ud8g1-1p98: deleted, run 9000000001 is over"
      0.2   "ci-44ud8g1-iiii: deleted, run 9000000001 is over"
      0.2   "4 deployments seen: 2 deleted, 2 kept, 0 failed."
      0.2   output deleted=2
      0.2   output kept=2
      0.2   output failed=0
      0.2   output skipped=false
    `);
    expect(step.recorded.events.filter(({ kind }) => kind === 'summary')).toHaveLength(1);
  });

  test('says in a dry run that it is one, and counts what it would delete (transcript)', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready', 'dev-testing': 'ready' });
    await step.time.run(sweep({ ...request, dryRun: true }, step.ports));
    expect(step.transcript({ outputs: true })).toMatchInlineSnapshot(`
      0.0   GET /list -> 200
      0.0   "ci-44ud8g1-iiii: would delete, run 9000000001 is over"
      0.0   "Dry run: 2 deployments seen: 1 would be deleted, 1 kept, 0 failed."
      0.0   output deleted=0
      0.0   output kept=1
      0.0   output failed=0
      0.0   output skipped=false
    `);
  });

  test('goes on after a failure, and fails at the end with every failure', async () => {
    const { step, request } = workspace({
      [name(untold)]: 'ready',
      [name(over)]: 'ready',
      [shared(over)]: 'ready',
    });
    const fault = { kind: 'status', status: 400, text: 'locked' } as const;
    step.service.inject({ path: '/delete', deploymentName: shared(over), fault });
    await expect(step.time.run(sweep(request, step.ports))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: 2 deployments could not be swept:
      ci-44ud8g1-1p98: Could not delete deployment "ci-44ud8g1-1p98": POST /delete answered 400: locked. Correct what the service objects to: the same call would be refused again.
      ci-44ud8g4-iiii: its run could not be looked up: run 9000000004: GitHub did not answer (ETIMEDOUT).]
    `);
    expect(step.recorded.outputs).toEqual({ deleted: '1', kept: '0', failed: '2', skipped: 'false' });
  });

  test('deletes nothing when GitHub cannot be asked', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready', [shared(going)]: 'ready' });
    const runStatus = async () => {
      throw new Error('GitHub answered 503');
    };
    await expect(step.time.run(sweep({ ...request, runStatus }, step.ports))).rejects.toThrow(
      '2 deployments could not be swept',
    );
    expect(step.service.alive()).toHaveLength(2);
  });

  test('fails when the list cannot be read, and asks GitHub nothing', async () => {
    const { step, request, asked } = workspace({ [name(over)]: 'ready' });
    step.service.inject({ path: '/list', fault: { kind: 'status', status: 403 } });
    await expect(step.time.run(sweep(request, step.ports))).rejects.toThrow(
      'Could not list the deployments: GET /list answered 403',
    );
    expect(asked).toEqual([]);
  });

  test('begins no further deletion after a cancel, and fails', async () => {
    const names = Array.from(
      { length: 40 },
      (_, index) => [generateName({ ...run, id: over }, () => index / 40), 'ready'] as const,
    );
    const { step, request } = workspace(Object.fromEntries(names), { latencyMs: 100 });
    step.cancelAt(450);
    await expect(step.time.run(sweep(request, step.ports))).rejects.toThrow('cancelled');
    expect(step.service.alive().length).toBeGreaterThan(15);
    expect(step.time.elapsed()).toBeLessThan(2_000);
  });

  test('lists the failed first, then the deleted, then the kept, each by name', async () => {
    const { step, request } = workspace({
      'dev-testing': 'ready',
      [shared(over)]: 'ready',
      [name(over)]: 'ready',
      [name(untold)]: 'ready',
      [name(going)]: 'ready',
    });
    const rows = await step.time.run(sweepOrphans({ ...request, context: step.ports }));
    expect(rows.map(({ name, decision }) => `${decision} ${name}`)).toEqual([
      `failed ${name(untold)}`,
      `deleted ${shared(over)}`,
      `deleted ${name(over)}`,
      `kept ${name(going)}`,
      'kept dev-testing',
    ]);
  });

  test('succeeds in an empty workspace', async () => {
    const { step, request } = workspace({});
    await step.time.run(sweep(request, step.ports));
    expect(step.recorded.outputs).toEqual({ deleted: '0', kept: '0', failed: '0', skipped: 'false' });
  });
});

test('of 5,000 deployments exactly the 1,000 orphans of 400 finished runs are deleted, within 30 s at 20 ms an answer', async () => {
  const { step, request } = workspace({}, { latencyMs: 20, platformProbes: false });
  const random = seeded(11);
  const finished = Array.from({ length: 400 }, (_, index) => 9_100_000_000 + index);
  const orphans = Array.from({ length: 1_000 }, (_, index) =>
    generateName({ ...run, id: finished[index % 400] ?? 0 }, random),
  );
  const others = Array.from({ length: 4_000 }, (_, index) =>
    index % 2 ? generateName({ ...run, id: 9_200_000_000 + (index % 300) }, random) : `somebody-${index}`,
  );
  for (const one of new Set([...orphans, ...others])) step.service.place({ name: one });
  let asked = 0;
  const runStatus = async (runId: number): Promise<RunStatus> => {
    asked += 1;
    await step.time.clock.sleep(20);
    return finished.includes(runId) ? 'completed' : 'running';
  };
  const rows = await step.time.run(sweepOrphans({ ...request, runStatus, context: step.ports }));
  const deleted = rows.filter(({ decision }) => decision === 'deleted').map((row) => row.name);
  expect(new Set(deleted)).toEqual(new Set(orphans));
  const gone = step.service.deployments().filter(({ status }) => status === 'deleted');
  expect(gone).toHaveLength(new Set(orphans).size);
  // GitHub is asked for the sweep's own run, for each run once, and again right before each delete.
  expect(asked).toBe(1 + new Set(rows.flatMap(({ runId }) => runId ?? [])).size + deleted.length);
  expect(step.time.elapsed()).toBeLessThan(30_000);
});

describe('a delete of the sweep that was accepted and shows no effect', () => {
  const takenInVain = { kind: 'status', status: 200, text: '{"message":"OK"}' } as const;

  /** Sweeps one deployment whose deletes have no effect, and whose run has each of these statuses in turn. */
  async function sweepInVain(answers: (RunStatus | Error)[]) {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    step.service.inject({ path: '/delete', fault: takenInVain });
    const runStatus = async (runId: number): Promise<RunStatus> => {
      if (runId !== over) return 'running';
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'unknown';
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const [row] = await step.time.run(sweepOrphans({ ...request, runStatus, context: step.ports }));
    return { row, deletes: step.service.requests().filter(({ path }) => path === '/delete').length };
  }

  test('is sent again as long as the run is over', async () => {
    const { row, deletes } = await sweepInVain(['completed']);
    expect(row).toMatchObject({ decision: 'failed', reason: expect.stringContaining('still there') });
    expect(deletes).toBeGreaterThan(10);
  });

  test('is not sent again once the run was started again, and the row says what is not known', async () => {
    const { row, deletes } = await sweepInVain(['completed', 'completed', 'running']);
    expect(deletes).toBe(1);
    expect(row).toMatchObject({
      decision: 'failed',
      reason: `a delete was sent, and not sent again when it showed no effect: run ${over} is still going on`,
    });
  });

  test('is not sent again once GitHub cannot be asked any more', async () => {
    const { row, deletes } = await sweepInVain(['completed', 'completed', new Error('GitHub answered 503')]);
    expect(deletes).toBe(1);
    expect(row).toMatchObject({ decision: 'failed', reason: expect.stringContaining('GitHub answered 503') });
  });

  test('has its full time, however long GitHub lets the sweep wait', async () => {
    const { step, request } = workspace({ [name(over)]: 'ready' });
    const runStatus = async (runId: number): Promise<RunStatus> => {
      await step.time.clock.sleep(130_000);
      return request.runStatus(runId);
    };
    const [row] = await step.time.run(sweepOrphans({ ...request, runStatus, context: step.ports }));
    expect(row).toMatchObject({ decision: 'deleted' });
  });
});

describe('a summary of the sweep that cannot be written', () => {
  /** Sweeps with a full disk. Returns the step, and the error with which it ended. */
  async function sweepOnFullDisk(refuseDelete: boolean) {
    const { step, request } = workspace({ [name(over)]: 'ready', [name(going)]: 'ready' });
    if (refuseDelete)
      step.service.inject({ path: '/delete', fault: { kind: 'status', status: 423, text: 'locked' } });
    const job = { ...step.ports.job, summarize: () => Promise.reject(new Error('ENOSPC: no space left')) };
    const error = await step.time.run(
      sweep(request, { ...step.ports, job }).then(
        () => null,
        (thrown: unknown) => String(thrown),
      ),
    );
    const warnings = step.recorded.events.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
    return { step, error, warnings };
  }
  const warning = 'The summary could not be written: ENOSPC: no space left';

  test('is a warning, and the step ends well with all its outputs', async () => {
    const { step, error, warnings } = await sweepOnFullDisk(false);
    expect(error).toBeNull();
    expect(warnings).toEqual([warning]);
    expect(step.recorded.outputs).toEqual({ deleted: '1', kept: '1', failed: '0', skipped: 'false' });
    expect(step.service.alive().map((one) => one.name)).toEqual([name(going)]);
  });

  test('is a warning, and a delete that failed fails the step with its own words', async () => {
    const { step, error, warnings } = await sweepOnFullDisk(true);
    expect(error).toContain('1 deployment could not be swept:');
    expect(error).toContain('locked');
    expect(error).not.toContain('ENOSPC');
    expect(warnings).toEqual([warning]);
    expect(step.recorded.outputs).toEqual({ deleted: '0', kept: '1', failed: '1', skipped: 'false' });
  });
});
