// Cancelled jobs, timeouts and killed processes. The signals are the runner's on Linux and macOS.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beginJob, useScript } from './fixtures/script.ts';

// A busy machine needs this long to hear a signal before the next one comes.
const grace = { interruptMs: 400, terminateMs: 400 };

/** A main that prints each signal and goes on, or ends at one of them with exit code 0. */
function listening(endsAt?: string): string {
  return `
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {
      console.log('got ' + name);
      if (name === '${endsAt}') process.exit(0);
    });
    setInterval(() => {}, 1000);
    file('STATE', 'saved=1\\n');
    console.log('ready');`;
}

const ready = { cancelWhen: (line: string) => line === 'ready' };

describe.skipIf(process.platform === 'win32')('a cancelled main', () => {
  test.each([
    [
      'is cancelled when it ends at SIGINT, although its exit code is 0',
      'SIGINT',
      ['got SIGINT'],
      0,
      undefined,
    ],
    ['is cancelled when it ends at SIGTERM', 'SIGTERM', ['got SIGINT', 'got SIGTERM'], 0, undefined],
    ['is killed when it ends at neither signal', undefined, ['got SIGINT', 'got SIGTERM'], 137, 'SIGKILL'],
  ])('%s', async (_name, endsAt, heard, exitCode, signal) => {
    const job = beginJob({ grace });
    const step = useScript(job, {
      main: listening(endsAt),
      post: 'console.log(env.STATE_saved, env.INPUT_STATUS)',
    });
    const main = await step.main(ready);
    const expected = ['ready', ...heard, 'Error: The operation was canceled.'];
    expect(main.transcript.split('\n')).toEqual(expected);
    expect(main).toMatchObject({ conclusion: 'cancelled', exitCode, signal });
    expect(job.status).toBe('cancelled');
    const [post] = await job.finish();
    expect(post).toMatchObject({ conclusion: 'success', stdout: '1 cancelled of 16588214930\n' });
  });

  test('leaves the job cancelled even when a post fails', async () => {
    const job = beginJob({ grace });
    await useScript(job, { main: listening('SIGINT'), post: 'process.exitCode = 1' }).main(ready);
    expect((await job.finish()).map(({ conclusion }) => conclusion)).toEqual(['failure']);
    expect(job.status).toBe('cancelled');
  });

  test('is not rescued by continue-on-error', async () => {
    const job = beginJob({ grace });
    const main = await useScript(job, { main: listening('SIGINT') }, { continueOnError: true }).main(ready);
    expect(main).toMatchObject({ outcome: 'cancelled', conclusion: 'cancelled' });
  });

  test('is signalled alone, while its child goes on', async () => {
    const job = beginJob({ grace: { ...grace, drainMs: 50 } });
    const main = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)']);
      process.on('exit', () => console.log('child ' + (process.kill(child.pid, 0) ? 'lives' : 'is gone')));
      process.on('exit', () => child.kill('SIGKILL'));
      ${listening('SIGINT')}`;
    const { transcript } = await useScript(job, { main }).main(ready);
    expect(transcript).toContain('child lives');
  });

  test('is not signalled when its condition still holds, as with always()', async () => {
    const job = beginJob({ grace });
    const main = `process.on('SIGINT', () => console.log('got SIGINT')); console.log('ready'); setTimeout(() => {}, 400)`;
    const result = await useScript(job, { main }, { isCancellable: () => false }).main(ready);
    expect([result.transcript, result.conclusion]).toEqual(['ready', 'success']);
    expect(job.status).toBe('cancelled');
  });
});

describe.skipIf(process.platform === 'win32')('a post after a cancellation', () => {
  test('is not signalled, whether it runs already or starts later', async () => {
    const job = beginJob({ grace });
    const post = `process.on('SIGINT', () => console.log('got SIGINT')); console.log('ready'); setTimeout(() => {}, 400)`;
    const [earlier, later] = [useScript(job, { post }), useScript(job, { post })];
    await earlier.main();
    await later.main();
    const posts = await job.finish(ready);
    expect(posts.map(({ transcript, conclusion }) => [transcript, conclusion])).toEqual([
      ['ready', 'success'],
      ['ready', 'success'],
    ]);
  });

  test("is signalled by its own timeout, which is as long as main's", async () => {
    const job = beginJob({ grace });
    const step = useScript(
      job,
      { main: "console.log('quick')", post: listening('SIGINT') },
      { timeoutMs: 1500 },
    );
    expect((await step.main()).conclusion).toBe('success');
    const post = await step.post();
    expect(post.conclusion).toBe('failure');
    expect(post.transcript).toMatchInlineSnapshot(`
      "ready
      got SIGINT
      Error: The action 'Post Run script' has timed out after 0.025 minutes."
    `);
  });
});

describe.skipIf(process.platform === 'win32')('a process that is killed', () => {
  test('fails and keeps what it saved, and its post runs', async () => {
    const job = beginJob();
    const step = useScript(job, { main: listening(), post: 'console.log(env.STATE_saved)' });
    const main = await step.main({ killWhen: (line) => line === 'ready' });
    expect(main).toMatchObject({
      conclusion: 'failure',
      exitCode: 137,
      signal: 'SIGKILL',
      state: { saved: '1' },
    });
    expect((await job.finish()).map(({ stdout }) => stdout)).toEqual(['1\n']);
    expect(job.status).toBe('failure');
  });

  test('by the test itself fails in the same way', async () => {
    const job = beginJob();
    const main = await useScript(job, { main: listening() }).main({
      onSpawn: (child) => child.kill('SIGTERM'),
    });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 143, signal: 'SIGTERM' });
  });
});

test('a child that keeps the pipe open delays the end of the step, but not for ever', async () => {
  const job = beginJob({ grace: { drainMs: 200 } });
  const main = `
    // Outside of the job's folders, which Windows would keep as long as it runs.
    const cwd = require('node:path').dirname(process.execPath);
    const options = { detached: true, stdio: ['ignore', 'inherit', 'ignore'], cwd };
    require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)'], options).unref();`;
  const result = await useScript(job, { main }).main();
  expect(result.conclusion).toBe('success');
  expect(result.durationMs).toBeGreaterThan(200);
  expect(result.durationMs).toBeLessThan(8000);
});

test.skipIf(process.platform !== 'linux')(
  'a process that still runs when the job is complete is ended',
  async () => {
    const job = beginJob();
    const main = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {
      detached: true, stdio: 'ignore',
    });
    child.unref();
    console.log(child.pid);`;
    const pid = Number((await useScript(job, { main }).main()).stdout);
    expect(process.kill(pid, 0)).toBe(true);
    job.dispose();
    // A killed process is listed until its parent has taken note of it, which here is the system's first process.
    await expect.poll(() => stateOf(pid)).toMatch(/^(gone|Z)$/);
  },
);

function stateOf(pid: number): string {
  if (!existsSync(`/proc/${pid}/stat`)) return 'gone';
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] ?? '';
}
