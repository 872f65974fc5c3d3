// The inputs of the companion Actions: stop/, logs/ and sweep/.
import * as z from 'zod/mini';
import { decimal, matching, oneOf, type Read, readFields, text } from './fields.ts';
import {
  addressOf,
  apiKey,
  apiUrl,
  choice,
  mainFields,
  name,
  onMissingKey,
  region,
  regionContradictions,
  withMissingKey,
} from './inputs.ts';

/** The inputs of stop/. */
export const stopFields = {
  'api-key': apiKey,
  'on-missing-key': onMissingKey,
  'deployment-name': name,
  mode: choice(['delete', 'pause']),
  'on-teardown-error': choice(['fail', 'warn']),
  'summary-log-entries': mainFields['summary-log-entries'],
  region,
  'api-url': apiUrl,
};

/** Reads and checks all inputs of stop/. Throws InputError. */
export function readStopInputs(read: Read) {
  const given = readFields(withMissingKey(stopFields, read), read, regionContradictions);
  return {
    apiKey: given['api-key'],
    /** Empty stands for the name that the jobs of this run share. */
    deploymentName: given['deployment-name'],
    mode: given.mode,
    onTeardownError: given['on-teardown-error'],
    summaryLogEntries: given['summary-log-entries'],
    apiUrl: addressOf(given),
  };
}

/** The inputs of logs/. */
export const logsFields = {
  'api-key': apiKey,
  'on-missing-key': onMissingKey,
  'deployment-name': name,
  'since-minutes': { schema: decimal((minutes) => minutes > 0), accepts: 'a number of minutes above 0' },
  format: choice(['text', 'ndjson']),
  path: { schema: text, accepts: 'the path of the file to write' },
  region,
  'api-url': apiUrl,
};

/** Reads and checks all inputs of logs/. An empty name stands for the one that the run shares. Throws InputError. */
export function readLogsInputs(read: Read) {
  const given = readFields(withMissingKey(logsFields, read), read, regionContradictions);
  return {
    apiKey: given['api-key'],
    deploymentName: given['deployment-name'],
    sinceMinutes: given['since-minutes'],
    format: given.format,
    path: given.path,
    apiUrl: addressOf(given),
  };
}

/** The inputs of sweep/. */
export const sweepFields = {
  'api-key': apiKey,
  'on-missing-key': onMissingKey,
  'github-token': {
    schema: matching(/^\S+$/),
    accepts: 'a token that may read the runs of this repository (permissions: actions: read)',
    secret: true,
  },
  'dry-run': {
    schema: z.pipe(
      oneOf(['true', 'false']),
      z.transform((word: 'true' | 'false') => word === 'true'),
    ),
    accepts: '"true" or "false"',
  },
  region,
  'api-url': apiUrl,
};

/** Reads and checks all inputs of sweep/. Throws InputError. */
export function readSweepInputs(read: Read) {
  const given = readFields(withMissingKey(sweepFields, read), read, regionContradictions);
  return {
    apiKey: given['api-key'],
    githubToken: given['github-token'],
    dryRun: given['dry-run'],
    apiUrl: addressOf(given),
  };
}
