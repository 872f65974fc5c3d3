// The run and the proxies are read from the variables that the runner sets.
import { describe, expect, test } from 'vitest';
import { readProxySettings, readRun } from '../../src/github/context.ts';

const env = {
  GITHUB_RUN_ID: '20123456789',
  GITHUB_REPOSITORY: 'octo/vision',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_API_URL: 'https://github.example.com/api/v3',
  GITHUB_RUN_ATTEMPT: '2',
};

test('the run is read with its id, its repository and the page of its attempt', () => {
  expect(readRun(env)).toEqual({
    id: 20_123_456_789,
    server: 'github.example.com',
    repository: 'octo/vision',
    url: 'https://github.example.com/octo/vision/actions/runs/20123456789/attempts/2',
    githubApiUrl: 'https://github.example.com/api/v3',
  });
});

test('the server is github.com when no address of a server is set', () => {
  const { GITHUB_RUN_ID, GITHUB_REPOSITORY } = env;
  expect(readRun({ GITHUB_RUN_ID, GITHUB_REPOSITORY })).toMatchObject({
    url: 'https://github.com/octo/vision/actions/runs/20123456789/attempts/1',
    githubApiUrl: 'https://api.github.com',
  });
});

test.each([
  { what: 'a missing run id', env: { ...env, GITHUB_RUN_ID: undefined }, names: 'GITHUB_RUN_ID' },
  { what: 'a run id that is not a number', env: { ...env, GITHUB_RUN_ID: '1; rm' }, names: 'GITHUB_RUN_ID' },
  {
    what: 'a repository without an owner',
    env: { ...env, GITHUB_REPOSITORY: 'vision' },
    names: 'GITHUB_REPOSITORY',
  },
  { what: 'an empty environment', env: {}, names: 'GITHUB_RUN_ID' },
])('$what is an error that names the variable', ({ env: given, names }) => {
  expect(() => readRun(given)).toThrow(
    `This Action must run in a GitHub Actions job: ${names} is missing or malformed.`,
  );
});

test('a run without a repository is read all the same, as act has none without a remote', () => {
  expect(readRun({ GITHUB_RUN_ID: '7' })).toMatchObject({ id: 7, repository: '' });
});

describe('the proxy settings', () => {
  test.each([
    { env: {}, settings: { httpProxy: null, httpsProxy: null, noProxy: null } },
    {
      env: { HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', NO_PROXY: 'c' },
      settings: { httpProxy: 'http://a', httpsProxy: 'http://b', noProxy: 'c' },
    },
    {
      env: { http_proxy: 'http://small', HTTP_PROXY: 'http://LARGE' },
      settings: { httpProxy: 'http://small', httpsProxy: null, noProxy: null },
    },
    {
      env: { https_proxy: '', HTTPS_PROXY: 'http://b', no_proxy: '' },
      settings: { httpProxy: null, httpsProxy: 'http://b', noProxy: null },
    },
    { env: { HTTPS_PROXY: '' }, settings: { httpProxy: null, httpsProxy: null, noProxy: null } },
  ])('are read from $env', ({ env: given, settings }) => {
    expect(readProxySettings(given)).toEqual(settings);
  });
});
