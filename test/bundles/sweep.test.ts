// The sweep Action removes exactly what lost runners left behind, and does so quickly.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import { type FakeGithub, type KnownRuns, startFakeGithub } from '../fakes/github.ts';
import { jobToken, usualRunId } from '../runner/job-environment.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { openScene } from './scene.ts';
import { sightings } from './secrecy.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const over = 16_000_000_000;
const goingOn = 17_000_000_000;
const foreign = 18_000_000_000;

/** Thousands of runs, known by where their ids begin. */
const runs: KnownRuns = (runId) => {
  if (runId >= foreign) return undefined;
  return runId >= goingOn ? 'in_progress' : 'completed';
};

const nameOf = (runId: number, tail: string) => `ci-${runId.toString(36)}-${tail}`;
const inBase36 = (index: number) => index.toString(36).padStart(4, '0');

async function sweepScene(
  context: Parameters<typeof openScene>[0],
  { github, latencyMs = 0 }: { github?: FakeGithub; latencyMs?: number } = {},
) {
  const hub = github ?? (await startFakeGithub({ runs, latencyMs }));
  context.onTestFinished(() => hub.close());
  const scene = await openScene(context, {
    service: { latencyMs, platformProbes: false },
    job: { github: { api_url: hub.url } },
  });
  return { ...scene, github: hub };
}

/** True when other programs want so much of this machine that the time a test takes says nothing. */
const isOverloaded = (before: Processors) => {
  if (process.platform !== 'win32') return (loadavg()[0] ?? 0) > 4 * availableParallelism();
  // Windows does not tell its load, but it tells whether a processor was ever free; wine tells of no processor at all.
  const now = processors();
  return now.idleMs - before.idleMs <= 0.05 * (now.totalMs - before.totalMs);
};

/** Milliseconds of all processors together, since the machine was started. */
type Processors = { idleMs: number; totalMs: number };

function processors(): Processors {
  const times = cpus().map((one) => one.times);
  const totalMs = times.flatMap((one) => Object.values(one)).reduce((sum, ms) => sum + ms, 0);
  return { idleMs: times.reduce((sum, { idle }) => sum + idle, 0), totalMs };
}

const alive = (service: Simulator) => service.alive().map(({ name }) => name);

test('a sweep of 5,000 deployments deletes exactly the 1,000 orphans of 400 finished runs, within 30 s', async (context) => {
  const { service, github, use } = await sweepScene(context, { latencyMs: 20 });
  const orphans = Array.from({ length: 1_000 }, (_, i) => nameOf(over + (i % 400), inBase36(i)));
  const others = Array.from({ length: 4_000 }, (_, i) => {
    if (i % 4 === 0) return nameOf(goingOn + (i % 100), inBase36(i));
    if (i % 4 === 1) return nameOf(foreign + (i % 100), inBase36(i));
    return i % 4 === 2 ? `demo-${inBase36(i)}` : `ci-nightly-${inBase36(i)}`;
  });
  for (const [i, name] of [...orphans, ...others].entries())
    service.place({ name, status: i % 3 === 0 ? 'paused' : 'ready' });

  const before = processors();
  const main = await use({}, { folder: 'sweep' }).main();
  expect(main).toMatchObject({ exitCode: 0, outputs: { deleted: '1000', kept: '4000', failed: '0' } });
  // Each orphan takes a look, the deletion, and a look that finds nothing.
  expect(service.requests().length).toBeLessThan(3_500);
  if (!isOverloaded(before)) expect(main.durationMs).toBeLessThan(30_000);
  const gone = service.deployments().filter(({ deletedAt }) => deletedAt !== null);
  expect(gone.map(({ name }) => name).sort()).toEqual(orphans.sort());
  // GitHub is asked for the sweep's own run, for each run once, and again right before each delete.
  const asked = github.asked.filter((runId) => runId < goingOn && runId !== Number(usualRunId));
  expect(new Set(asked).size).toBe(400);
  expect(asked).toHaveLength(400 + 1_000);
  expect(main.summary).toContain('1000 deleted, 4000 kept');
});

describe.concurrent('the sweep Action', () => {
  test('lists what it would delete in a dry run, and deletes nothing', async (context) => {
    const { service, use } = await sweepScene(context);
    service.place({ name: nameOf(over, 'aaaa') });
    const main = await use({ 'dry-run': 'true' }, { folder: 'sweep' }).main();
    expect(main).toMatchObject({ exitCode: 0, outputs: { deleted: '0', kept: '0', failed: '0' } });
    expect(main.summary).toContain('would delete');
    expect(alive(service)).toEqual([nameOf(over, 'aaaa')]);
  });

  test('goes on after a failure, and fails in the end', async (context) => {
    const { service, use } = await sweepScene(context);
    const names = ['aaaa', 'bbbb', 'cccc'].map((tail) => nameOf(over, tail));
    for (const name of names) service.place({ name });
    const fault = { kind: 'status' as const, status: 403, text: 'not this one' };
    service.inject({ path: '/delete', fault, deploymentName: names[1] ?? '' });
    const main = await use({}, { folder: 'sweep' }).main();
    expect(main).toMatchObject({ exitCode: 1, outputs: { deleted: '2', kept: '0', failed: '1' } });
    expect(main.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(`${names[1]}: `),
    ]);
    expect(alive(service)).toEqual([names[1]]);
  });

  test('deletes nothing while GitHub cannot be reached', async (context) => {
    const github = await startFakeGithub({ runs });
    await github.close();
    const { service, use } = await sweepScene(context, { github: { ...github, close: async () => {} } });
    service.place({ name: nameOf(over, 'aaaa') });
    const main = await use({}, { folder: 'sweep' }).main();
    expect(main).toMatchObject({ exitCode: 1, outputs: { deleted: '0', failed: '1' } });
    expect(main.annotations[0]?.message).toMatch(/GitHub did not answer/);
    expect(alive(service)).toEqual([nameOf(over, 'aaaa')]);
  });

  test('never shows the token or the key', async (context) => {
    const { service, job, use } = await sweepScene(context);
    service.place({ name: nameOf(over, 'aaaa') });
    const main = await use({}, { folder: 'sweep' }).main();
    expect(main).toMatchObject({ exitCode: 0, outputs: { deleted: '1' } });
    for (const secret of [service.apiKey, jobToken]) expect(sightings(secret, [main], job)).toEqual([]);
  });
});
