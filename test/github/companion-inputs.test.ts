// Every input of stop, logs and sweep, as a workflow gives it: what it becomes, and what is said of a bad one.
import { describe, expect, test } from 'vitest';
import { readLogsInputs, readStopInputs, readSweepInputs } from '../../src/github/companion-inputs.ts';
import { InputError } from '../../src/github/fields.ts';
import { givenTo, readManifest } from './given.ts';

const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';
type Given = Record<string, string>;

/** Changes of one input each, and for bad ones what is said. */
type Row = { given: Given; becomes: Record<string, unknown> };
type Bad = { given: Given; says: string };

const noKey =
  '"api-key" must be a Roboflow API key, got nothing (is the secret set, and available to this event? Pull requests from forks get none)';
const keyInLines =
  '"api-key" must be a Roboflow API key, got text with a line break in it: copy the secret alone, on one line';

/** What the three have in common. */
const common: { good: Row[]; bad: Bad[]; contradictory: Bad[] } = {
  good: [
    { given: { 'api-key': ` ${key}\n` }, becomes: { apiKey: key } },
    { given: { 'api-key': '', 'on-missing-key': 'skip' }, becomes: { apiKey: '' } },
    { given: { region: 'eu' }, becomes: { apiUrl: 'https://eu.roboflow.cloud' } },
    { given: { 'api-url': 'http://127.0.0.1:8787/' }, becomes: { apiUrl: 'http://127.0.0.1:8787' } },
    {
      given: { region: 'eu', 'api-url': 'https://gate.example.com' },
      becomes: { apiUrl: 'https://gate.example.com' },
    },
  ],
  bad: [
    { given: { 'api-key': '' }, says: noKey },
    { given: { 'api-key': `${key}\n${key}` }, says: keyInLines },
    {
      given: { 'on-missing-key': 'ignore' },
      says: '"on-missing-key" must be one of "fail", "skip", got "ignore"',
    },
    { given: { region: 'asia' }, says: '"region" must be one of "us", "eu", or empty, got "asia"' },
    {
      given: { 'api-url': 'http://roboflow.cloud' },
      says: '"api-url" must be an https URL without credentials, query or fragment (http only for a loopback host), or empty, got "http://roboflow.cloud"',
    },
  ],
  contradictory: [
    {
      given: { region: 'eu', 'api-url': 'https://roboflow.cloud' },
      says: '"api-url" must be empty under "region: eu", or at least not the address of the other region, got https://roboflow.cloud',
    },
    {
      given: { region: 'us', 'api-url': 'https://eu.roboflow.cloud/' },
      says: '"api-url" must be empty under "region: us", or at least not the address of the other region, got https://eu.roboflow.cloud',
    },
  ],
};

const name: { good: Row[]; bad: Bad[] } = {
  good: [{ given: { 'deployment-name': 'ci-44ud8g0-iiii' }, becomes: { deploymentName: 'ci-44ud8g0-iiii' } }],
  bad: [
    {
      given: { 'deployment-name': 'My-gpu' },
      says: '"deployment-name" must be 5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty, got "My-gpu"',
    },
  ],
};

const companions = [
  {
    folder: 'stop',
    read: readStopInputs,
    defaults: {
      deploymentName: '',
      mode: 'delete',
      onTeardownError: 'fail',
      summaryLogEntries: 200,
    },
    good: [
      ...name.good,
      { given: { mode: 'pause' }, becomes: { mode: 'pause' } },
      { given: { 'on-teardown-error': 'warn' }, becomes: { onTeardownError: 'warn' } },
      { given: { 'summary-log-entries': '0' }, becomes: { summaryLogEntries: 0 } },
    ],
    bad: [
      ...name.bad,
      { given: { mode: 'keep' }, says: '"mode" must be one of "delete", "pause", got "keep"' },
      {
        given: { 'on-teardown-error': 'ignore' },
        says: '"on-teardown-error" must be one of "fail", "warn", got "ignore"',
      },
      {
        given: { 'summary-log-entries': 'all' },
        says: '"summary-log-entries" must be a whole number from 0 to 10000, got "all"',
      },
    ],
  },
  {
    folder: 'logs',
    read: readLogsInputs,
    defaults: { deploymentName: '', sinceMinutes: 1440, format: 'text', path: 'deployment.log' },
    good: [
      ...name.good,
      { given: { 'since-minutes': '0.5' }, becomes: { sinceMinutes: 0.5 } },
      { given: { 'since-minutes': '525600' }, becomes: { sinceMinutes: 525_600 } },
      { given: { 'since-minutes': '525600.0' }, becomes: { sinceMinutes: 525_600 } },
      { given: { format: 'ndjson' }, becomes: { format: 'ndjson' } },
      { given: { path: 'logs/of the endpoint.txt' }, becomes: { path: 'logs/of the endpoint.txt' } },
    ],
    bad: [
      ...name.bad,
      ...[
        ...['0', '-1', 'an hour', 'NaN', 'Infinity'],
        ...['525600.1', '525600.5', '525601', '1e9', '99999999999999999999'],
      ].map((given) => ({
        given: { 'since-minutes': given },
        says: `"since-minutes" must be a number of minutes above 0, at most 525600 (a year), got "${given}"`,
      })),
      { given: { format: 'csv' }, says: '"format" must be one of "text", "ndjson", got "csv"' },
      { given: { path: ' ' }, says: '"path" must be the path of the file to write, got nothing' },
    ],
  },
  {
    folder: 'sweep',
    read: readSweepInputs,
    defaults: { githubToken: 'ghs_1', dryRun: false },
    good: [
      { given: { 'github-token': 'ghs_2' }, becomes: { githubToken: 'ghs_2' } },
      { given: { 'dry-run': 'true' }, becomes: { dryRun: true } },
    ],
    bad: [
      ...['', 'ghs_half a_token'].map((given) => ({
        given: { 'github-token': given },
        says: `"github-token" must be a token that may read the runs of this repository (permissions: actions: read), got ${given === '' ? 'nothing' : 'text with white space in it: copy the secret alone'}`,
      })),
      { given: { 'dry-run': 'yes' }, says: '"dry-run" must be "true" or "false", got "yes"' },
    ],
  },
];

describe.each(companions)('the inputs of $folder', ({ folder, read, defaults, good, bad }) => {
  const manifest = readManifest(folder);
  /** The runner would fill in a token of its own. */
  const least = { 'api-key': key, ...(folder === 'sweep' ? { 'github-token': 'ghs_1' } : {}) };
  const typed = (given: Given) => read(givenTo(manifest, { ...least, ...given }));
  const problems = (given: Given): readonly string[] => {
    try {
      typed(given);
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
  };
  const rows = { good: [...common.good, ...good], bad: [...common.bad, ...bad] };

  test('have their defaults when only what has none is given', () => {
    expect(typed({})).toEqual({ apiKey: key, ...defaults, apiUrl: 'https://roboflow.cloud' });
  });

  test.each(rows.good)('turn $given into $becomes, and change nothing else', ({ given, becomes }) => {
    expect(typed(given)).toEqual({ ...typed({}), ...becomes });
  });

  test.each([...rows.bad, ...common.contradictory])('refuse $given', ({ given, says }) => {
    expect(problems(given)).toEqual([says]);
  });

  test('are refused all at once, in the order of action.yml', () => {
    const ofInput = (input: string) => rows.bad.find(({ given }) => input in given);
    const inOrder = Object.keys(manifest.inputs).map(ofInput);
    expect(problems(Object.assign({}, ...inOrder.map((row) => row?.given)))).toEqual(
      inOrder.map((row) => row?.says),
    );
  });

  test('are all tried here, with a good value and with a bad one', () => {
    for (const tried of [rows.good, rows.bad]) {
      const names = new Set(tried.flatMap(({ given }) => Object.keys(given)));
      expect([...names].toSorted()).toEqual(Object.keys(manifest.inputs).toSorted());
    }
  });
});
