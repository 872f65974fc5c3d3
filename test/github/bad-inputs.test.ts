// What is wrong with the inputs is reported all at once, by name, and without any secret.
import { describe, expect, test } from 'vitest';
import { readSweepInputs } from '../../src/github/companion-inputs.ts';
import { InputError } from '../../src/github/fields.ts';
import { readMainInputs } from '../../src/github/inputs.ts';
import { givenTo, readManifest } from './given.ts';

const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';
const root = readManifest('.');
const least = { 'api-key': key, 'creator-email': 'ci@example.com' };

/** Returns the typed inputs of the root Action, or all that is wrong with them. */
function read(given: Record<string, string>) {
  try {
    return { inputs: readMainInputs(givenTo(root, { ...least, ...given })), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { inputs: null, problems: [...error.problems], message: error.message };
  }
}

const accepts = {
  number: 'a number of hours above 0',
  name: '5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty; not beginning with "ci-", as the names do that the sweep removes',
  url: 'an https URL without credentials, query or fragment (http only for a loopback host), or empty',
  teardown: 'one of "delete", "pause", "keep", or empty',
};
const keyProblem =
  '"api-key" must be a Roboflow API key, got nothing (is the secret set, and available to this event? Pull requests from forks get none)';

const bad: [input: string, given: string, says: string][] = [
  ['api-key', '', keyProblem],
  ['api-key', '  \t', keyProblem],
  [
    'api-key',
    'two words',
    '"api-key" must be a Roboflow API key, got text with white space in it: copy the secret alone',
  ],
  [
    'api-key',
    'rf_1\r\nrf_2',
    '"api-key" must be a Roboflow API key, got text with a line break in it: copy the secret alone, on one line',
  ],
  [
    'machine-type',
    'a,b,c,d,e,f,g\nh,i,j,k,l,m,n,o,p,q,r,s,t,u',
    '"machine-type" must be a machine type such as dev-gpu, or up to 20 separated by commas or line breaks, got "a,b,c,d,e,f,g\\nh,i,j,k,l,m,n,o,p,q,r,s,t,u"',
  ],
  [
    'creator-email',
    '',
    '"creator-email" must be the e-mail address of a member of the workspace, got nothing',
  ],
  [
    'creator-email',
    ' ',
    '"creator-email" must be the e-mail address of a member of the workspace, got nothing',
  ],
  ...['ci.example.com', 'a@b@c', '@example.com', 'ci@', 'a b@c.d'].map((given): [string, string, string] => [
    'creator-email',
    given,
    `"creator-email" must be the e-mail address of a member of the workspace, got "${given}"`,
  ]),
  [
    'machine-type',
    ' ',
    '"machine-type" must be a machine type such as dev-gpu, or up to 20 separated by commas or line breaks, got nothing',
  ],
  [
    'machine-type',
    ' , ,',
    '"machine-type" must be a machine type such as dev-gpu, or up to 20 separated by commas or line breaks, got ", ,"',
  ],
  [
    'machine-type',
    'dev gpu',
    '"machine-type" must be a machine type such as dev-gpu, or up to 20 separated by commas or line breaks, got "dev gpu"',
  ],
  ...['abcd', 'abcdefghijklmnop', 'My-gpu', 'my_gpu', '1gpus', '-gpus', 'my gpu', 'my.gpu'].map(
    (given): [string, string, string] => [
      'deployment-name',
      given,
      `"deployment-name" must be ${accepts.name}, got "${given}"`,
    ],
  ),
  ...['0', '-1', 'three', 'NaN', 'Infinity', '1e999', '0x10', '1,5', '3h', '0.0'].map(
    (given): [string, string, string] => [
      'duration',
      given,
      `"duration" must be ${accepts.number}, got "${given}"`,
    ],
  ),
  ['duration', '', `"duration" must be ${accepts.number}, got nothing`],
  ['inference-version', '', '"inference-version" must be a version such as 1.5.0, or latest, got nothing'],
  ...['-1', '1.5', '0x10', 'one', '1e2', '+1'].flatMap((given): [string, string, string][] => [
    ['min-replicas', given, `"min-replicas" must be a whole number of at least 0, got "${given}"`],
    ['max-replicas', given, `"max-replicas" must be a whole number of at least 1, got "${given}"`],
  ]),
  ['max-replicas', '0', '"max-replicas" must be a whole number of at least 1, got "0"'],
  ...['-1', 'soon', '1,5', ''].map((given): [string, string, string] => [
    'capacity-wait-minutes',
    given,
    `"capacity-wait-minutes" must be a number of minutes from 0 up, got ${given === '' ? 'nothing' : `"${given}"`}`,
  ]),
  ...['0', '-1', '2.5', 'many'].map((given): [string, string, string] => [
    'max-running',
    given,
    `"max-running" must be a whole number of at least 1, or empty, got "${given}"`,
  ]),
  ['scope', 'job', '"scope" must be one of "step", "run", got "job"'],
  ['scope', '', '"scope" must be one of "step", "run", got nothing'],
  ['if-exists', 'skip', '"if-exists" must be one of "fail", "reuse", "replace", or empty, got "skip"'],
  ['on-missing-key', 'ignore', '"on-missing-key" must be one of "fail", "skip", got "ignore"'],
  ['teardown', 'none', `"teardown" must be ${accepts.teardown}, got "none"`],
  ['teardown', 'Delete', `"teardown" must be ${accepts.teardown}, got "Delete"`],
  ['teardown-on-failure', 'none', `"teardown-on-failure" must be ${accepts.teardown}, got "none"`],
  ['on-teardown-error', 'ignore', '"on-teardown-error" must be one of "fail", "warn", got "ignore"'],
  ['ready-replicas', '0', '"ready-replicas" must be a whole number of at least 1, got "0"'],
  ['ready-timeout-minutes', '0', '"ready-timeout-minutes" must be a number of minutes above 0, got "0"'],
  [
    'poll-interval-seconds',
    '0.5',
    '"poll-interval-seconds" must be a number of seconds of at least 1, got "0.5"',
  ],
  ...['info', '//evil.example.com', '/a b', '/a#b', '/\\evil.example.com', 'https://a.b/info'].map(
    (given): [string, string, string] => [
      'health-path',
      given,
      `"health-path" must be a path that begins with one /, or empty, got ${JSON.stringify(given)}`,
    ],
  ),
  [
    'preload-models',
    'a/1\nb 1',
    '"preload-models" must be model ids such as my-project/3, separated by commas or line breaks, got "a/1\\nb 1"',
  ],
  [
    'preload-models',
    '../1?x',
    '"preload-models" must be model ids such as my-project/3, separated by commas or line breaks, got "../1?x"',
  ],
  ['summary-log-entries', '-1', '"summary-log-entries" must be a whole number from 0 to 10000, got "-1"'],
  [
    'summary-log-entries',
    '10001',
    '"summary-log-entries" must be a whole number from 0 to 10000, got "10001"',
  ],
  ...[
    'ftp://roboflow.cloud',
    'http://roboflow.cloud',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'https://user:secret@roboflow.cloud',
    'https://user@roboflow.cloud',
    'https://roboflow.cloud/?key=1',
    'https://roboflow.cloud/#top',
    'roboflow.cloud',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ].map((given): [string, string, string] => [
    'api-url',
    given,
    `"api-url" must be ${accepts.url}, got "${given}"`,
  ]),
  ['region', 'asia', '"region" must be one of "us", "eu", or empty, got "asia"'],
];

describe('an error about a bad input names it, what is accepted and what came', () => {
  test.each(bad)('when %s is "%s"', (input, given, says) => {
    const { problems, message } = read({ [input]: given });
    expect(problems).toEqual([says]);
    expect(message).toBe(`Bad input: ${says}`);
  });

  test('a long value is cut and kept on one line', () => {
    const [problem] = read({ 'deployment-name': `a\n${'b'.repeat(300)}` }).problems;
    expect(problem).toContain(`got "a\\n${'b'.repeat(78)}…"`);
  });

  test('a secret is never shown, not even a wrong one', () => {
    expect(read({ 'api-key': `${key} ${key}` }).message).not.toContain(key);
    const sweep = readManifest('sweep');
    const given = { 'api-key': key, 'github-token': 'ghs_half a_token' };
    expect(() => readSweepInputs(givenTo(sweep, given))).toThrow(/^(?!.*ghs_).*"github-token" must be/s);
  });
});

describe('under on-missing-key: skip', () => {
  test('a missing key reads as empty', () => {
    expect(read({ 'api-key': ' ', 'on-missing-key': 'skip' }).inputs).toMatchObject({ apiKey: '' });
  });

  test('another bad input is still an error', () => {
    expect(read({ 'api-key': '', 'on-missing-key': 'skip', duration: '0' }).problems).toEqual([
      `"duration" must be ${accepts.number}, got "0"`,
    ]);
  });

  test('a malformed key is still an error', () => {
    const { problems } = read({ 'api-key': 'two words', 'on-missing-key': 'skip' });
    expect(problems).toEqual([expect.stringMatching(/^"api-key" must be .*white space/)]);
  });
});

describe('a contradiction between inputs', () => {
  test.each([
    {
      given: { 'min-replicas': '3', 'max-replicas': '2' },
      says: '"min-replicas" must be at most "max-replicas", got 3 and 2',
    },
    {
      given: { 'ready-replicas': '2', 'max-replicas': '1' },
      says: '"ready-replicas" must be at most "max-replicas", got 2 and 1',
    },
    {
      given: { region: 'eu', 'api-url': 'https://Roboflow.cloud/' },
      says: '"api-url" must be empty under "region: eu", or at least not the address of the other region, got https://roboflow.cloud',
    },
    {
      given: { region: 'us', 'api-url': 'https://eu.roboflow.cloud' },
      says: '"api-url" must be empty under "region: us", or at least not the address of the other region, got https://eu.roboflow.cloud',
    },
    {
      given: { scope: 'run', 'if-exists': 'replace' },
      says: '"if-exists" must not be "replace" under "scope: run", where each job of the run would take the deployment from the others',
    },
    {
      given: { scope: 'run', 'deployment-name': 'my-gpu' },
      says: '"deployment-name" must be empty under "scope: run", which derives the name from the run (to share a name of your own, use "if-exists: reuse" and "teardown: keep")',
    },
  ])('of $given is an error: $says', ({ given, says }) => {
    expect(read(given).problems).toEqual([says]);
  });

  test('is reported together with other bad inputs', () => {
    const { problems } = read({ 'api-key': '', 'min-replicas': '3', 'max-replicas': '2' });
    expect(problems).toEqual([keyProblem, '"min-replicas" must be at most "max-replicas", got 3 and 2']);
  });
});

test('one error lists every bad input, in the order of action.yml', () => {
  const firstOfEach = [...new Map(bad.toReversed().map((row) => [row[0], row])).values()];
  const inOrder = Object.keys(root.inputs).flatMap((name) => firstOfEach.filter((row) => row[0] === name));
  const { problems, message } = read(Object.fromEntries(inOrder));
  expect(problems).toEqual(inOrder.map(([, , says]) => says));
  // Everything is accepted as the job's status, which the runner sets.
  expect(inOrder.map(([name]) => name)).toEqual(
    Object.keys(root.inputs).filter((name) => name !== 'job-status'),
  );
  expect(message).toBe(
    `${problems.length} bad inputs:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  );
});

test.each(['ci-dev', 'ci-test', 'ci-prod', 'ci-1a', 'ci-gpu-tests', 'ci-44ud8g0-iiii'])(
  'a name of one’s own that the sweep could take for a generated one is refused, with the reason: %s',
  (given) => {
    const { problems } = read({ 'deployment-name': given });
    expect(problems).toEqual([`"deployment-name" must be ${accepts.name}, got "${given}"`]);
  },
);

test.each(['ciao-gpu', 'my-ci-gpu', 'cigpu', 'dev-ci'])(
  'a given name that only looks similar is accepted: %s',
  (given) => {
    expect(read({ 'deployment-name': given }).inputs?.deploymentName).toBe(given);
  },
);
