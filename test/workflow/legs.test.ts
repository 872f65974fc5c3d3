// Many jobs at once: the legs of a matrix, and what a cancellation ends.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Definition, play, workflow } from './fixtures/play.ts';
import type { WorkflowOptions } from './run-workflow.ts';
import { tell } from './tell.ts';

const story = async (jobs: Record<string, Definition>, options: Partial<WorkflowOptions> = {}) =>
  tell(await play(workflow(jobs), options));

const ok = "{ run: 'true' }";

describe.skipIf(process.platform === 'win32')('a matrix', () => {
  test('is one job per combination, and may come from the outputs of another job', async () => {
    const told = await story({
      plan: {
        with: 'outputs: { legs: "${{ steps.s.outputs.legs }}" }',
        steps: `{ id: s, run: 'echo "legs=[1, 2]" >> "$GITHUB_OUTPUT"' }`,
      },
      test: {
        needs: 'plan',
        with: 'name: leg ${{ matrix.v }}\n    strategy: { matrix: { v: "${{ fromJSON(needs.plan.outputs.legs) }}", include: [{ v: 2, extra: more }] } }',
        steps:
          '{ run: "echo ${{ matrix.v }} ${{ matrix.extra }} ${{ strategy.job-index }}/${{ strategy.job-total }}" }',
      },
    });
    expect(told).toMatchInlineSnapshot(`
      "plan: success legs=[1, 2]
        Run echo "legs=[1, 2]" >> "$GITHUB_OUTPUT": success
      leg 1: success
        Run echo 1  0/2: success | 1 0/2
      leg 2: success
        Run echo 2 more 1/2: success | 2 more 1/2
      run: success"
    `);
  });

  test('cancels its other legs when one fails, unless fail-fast is false', async () => {
    const legs = (more: string) => ({
      test: {
        with: `strategy: { ${more} matrix: { s: ['exec sleep 60', exit 1, 'true'] } }`,
        steps: '{ run: "${{ matrix.s }}" }, { if: always(), run: "echo ${{ job.status }}" }',
      },
      after: { needs: 'test', if: 'always()', steps: '{ run: "echo ${{ needs.test.result }}" }' },
    });
    expect(await story(legs('max-parallel: 2,'))).toMatchInlineSnapshot(`
      "test (exec sleep 60): cancelled
        Run exec sleep 60: cancelled | Error: The operation was canceled.
        Run echo cancelled: success | cancelled
      test (exit 1): failure
        Run exit 1: failure | Error: Process completed with exit code 1.
        Run echo failure: success | failure
      test (true): cancelled
      after: success
        Run echo failure: success | failure
      run: failure"
    `);
    const patient = legs('fail-fast: false,');
    patient.test.with = patient.test.with.replace('exec sleep 60', 'echo patient');
    expect(await story(patient)).toMatchInlineSnapshot(`
      "test (echo patient): success
        Run echo patient: success | patient
        Run echo success: success | success
      test (exit 1): failure
        Run exit 1: failure | Error: Process completed with exit code 1.
        Run echo failure: success | failure
      test (true): success
        Run true: success
        Run echo success: success | success
      after: success
        Run echo failure: success | failure
      run: failure"
    `);
  });

  test('runs its legs side by side, but no more than max-parallel', async () => {
    const lines: string[] = [];
    const watch = (_id: string, _step: unknown) => ({ onLine: (line: string) => lines.push(line) });
    const one = {
      with: 'strategy: { max-parallel: 1, matrix: { v: [1, 2] } }',
      steps: '{ run: "echo in; echo out" }',
    };
    await story({ test: one }, { watch });
    expect(lines).toEqual(['in', 'out', 'in', 'out']);
    const shared = mkdtempSync(path.join(tmpdir(), 'legs-'));
    onTestFinished(() => rmSync(shared, { recursive: true }));
    const meet =
      'touch "$SHARED/${{ matrix.v }}"; until [ -e "$SHARED/1" -a -e "$SHARED/2" ]; do sleep 0.05; done';
    const both = {
      with: 'timeout-minutes: 0.2\n    strategy: { matrix: { v: [1, 2] } }',
      steps: `{ run: '${meet}' }`,
    };
    expect((await play(workflow({ test: both }), { env: { SHARED: shared } })).conclusion).toBe('success');
  });
});

describe.skipIf(process.platform === 'win32')('a cancelled run', () => {
  test('signals the running step, runs posts and always() steps, and begins no other job', async () => {
    const cancel = new AbortController();
    const told = await story(
      {
        work: {
          steps: [
            '{ uses: octo/fixtures/script@v1, with: { post: "console.log(env.INPUT_STATUS)" } }',
            `{ name: long, run: "trap 'echo interrupted; exit 0' INT; echo started; while true; do sleep 0.1; done" }`,
            ok,
            '{ name: always, if: always(), run: "echo ${{ job.status }}" }',
          ].join(', '),
        },
        after: { needs: 'work', steps: ok },
        stop: { needs: 'work', if: 'always()', steps: '{ run: "echo ${{ needs.work.result }}" }' },
      },
      {
        signal: cancel.signal,
        watch: () => ({ onLine: (line) => line === 'started' && cancel.abort() }),
      },
    );
    expect(told).toMatchInlineSnapshot(`
      "work: cancelled
        Run octo/fixtures/script@v1: success
        long: cancelled | started / interrupted / Error: The operation was canceled.
        Run true: skipped
        always: success | cancelled
        Post Run octo/fixtures/script@v1: success | cancelled of 16588214930
      after: skipped
      stop: success
        Run echo cancelled: success | cancelled
      run: cancelled"
    `);
  });

  test('does not disturb a running step whose condition still holds', async () => {
    const cancel = new AbortController();
    const script = `trap 'echo interrupted' INT; echo started; sleep 0.3; echo done`;
    const told = await story(
      { work: { steps: `{ name: careful, if: always(), run: "${script}" }` } },
      { signal: cancel.signal, watch: () => ({ onLine: (line) => line === 'started' && cancel.abort() }) },
    );
    expect(told).toMatchInlineSnapshot(`
      "work: cancelled
        careful: success | started / done
      run: cancelled"
    `);
  });

  test('of one job that exceeds its time leaves the other jobs alone', async () => {
    const told = await story({
      slow: { with: 'timeout-minutes: 0.01', steps: '{ run: exec sleep 60 }' },
      other: { steps: ok },
    });
    expect(told).toMatchInlineSnapshot(`
      "slow: cancelled
        Run exec sleep 60: cancelled | Error: The operation was canceled.
        ! The job 'slow' has exceeded its maximum execution time.
      other: success
        Run true: success
      run: cancelled"
    `);
  });
});
