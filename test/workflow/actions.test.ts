// What `uses:` can name: the repository's own actions, local ones, and stand-ins.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { play, steps } from './fixtures/play.ts';
import { doNothing, type StandInCall, uploadInto } from './stand-ins.ts';
import { tell } from './tell.ts';

const say = (text: string) => `"console.log('${text}')"`;

describe('an action of this repository', () => {
  test('is found under any owner and ref, and its post runs at the end of the job', async () => {
    const run = await play(
      steps(`
- id: one
  uses: octo/fixtures/script@v1
  with:
    main: console.log(env.GITHUB_ACTION_REPOSITORY, env.GITHUB_ACTION_REF); file('OUTPUT', 'a=1\\n')
    post: console.log(env.INPUT_STATUS)
- { uses: SOMEONE/fixtures/script@main, with: { main: ${say('a is ${{ steps.one.outputs.a }}')}, post: ${say('last')} } }`),
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run octo/fixtures/script@v1: success | octo/fixtures v1
        Run SOMEONE/fixtures/script@main: success | a is 1
        Post Run SOMEONE/fixtures/script@main: success | last
        Post Run octo/fixtures/script@v1: success | success of 16588214930
      run: success"
    `);
  });

  test('is found as $/ without a checkout', async () => {
    const run = await play(
      steps(`
- { uses: $/script, with: { main: ${say('here')} } }
- { uses: $/nowhere }`),
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: failure
        Run $/script: success | here
        Run $/nowhere: failure | Error: Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action '$/nowhere'.
        Post Run $/script: success
      run: failure"
    `);
  });

  test('is found as ./ only after a checkout', async () => {
    const run = await play(
      steps(`
- { uses: ./script, continue-on-error: true, with: { main: ${say('too early')} } }
- uses: actions/checkout@v4
- { uses: ./script, with: { main: ${say('here')} } }`),
    );
    expect(tell(run).replaceAll(/under '[^']*workspace[\\/]/g, "under 'WORKSPACE/")).toMatchInlineSnapshot(`
      "job: success
        Run ./script: success | Error: Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under 'WORKSPACE/script'. Did you forget to run actions/checkout before running your local action?
        Run actions/checkout@v4: success | Copied 1 entries
        Run ./script: success | here
        Post Run ./script: success
      run: success"
    `);
  });

  test('can get other inputs from the test, for main and for post', async () => {
    const run = await play(steps('- { uses: octo/fixtures/script@v1, with: { main: "1", post: "2" } }'), {
      inputsFor: (uses, inputs) => ({
        ...inputs,
        main: `console.log('${uses}')`,
        post: `console.log(env.INPUT_MAIN)`,
      }),
    });
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run octo/fixtures/script@v1: success | octo/fixtures/script@v1
        Post Run octo/fixtures/script@v1: success | console.log('octo/fixtures/script@v1')
      run: success"
    `);
  });
});

describe('a stand-in', () => {
  test('is called with what the action would see, and hands on its outputs, variables and log', async () => {
    const calls: StandInCall[] = [];
    const run = await play(
      steps(`
- id: other
  uses: someone/other/folder@abc123
  env: { A: own }
  with: { list: "x,\${{ github.run_id }}", flag: true, none: }
- if: steps.other.outputs.answer == '42' && env.B == 'set'
  uses: someone/other@v2`),
      {
        env: { C: 'job' },
        runId: '7',
        actions: {
          'someone/other/folder': (call) => {
            calls.push(call);
            return { outputs: { answer: '42' }, env: { B: 'set' }, log: 'did it' };
          },
          'someone/other': doNothing,
        },
      },
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: success
        Run someone/other/folder@abc123: success | did it
        Run someone/other@v2: success
      run: success"
    `);
    expect(calls).toMatchObject([
      { uses: 'someone/other/folder@abc123', job: 'job', env: { A: 'own', C: 'job' } },
    ]);
    expect(calls[0]?.inputs).toEqual({ list: 'x,7', flag: 'true', none: '' });
  });

  test('fails its step with its error', async () => {
    const actions = { 'a/b': () => Promise.reject(new Error('no such thing')) };
    expect(tell(await play(steps('- uses: a/b@v1'), { actions }))).toMatchInlineSnapshot(`
      "job: failure
        Run a/b@v1: failure | Error: no such thing
      run: failure"
    `);
  });

  test('for upload-artifact reports files that do not exist, and fails when it is told to', async () => {
    const uploaded: string[] = [];
    const make = ({ workspace }: StandInCall) => {
      mkdirSync(path.join(workspace, 'out'));
      writeFileSync(path.join(workspace, 'out', 'log.txt'), '');
      return {};
    };
    const actions = { 'actions/upload-artifact': uploadInto(uploaded), 'a/make': make };
    const run = await play(
      steps(`
- uses: a/make@v1
- { uses: actions/upload-artifact@v4, with: { name: a, path: "out/log.txt\\nout/none" } }
- { uses: actions/upload-artifact@v4, with: { name: b, path: nowhere } }
- { uses: actions/upload-artifact@v4, with: { name: c, path: nowhere, if-no-files-found: error } }`),
      { actions },
    );
    expect(tell(run)).toMatchInlineSnapshot(`
      "job: failure
        Run a/make@v1: success
        Run actions/upload-artifact@v4: success | Uploaded 1 of 2 paths
        Run actions/upload-artifact@v4: success | No files were found with the provided path: nowhere
        Run actions/upload-artifact@v4: failure | Error: No files were found with the provided path: nowhere
      run: failure"
    `);
    expect(uploaded.map((file) => path.basename(file))).toEqual(['log.txt']);
  });
});
