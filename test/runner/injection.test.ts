// What a step's output can do to its job, which is why foreign text must be made harmless before it is printed.
import { describe, expect, test } from 'vitest';
import { beginJob, runMain, useScript } from './fixtures/script.ts';

/** Returns the code of a main that prints these lines on one stream. */
function printing(lines: readonly string[], stream = 'stdout'): string {
  return `process.${stream}.write(${JSON.stringify(`${lines.join('\n')}\n`)})`;
}

describe('a command in printed text', () => {
  test.each([
    ['acts behind leading space', '  ::set-output name=a::forged', 'a=forged'],
    ['acts in the middle of a line', 'GET /x ##[set-output name=a]forged', 'a=forged'],
    ['acts behind a lone carriage return', 'harmless\r::set-output name=a::forged', 'a=forged'],
    ['acts on standard error', '::set-output name=a::forged', 'a=forged', 'stderr'],
    ['does not act behind other text', 'x ::set-output name=a::forged', ''],
    ['does not act with a broken ##[', 'x ##[\\set-output name=a]forged', ''],
  ])('%s', async (_name, line, expected, stream = 'stdout') => {
    const { outputs } = await runMain(printing([line], stream));
    expect(Object.entries(outputs).map((entry) => entry.join('='))).toEqual(
      expected === '' ? [] : [expected],
    );
  });

  test('can forge the state of the post', async () => {
    const job = beginJob();
    const main = `file('STATE', 'id=mine\\n'); ${printing(['##[save-state name=other]forged'])}`;
    const step = useScript(job, { main, post: 'console.log(env.STATE_id, env.STATE_other)' });
    await step.main();
    expect((await step.post()).stdout).toBe('mine forged\n');
  });

  test.each([
    ['like set-env', '::set-env name=PATH::/evil'],
    ['like add-path', 'log line ##[add-path]/evil'],
    ['like a bad echo', '::echo::perhaps'],
    ['like a matcher that is not there', '::add-matcher::nowhere.json'],
    ['like an output without a name', '::set-output::x'],
  ])('%s fails the step, whatever its exit code', async (_name, line) => {
    const result = await runMain(printing([line]));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'failure', path: [], env: {} });
    expect(result.errors[0]).toBe(`Unable to process command '${line}' successfully.`);
  });
});

describe('stop-commands', () => {
  test('silences every command until its token comes, in this stage only', async () => {
    const job = beginJob();
    const lines = [
      ...['::stop-commands::Token-123', '::error::quiet', 'x ##[add-path]/evil', '::add-mask::word'],
      ...['::token-123::', '::error::loud word', '::stop-commands::never-resumed'],
    ];
    const step = useScript(job, { main: printing(lines), post: printing(['::notice::heard']) });
    const main = await step.main();
    expect(main.transcript).toMatchInlineSnapshot(`
      "::stop-commands::***
      ::error::quiet
      x ##[\\add-path]/evil
      ::add-mask::word
      ::token-123::
      Error: loud word
      ::stop-commands::***"
    `);
    expect(main.conclusion).toBe('success');
    expect((await step.post()).annotations).toEqual([{ level: 'notice', message: 'heard' }]);
  });

  test.each(['', 'pause-logging', 'Debug'])(
    'with the reserved token "%s" ends the runner\'s reading, and the step fails',
    async (token) => {
      const result = await runMain(
        `${printing([`::stop-commands::${token}`])}; setTimeout(() => {}, 60_000)`,
      );
      expect(result).toMatchObject({ conclusion: 'failure', exitCode: undefined });
      expect(result.errors[0]).toContain('You cannot use a endToken');
    },
  );
});

describe('the log that a person reads', () => {
  test('has commands rendered and secrets masked', async () => {
    const lines = [
      ...[
        'before s3cret-value',
        '::add-mask::s3cret-value',
        'after s3cret-value',
        '::group::Details of s3cret-value',
      ],
      ...[
        'inside',
        '::endgroup::',
        'outside',
        '::debug::hidden',
        '::error title=s3cret-value,file=a.js::bad s3cret-value',
      ],
      ...['::warning::one%0Atwo', '##[group]not at the start', 'a ##[section]b', '::add-mask:: '],
    ];
    const result = await runMain(printing(lines));
    expect(result.transcript).toMatchInlineSnapshot(`
      "before s3cret-value
      after ***
      ▶ Details of ***
        inside
      outside
      Error: bad ***
      Warning: one
      two
      ▶ not at the start
        a ##[\\section]b
        Warning: Can't add secret mask for empty string in ##[add-mask] command."
    `);
    expect(result.annotations).toMatchInlineSnapshot(`
      [
        {
          "file": "a.js",
          "level": "error",
          "message": "bad ***",
          "title": "s3cret-value",
        },
        {
          "level": "warning",
          "message": "one
      two",
        },
        {
          "level": "warning",
          "message": "Can't add secret mask for empty string in ##[add-mask] command.",
        },
      ]
    `);
  });

  test('shows debug lines and commands in debug mode, but no masks', async () => {
    const lines = ['::debug::seen', '::add-mask::hidden', '::group::hidden things', '::set-output name=a::1'];
    const result = await runMain(printing(lines), { debug: true });
    expect(result.transcript).toMatchInlineSnapshot(`
      "##[debug]seen
      ::add-mask::***
      ::group::*** things
      ▶ *** things
        ::set-output name=a::1
        Warning: The \`set-output\` command is deprecated and will be disabled soon."
    `);
  });

  test('begins with inputs and variables, masked', async () => {
    const job = beginJob({ secrets: ['hunter-2'], env: { TOKEN: 'hunter-2' } });
    const step = useScript(job, { main: "'hunter-2'" }, { name: './script' });
    const logs = [(await step.main()).log, (await step.post()).log];
    expect(logs.join('\n\n')).toMatchInlineSnapshot(`
      "▶ Run ./script
        with:
          main: '***'
          status: success of 16588214930
        env:
          TOKEN: ***

      Post job cleanup."
    `);
  });

  test('keeps ten annotations of each level, cut at 4096 characters', async () => {
    // Main makes these lines itself, because Windows takes no variable of this size.
    const main = `for (let index = 0; index < 12; index += 1) console.log('::error::' + index + 'x'.repeat(5000));`;
    const result = await runMain(`${main} ${printing(['::warning::w'])}`);
    const kept = result.annotations.filter(({ level }) => level === 'error');
    expect(kept.map(({ message }) => message.length)).toEqual(Array(10).fill(4096));
    expect(result.annotations.at(-1)).toEqual({ level: 'warning', message: 'w' });
    expect(result.transcript.split('\n')).toHaveLength(13);
  });

  test('has standard error before standard output within one batch', async () => {
    const main = `console.log('ready'); setTimeout(() => { console.log('first'); console.error('second'); }, 50)`;
    // Both lines arrive while the reader is held up.
    const holdUp = (line: string) =>
      line === 'ready' && Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    const result = await useScript(beginJob(), { main }).main({ onLine: holdUp });
    expect(result.transcript).toBe('ready\nsecond\nfirst');
  });
});
