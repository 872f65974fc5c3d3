// Background steps: what joins them, what they hand on, and what a cancellation does to them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { composite, play, steps } from './fixtures/play.ts';
import { tell } from './tell.ts';

/** Plays a job with these steps, and tells how it went. */
const story = async (text: string, options = {}) => tell(await play(steps(text), options));

/** Waits for a file in the workspace, by which a step shows that another one runs beside it. */
const until = (file: string) =>
  `for _ in $(seq 600); do [ -e ${file} ] && break; sleep 0.05; done; [ -e ${file} ]`;

describe.skipIf(process.platform === 'win32')('background steps', () => {
  test('run beside the next ones, and their outputs, variables, folders and result arrive at the wait', async () => {
    const told = await story(`
- id: slow
  name: slow
  background: true
  run: |
    echo "word=hello" >> "$GITHUB_OUTPUT"; echo "NAME=world" >> "$GITHUB_ENV"; echo /somewhere >> "$GITHUB_PATH"
    touch written; ${until('go')}
- name: beside
  run: ${until('written')} && touch go && echo "[\${{ steps.slow.outputs.word }}\${{ steps.slow.outcome }}$NAME]"
- wait: slow
- name: after
  run: echo "\${{ steps.slow.outputs.word }} $NAME \${PATH%%:*} \${{ steps.slow.outcome }}"`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        slow: success
        beside: success | []
        Wait for slow: success | Finished waiting for background step(s). /   slow: success
        after: success | hello world /somewhere success
      run: success"
    `);
  });

  test('are waited for before the posts when no step waits for them', async () => {
    const told = await story(`
- uses: octo/fixtures/script@v1
  with: { post: "console.log(require('node:fs').existsSync('done') ? 'done before' : 'too early')" }
- { name: late, background: true, run: sleep 0.5 && touch done }`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        Run octo/fixtures/script@v1: success
        late: success
        Wait for all background steps: success | Finished waiting for background step(s). /   late: success
        Post Run octo/fixtures/script@v1: success | done before
      run: success"
    `);
  });

  test('fail the job at the wait that joins them, and no sooner', async () => {
    const told = await story(`
- { id: bad, name: bad, background: true, run: touch over; exit 3 }
- { name: before, run: "${until('over')}; sleep 0.3; echo \${{ job.status }}" }
- wait: [bad]
- { name: after, run: 'true' }
- { name: on failure, if: failure(), run: "echo \${{ steps.bad.conclusion }}" }`);
    expect(told).toMatchInlineSnapshot(`
      "job: failure
        bad: failure | Error: Process completed with exit code 3.
        before: success | success
        Wait for bad: failure | Finished waiting for background step(s). /   bad: failure
        after: skipped
        on failure: success | failure
      run: failure"
    `);
  });

  test('do not fail the job under continue-on-error', async () => {
    const told = await story(`
- { id: bad, name: bad, background: true, continue-on-error: true, run: exit 3 }
- { name: Together, wait-all: }
- { name: after, run: "echo \${{ steps.bad.outcome }} \${{ steps.bad.conclusion }}" }`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        bad: success | Error: Process completed with exit code 3.
        Together: success | Finished waiting for background step(s). /   bad: success
        after: success | failure success
      run: success"
    `);
  });

  test('of a parallel group run at the same time, and are joined at its end', async () => {
    const told = await story(`
- parallel:
    - { id: a, name: a, run: "touch a; ${until('b')}; echo x=1 >> $GITHUB_OUTPUT" }
    - { id: b, name: b, run: "touch b; ${until('a')}; echo x=2 >> $GITHUB_OUTPUT" }
- { name: after, run: "echo \${{ steps.a.outputs.x }} \${{ steps.b.outputs.x }}" }`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        a: success
        b: success
        Wait for a, b: success | Finished waiting for background step(s). /   a: success /   b: success
        after: success | 1 2
      run: success"
    `);
  });

  test('run at most ten at once', async () => {
    const many = Array.from({ length: 11 }, (_, index) =>
      index < 10
        ? `- { name: s${index}, background: true, run: "${until('go')}" }`
        : '- { name: s10, background: true, run: touch eleventh }',
    );
    const told = await story(`${many.join('\n')}
- { name: look, run: "sleep 0.5; [ ! -e eleventh ]; touch go" }
- wait-all:
- { name: after, run: ls eleventh }`);
    expect(told).toContain('  after: success | eleventh');
    expect(told).toContain('  look: success\n');
  });

  test('see variables as they were when they began', async () => {
    const told = await story(`
- { run: 'echo V=old >> "$GITHUB_ENV"', name: first }
- { name: background, background: true, run: "${until('go')}; echo $V \${{ env.V }}" }
- { run: 'echo V=new >> "$GITHUB_ENV"; touch go', name: second }`);
    expect(told).toContain('  background: success | old old');
  });
});

/** An action whose main saves state at SIGINT, and ends after this time. */
const listener = (endsAfterMs: number) => `
  process.on('SIGINT', () => {
    console.log('got SIGINT');
    file('STATE', 'saved=1\\n');
    setTimeout(() => process.exit(0), ${endsAfterMs});
  });
  process.on('SIGTERM', () => console.log('got SIGTERM'));
  setInterval(() => {}, 1000);
  require('node:fs').writeFileSync('ready', '');`;

const action = (main: string) => `
- id: own
  name: own
  uses: octo/fixtures/script@v1
  background: true
  with:
    main: ${JSON.stringify(main)}
    post: "console.log('state:', env.STATE_saved, env.INPUT_STATUS.split(' ')[0])"`;

describe.skipIf(process.platform === 'win32')('a cancelled background step', () => {
  test('is signalled, its post sees its state, and the job goes on', async () => {
    const told = await story(`${action(listener(0))}
- { name: ready, run: "${until('ready')}" }
- cancel: own
- { name: after, run: "echo \${{ steps.own.conclusion }} \${{ job.status }}" }`);
    expect(told).toMatchInlineSnapshot(`
      "job: success
        own: cancelled | got SIGINT / Error: The operation was canceled.
        ready: success
        Cancel own: success | Finished cancelling background step(s). /   own: cancelled
        after: success | cancelled success
        Post own: success | state: 1 success
      run: success"
    `);
  });

  test('that outlasts its grace has a post that begins without its state', async () => {
    const told = await story(
      `${action(listener(60_000))}
- { name: ready, run: "${until('ready')}" }
- cancel: own`,
      { grace: { interruptMs: 5000, terminateMs: 1000, abandonMs: 300 } },
    );
    expect(told).toMatchInlineSnapshot(`
      "job: success
        own: cancelled | got SIGINT / Error: The operation was canceled.
        ready: success
        Cancel own: success | Finished cancelling background step(s). /   own: cancelled
        Post own: success | state: undefined success
      run: success"
    `);
  });

  test.each([
    ['ends in its grace, and its post sees its state', 50, 5000, 'state: 1 cancelled'],
    ['outlasts its grace, and its post begins without its state', 60_000, 300, 'state: undefined cancelled'],
  ])('that is cancelled with the job %s', async (_name, endsAfterMs, abandonMs, post) => {
    const stop = new AbortController();
    const yaml = steps(`${action(listener(endsAfterMs))}
- { name: ready, run: "${until('ready')}; echo ready; exec sleep 60" }
- { name: skipped, run: 'true' }
- wait: own`);
    const run = await play(yaml, {
      signal: stop.signal,
      grace: { interruptMs: 5000, terminateMs: 1000, abandonMs },
      watch: (_job, { name }) => ({
        onLine: (line) => name === 'ready' && line === 'ready' && stop.abort(),
      }),
    });
    const [job] = run.jobs;
    expect(job?.conclusion).toBe('cancelled');
    expect(job?.steps.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
      'own: cancelled',
      'ready: cancelled',
      'skipped: skipped',
      'Wait for own: cancelled',
      'Post own: success',
    ]);
    expect(job?.steps[0]?.transcript).toContain('got SIGINT');
    expect(job?.steps.at(-1)?.transcript).toBe(post);
  });

  test('that is a composite action has its inner step signalled, and what follows sees the cancellation', async () => {
    const nested = [
      '{ shell: bash, run: "touch ready; exec sleep 60" }',
      '{ shell: bash, run: echo not reached }',
      '{ shell: bash, if: cancelled(), run: echo cancelled }',
    ];
    const told = await story(
      `
- uses: actions/checkout@v4
- { id: own, name: own, uses: ./, background: true }
- { name: ready, run: "${until('ready')}" }
- cancel: own
- { name: after, run: 'true' }`,
      { actions: { 'actions/checkout': composite(nested) } },
    );
    expect(told).toMatchInlineSnapshot(`
      "job: success
        Run actions/checkout@v4: success
        own: cancelled | Error: The operation was canceled. / cancelled
        ready: success
        Cancel own: success | Finished cancelling background step(s). /   own: cancelled
        after: success
      run: success"
    `);
  });
});
