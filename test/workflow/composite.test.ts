// A composite action has a scope of its own, and one post for all of its steps.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { composite, play, steps } from './fixtures/play.ts';
import { tell } from './tell.ts';

const say = (text: string) => `"console.log('${text}')"`;

describe.skipIf(process.platform === 'win32')('a composite action', () => {
  test('runs its steps in a scope of their own, and their posts at the end of the job', async () => {
    const run = await play(
      steps(`
- uses: actions/checkout@v4
- { id: wrap, uses: ./wrapper, env: { OUTER: from outside }, with: { word: ping } }
- { uses: octo/fixtures/script@v1, with: { main: ${say('${{ steps.wrap.outputs.said }}${{ steps.capital }}')}, post: ${say('first')} } }`),
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run actions/checkout@v4: success | Copied 1 entries
        Run ./wrapper: success | wrapper from outside / status success
        Run octo/fixtures/script@v1: success | PING-42
        Post Run octo/fixtures/script@v1: success | first
        Post Run ./wrapper: success | post of wrapped
      run: success"
    `);
    expect(run.jobs[0]?.summary).toBe('inner');
    expect(run.jobs[0]?.steps[1]?.steps?.map(({ id, conclusion }) => `${id} ${conclusion}`)).toEqual([
      'capital success',
      'wrapped success',
      'undefined success',
      'undefined success',
    ]);
  });

  test('fails with its steps, continues where they say so, and keeps its outputs', async () => {
    const run = await play(
      steps(`
- uses: actions/checkout@v4
- { id: wrap, uses: ./wrapper, with: { code: 3 } }
- { if: always(), run: 'echo "\${{ steps.wrap.outcome }} \${{ steps.wrap.outputs.said }}"' }`),
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: failure
        Run actions/checkout@v4: success | Copied 1 entries
        Run ./wrapper: failure | wrapper  / Error: Process completed with exit code 3. / status failure
        Run echo "failure HELLO-42": success | failure HELLO-42
        Post Run ./wrapper: success | post of wrapped
      run: failure"
    `);
  });

  test('has one post for all of its steps, the last first, and its continue-on-error covers it', async () => {
    const post = (text: string) =>
      `{ uses: octo/fixtures/script@v1, with: { post: "console.log('${text}'); process.exitCode = 1" } }`;
    const run = await play(steps('- uses: a/make@v1\n- { uses: ./, continue-on-error: true }'), {
      actions: { 'a/make': composite([post('first'), post('second')]) },
    });
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run a/make@v1: success
        Run ./: success
        Post Run ./: success | second / first
      run: success"
    `);
  });

  test('is signalled as a whole, except for steps under always()', async () => {
    const inner = [
      '{ uses: octo/fixtures/script@v1, with: { post: "console.log(env.INPUT_STATUS)" } }',
      '{ name: long, shell: bash, run: "echo started; exec sleep 60" }',
      '{ shell: bash, run: echo not reached }',
      '{ name: last, if: always(), shell: bash, run: "echo ${{ github.action_status }}" }',
    ];
    const cancel = new AbortController();
    const run = await play(steps('- uses: a/make@v1\n- uses: ./\n- run: echo not reached'), {
      ...{ signal: cancel.signal, actions: { 'a/make': composite(inner) } },
      watch: () => ({ onLine: (line) => line === 'started' && cancel.abort() }),
    });
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: cancelled
        Run a/make@v1: success
        Run ./: cancelled | started / Error: The operation was canceled. / cancelled
        Run echo not reached: skipped
        Post Run ./: success | cancelled of 16588214930
      run: cancelled"
    `);
  });

  test.each([
    ['a step without a shell', '{ run: x }', 'needs a shell'],
    ['secrets', '{ shell: bash, run: "echo ${{ secrets.A }}" }', 'Unrecognized named-value'],
    ['a step in the background', '{ shell: bash, run: x, background: true }', 'background'],
    ['a timeout of a step', '{ shell: bash, run: x, timeout-minutes: 3 }', 'timeout-minutes'],
    ['an unknown action', '{ uses: a/b@v1 }', 'no stand-in'],
  ])('with %s ends the run with an error', async (_name, step, message) => {
    const text = '- uses: a/make@v1\n- { uses: ./, continue-on-error: true }';
    await expect(play(steps(text), { actions: { 'a/make': composite([step]) } })).rejects.toThrow(message);
  });
});
