// What a refusal is about. The API page names no codes, so status and words decide, and the remedy follows
// from them.
import { describe, expect, test } from 'vitest';
import type { DeploymentApi } from '../../src/api/client.ts';
import { ApiError, NoAnswerError, RefusedError, reasonOf, soundsTaken } from '../../src/api/errors.ts';
import { clientOf } from '../fakes/deployments.ts';
import { said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

const add = {
  goal: 'create deployment "my-gpu"',
  method: 'POST',
  path: '/add',
  host: 'roboflow.cloud',
} as const;

describe('a refused create', () => {
  test.each([
    { status: 409, body: 'no' },
    { status: 400, body: 'deployment_name already exists' },
    { status: 400, body: "Name 'my-gpu' is taken" },
    { status: 422, body: 'the name is in use' },
    { status: 400, body: 'Duplicate deployment' },
    { status: 400, body: 'deployment_name must be unique' },
  ])('with $status "$body" is about a name in use', ({ status, body }) => {
    expect(soundsTaken(new RefusedError(add, { status, body }))).toBe(true);
  });

  test.each([
    { what: 'by other words', error: new RefusedError(add, { status: 400, body: 'no capacity' }) },
    {
      what: 'of another call than a create',
      error: new RefusedError({ ...add, path: '/resume' }, { status: 409, body: 'already running' }),
    },
    {
      what: 'of a create that nobody answered',
      error: new NoAnswerError(add, { reason: 'it exists already' }),
    },
    { what: 'of our own code', error: new Error('exists already') },
  ])('is not taken for a name in use when it is an error $what', ({ error }) => {
    expect(soundsTaken(error)).toBe(false);
  });
});

/** Returns the message of one call that is refused. */
async function told(
  path: string,
  line: ReturnType<typeof said>,
  make: (api: DeploymentApi) => Promise<unknown>,
) {
  const time = createVirtualTime();
  const api = clientOf({ ...scripted({ [path]: line }, time.clock), clock: time.clock });
  const error = await time.run(make(api).catch((thrown: unknown) => thrown));
  return error instanceof ApiError ? error.message : String(error);
}

const request = {
  name: 'my-gpu',
  machineType: 'dev-gpu',
  creatorEmail: 'ci@example.com',
  durationHours: 3,
  inferenceVersion: 'latest',
  minReplicas: 1,
  maxReplicas: 1,
};
const query = { fromTimestamp: '2026-01-05T08:00:00Z', maxEntries: 50 };

test.each<{ path: string; says: string; make: (api: DeploymentApi) => Promise<unknown> }>([
  { path: '/add', says: 'Could not create deployment "my-gpu": POST /add', make: (api) => api.add(request) },
  { path: '/list', says: 'Could not list the deployments: GET /list', make: (api) => api.list() },
  { path: '/get', says: 'Could not look up deployment "my-gpu": GET /get', make: (api) => api.get('my-gpu') },
  {
    path: '/get_log',
    says: 'Could not read the log of deployment "my-gpu": GET /get_log',
    make: (api) => api.getLog('my-gpu', query),
  },
  {
    path: '/pause',
    says: 'Could not pause deployment "my-gpu": POST /pause',
    make: (api) => api.pause('my-gpu'),
  },
  {
    path: '/resume',
    says: 'Could not resume deployment "my-gpu": POST /resume',
    make: (api) => api.resume('my-gpu'),
  },
  {
    path: '/delete',
    says: 'Could not delete deployment "my-gpu": POST /delete',
    make: (api) => api.delete('my-gpu'),
  },
])('an error of $path begins with what could not be done', async ({ path, says, make }) => {
  expect(await told(path, said(422, 'no'), make)).toBe(
    `${says} answered 422: no. Correct what the service objects to: the same call would be refused again.`,
  );
});

const absent = 'Check the name: it may have expired, or have been deleted meanwhile.';
const capacity = 'Name other types in "machine-type"';
const refused = 'Correct what the service objects to';

test.each([
  { body: 'No capacity for this type', remedy: capacity },
  { body: 'Quota exceeded', remedy: capacity },
  { body: 'GPUs are exhausted', remedy: capacity },
  { body: 'dev-gpu is temporarily unavailable', remedy: capacity },
  { body: 'unknown machine_type', remedy: capacity },
  { body: 'no such machine type', remedy: capacity },
  { body: 'no such machinetype', remedy: capacity },
  { body: 'duration must be positive', remedy: refused },
])('a create refused with "$body" gets the remedy: $remedy', async ({ body, remedy }) => {
  expect(await told('/add', said(400, body), (api) => api.add(request))).toContain(`${body}. ${remedy}`);
});

test.each([
  { status: 404, remedy: absent },
  { status: 400, remedy: refused },
])('a pause refused with $status does not get the remedy of a create', async ({ status, remedy }) => {
  const message = await told('/pause', said(status, 'not available'), (api) => api.pause('my-gpu'));
  expect(message).toContain(`answered ${status}: not available. ${remedy}`);
});

test.each([
  { error: Object.assign(new Error('odd'), { code: 7 }), reason: 'odd' },
  {
    error: Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' }),
    reason: 'connect ETIMEDOUT',
  },
  { error: new TypeError('terminated'), reason: 'terminated' },
  { error: new RangeError(''), reason: 'RangeError' },
  { error: 'a text', reason: 'a text' },
])('the reason of an error is its most telling text: "$reason"', ({ error, reason }) => {
  expect(reasonOf(error)).toBe(reason);
});
