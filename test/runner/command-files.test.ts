// What a stage writes to its command files, and what becomes of it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { beginJob, runMain, useScript } from './fixtures/script.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const print = (expression: string) =>
  `const { delimiter } = require('node:path'); console.log(${expression})`;

describe('command files', () => {
  test('are new and empty for each stage, and take effect when the stage ends', async () => {
    const list =
      "require('node:fs').readFileSync(env.GITHUB_STATE, 'utf8').length, require('node:path').basename(env.GITHUB_STATE)";
    const job = beginJob();
    const step = useScript(job, { main: `file('STATE', 'a=1\\n'); ${print(list)}`, post: print(list) });
    const [main, post] = [await step.main(), await step.post()];
    expect(main.stdout).toMatch(/^4 save_state_[\w-]{36}\n$/);
    expect(post.stdout).toMatch(/^0 save_state_[\w-]{36}\n$/);
    expect(post.stdout.slice(2)).not.toBe(main.stdout.slice(2));
  });

  test('hand state to the post of the same step, and outputs of a post to nobody', async () => {
    const job = beginJob();
    const post = `${print("env.STATE_token ?? 'none'")}; file('OUTPUT', 'late=1\\n')`;
    const first = useScript(job, { main: `file('STATE', 'token=1\\nTOKEN=2\\n')`, post });
    const second = useScript(job, { main: '', post });
    await first.main();
    await second.main();
    const posts = await job.finish();
    expect(posts.map((result) => [result.stdout, result.outputs])).toEqual([
      ['none\n', {}],
      ['2\n', {}],
    ]);
  });

  test('give outputs only to a step with an id', async () => {
    const job = beginJob();
    const main = `file('OUTPUT', 'a<<E\\none\\ntwo\\nE\\nb=2\\n')`;
    expect((await useScript(job, { main }).main()).outputs).toEqual({ a: 'one\ntwo', b: '2' });
    const nameless = job.uses(path.join(fixtures, 'script'), { with: { main } });
    expect((await nameless.main()).outputs).toEqual({});
  });

  test('hand variables and folders to every later stage', async () => {
    const job = beginJob();
    await useScript(job, {
      main: `file('ENV', 'A=1\\nNODE_OPTIONS=--nonsense\\n'); file('PATH', '/tools\\n')`,
    }).main();
    const later = await useScript(job, {
      main: print('env.A, env.NODE_OPTIONS, env.PATH.split(delimiter)[0]'),
    }).main();
    expect(later.stdout).toBe('1 undefined /tools\n');
  });

  test('with a bad line fail a step that exits with 0, and the lines before it count', async () => {
    const result = await runMain(`file('OUTPUT', 'a=1\\nbad\\nc=3\\n'); file('STATE', 's=1\\n')`);
    expect(result).toMatchObject({
      exitCode: 0,
      conclusion: 'failure',
      outputs: { a: '1' },
      state: { s: '1' },
    });
    expect(result.transcript).toMatchInlineSnapshot(`
      "Error: Unable to process file command 'output' successfully.
      Error: Invalid format 'bad'"
    `);
  });

  test('are read after a failure too', async () => {
    const result = await runMain(`file('STATE', 's=1\\n'); file('OUTPUT', 'o=1\\n'); process.exit(3)`);
    expect(result).toMatchObject({
      exitCode: 3,
      conclusion: 'failure',
      outputs: { o: '1' },
      state: { s: '1' },
    });
  });

  test('keep post from starting when the state is too large for a variable', async () => {
    const job = beginJob();
    const step = useScript(job, {
      main: `file('STATE', 'big=' + 'x'.repeat(131072) + '\\n')`,
      post: print('1'),
    });
    expect((await step.main()).conclusion).toBe('success');
    const post = await step.post();
    expect(post).toMatchObject({ conclusion: 'failure', exitCode: undefined });
    expect(post.transcript).toMatchInlineSnapshot(
      `"Error: An error occurred trying to start process: STATE_big is too large. Argument list too long"`,
    );
  });
});

describe('the summary', () => {
  test('is masked with everything that is masked when the step ends', async () => {
    const result = await runMain(`file('STEP_SUMMARY', '# key-77\\nB'); console.log('::add-mask::key-77')`);
    expect([result.summary, result.masks]).toEqual(['# ***\nB', ['key-77']]);
  });

  test.each([
    ['is kept at 1 MiB', 1024 * 1024, 1024 * 1024, 0],
    ['is dropped whole at one byte more, and the step stays green', 1024 * 1024 + 1, 0, 1],
  ])('%s', async (_name, size, kept, annotations) => {
    const result = await runMain(`file('STEP_SUMMARY', 'x'.repeat(${size}))`);
    expect([result.conclusion, result.summary.length]).toEqual(['success', kept]);
    expect(result.annotations).toHaveLength(annotations);
  });
});
