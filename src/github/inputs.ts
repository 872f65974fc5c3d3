// The inputs of the root Action and of its post step, and the fields that the companion Actions share with it.
import * as z from 'zod/mini';
import { isLoopback } from '../api/loopback.ts';
import { namePattern } from '../deployment/names.ts';
import { decimal, type Field, matching, oneOf, type Read, readFields, text, whole } from './fields.ts';

const teardowns = ['delete', 'pause', 'keep'] as const;
const words = (list: readonly string[]) => list.map((word) => `"${word}"`).join(', ');

/** A field that accepts one of the given words. */
export const choice = <const W extends readonly [string, ...string[]]>(list: W) => ({
  schema: oneOf(list),
  accepts: `one of ${words(list)}`,
});

/** The same, or empty: then another input decides. */
const choiceOrEmpty = <const W extends readonly [string, ...string[]]>(list: W) => ({
  schema: oneOf(['', ...list]),
  accepts: `one of ${words(list)}, or empty`,
});

/** The key. A line break or blank in it is refused, as it comes from careless copying. */
export const apiKey = {
  schema: matching(/^\S+$/),
  accepts: 'a Roboflow API key',
  hint: 'is the secret set, and available to this event? Pull requests from forks get none',
  secret: true,
} satisfies Field<string>;

/** What a step does whose key is empty. A malformed key is an error in either case. */
export const onMissingKey = choice(['fail', 'skip']);

/** The same fields, except that the key may be empty where `on-missing-key: skip` is given. */
export function withMissingKey<F extends { 'api-key': Field<string>; 'on-missing-key': Field<string> }>(
  fields: F,
  read: Read,
): F {
  if (read('on-missing-key').trim() !== 'skip' || read('api-key').trim() !== '') return fields;
  return { ...fields, 'api-key': { ...apiKey, schema: z.string() } };
}

/** The address of the service in each region. */
export const regions = { us: 'https://roboflow.cloud', eu: 'https://eu.roboflow.cloud' } as const;

/** The region of the workspace. Where it is empty, `api-url` decides; where both are empty, it is the US. */
export const region = choiceOrEmpty(['us', 'eu']);

/** The address of the service, read without a slash at its end, so that paths can be appended. */
export const apiUrl = {
  schema: z.pipe(
    z.string().check(z.refine((given) => given === '' || isAcceptableApiUrl(given))),
    z.transform((given: string) => {
      if (given === '') return '';
      const { origin, pathname } = new URL(given);
      return (origin + pathname).replace(/\/+$/, '');
    }),
  ),
  accepts: 'an https URL without credentials, query or fragment (http only for a loopback host), or empty',
} satisfies Field<string>;

type Place = { region?: '' | keyof typeof regions; 'api-url'?: string };

/** The address of the service: `api-url`, or else that of the region. */
export function addressOf({ region, 'api-url': address }: Required<Place>): string {
  return address || regions[region || 'us'];
}

/** Describes the contradiction where `api-url` is the address of the other region; empty where there is none. */
export function regionContradictions({ region, 'api-url': address }: Place): string[] {
  if (!region || !address) return [];
  const { host } = new URL(address);
  const other = region === 'us' ? 'eu' : 'us';
  if (host !== new URL(regions[other]).host) return [];
  return [
    `"api-url" must be empty under "region: ${region}", or at least not the address of the other region, got ${address}`,
  ];
}

/** The name of a new deployment. "ci-" is refused, as the sweep would take such a name for a generated one. */
const newName = {
  schema: z
    .string()
    .check(z.refine((given) => given === '' || (namePattern.test(given) && !given.startsWith('ci-')))),
  accepts:
    '5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty; not beginning with "ci-", as the names do that the sweep removes',
} satisfies Field<string>;

/** The name of a deployment that exists, which may be a generated one; or empty. */
export const name = {
  schema: z.string().check(z.refine((given) => given === '' || namePattern.test(given))),
  accepts: '5 to 15 characters of a-z, 0-9 and -, the first a letter, or empty',
} satisfies Field<string>;

const modelId = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;

/** The root Action's inputs, in the order of action.yml. */
export const mainFields = {
  'api-key': apiKey,
  'on-missing-key': onMissingKey,
  'creator-email': {
    schema: matching(/^[^\s@]+@[^\s@]+$/),
    accepts: 'the e-mail address of a member of the workspace',
  },
  'machine-type': {
    schema: list(/^[^\s,]+$/, 1, 20),
    accepts: 'a machine type such as dev-gpu, or up to 20 separated by commas or line breaks',
  },
  'deployment-name': newName,
  duration: { schema: decimal((hours) => hours > 0), accepts: 'a number of hours above 0' },
  'inference-version': { schema: text, accepts: 'a version such as 1.5.0, or latest' },
  'min-replicas': { schema: whole(0), accepts: 'a whole number of at least 0' },
  'max-replicas': { schema: whole(1), accepts: 'a whole number of at least 1' },
  'capacity-wait-minutes': {
    schema: decimal((minutes) => minutes >= 0),
    accepts: 'a number of minutes from 0 up',
  },
  'max-running': {
    schema: z.union([
      z.pipe(
        z.literal(''),
        z.transform(() => null),
      ),
      whole(1),
    ]),
    accepts: 'a whole number of at least 1, or empty',
  },
  scope: choice(['step', 'run']),
  'if-exists': choiceOrEmpty(['fail', 'reuse', 'replace']),
  teardown: choiceOrEmpty(teardowns),
  'teardown-on-failure': choiceOrEmpty(teardowns),
  'on-teardown-error': choice(['fail', 'warn']),
  'ready-replicas': { schema: whole(1), accepts: 'a whole number of at least 1' },
  'ready-timeout-minutes': {
    schema: decimal((minutes) => minutes > 0),
    accepts: 'a number of minutes above 0',
  },
  'poll-interval-seconds': {
    schema: decimal((seconds) => seconds >= 1),
    accepts: 'a number of seconds of at least 1',
  },
  'health-path': {
    schema: matching(/^(\/(?!\/)[^\s#\\]*)?$/),
    accepts: 'a path that begins with one /, or empty',
  },
  'preload-models': {
    schema: list(modelId, 0),
    accepts: 'model ids such as my-project/3, separated by commas or line breaks',
  },
  'summary-log-entries': { schema: whole(0, 10_000), accepts: 'a whole number from 0 to 10000' },
  region,
  'api-url': apiUrl,
  'job-status': { schema: z.string(), accepts: 'left alone: the runner sets it' },
};

/** Reads and checks all inputs of the root Action. The units are in the names. Throws InputError for all bad ones. */
export function readMainInputs(read: Read) {
  const given = readFields(withMissingKey(mainFields, read), read, contradictions);
  const isShared = given.scope === 'run';
  const teardown = given.teardown || (isShared ? 'keep' : 'delete');
  return {
    /** Empty only where `on-missing-key: skip` is given. */
    apiKey: given['api-key'],
    creatorEmail: given['creator-email'],
    machineTypes: given['machine-type'],
    /** Empty stands for a generated name. */
    deploymentName: given['deployment-name'],
    durationHours: given.duration,
    inferenceVersion: given['inference-version'],
    minReplicas: given['min-replicas'],
    maxReplicas: given['max-replicas'],
    capacityWaitMinutes: given['capacity-wait-minutes'],
    /** Null stands for no limit. */
    maxRunning: given['max-running'],
    scope: given.scope,
    ifExists: given['if-exists'] || (isShared ? 'reuse' : 'fail'),
    teardown,
    teardownOnFailure: given['teardown-on-failure'] || teardown,
    onTeardownError: given['on-teardown-error'],
    readyReplicas: given['ready-replicas'],
    readyTimeoutMinutes: given['ready-timeout-minutes'],
    pollIntervalSeconds: given['poll-interval-seconds'],
    /** Empty stands for no probe. */
    healthPath: given['health-path'],
    preloadModels: given['preload-models'],
    summaryLogEntries: given['summary-log-entries'],
    apiUrl: addressOf(given),
  };
}

/** Describes what is wrong between inputs that are valid on their own. */
function contradictions(values: {
  'min-replicas'?: number;
  'max-replicas'?: number;
  'ready-replicas'?: number;
  scope?: string;
  'deployment-name'?: string;
  'if-exists'?: string;
  region?: '' | 'us' | 'eu';
  'api-url'?: string;
}): string[] {
  const most = values['max-replicas'] ?? Number.POSITIVE_INFINITY;
  const tooMany = (['min-replicas', 'ready-replicas'] as const).filter((name) => (values[name] ?? 0) > most);
  const problems = tooMany.map(
    (name) => `"${name}" must be at most "max-replicas", got ${values[name]} and ${most}`,
  );
  if (values.scope === 'run' && (values['deployment-name'] ?? '') !== '') {
    problems.push(
      '"deployment-name" must be empty under "scope: run", which derives the name from the run (to share a name of your own, use "if-exists: reuse" and "teardown: keep")',
    );
  }
  if (values.scope === 'run' && values['if-exists'] === 'replace') {
    problems.push(
      '"if-exists" must not be "replace" under "scope: run", where each job of the run would take the deployment from the others',
    );
  }
  problems.push(...regionContradictions(values));
  return problems;
}

/** Reads the inputs of the post step. It takes everything else from the state. Throws InputError. */
export function readPostInputs(read: Read) {
  const given = readFields(
    { 'api-key': apiKey, region, 'api-url': apiUrl, 'job-status': mainFields['job-status'] },
    read,
    regionContradictions,
  );
  return { apiKey: given['api-key'], apiUrl: addressOf(given), jobStatus: given['job-status'] };
}

function isAcceptableApiUrl(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const url = new URL(given);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Splits a text at commas and line breaks into `least` to `most` entries, each of which must match `pattern`. */
function list(pattern: RegExp, least: number, most = Number.MAX_SAFE_INTEGER) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((given: string) =>
        given
          .split(/[,\r\n]/)
          .map((entry) => entry.trim())
          .filter((entry) => entry !== ''),
      ),
    ),
    z.array(matching(pattern)).check(z.minLength(least), z.maxLength(most)),
  );
}
