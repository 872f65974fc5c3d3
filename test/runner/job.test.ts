// A job from its first step to its last post, as its steps and its reader see it.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { beginJob, runMain, useScript } from './fixtures/script.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const print = (expression: string) =>
  `const { delimiter } = require('node:path'); console.log(${expression})`;

/** The variables that macOS, Windows and wine give to every process; Linux gives none. */
const ofTheSystem: Partial<Record<NodeJS.Platform, RegExp>> = {
  darwin: /^__CF_USER_TEXT_ENCODING$/,
  win32:
    /^(SystemRoot|ComSpec|PATHEXT|SystemDrive|WINDIR|ProgramFiles|HOMEDRIVE|HOMEPATH|LOGONSERVER|USERDOMAIN|USERNAME|PROCESSOR_ARCHITECTURE|WINE\w+)$/i,
};
const isOfTheSystem = (name: string) => ofTheSystem[process.platform]?.test(name) ?? false;

describe('the environment of a step', () => {
  test('holds what the runner gives, and of this machine only the path', async () => {
    const { stdout } = await runMain(print('JSON.stringify(Object.keys(env))'), {
      env: { HTTPS_PROXY: 'http://p' },
    });
    const names: string[] = JSON.parse(stdout);
    const own = names
      .filter((name) => !/^(GITHUB|RUNNER|ACTIONS|INPUT)_/.test(name) && !isOfTheSystem(name))
      .sort();
    expect(own.join(' ')).toBe('CI HOME HTTPS_PROXY LANG PATH TEMP TMP TMPDIR USERPROFILE');
    expect(names).not.toContain('GITHUB_ACTION_PATH');
    expect(names).not.toContain('GITHUB_TOKEN');
  });

  test('has one variable per input, declared or not, with only spaces replaced', async () => {
    const job = beginJob();
    const inputs = { 'two words.and-more': 'x', Bogus: 'y', old: 'z' };
    const variables = "Object.entries(env).filter(([name]) => /^INPUT_[TBOS]/.test(name)).sort().join(' ')";
    const { transcript } = await useScript(job, { main: print(variables) }, { with: inputs }).main();
    expect(transcript).toMatchInlineSnapshot(`
      "Warning: Unexpected input(s) 'Bogus', valid inputs are ['main', 'post', 'status', 'two words.and-more', 'old']
      Warning: Input 'old' has been deprecated with message: use main instead
      INPUT_BOGUS,y INPUT_OLD,z INPUT_STATUS,success of 16588214930 INPUT_TWO_WORDS.AND-MORE,x"
    `);
  });

  test('has pipes for its streams, and standard input ends at once', async () => {
    const main = `${print('process.stdout.isTTY, process.stderr.isTTY, process.stdin.isTTY')}
      process.stdin.resume().on('end', () => console.log('end of input'))`;
    expect((await runMain(main)).stdout).toBe('undefined undefined undefined\nend of input\n');
  });

  test('lets later sources win: env, state, inputs, the path, and last what the runner says of itself', async () => {
    const job = beginJob({
      env: { INPUT_OLD: 'env', GITHUB_SHA: 'env', RUNNER_OS: 'env', STATE_KEY: 'env' },
    });
    const step = useScript(job, {
      main: `file('STATE', 'KEY=saved\\n'); file('PATH', '/first\\n/second\\n')`,
      post: print(
        "[env.INPUT_OLD, env.STATE_KEY, env.GITHUB_SHA.length, env.RUNNER_OS !== 'env', env.PATH.split(delimiter).slice(0, 2)].join(' ')",
      ),
    });
    await step.main();
    expect((await step.post()).stdout).toBe(' saved 40 true /second,/first\n');
  });

  test('is in the workspace, and no process starts when that is missing', async () => {
    const job = beginJob();
    const step = useScript(job, { main: print('process.cwd()'), post: print('process.cwd()') });
    expect((await step.main()).stdout).toBe(`${job.workspace}\n`);
    // Windows lets go of the working directory of a process shortly after the process has ended.
    rmSync(job.workspace, { recursive: true, maxRetries: 8, retryDelay: 50 });
    const post = await step.post();
    expect([post.conclusion, post.errors]).toEqual(['failure', [`No such directory: '${job.workspace}'`]]);
  });
});

describe('a job', () => {
  test('evaluates status and defaults afresh for post', async () => {
    const job = beginJob({ runId: '7' });
    const step = useScript(job, { main: print('env.INPUT_STATUS'), post: print('env.INPUT_STATUS') });
    const main = await step.main();
    const failing = await useScript(job, { main: 'process.exitCode = 1' }).main();
    const [, post] = await job.finish();
    expect([main.stdout, failing.conclusion, post?.stdout]).toEqual([
      'success of 7\n',
      'failure',
      'failure of 7\n',
    ]);
  });

  test('runs posts in reverse order, even after failures, and fails when one of them fails', async () => {
    const job = beginJob();
    const order: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const post = `${print(`'${name}'`)}; process.exitCode = ${name === 'third' ? 1 : 0}`;
      await useScript(job, { post }, { name }).main();
    }
    const posts = await job.finish({ onLine: (line) => order.push(line) });
    expect(order).toEqual(['third', 'second', 'first']);
    expect(posts.map((post) => post.conclusion)).toEqual(['failure', 'success', 'success']);
    expect(job.status).toBe('failure');
  });

  test('lets continue-on-error cover main and post', async () => {
    const job = beginJob();
    const scripts = { main: 'process.exitCode = 1', post: 'process.exitCode = 2' };
    const step = useScript(job, scripts, { continueOnError: true });
    const results = [await step.main(), await step.post()];
    expect(results.map(({ outcome, conclusion }) => `${outcome} ${conclusion}`)).toEqual([
      'failure success',
      'failure success',
    ]);
    expect(job.status).toBe('success');
  });

  test('evaluates post-if at its end', async () => {
    const job = beginJob();
    const picky = () =>
      job.uses(path.join(fixtures, 'picky'), { with: { MAIN: '', POST: "console.log('ran')" } });
    const step = picky();
    await step.main();
    expect((await step.post()).conclusion).toBe('skipped');
    await picky().main();
    await useScript(job, { main: 'process.exitCode = 1' }).main();
    expect((await job.finish()).map((post) => post.conclusion)).toEqual(['success', 'success']);
  });

  test('runs no post of a step that was not started', async () => {
    const job = beginJob();
    const step = useScript(job, { post: print('1') });
    expect(await job.finish()).toEqual([]);
    expect(() => step.post()).toThrow('main was not started');
  });

  test('fails main when an input cannot be evaluated, and still runs post', async () => {
    const job = beginJob();
    const step = useScript(
      job,
      {},
      {
        env: () => {
          throw new Error('no such context');
        },
      },
    );
    expect((await step.main()).errors).toEqual(['no such context']);
    expect(await job.finish()).toHaveLength(1);
  });

  test('shares nothing between two uses of one action', async () => {
    const job = beginJob();
    const use = (value: string) =>
      useScript(job, { main: `file('STATE', 'v=${value}\\n')`, post: print('env.STATE_v') });
    const [one, two] = [use('1'), use('2')];
    await one.main();
    await two.main();
    expect((await job.finish()).map((post) => post.stdout)).toEqual(['2\n', '1\n']);
  });
});

test('the outputs of a job are left out when they are empty or contain a masked text', () => {
  const job = beginJob({ secrets: ['dev'] });
  expect(job.outputs({ domain: 'my-dev.example.com', name: 'ci-1', none: '' })).toEqual({
    outputs: { name: 'ci-1' },
    warnings: ["Skip output 'domain' since it may contain secret."],
  });
});
