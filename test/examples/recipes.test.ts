// Every recipe does what it says: executed as a workflow, with our built Actions, against the simulator.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse, parseDocument } from 'yaml';
import * as z from 'zod';
import { startForwardProxy } from '../fakes/forward-proxy.ts';
import { startFakeGithub } from '../fakes/github.ts';
import { inferenceAnswer, startInferenceServer } from '../fakes/inference-server.ts';
import { conclusions, deployments, folder, isOurs, type Kitchen, openKitchen, root } from './recipe.ts';

// Many processes on a busy machine take their time.
vi.setConfig({ testTimeout: 90_000 });

/** The recipes ask for `ubuntu-latest`, and their steps for its bash and curl. */
const onUbuntu = {
  describe: describe.skipIf(process.platform === 'win32').concurrent,
  test: test.skipIf(process.platform === 'win32').concurrent,
};

test('the README lists every recipe, and each is tried here', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\|.*\]\(\.github\/examples\/([^)]+)\) \|$/gm)].map(([, file]) => file);
  const here = readFileSync(import.meta.filename, 'utf8');
  const tried = [...here.matchAll(/\brun\('([a-z-]+)'/g)].map(([, recipe]) => `${recipe}.yml`);
  expect(listed.toSorted()).toEqual(files.toSorted());
  expect([...new Set(tried)].toSorted()).toEqual(files.toSorted());
});

onUbuntu.describe('single-job', () => {
  test('gives the job an endpoint, and takes it away', async (context) => {
    const { service, run } = await openKitchen(context);
    const { jobs, conclusion } = await run('single-job');
    expect(conclusion).toBe('success');
    expect(jobs[0]?.steps.map((step) => `${step.name}: ${step.conclusion}`)).toEqual([
      'Run actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1: success',
      'Give the job its endpoint: success',
      'Test against it: success',
      'Post Give the job its endpoint: success',
    ]);
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });

  test('tears down after failed tests too', async (context) => {
    const { service, run } = await openKitchen(context);
    failTheTests(service);
    expect((await run('single-job')).conclusion).toBe('failure');
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });
});

onUbuntu.test('matrix: an endpoint for each leg, of the version it asks for', async (context) => {
  const { service, run } = await openKitchen(context);
  expect(conclusions(await run('matrix'))).toEqual([
    'On inference latest: success',
    'On inference 1.5.0: success',
  ]);
  expect(deployments(service)).toEqual(['add dev-gpu deleted', 'add dev-gpu deleted']);
});

onUbuntu.describe('shared-matrix', () => {
  test('one endpoint for all legs, and nothing left', async (context) => {
    const { service, run } = await openKitchen(context, { provisioning: { seconds: 1 } });
    expect(conclusions(await run('shared-matrix'))).toEqual([
      'Part 1: success',
      'Part 2: success',
      'Part 3: success',
      'Take the endpoint down: success',
    ]);
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });

  test('stops it after a failed leg as well', async (context) => {
    const { service, run } = await openKitchen(context);
    const yaml = edited('shared-matrix', [[['jobs', 'test', 'steps', 2, 'run'], 'test "$PART" != 2']]);
    const { conclusion, jobs } = await run('shared-matrix', { yaml });
    expect([conclusion, jobs.at(-1)?.conclusion]).toEqual(['failure', 'success']);
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });
});

onUbuntu.describe('start-test-stop', () => {
  test('one endpoint for all jobs, and nothing left', async (context) => {
    const { service, run } = await openKitchen(context);
    expect(conclusions(await run('start-test-stop'))).toEqual([
      'Start the endpoint: success',
      'API tests: success',
      'Accuracy tests: success',
      'Take the endpoint down: success',
    ]);
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });

  test('"Re-run failed jobs" creates it again, and stops it again', async (context) => {
    const { service, run } = await openKitchen(context);
    const failing = edited('start-test-stop', [[['jobs', 'api', 'steps', 2, 'run'], 'exit 1']]);
    const first = await run('start-test-stop', { yaml: failing });
    expect(conclusions(first)).toContain('API tests: failure');
    // GitHub runs the failed jobs and those that need them; what succeeded is taken from the first attempt.
    const rest = edited('start-test-stop', [
      [['jobs', 'start'], undefined],
      [['jobs', 'accuracy'], undefined],
      [['jobs', 'api', 'needs'], undefined],
      [['jobs', 'stop', 'needs'], ['api']],
    ]);
    const again = await run('start-test-stop', { yaml: rest, runAttempt: '2' });
    expect(conclusions(again)).toEqual(['API tests: success', 'Take the endpoint down: success']);
    expect(deployments(service)).toEqual(['add dev-gpu deleted', 'add dev-gpu deleted']);
    const names = service.deployments().map(({ name }) => name);
    expect(new Set(names).size).toBe(1);
  });
});

onUbuntu.test('warm-reuse: the second run resumes what the first one paused', async (context) => {
  const { service, run } = await openKitchen(context);
  for (const runId of ['16588214930', '16588214931']) {
    expect((await run('warm-reuse', { runId })).conclusion).toBe('success');
    expect(deployments(service)).toEqual(['add dev-gpu paused']);
  }
  const called = service.requests().map((request) => request.path);
  expect(called.filter((asked) => ['/add', '/resume', '/pause'].includes(asked))).toEqual([
    '/add',
    '/pause',
    '/resume',
    '/pause',
  ]);
});

onUbuntu.describe('debug-on-failure', () => {
  test('keeps the endpoint of failed tests, and uploads its log', async (context) => {
    const { service, uploaded, run } = await openKitchen(context);
    failTheTests(service);
    const { conclusion, jobs } = await run('debug-on-failure');
    expect(conclusion).toBe('failure');
    expect(deployments(service)).toEqual(['add dev-gpu ready']);
    expect(uploaded).toEqual([{ name: 'endpoint-log', text: expect.stringContaining('Uvicorn running') }]);
    expect(jobs[0]?.summary).toContain('roboflow deployment delete');
  });

  test('deletes it after tests that passed, and uploads nothing', async (context) => {
    const { service, uploaded, run } = await openKitchen(context);
    expect((await run('debug-on-failure')).conclusion).toBe('success');
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
    expect(uploaded).toEqual([]);
  });
});

onUbuntu.describe('nightly-sweep', () => {
  const [over, goingOn] = [16_000_000_001, 16_000_000_002];
  const orphan = `ci-${over.toString(36)}-dead`;
  const inUse = `ci-${goingOn.toString(36)}-live`;

  async function sweep(context: Parameters<typeof openKitchen>[0], event: { name: string }, inputs = {}) {
    const github = await startFakeGithub({
      runs: (runId) => new Map([[over, 'completed'] as const, [goingOn, 'in_progress'] as const]).get(runId),
    });
    context.onTestFinished(() => github.close());
    const { service, run } = await openKitchen(context);
    for (const name of [orphan, inUse, 'demo-of-mine']) service.place({ name });
    const { conclusion } = await run('nightly-sweep', { event, inputs, github: { api_url: github.url } });
    expect(conclusion).toBe('success');
    return service.alive().map(({ name }) => name);
  }

  test('removes the orphan of a finished run alone', async (context) => {
    expect(await sweep(context, { name: 'schedule' })).toEqual([inUse, 'demo-of-mine']);
  });

  test('removes nothing when asked by hand for a dry run', async (context) => {
    expect(await sweep(context, { name: 'workflow_dispatch' }, { 'dry-run': true })).toHaveLength(3);
  });

  test('removes it when asked by hand for a real one', async (context) => {
    expect(await sweep(context, { name: 'workflow_dispatch' })).toEqual([inUse, 'demo-of-mine']);
  });
});

onUbuntu.describe('pull-requests', () => {
  const pullRequestOf = (repository: string) => ({
    name: 'pull_request',
    payload: { pull_request: { head: { repo: { full_name: repository } } } },
  });

  test.for([
    ['a push', { event: { name: 'push' } }, 'tested'],
    ['a pull request of this repository', { event: pullRequestOf('octo-org/octo-repo') }, 'tested'],
    ['a pull request from a fork', { event: pullRequestOf('somebody/octo-repo') }, 'skipped'],
    ['a push to a repository without the secret', { event: { name: 'push' } }, 'refused'],
    [
      "a pull request of Dependabot's",
      { event: pullRequestOf('octo-org/octo-repo'), github: { actor: 'dependabot[bot]' } },
      'skipped',
    ],
  ] as const)('%s', async ([, options, fate], context) => {
    const { service, run } = await openKitchen(context);
    const secrets = fate === 'tested' ? { ROBOFLOW_API_KEY: service.apiKey } : {};
    const { jobs } = await run('pull-requests', { ...options, secrets });
    expect(jobs.map((job) => job.conclusion)).toEqual([fate === 'refused' ? 'failure' : 'success']);
    expect(deployments(service)).toEqual(fate === 'tested' ? ['add dev-gpu deleted'] : []);
  });
});

onUbuntu.test(
  'proxy: the service is asked through the proxy, what NO_PROXY names is not',
  async (context) => {
    const { service, run } = await openKitchen(context);
    // A loopback address that only the proxy knows the way to, since 127.0.0.1 stands in the recipe's NO_PROXY.
    const { port } = new URL(service.url);
    const proxy = await startForwardProxy(() => `127.0.0.1:${port}`);
    context.onTestFinished(() => proxy.close());
    const { conclusion } = await run('proxy', {
      vars: { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url },
      inputsFor: (uses, inputs) =>
        isOurs(uses) ? { ...inputs, 'api-url': `http://127.1.2.3:${port}` } : inputs,
    });
    expect(conclusion).toBe('success');
    expect([...new Set(proxy.asked)]).toEqual(
      ['POST /add', 'GET /get', 'GET /get_log', 'POST /delete'].map((call) =>
        call.replace(' ', ` http://127.1.2.3:${port}`),
      ),
    );
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  },
);

onUbuntu.describe('background', () => {
  test('builds while the endpoint starts, and tests when it is ready', async (context) => {
    const { service, run } = await openKitchen(context, { provisioning: { seconds: 3 } });
    const heard: string[] = [];
    const building = `until curl -s "${service.url}/__simulator/state" | grep -q '"alive":\\["'; do sleep 0.1; done; echo built`;
    const { conclusion, jobs } = await run('background', {
      yaml: edited('background', [[['jobs', 'integration', 'steps', 2, 'run'], building]]),
      watch: () => ({
        onLine: (line) =>
          heard.push(...(/^(built|Ready after|\{"name":"Roboflow)/.exec(line)?.slice(0, 1) ?? [])),
      }),
    });
    expect(conclusion).toBe('success');
    expect(heard).toEqual(['built', 'Ready after', '{"name":"Roboflow']);
    expect(jobs[0]?.steps.map((step) => `${step.name}: ${step.conclusion}`)).toEqual([
      'Start the endpoint: success',
      'Run actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1: success',
      'Install and build: success',
      'Wait for the endpoint: success',
      'Test against it: success',
      'Post Start the endpoint: success',
    ]);
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });

  test('fails at the wait where the endpoint does not start, and tests nothing', async (context) => {
    const { service, run } = await openKitchen(context, { machineTypes: { 'dev-gpu': 'failing' } });
    const { conclusion, jobs } = await run('background');
    expect(conclusion).toBe('failure');
    expect(jobs[0]?.steps.map((step) => `${step.name}: ${step.conclusion}`).slice(2)).toEqual([
      'Install and build: success',
      'Wait for the endpoint: failure',
      'Test against it: skipped',
      'Post Start the endpoint: success',
    ]);
    expect(service.alive()).toEqual([]);
  });

  test('works inside a parallel group too', async (context) => {
    const { service, run } = await openKitchen(context, { provisioning: { seconds: 1 } });
    const [start, checkout, build, , ...tests] = stepsOf('background');
    const { background, ...member } = z.looseObject({ background: z.literal(true) }).parse(start);
    const steps = [{ parallel: [member, build] }, checkout, ...tests];
    const yaml = edited('background', [[['jobs', 'integration', 'steps'], steps]]);
    const { conclusion, jobs } = await run('background', { yaml });
    expect([background, conclusion]).toEqual([true, 'success']);
    expect(jobs[0]?.steps.at(-2)?.stdout).toContain('Roboflow Inference Server');
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });

  test('can be cancelled while it starts: the job goes on, and nothing is left', async (context) => {
    const { service, run } = await openKitchen(context, { provisioning: { seconds: 60 } });
    const [start, checkout] = stepsOf('background');
    const created = `until curl -s "${service.url}/__simulator/state" | grep -q '"alive":\\["'; do sleep 0.1; done`;
    const steps = [start, checkout, { run: created }, { cancel: 'gpu' }, { run: 'echo "${{ job.status }}"' }];
    const yaml = edited('background', [[['jobs', 'integration', 'steps'], steps]]);
    const { conclusion, jobs } = await run('background', { yaml });
    const [main, , , cancel, after, post] = jobs[0]?.steps ?? [];
    expect([conclusion, main?.conclusion, after?.transcript]).toEqual(['success', 'cancelled', 'success']);
    expect(cancel?.name).toBe('Cancel gpu');
    expect(main?.durationMs).toBeLessThan(8000);
    expect(post?.conclusion).toBe('success');
    expect(deployments(service)).toEqual(['add dev-gpu deleted']);
  });
});

onUbuntu.test('composite: the post of the wrapped Action runs at the end of the job', async (context) => {
  const { service, run } = await openKitchen(context);
  const { jobs, conclusion } = await run('composite');
  expect(conclusion).toBe('success');
  expect(jobs[0]?.steps.at(-1)?.transcript).toContain('is gone (verified');
  expect(deployments(service)).toEqual(['add gpu-small deleted']);
});

describe.concurrent('rehearsal', () => {
  test('the service is simulated, the inference server is asked, and nothing is left', async (context) => {
    context.skip(process.platform === 'win32', 'its last step is a script for bash, with curl');
    const server = await startInferenceServer();
    context.onTestFinished(() => server.close());
    const { run } = await openKitchen(context);
    const { conclusion, jobs } = await run('rehearsal', {
      event: { name: 'pull_request' },
      secrets: {},
      inputsFor: (uses, inputs) =>
        uses.includes('/simulator@') ? { ...inputs, endpoint: server.url } : inputs,
    });
    expect(conclusion).toBe('success');
    const steps = jobs[0]?.steps.map(({ name }) => name) ?? [];
    expect(steps.slice(-2)).toEqual(['Post Give the job its endpoint', 'Post Stand in for the service']);
    const transcripts = jobs[0]?.steps.map(({ transcript }) => transcript).join('\n') ?? '';
    expect(transcripts).toContain(inferenceAnswer);
    expect(transcripts).toContain('is gone (verified');
    expect(transcripts).toContain('0 deployments left alive');
    expect(jobs[0]?.summary).toContain('GET /info');
    // Two probes of the Action, and the test.
    expect(server.asked).toEqual(['GET /info', 'GET /info', 'GET /info']);
  });

  test('a deployment that is kept is told when the job ends', async (context) => {
    const server = await startInferenceServer();
    context.onTestFinished(() => server.close());
    const { run } = await openKitchen(context);
    const kept = edited('rehearsal', [[['jobs', 'rehearsal', 'steps', 2, 'with', 'teardown'], 'keep']]);
    const { jobs } = await run('rehearsal', {
      yaml: kept,
      event: { name: 'pull_request' },
      secrets: {},
      inputsFor: (uses, inputs) =>
        uses.includes('/simulator@') ? { ...inputs, endpoint: server.url } : inputs,
    });
    const post = jobs[0]?.steps.find(({ name }) => name === 'Post Stand in for the service');
    expect(post?.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^In the simulator, 1 deployment left alive: ci-/),
    ]);
  });
});

/** The endpoint answers its two probes; then nothing but errors. */
function failTheTests(service: Kitchen['service']): void {
  service.inject({ path: 'endpoint:/info', fault: { kind: 'status', status: 500 }, skip: 2 });
}

/** The steps of the recipe's only job. */
function stepsOf(recipe: string): unknown[] {
  const steps: unknown = parse(readFileSync(path.join(folder, `${recipe}.yml`), 'utf8'));
  const jobs = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(z.unknown()) })) });
  return Object.values(jobs.parse(steps).jobs)[0]?.steps ?? [];
}

type Edit = [path: (string | number)[], value: unknown];

/** The recipe's text after some edits; `undefined` takes a node away. */
function edited(recipe: string, edits: readonly Edit[]): string {
  const document = parseDocument(readFileSync(path.join(folder, `${recipe}.yml`), 'utf8'));
  for (const [where, value] of edits) {
    if (value === undefined) document.deleteIn(where);
    else document.setIn(where, value);
  }
  return document.toString();
}
