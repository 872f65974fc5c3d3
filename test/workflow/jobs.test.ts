// The jobs of a run: their needs, conditions and outputs.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { type Definition, play, workflow } from './fixtures/play.ts';
import type { WorkflowOptions } from './run-workflow.ts';
import { tell } from './tell.ts';

const story = async (jobs: Record<string, Definition>, options: Partial<WorkflowOptions> = {}) =>
  tell(await play(workflow(jobs), options));

const ok = "{ run: 'true' }";
const bad = '{ run: exit 1 }';

describe.skipIf(process.platform === 'win32')('jobs', () => {
  test('begin after what they need, and see its outputs and results', async () => {
    const told = await story({
      last: {
        needs: 'first, second',
        steps: '{ run: "echo ${{ needs.first.outputs.word }} ${{ needs.second.result }}" }',
      },
      first: {
        with: 'outputs: { word: "${{ steps.s.outputs.word }}", empty: "${{ steps.s.outputs.none }}" }',
        steps: '{ id: s, run: "echo word=hi >> $GITHUB_OUTPUT" }',
      },
      second: { needs: 'first', steps: ok },
    });
    expect(told).toMatchInlineSnapshot(`
      "last: success
        Run echo hi success: success | hi success
      first: success word=hi
        Run echo word=hi >> $GITHUB_OUTPUT: success
      second: success
        Run true: success
      run: success"
    `);
  });

  test('do not hand on outputs that contain secrets', async () => {
    const told = await story(
      {
        first: {
          with: 'outputs: { url: "${{ steps.s.outputs.url }}" }',
          steps:
            '{ id: s, run: "echo url=https://dev.example.com >> $GITHUB_OUTPUT" }, { run: "echo ${{ steps.s.outputs.url }}" }',
        },
        second: { needs: 'first', steps: '{ run: "echo [${{ needs.first.outputs.url }}]" }' },
      },
      { secrets: { STAGE: 'dev' } },
    );
    expect(told).toMatchInlineSnapshot(`
      "first: success
        Run echo url=https://***.example.com >> $GITHUB_OUTPUT: success
        Run echo https://***.example.com: success | https://***.example.com
        ! Skip output 'url' since it may contain secret.
      second: success
        Run echo []: success | []
      run: success"
    `);
  });

  test('are skipped after a failure, unless their condition says otherwise', async () => {
    const told = await story({
      good: { steps: ok },
      failing: { steps: bad },
      after: { needs: 'failing, good', steps: ok },
      cleanup: {
        needs: 'failing, good',
        if: 'always()',
        steps: '{ run: "echo ${{ needs.failing.result }}" }',
      },
      report: { needs: 'failing', if: 'failure()', steps: ok },
      excused: {
        needs: 'failing',
        if: "${{ !cancelled() && needs.failing.result == 'success' }}",
        steps: ok,
      },
      behind: { needs: 'cleanup', steps: ok },
    });
    expect(told).toMatchInlineSnapshot(`
      "good: success
        Run true: success
      failing: failure
        Run exit 1: failure | Error: Process completed with exit code 1.
      after: skipped
      cleanup: success
        Run echo failure: success | failure
      report: success
        Run true: success
      excused: skipped
      behind: skipped
      run: failure"
    `);
  });

  test('may fail under continue-on-error without failing the run', async () => {
    const told = await story({
      shaky: { with: 'continue-on-error: true', steps: bad },
      after: { needs: 'shaky', steps: '{ run: "echo ${{ needs.shaky.result }}" }' },
    });
    expect(told).toMatchInlineSnapshot(`
      "shaky: failure
        Run exit 1: failure | Error: Process completed with exit code 1.
      after: success
        Run echo success: success | success
      run: success"
    `);
  });

  test('fail when a post fails', async () => {
    const step = '{ uses: octo/fixtures/script@v1, with: { post: process.exitCode = 1 } }';
    expect(await story({ job: { steps: step }, after: { needs: 'job', steps: ok } })).toMatchInlineSnapshot(`
      "job: failure
        Run octo/fixtures/script@v1: success
        Post Run octo/fixtures/script@v1: failure
      after: skipped
      run: failure"
    `);
  });
});
