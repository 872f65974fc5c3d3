// What each unusable or unwelcome answer becomes, and the words of its error.
import { describe, expect, test } from 'vitest';
import {
  ApiError,
  isTransient,
  MalformedAnswerError,
  NoAnswerError,
  RefusedError,
  UnavailableError,
} from '../../src/api/errors.ts';
import { clientOf, key, shown } from '../fakes/deployments.ts';
import { failure, type Line, reset, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';

/** Returns the error of one look at a deployment that gets this answer and no second attempt. */
async function errorOf(line: Line): Promise<ApiError> {
  const time = createVirtualTime();
  const api = clientOf({ ...scripted({ '/get': line }, time.clock), clock: time.clock });
  const error = await time.run(api.get('dev-testing', { attempts: 1 }).catch((thrown: unknown) => thrown));
  if (!(error instanceof ApiError)) throw new Error(`no ApiError: ${String(error)}`);
  return error;
}

const json = { 'content-type': 'application/json' };
const without = (field: string) => {
  const { [field]: _, ...rest } = shown();
  return { json: rest };
};

describe('a 200 that cannot be used is an error', () => {
  test.each<{ name: string; line: Line; says: string }>([
    { name: 'an empty body', line: said(200, ''), says: 'something that is not whole JSON' },
    { name: 'plain text', line: said(200, 'OK'), says: 'something that is not whole JSON' },
    {
      name: 'JSON that is cut off',
      line: { status: 200, headers: json, body: JSON.stringify(shown()).slice(0, 100) },
      says: 'something that is not whole JSON',
    },
    {
      name: 'a captive portal',
      line: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '\n<!doctype html><title>Hi</title>',
      },
      says: 'a web page instead of JSON',
    },
    { name: 'null', line: { json: null }, says: 'JSON that is not as described (of another shape)' },
    { name: 'a list', line: { json: [] }, says: 'JSON that is not as described (of another shape)' },
    {
      name: 'no id',
      line: without('deployment_id'),
      says: 'JSON that is not as described (wrong or missing: deployment_id)',
    },
    {
      name: 'an empty id',
      line: { json: shown({ deployment_id: '' }) },
      says: 'JSON that is not as described (wrong or missing: deployment_id)',
    },
    {
      name: 'no name',
      line: without('deployment_name'),
      says: 'JSON that is not as described (wrong or missing: deployment_name)',
    },
  ])('$name is malformed, which is worth another try', async ({ line, says }) => {
    const error = await errorOf(line);
    expect(error).toBeInstanceOf(MalformedAnswerError);
    expect(error.message).toContain(
      `Could not look up deployment "dev-testing": GET /get answered 200 with ${says}`,
    );
    expect(error.message).toContain('check the input "api-url" and any proxy in between');
    expect(isTransient(error)).toBe(true);
  });

  test.each([
    {
      what: 'a list answer with null in place of the list is of another shape',
      json: { deployments: null },
      says: 'of another shape',
    },
  ])('$what is reported as JSON $says', async ({ json: list, says }) => {
    const time = createVirtualTime();
    const api = clientOf({ ...scripted({ '/list': { json: list } }, time.clock), clock: time.clock });
    await expect(time.run(api.list({ attempts: 1 }))).rejects.toThrow(
      `JSON that is not as described (${says})`,
    );
  });

  test('several wrong fields are all named', async () => {
    const error = await errorOf({ json: shown({ deployment_id: 5, deployment_name: 5 }) });
    expect(error.message).toContain('(wrong or missing: deployment_id, deployment_name)');
  });
});

describe('a refusal is final', () => {
  test.each([
    { status: 400, body: 'duration must be positive', told: 'answered 400: duration must be positive.' },
    { status: 401, body: 'Unauthorized', told: 'answered 401: Unauthorized.' },
    { status: 403, body: 'Forbidden.', told: 'answered 403: Forbidden.' },
    { status: 409, body: 'in use', told: 'answered 409: in use.' },
    { status: 401, body: '', told: 'answered 401: an empty answer.' },
    { status: 422, body: 'a\r\nb\tc', told: 'answered 422: a b c.' },
    { status: 400, body: 'wait . . .', told: 'answered 400: wait. Correct' },
    { status: 400, body: 'see <html> there', told: 'answered 400: see there.' },
    {
      status: 403,
      body: '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>',
      told: 'answered 403: 403 Forbidden.',
    },
  ])('$status with "$body" is not transient, and is quoted', async ({ status, body, told }) => {
    const error = await errorOf(said(status, body));
    expect(error).toBeInstanceOf(RefusedError);
    expect(error.message).toContain(told);
    expect(isTransient(error)).toBe(false);
  });

  test.each([
    { status: 401, isKeyRefused: true, remedy: /Check the input "api-key"/ },
    { status: 403, isKeyRefused: true, remedy: /Check the input "api-key"/ },
    { status: 400, isKeyRefused: false, remedy: /Correct what the service objects to/ },
  ])('$status is followed by its own remedy', async ({ status, isKeyRefused, remedy }) => {
    const error = await errorOf(said(status, 'no'));
    expect(error).toMatchObject({ status, isKeyRefused, serverMessage: 'no' });
    expect(error.message).toMatch(remedy);
  });
});

describe('an answer that is neither yes nor no may have taken effect', () => {
  test.each([201, 202, 204, 302, 304])('status %i, which is undocumented, is transient', async (status) => {
    const error = await errorOf(said(status, ''));
    expect(error).not.toBeInstanceOf(RefusedError);
    expect(error.message).toContain(`answered ${status} with a status that its API page does not name`);
    expect(isTransient(error)).toBe(true);
  });

  test('a redirection with a page is reported by its status', async () => {
    const error = await errorOf({ status: 302, body: '<html><a href="/login">Found</a></html>' });
    expect(error.message).toContain('answered 302 with a status that its API page does not name');
  });

  test.each([400, 404])('a web page with %i is not the service, so transient', async (status) => {
    const error = await errorOf({ status, body: '<!DOCTYPE html><title>Not Found</title>' });
    expect(error).toBeInstanceOf(MalformedAnswerError);
    expect(error.message).toContain(`answered ${status} with a web page`);
    expect(isTransient(error)).toBe(true);
  });

  test.each([401, 403])('a web page with %i still means that the key was refused', async (status) => {
    expect(await errorOf({ status, body: '<html>No</html>' })).toMatchObject({ isKeyRefused: true });
  });
});

describe('a passing failure is transient', () => {
  test.each([
    { status: 408, remedy: 'The service itself has a problem' },
    { status: 429, remedy: 'The service limits how often this key may call' },
    { status: 500, remedy: 'The service itself has a problem' },
    { status: 502, remedy: 'The service itself has a problem' },
    { status: 503, remedy: 'The service itself has a problem' },
    { status: 504, remedy: 'The service itself has a problem' },
    { status: 599, remedy: 'The service itself has a problem' },
  ])('$status is worth another try', async ({ status, remedy }) => {
    const error = await errorOf(said(status, 'later'));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain(`answered ${status}: later. ${remedy}`);
    expect(isTransient(error)).toBe(true);
  });

  test('an error page of a proxy is reported by its title', async () => {
    const page = '<html><head><title>502 Bad Gateway</title></head><body><hr>nginx</body></html>';
    const error = await errorOf({ status: 502, headers: { 'content-type': 'text/html' }, body: page });
    expect(error.message).toContain('answered 502: 502 Bad Gateway');
    expect(error.message).not.toContain('<');
  });

  test('an endless body is cut short in the error', async () => {
    const error = await errorOf(said(500, 'x'.repeat(100_000)));
    expect(error.message).toMatch(/answered 500: x{200,300}/);
    expect(error.message.length).toBeLessThan(600);
  });
});

describe('a request without an answer', () => {
  const reach =
    'Check that this runner reaches roboflow.cloud; behind a proxy, set HTTPS_PROXY and NO_PROXY.';

  test.each([
    { line: reset, reason: 'read ECONNRESET' },
    {
      line: failure('ENOTFOUND', 'getaddrinfo ENOTFOUND roboflow.cloud'),
      reason: 'getaddrinfo ENOTFOUND roboflow.cloud',
      unsent: true,
      remedy:
        'Check the spelling of roboflow.cloud in "api-url", and that this runner resolves it; behind a proxy, set HTTPS_PROXY and NO_PROXY.',
    },
    {
      line: failure('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate',
      unsent: true,
      remedy:
        'The certificate of roboflow.cloud is not trusted here: where a proxy or server of your own signs it, set NODE_EXTRA_CA_CERTS to the file of its authority.',
    },
    {
      line: failure(
        'ERR_SSL_WRONG_VERSION_NUMBER',
        '40D:error:SSL routines:wrong version number:any.c:77:\n',
      ),
      reason: 'ERR_SSL_WRONG_VERSION_NUMBER: 40D:error:SSL routines:wrong version number:any.c:77:',
      unsent: true,
      remedy:
        'Something else than https answers at roboflow.cloud: check the port in "api-url", and any proxy on the way.',
    },
    {
      line: failure('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling'),
      reason: 'UND_ERR_ABORTED: Proxy response (403) !== 200 when HTTP Tunneling',
      unsent: true,
      remedy:
        'The proxy did not connect to roboflow.cloud: check that HTTPS_PROXY names the right one and that it allows this host, or leave it out with NO_PROXY.',
    },
    { line: failure('UND_ERR_ABORTED', 'Request aborted'), reason: 'UND_ERR_ABORTED: Request aborted' },
    {
      line: Object.assign(failure('ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443'), { syscall: 'connect' }),
      reason: 'connect ETIMEDOUT 10.0.0.1:443',
      unsent: true,
    },
    { line: failure('UND_ERR_SOCKET', ''), reason: 'UND_ERR_SOCKET' },
    {
      line: new Error('fetch failed', {
        cause: failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'),
      }),
      reason: 'connect ECONNREFUSED 10.0.0.1:443',
      unsent: true,
    },
    {
      line: new AggregateError([failure('EHOSTUNREACH', 'no route'), failure('ETIMEDOUT', 'slow')]),
      reason: 'EHOSTUNREACH: no route',
    },
    { line: new AggregateError([]), reason: 'AggregateError' },
    { line: 'never' as const, reason: 'no complete answer within 10 s' },
  ])('is reported with its reason: $reason', async ({ line, reason, unsent = false, remedy = reach }) => {
    const error = await errorOf(line);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error.message).toBe(
      `Could not look up deployment "dev-testing": GET /get got no answer (${reason}). ${remedy}`,
    );
    expect(isTransient(error)).toBe(true);
    expect(error instanceof NoAnswerError && error.wasNeverSent).toBe(unsent);
  });
});

test('the underlying error is kept as the cause, for a debugger', async () => {
  expect((await errorOf(reset)).cause).toBe(reset);
  expect((await errorOf(said(500, 'x'))).cause).toBeUndefined();
});

test('fields that a teardown can do without may be null or of another type, in `/get` and in `/list`', async () => {
  const nulls = {
    machine_type: null,
    creator_email: null,
    subdomain: 5,
    domain: null,
    duration: null,
    inference_version: null,
    num_replicas: null,
    status: null,
    workspace_url: [],
  };
  const time = createVirtualTime();
  const script = {
    '/get': { json: shown(nulls) },
    '/list': { json: [shown(nulls), { deployment_name: 'x' }, 7] },
  };
  const api = clientOf({ ...scripted(script, time.clock), clock: time.clock });
  const found = await time.run(api.get('dev-testing'));
  expect(found).toMatchObject({
    name: 'dev-testing',
    creatorEmail: '',
    numReplicas: 0,
    status: '',
    durationHours: null,
  });
  const list = await time.run(api.list());
  expect(list.deployments.map(({ name }) => name)).toEqual(['dev-testing']);
  expect(list.unreadable).toEqual([
    { name: 'x', problem: 'wrong or missing: deployment_id' },
    { name: null, problem: 'of another shape' },
  ]);
});

test('an answer whose id, name or domain contains the key is rejected without printing it', async () => {
  const error = await errorOf({ json: shown({ deployment_id: `id-${key}` }) });
  expect(error.message).toContain('an id, name or domain that contains a key');
  expect(error.message).not.toContain(key);
});

describe('a field that no teardown needs', () => {
  const address = [
    'evil.com/path',
    'user@evil.com',
    'a b.com',
    'https://a.com',
    'a.com#x',
    'a.com?x=1',
    '-a.com',
  ];

  test.each<{ field: Record<string, unknown>; read: Record<string, unknown> }>([
    { field: { status: 3 }, read: { status: '' } },
    { field: { num_replicas: '1' }, read: { numReplicas: 1 } },
    { field: { num_replicas: 0.5 }, read: { numReplicas: 0 } },
    { field: { num_replicas: -1 }, read: { numReplicas: 0 } },
    { field: { num_replicas: {} }, read: { numReplicas: 0 } },
    { field: { duration: '3.5' }, read: { durationHours: 3.5 } },
    { field: { duration: 'long' }, read: { durationHours: null } },
    ...address.map((domain) => ({ field: { domain }, read: { domain: '' } })),
  ])(
    'and is of another kind ($field) is read as $read, and the id and name are kept',
    async ({ field, read }) => {
      const time = createVirtualTime();
      const line = { json: shown(field) };
      const api = clientOf({ ...scripted({ '/get': line }, time.clock), clock: time.clock });
      expect(await time.run(api.get('dev-testing'))).toMatchObject({ name: 'dev-testing', ...read });
    },
  );
});
