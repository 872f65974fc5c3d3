// Cancels a job at any moment while its endpoint starts in the background, with real processes: nothing is left over, and
// main has ended, its state written, before the runner would go on without it.
//
// BACKGROUND_CANCELS=200 tries more moments than the usual 20, BACKGROUND_SEED others.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, test, vi } from 'vitest';
import { createDraw } from '../chaos/draw.ts';
import type { Injection } from '../simulator/http/faults.ts';
import type { WorkflowRun } from '../workflow/run-workflow.ts';
import { openKitchen } from './recipe.ts';

vi.setConfig({ testTimeout: 120_000 });

const runs = Number(process.env['BACKGROUND_CANCELS'] ?? 20);
const firstSeed = Number(process.env['BACKGROUND_SEED'] ?? 1);

/** The runner goes on 7.5 s after the first signal; what main promises leaves it a second. */
const longestEndMs = 6500;

const faults: readonly (readonly [weight: number, faults: readonly Injection[]])[] = [
  [4, []],
  [1, [{ path: '/add', fault: { kind: 'reset', effect: true }, times: 1 }]],
  [1, [{ path: '/add', fault: { kind: 'hang', effect: { afterMs: 1500 } }, times: 1 }]],
  [1, [{ path: '/add', fault: { kind: 'delay', ms: 2000 }, times: 1 }]],
  [1, [{ path: '/get', fault: { kind: 'hang' }, times: 2 }]],
  [1, [{ path: '/delete', fault: { kind: 'status', status: 503 }, times: 3 }]],
  [1, [{ path: '/delete', fault: { kind: 'hang', effect: true }, times: 1 }]],
  [1, [{ path: '/delete', fault: { kind: 'reset' }, times: 2 }]],
];

/** Everything about one run that is left to chance. */
function drawRun(seed: number) {
  const draw = createDraw(seed);
  return {
    seed,
    /** Counted from the first sign of main's process. */
    afterMs: draw.whole(0, 2500),
    isJob: draw.chance(0.6),
    provisioningSeconds: draw.between(0, 3),
    faults: draw.weighted(faults),
    /** From the cancellation on, for so long, no request is answered at all; null: the service goes on. */
    silentMs: draw.chance(0.2) ? longestEndMs : null,
  };
}

type Plan = ReturnType<typeof drawRun>;

const job = (last: string) => `
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - id: gpu
        name: gpu
        uses: OWNER/roboflow-ephemeral-deployment@v1
        background: true
        with:
          api-key: \${{ secrets.ROBOFLOW_API_KEY }}
          creator-email: ci@example.com
      - { name: build, run: echo building && exec sleep 60, continue-on-error: true }
      ${last}
`;

/** Does `cancel` so long after the start of main, and notes when main got its first signal and when it has ended. */
function watchMain({ afterMs }: Plan, cancel: () => void) {
  const seen = { signalledAt: Number.NaN, endedAt: Number.NaN };
  let load: ReturnType<typeof watchLoad> | undefined;
  const onSpawn = (child: ChildProcess) => {
    const kill = child.kill.bind(child);
    child.kill = (signal) => {
      if (load === undefined) {
        seen.signalledAt = performance.now();
        load = watchLoad(child.pid ?? 0);
      }
      return kill(signal);
    };
    child.once('exit', () => {
      seen.endedAt = performance.now();
      load?.end();
    });
    setTimeout(cancel, afterMs);
  };
  return {
    onSpawn,
    /** Zero where main had ended before it could be signalled. */
    tookMs: () => (load === undefined ? 0 : Math.round(seen.endedAt - seen.signalledAt)),
    load: () => load?.tell() ?? 'had ended before it was signalled',
  };
}

/** Tells an end that is late for want of a processor from one that is late by itself. */
function watchLoad(pid: number) {
  const here = monitorEventLoopDelay({ resolution: 10 });
  here.enable();
  const before = waitedMs(pid);
  let waited = before;
  const timer = setInterval(() => {
    waited = waitedMs(pid) ?? waited;
  }, 100);
  return {
    end() {
      clearInterval(timer);
      here.disable();
    },
    tell: () =>
      `main waited ${((waited ?? Number.NaN) - (before ?? Number.NaN)).toFixed(0)} ms for a processor after its first ` +
      `signal; the event loop of the test was late by at most ${(here.max / 1e6).toFixed(0)} ms`,
  };
}

/** How long the main thread of a process could have run and did not; null where the system does not tell. */
function waitedMs(pid: number): number | null {
  try {
    const [, waitedNs = ''] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return null;
  }
}

describe.skipIf(process.platform === 'win32')('a start in the background that is cancelled', () => {
  const plans = Array.from({ length: runs }, (_, index) => drawRun(firstSeed + index));

  test.concurrent.for(plans)('leaves nothing: seed $seed, after $afterMs ms', async (plan, context) => {
    const provisioning = { seconds: plan.provisioningSeconds };
    const { service, run } = await openKitchen(context, { provisioning, deletionSeconds: 0.2 });
    for (const fault of plan.faults) service.inject(fault);
    const jobCancelled = new AbortController();
    let build: ChildProcess | undefined;
    const main = watchMain(plan, () => {
      if (plan.silentMs !== null) {
        service.inject({ path: '*', fault: { kind: 'hang' } });
        setTimeout(() => service.clearFaults(), plan.silentMs);
      }
      // The step before `cancel:` ends now, so that the next one begins.
      if (plan.isJob) jobCancelled.abort();
      else build?.kill('SIGKILL');
    });
    const result = await run('background', {
      yaml: job(plan.isJob ? '- wait: gpu' : '- cancel: gpu'),
      signal: jobCancelled.signal,
      watch: (_job, { name }) => ({
        onSpawn(child) {
          if (name === 'gpu') main.onSpawn(child);
          else build = child;
        },
      }),
    });
    const told = `${story(plan, result)}\n${main.load()}`;
    expect(service.alive(), told).toEqual([]);
    const tookMs = main.tookMs();
    if (process.env['BACKGROUND_CANCELS'] !== undefined)
      console.log(`seed ${plan.seed}: main ended after ${tookMs} ms; ${main.load()}`);
    expect(tookMs, told).toBeLessThan(longestEndMs);
    if (service.deployments().length > 0) expect(told).not.toContain('no deployment was created');
    expect(result.conclusion, told).toBe(plan.isJob ? 'cancelled' : 'success');
  });
});

/** What a person needs to see of a run that broke a promise. */
function story(plan: Plan, { jobs }: WorkflowRun): string {
  const steps = jobs.flatMap((run) => run.steps.map(({ name, transcript }) => `${name}\n${transcript}`));
  return [JSON.stringify(plan), ...steps].join('\n');
}
