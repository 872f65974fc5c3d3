// The steps of one job: values, conditions, files, failures.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { play, steps } from './fixtures/play.ts';
import { tell } from './tell.ts';

/** Plays a job with these steps, and tells how it went. */
const story = async (text: string, options = {}) => tell(await play(steps(text), options));

describe.skipIf(process.platform === 'win32')('steps', () => {
  test('hand on outputs, variables and folders', async () => {
    const told = await story(`
- id: first
  run: |
    echo "word=hello" >> "$GITHUB_OUTPUT"
    echo "NAME=world" >> "$GITHUB_ENV"
    echo "$RUNNER_TEMP" >> "$GITHUB_PATH"
- name: Greet \${{ steps.first.outputs.word }}
  env: { WORD: "\${{ steps.first.outputs.word }}", AGAIN: "\${{ env.NAME }}" }
  run: echo "$WORD $NAME $AGAIN \${{ env.WORD }}" && [ "\${PATH%%:*}" = "$RUNNER_TEMP" ]`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        Run echo "word=hello" >> "$GITHUB_OUTPUT": success
        Greet hello: success | hello world world hello
      run: success"
    `);
  });

  test('see masked secrets, vars, inputs and the names of their job', async () => {
    const yaml = `
name: Nightly
on: { workflow_dispatch: { inputs: { level: { default: high }, dry: { type: boolean } } } }
env: { FROM: workflow, BOTH: workflow }
jobs:
  job:
    runs-on: x
    env: { BOTH: job }
    steps:
      - run: |
          echo "\${{ secrets.KEY }} \${{ secrets.NONE }}. \${{ vars.REGION }} \${{ inputs.level }} \${{ inputs.dry }}"
          echo "$FROM $BOTH $GITHUB_JOB $GITHUB_WORKFLOW \${{ github.event_name }} \${{ job.status }} $PROXY"`;
    const run = await play(yaml, { secrets: { KEY: 'k-e-y' }, vars: { REGION: 'eu' }, env: { PROXY: 'p' } });
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run echo "*** . eu high false": success | *** . eu high false / workflow job job Nightly workflow_dispatch success p
      run: success"
    `);
  });

  test('run or are skipped by their condition, which looks at the job', async () => {
    const told = await story(`
- { name: skipped, if: false, run: 'true' }
- { name: failing, id: bad, run: exit 3 }
- { name: by default not, run: 'true' }
- { name: on failure, if: "failure() && steps.bad.outcome == 'failure'", run: "echo \${{ steps.bad.conclusion }}" }
- { name: always, if: "\${{ always() }}", run: "echo \${{ job.status }}" }
- { name: on cancellation, if: cancelled(), run: 'true' }`);
    expect(told).toMatchInlineSnapshot(`
      "job: failure
        skipped: skipped
        failing: failure | Error: Process completed with exit code 3.
        by default not: skipped
        on failure: success | failure
        always: success | failure
        on cancellation: skipped
      run: failure"
    `);
  });

  test('may fail under continue-on-error, and the job goes on', async () => {
    const told = await story(`
- { id: shaky, continue-on-error: true, run: exit 1 }
- run: echo "\${{ steps.shaky.outcome }} \${{ steps.shaky.conclusion }}"`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        Run exit 1: success | Error: Process completed with exit code 1.
        Run echo "failure success": success | failure success
      run: success"
    `);
  });

  test('have a shell and a working directory', async () => {
    const told = await story(`
- run: mkdir deep && (false | true) && echo without pipefail
- { working-directory: deep, run: basename "$PWD" }
- { working-directory: nowhere, continue-on-error: true, run: 'true' }
- { shell: sh, run: echo "$0" | sed 's/.*\\.//' }
- { shell: bash, run: 'false | true; echo not reached' }`);
    expect(told.replaceAll(/'[^']*workspace[\\/]/g, "'WORKSPACE/")).toMatchInlineSnapshot(`
      "job: failure
        Run mkdir deep && (false | true) && echo without pipefail: success | without pipefail
        Run basename "$PWD": success | deep
        Run true: success | Error: No such directory: 'WORKSPACE/nowhere'
        Run echo "$0" | sed 's/.*\\.//': success | sh
        Run false | true; echo not reached: failure | Error: Process completed with exit code 1.
      run: failure"
    `);
  });

  test('are ended by their timeout', async () => {
    const told = await story(
      `
- { uses: octo/fixtures/script@v1, timeout-minutes: 0.1, with: { post: "console.log('post in time')" } }
- { name: slow, timeout-minutes: 0.005, run: exec sleep 60 }
- { name: after, if: always(), run: "echo \${{ job.status }}" }`,
    );
    expect(told).toMatchInlineSnapshot(`
      "job: failure
        Run octo/fixtures/script@v1: success
        slow: failure | Error: The action 'slow' has timed out after 0.005 minutes.
        after: success | failure
        Post Run octo/fixtures/script@v1: success | post in time
      run: failure"
    `);
  });

  test('fail when an expression of theirs cannot be evaluated', async () => {
    expect(await story(`- run: echo "\${{ fromJSON('{') }}"`)).toContain(
      'Run echo "${{ fromJSON(\'{\') }}": failure | Error: ',
    );
  });
});
