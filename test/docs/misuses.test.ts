// What a user is told after a mistake, word for word. docs/misuses.md is written from here (`vitest -u`).
import path from 'node:path';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { readMainInputs } from '../../src/github/inputs.ts';
import { messageOf } from '../../src/text/error-message.ts';
import { type Inputs, normalised, openScene, type UseOptions } from '../bundles/scene.ts';
import { failure } from '../fakes/scripted.ts';
import { createStep, type Step, stepKey } from '../fakes/step.ts';
import { givenTo, readManifest } from '../github/given.ts';

vi.setConfig({ testTimeout: 90_000 });

const root = path.join(import.meta.dirname, '..', '..');

/** A mistake, and a function that returns what the step or its post step says about it. */
type Misuse = { what: string; said: (context: TestContext) => string | Promise<string> };

const inputs = (given: Record<string, string>) => () => {
  const least = { 'api-key': stepKey, 'creator-email': 'ci@example.com', ...given };
  try {
    readMainInputs(givenTo(readManifest(root), least));
    return '';
  } catch (error) {
    return messageOf(error);
  }
};

type Start = {
  options?: Parameters<typeof createStep>[0];
  asked?: Parameters<Step['main']>[0];
  before?: (step: Step) => void;
};

const start =
  ({ options = {}, asked = {}, before = () => {} }: Start) =>
  async () => {
    const step = createStep(options);
    before(step);
    return (await step.main({ deploymentName: 'my-gpu', healthPath: '', ...asked })) ?? '';
  };

const answers = (status: number, text: string, at = '/add'): Start => ({
  before: ({ service }) => service.inject({ path: at, fault: { kind: 'status', status, text } }),
});

const post =
  (spoil: (step: Step) => void, told: Parameters<Step['post']>[0] = {}) =>
  async () => {
    const step = createStep();
    await step.main({ deploymentName: 'my-gpu', healthPath: '' });
    await step.time.run(step.time.clock.sleep(60_000));
    spoil(step);
    return (await step.post({ jobStatus: 'success', ...told })) ?? '';
  };

const companion =
  (folder: NonNullable<UseOptions['folder']>, given: Inputs) => async (context: TestContext) => {
    const scene = await openScene(context, { service: { platformProbes: false } });
    const { annotations, transcript } = await scene.use(given, { folder }).main();
    const told = annotations.map(({ message }) => message).join('\n') || transcript.trim();
    return normalised(told.replaceAll(scene.job.workspace, 'WORKSPACE'));
  };

const groups: Record<string, Misuse[]> = {
  'The key and the address': [
    { what: 'The secret does not exist, or the event gets none', said: inputs({ 'api-key': '' }) },
    { what: 'Two lines were copied into the secret', said: inputs({ 'api-key': 'rf_one\nrf_two' }) },
    {
      what: 'The key of another workspace or region, or one that was revoked',
      said: start({ options: { apiKey: 'another' } }),
    },
    { what: 'A name instead of an address', said: inputs({ 'creator-email': 'octocat' }) },
    {
      what: 'The address of somebody who is no member',
      said: start({ options: { members: ['somebody@example.com'] } }),
    },
    {
      what: 'A region and the address of another',
      said: inputs({ region: 'eu', 'api-url': 'https://roboflow.cloud' }),
    },
    { what: '`api-url` by http', said: inputs({ 'api-url': 'http://roboflow.cloud' }) },
    { what: '`api-url` without a scheme', said: inputs({ 'api-url': 'roboflow.cloud' }) },
    { what: 'The key in `api-url`', said: inputs({ 'api-url': 'https://roboflow.cloud?api_key=x' }) },
    {
      what: '`api-url` of a web site',
      said: start({
        before: ({ service }) => service.inject({ path: '*', fault: { kind: 'html', status: 404 } }),
      }),
    },
  ],
  'Inputs that cannot be': [
    { what: 'Hours with a unit', said: inputs({ duration: '3h' }) },
    { what: 'No time at all', said: inputs({ duration: '0' }) },
    { what: 'A decimal comma', said: inputs({ 'ready-timeout-minutes': '1,5' }) },
    { what: 'A poll without a pause', said: inputs({ 'poll-interval-seconds': '0' }) },
    { what: 'A wait with a unit', said: inputs({ 'capacity-wait-minutes': '30 min' }) },
    { what: 'Room for none', said: inputs({ 'max-running': '0' }) },
    { what: 'A name with capitals', said: inputs({ 'deployment-name': 'My-GPU' }) },
    { what: 'A branch as a name', said: inputs({ 'deployment-name': 'feature/new-model' }) },
    { what: 'Machine types separated by spaces', said: inputs({ 'machine-type': 'gpu-small dev-gpu' }) },
    { what: '`destroy` instead of `delete`', said: inputs({ teardown: 'destroy' }) },
    { what: '`always` as a scope', said: inputs({ scope: 'always' }) },
    { what: 'A name under `scope: run`', said: inputs({ scope: 'run', 'deployment-name': 'my-gpu' }) },
    { what: 'More replicas waited for than there may be', said: inputs({ 'ready-replicas': '2' }) },
    { what: 'A whole URL as `health-path`', said: inputs({ 'health-path': 'https://example.com/info' }) },
    {
      what: 'The URL of a model instead of its id',
      said: inputs({ 'preload-models': 'https://universe.roboflow.com/a/b' }),
    },
    { what: 'All log entries in the summary', said: inputs({ 'summary-log-entries': 'all' }) },
    {
      what: 'Four at once',
      said: inputs({ 'api-key': '', 'creator-email': '', duration: 'long', teardown: 'no' }),
    },
  ],
  'What the service refuses': [
    { what: 'A type that nobody knows', said: start({ asked: { machineTypes: ['a100'] } }) },
    {
      what: 'A type that is not to be had now',
      said: start({ options: { machineTypes: { 'dev-gpu': 'no-capacity' } } }),
    },
    {
      what: 'The same, after waiting in line for it',
      said: start({
        options: { machineTypes: { 'dev-gpu': 'no-capacity', 'prod-gpu': 'no-capacity' } },
        asked: { machineTypes: ['prod-gpu', 'dev-gpu'], capacityWaitMinutes: 30 },
      }),
    },
    {
      what: 'More at once than `max-running` allows',
      said: start({
        asked: { maxRunning: 1 },
        before: ({ service }) => void service.place({ name: 'ci-44ud8g1-4x2a' }),
      }),
    },
    {
      what: 'A plan without Dedicated Deployments',
      said: start(answers(403, 'Your plan does not include dedicated deployments')),
    },
    { what: 'No credits left', said: start(answers(402, 'Not enough credits')) },
    { what: 'A workspace whose billing is paused', said: start(answers(423, 'Workspace billing is paused')) },
    {
      what: 'A name that is in use',
      said: start({ before: ({ service }) => void service.place({ name: 'my-gpu' }) }),
    },
    {
      what: 'Many jobs at once with one key',
      said: start({
        before: ({ service }) => service.inject({ path: '/get', fault: { kind: 'rate-limit' } }),
      }),
    },
  ],
  'What does not become ready': [
    {
      what: 'Too little time',
      said: start({ options: { provisioning: { seconds: 600 } }, asked: { readyTimeoutMinutes: 1 } }),
    },
    {
      what: 'A version that does not start',
      said: start({ options: { machineTypes: { 'dev-gpu': 'failing' } } }),
    },
    { what: 'A `health-path` that wants the key', said: start({ asked: { healthPath: '/model/registry' } }) },
    {
      what: 'A firewall that lets the service through, and not its endpoints',
      said: start({
        asked: { healthPath: '/info', readyTimeoutMinutes: 1 },
        before: ({ service }) =>
          service.cut('endpoint:/info', failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443')),
      }),
    },
    {
      what: 'A runner without a way out',
      said: start({
        before: ({ service }) =>
          service.cut('/get', failure('ENOTFOUND', 'getaddrinfo ENOTFOUND roboflow.cloud')),
      }),
    },
    {
      what: 'A model that does not exist',
      said: start({ options: { knownModels: ['coco/3'] }, asked: { preloadModels: ['nope/9'] } }),
    },
    {
      what: 'A model whose weights are broken',
      said: start({ options: { knownModels: ['torn/2:broken'] }, asked: { preloadModels: ['torn/2'] } }),
    },
    {
      what: 'A failed deployment reused',
      said: start({
        asked: { ifExists: 'reuse' },
        before: ({ service }) => void service.place({ name: 'my-gpu', status: 'failed' }),
      }),
    },
  ],
  'At the end': [
    {
      what: 'The key is revoked during the job',
      said: post(({ service }) => service.inject({ path: '*', fault: { kind: 'status', status: 401 } })),
    },
    {
      what: 'The service is down at the end',
      said: post(({ service }) => service.inject({ path: '*', fault: { kind: 'status', status: 503 } })),
    },
  ],
  'The companions': [
    { what: '`stop` with a mode that does not exist', said: companion('stop', { mode: 'destroy' }) },
    { what: '`logs` before anything was started', said: companion('logs', {}) },
    {
      what: '`logs` into a folder',
      said: async (context) => {
        const scene = await openScene(context, { service: { platformProbes: false } });
        await scene.use({ 'deployment-name': 'my-gpu', teardown: 'keep' }).main();
        const logs = scene.use({ 'deployment-name': 'my-gpu', path: '.' }, { folder: 'logs', id: 'logs' });
        const { annotations } = await logs.main();
        const told = annotations.map(({ message }) => message).join('\n');
        return told.replaceAll(scene.job.workspace, 'WORKSPACE');
      },
    },
    { what: '`logs` as CSV', said: companion('logs', { format: 'csv' }) },
    { what: '`sweep` without a token', said: companion('sweep', { 'github-token': '' }) },
    { what: '`sweep` with `dry-run: yes`', said: companion('sweep', { 'dry-run': 'yes' }) },
  ],
};

/** Words by which a sentence says what to do, or what would have been right. */
const remedy =
  /\bmust be\b|\b(check|choose|raise|name other|correct|run the job|run fewer|to remove|look at|see the|say|try again)\b/i;

const all = Object.values(groups).flat();
/** What was said about each mistake. The tests fill it, and the last one writes the page from it. */
const told = new Map<string, string>();

test('at least forty different mistakes are made', () => {
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
});

describe('the message says what to do after the mistake', () => {
  test.for(all.map((misuse) => [misuse.what, misuse] as const))('%s', async ([, misuse], context) => {
    const said = await misuse.said(context);
    told.set(misuse.what, said);
    expect(said).toMatch(remedy);
    expect(said).not.toContain(stepKey);
    expect(said).not.toMatch(/\n {4}at |undefined|\[object|EISDIR/);
  });
});

test('the page of misuses quotes each message as it is said', async () => {
  const parts: string[] = [];
  for (const [group, misuses] of Object.entries(groups)) {
    parts.push(`## ${group}`);
    for (const { what } of misuses) {
      // How often a status was seen changes with every change of the pauses, so the page leaves it out.
      const said = (told.get(what) ?? '').replaceAll(/\(\d+×\)/g, '(N×)');
      parts.push(`**${what}**\n\n\`\`\`text\n${said}\n\`\`\``);
    }
  }
  const head = `# Mistakes, and what is said of them

Each is made by a test, and this page is what came of it: \`npx vitest run test/docs/misuses -u\` writes it anew. What the messages mean, by their wording, is in [troubleshooting.md](troubleshooting.md).
`;
  await expect(
    [head, ...parts, ''].join('\n\n').replaceAll('\n\n\n', '\n\n').replace(/\n+$/, '\n'),
  ).toMatchFileSnapshot(path.join(root, 'docs', 'misuses.md'));
});
