// What a workflow may write into the inputs, and the typed values that they become.
import { describe, expect, test } from 'vitest';
import { readMainInputs, readPostInputs } from '../../src/github/inputs.ts';
import { givenTo, readManifest } from './given.ts';

const key = 'rf_Kq83nVx0Lw2Zt7Bm5R';
const root = readManifest('.');
const least = { 'api-key': key, 'creator-email': 'ci@example.com' };

const read = (given: Record<string, string>) => readMainInputs(givenTo(root, { ...least, ...given }));

describe('the inputs of the root Action', () => {
  test('have their defaults when only key and address are given', () => {
    expect(read({})).toEqual({
      apiKey: key,
      creatorEmail: 'ci@example.com',
      machineTypes: ['dev-gpu'],
      deploymentName: '',
      durationHours: 3,
      inferenceVersion: 'latest',
      minReplicas: 1,
      maxReplicas: 1,
      capacityWaitMinutes: 0,
      maxRunning: null,
      scope: 'step',
      ifExists: 'fail',
      teardown: 'delete',
      teardownOnFailure: 'delete',
      onTeardownError: 'fail',
      readyReplicas: 1,
      readyTimeoutMinutes: 15,
      pollIntervalSeconds: 3,
      healthPath: '/info',
      preloadModels: [],
      summaryLogEntries: 200,
      apiUrl: 'https://roboflow.cloud',
    });
  });

  const rows: { given: Record<string, string>; becomes: object }[] = [
    { given: { 'api-key': ` ${key}\n` }, becomes: { apiKey: key } },
    { given: { 'creator-email': ' me@example.com ' }, becomes: { creatorEmail: 'me@example.com' } },
    { given: { 'machine-type': 'prod-gpu, dev-gpu,' }, becomes: { machineTypes: ['prod-gpu', 'dev-gpu'] } },
    { given: { 'machine-type': 'a,b\r\nc\n,d' }, becomes: { machineTypes: ['a', 'b', 'c', 'd'] } },
    { given: { 'preload-models': 'a/1, b/2\nc/3,' }, becomes: { preloadModels: ['a/1', 'b/2', 'c/3'] } },
    { given: { 'deployment-name': 'a2345' }, becomes: { deploymentName: 'a2345' } },
    { given: { 'deployment-name': 'a23456789-12345' }, becomes: { deploymentName: 'a23456789-12345' } },
    { given: { duration: '.25' }, becomes: { durationHours: 0.25 } },
    { given: { duration: '1e1' }, becomes: { durationHours: 10 } },
    { given: { duration: '0.001' }, becomes: { durationHours: 0.001 } },
    { given: { 'inference-version': '1.5.0' }, becomes: { inferenceVersion: '1.5.0' } },
    {
      given: { 'max-replicas': '4', 'ready-replicas': '3' },
      becomes: { maxReplicas: 4, readyReplicas: 3 },
    },
    { given: { 'poll-interval-seconds': '1.5' }, becomes: { pollIntervalSeconds: 1.5 } },
    { given: { 'on-teardown-error': 'warn' }, becomes: { onTeardownError: 'warn' } },
    { given: { 'api-key': '', 'on-missing-key': 'skip' }, becomes: { apiKey: '' } },
    { given: { 'min-replicas': '0' }, becomes: { minReplicas: 0 } },
    { given: { 'ready-timeout-minutes': '0.5' }, becomes: { readyTimeoutMinutes: 0.5 } },
    { given: { 'capacity-wait-minutes': '1.5' }, becomes: { capacityWaitMinutes: 1.5 } },
    { given: { 'max-running': '3' }, becomes: { maxRunning: 3 } },
    { given: { 'health-path': '' }, becomes: { healthPath: '' } },
    { given: { 'health-path': '/ready?deep=1' }, becomes: { healthPath: '/ready?deep=1' } },
    {
      given: { 'preload-models': '\n coco/3 \n\nmy-project/12\nyolov8n-640\n' },
      becomes: { preloadModels: ['coco/3', 'my-project/12', 'yolov8n-640'] },
    },
    { given: { 'summary-log-entries': '0' }, becomes: { summaryLogEntries: 0 } },
    { given: { region: 'us' }, becomes: { apiUrl: 'https://roboflow.cloud' } },
    { given: { region: 'eu' }, becomes: { apiUrl: 'https://eu.roboflow.cloud' } },
    {
      given: { region: 'eu', 'api-url': 'https://eu.roboflow.cloud/' },
      becomes: { apiUrl: 'https://eu.roboflow.cloud' },
    },
    {
      given: { region: 'eu', 'api-url': 'http://127.0.0.1:8787' },
      becomes: { apiUrl: 'http://127.0.0.1:8787' },
    },
    { given: { 'api-url': 'https://eu.roboflow.cloud/' }, becomes: { apiUrl: 'https://eu.roboflow.cloud' } },
    {
      given: { 'api-url': 'https://gate.example.com/rf//' },
      becomes: { apiUrl: 'https://gate.example.com/rf' },
    },
    { given: { 'api-url': 'https://roboflow.cloud?' }, becomes: { apiUrl: 'https://roboflow.cloud' } },
    { given: { 'api-url': 'HTTPS://Roboflow.Cloud#' }, becomes: { apiUrl: 'https://roboflow.cloud' } },
    { given: { 'api-url': 'http://127.0.0.1:8787' }, becomes: { apiUrl: 'http://127.0.0.1:8787' } },
    { given: { 'api-url': 'http://[::1]:8787' }, becomes: { apiUrl: 'http://[::1]:8787' } },
    {
      given: { scope: 'run' },
      becomes: { scope: 'run', ifExists: 'reuse', teardown: 'keep', teardownOnFailure: 'keep' },
    },
    {
      given: { scope: 'run', 'if-exists': 'fail', teardown: 'delete' },
      becomes: { ifExists: 'fail', teardown: 'delete', teardownOnFailure: 'delete' },
    },
    { given: { teardown: 'pause' }, becomes: { teardown: 'pause', teardownOnFailure: 'pause' } },
    {
      given: { 'teardown-on-failure': 'keep' },
      becomes: { teardown: 'delete', teardownOnFailure: 'keep' },
    },
  ];

  test.each(rows)('turn $given into $becomes', ({ given, becomes }) => {
    expect(read(given)).toMatchObject(becomes);
  });

  test('are all tried here, but for the one that only post reads', () => {
    const names = new Set([...rows.flatMap(({ given }) => Object.keys(given)), 'job-status']);
    expect([...names].toSorted()).toEqual(Object.keys(root.inputs).toSorted());
  });
});

test("the inputs of post are the key, the address and the job's status", () => {
  const readPost = (given: Record<string, string>) => readPostInputs(givenTo(root, { ...least, ...given }));
  const given = { apiKey: key, apiUrl: 'https://roboflow.cloud', jobStatus: 'failure' };
  expect(readPost({ 'job-status': 'failure' })).toEqual(given);
  expect(readPost({ region: 'eu' }).apiUrl).toBe('https://eu.roboflow.cloud');
  const contradicting = { region: 'eu', 'api-url': 'https://roboflow.cloud' };
  expect(() => readPost(contradicting)).toThrow(/must be empty under "region: eu"/);
  expect(() => readPost({ 'api-key': '' })).toThrow(
    /^Bad input: "api-key" must be a Roboflow API key, got nothing/,
  );
});
