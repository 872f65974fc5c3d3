// Bad input is reported all at once, in one annotation and without a stack trace, before the service is asked
// anything.
import { describe, expect, test, vi } from 'vitest';
import type { StageResult } from '../runner/stage.ts';
import { openScene } from './scene.ts';

// These tests start many processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/** Each row has what was given, and the input that must be named. */
const badInputs: [what: string, inputs: Record<string, string>, named?: string][] = [
  ['no key', { 'api-key': '' }],
  ['a blank key', { 'api-key': '  ' }],
  ['no address', { 'creator-email': '' }],
  ['a blank address', { 'creator-email': ' \t' }],
  ['an address without @', { 'creator-email': 'ci.example.com' }],
  ['a blank machine type', { 'machine-type': ' ' }],
  ['a machine type of commas', { 'machine-type': ' , ' }],
  ['a name of 4 characters', { 'deployment-name': 'abcd' }],
  ['a name of 16 characters', { 'deployment-name': 'abcdefghijklmnop' }],
  ['a name in upper case', { 'deployment-name': 'Abcdef' }],
  ['a name with an underscore', { 'deployment-name': 'abc_def' }],
  ['a name that begins with a digit', { 'deployment-name': '1abcdef' }],
  ...['0', '-1', 'three', 'NaN', 'Infinity', '1e999'].map((duration): (typeof badInputs)[number] => [
    `a duration of ${duration}`,
    { duration },
  ]),
  ['max-replicas of 0', { 'max-replicas': '0', 'min-replicas': '0' }, 'max-replicas'],
  ['min above max', { 'min-replicas': '3', 'max-replicas': '2' }, 'min-replicas'],
  ...['-1', '1.5', '0x10'].flatMap((replicas): typeof badInputs => [
    [`min-replicas of ${replicas}`, { 'min-replicas': replicas }],
    [`max-replicas of ${replicas}`, { 'max-replicas': replicas }],
  ]),
  ['an unknown scope', { scope: 'job' }],
  ['an unknown if-exists', { 'if-exists': 'ignore' }],
  ['an unknown teardown', { teardown: 'Delete' }],
  ['a health-path without a slash', { 'health-path': 'info' }],
  ['a model id with a blank', { 'preload-models': 'my project/3' }],
  ['too many log entries', { 'summary-log-entries': '10001' }],
  ['an address of another scheme', { 'api-url': 'ftp://127.0.0.1/' }],
  ['http to a host that is not loopback', { 'api-url': 'http://roboflow.cloud' }],
  ['credentials in the address', { 'api-url': 'https://me:secret-of-mine@roboflow.cloud' }],
];

/** Asserts one error annotation without a trace of where in our code it came from. Returns its message. */
function onlyError({ annotations, stdout, stderr, exitCode }: StageResult): string {
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(stdout.match(/^::error/gm)).toHaveLength(1);
  expect(stdout).not.toMatch(/^\s+at |\.js:\d/m);
  expect(annotations.map(({ level }) => level)).toEqual(['error']);
  return annotations[0]?.message ?? '';
}

describe.concurrent('main fails and post has nothing to do', () => {
  test.for(badInputs)('with %s', async ([_what, inputs, named = Object.keys(inputs)[0]], context) => {
    const { service, job, use } = await openScene(context);
    const main = await use(inputs).main();
    const message = onlyError(main);
    expect(message).toContain(`Bad input: "${named}" must be`);
    expect(message).not.toContain('secret-of-mine');
    const [post] = await job.finish();
    expect(post).toMatchObject({ exitCode: 0, stderr: '', annotations: [], summary: '' });
    expect(post?.transcript).toBe('Nothing to take away: no deployment was created.');
    expect(service.requests()).toEqual([]);
  });
});

test('all bad inputs at once give one error with a line for each', async (context) => {
  const { service, job, use } = await openScene(context);
  const all = Object.assign({}, ...badInputs.map(([, inputs]) => inputs));
  const main = await use(all).main();
  expect(onlyError(main)).toMatchInlineSnapshot(`
    "14 bad inputs:
    - "api-key" must be a Roboflow API key, got nothing (is the secret set, and available to this event? Pull requests from forks get none)
    - "creator-email" must be the e-mail address of a member of the workspace, got "ci.example.com"
    - "machine-type" must be a machine type such as dev-gpu, or up to 20 separated by commas or line breaks, got ","
    - "deployment-name" must be 5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty; not beginning with "ci-", as the names do that the sweep removes, got "1abcdef"
    - "duration" must be a number of hours above 0, got "1e999"
    - "min-replicas" must be a whole number of at least 0, got "0x10"
    - "max-replicas" must be a whole number of at least 1, got "0x10"
    - "scope" must be one of "step", "run", got "job"
    - "if-exists" must be one of "fail", "reuse", "replace", or empty, got "ignore"
    - "teardown" must be one of "delete", "pause", "keep", or empty, got "Delete"
    - "health-path" must be a path that begins with one /, or empty, got "info"
    - "preload-models" must be model ids such as my-project/3, separated by commas or line breaks, got "my project/3"
    - "summary-log-entries" must be a whole number from 0 to 10000, got "10001"
    - "api-url" must be an https URL without credentials, query or fragment (http only for a loopback host), or empty, got "https://me:***@roboflow.cloud""
  `);
  const [post] = await job.finish();
  expect(post).toMatchObject({ exitCode: 0, transcript: 'Nothing to take away: no deployment was created.' });
  expect(service.requests()).toEqual([]);
});
