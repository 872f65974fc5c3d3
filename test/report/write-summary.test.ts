// The summary that a step writes has its outcome, its phases and its log, however the step went.
import { describe, expect, test } from 'vitest';
import '../fakes/plain-snapshots.ts';
import { post } from '../../src/steps/post.ts';
import { stop } from '../../src/steps/stop.ts';
import { claimed, foundClaim, stateWith } from '../fakes/claims.ts';
import { createStep, type Step } from '../fakes/step.ts';
import { rendered } from './rendered.ts';

/** Returns the summaries written so far. */
const summaries = ({ recorded }: Step) =>
  recorded.events.filter(({ kind }) => kind === 'summary').map(({ text }) => text);

/** Returns the only summary: its headline, its paragraphs, and the rows of its timeline. */
function summaryOf(step: Step) {
  const all = summaries(step);
  expect(all).toHaveLength(1);
  const [text = ''] = all;
  const phases = text.matchAll(
    /^<tr><td>([A-Z][^<]+)<\/td><td>([\d:]+)<\/td><td align="right">([^<]+)<\/td><\/tr>$/gm,
  );
  return {
    text,
    title: rendered(text).heading,
    paragraphs: [...text.matchAll(/^<p>(.*)<\/p>$/gm)].map(([, paragraph]) => paragraph),
    phases: [...phases].map(([, name, from, took]) => `${name} from ${from}, ${took}`),
  };
}

test('a start that goes well gives a summary with each phase from its own mark (transcript)', async () => {
  const step = createStep({
    provisioning: { seconds: 30 },
    endpointWarmUpSeconds: 20,
    modelLoadSeconds: 10,
    deletionSeconds: 5,
    latencyMs: 2_000,
  });
  step.service.place({ name: 'my-gpu', status: 'deleted' });
  expect(await step.main({ deploymentName: 'my-gpu', preloadModels: ['coco/3'] })).toBeNull();
  await step.time.run(step.time.clock.sleep(600_000));
  await step.post();
  const { title, paragraphs, phases, text } = summaryOf(step);
  expect(title).toMatchInlineSnapshot(`⚪ No verdict: the endpoint's log is empty · job succeeded`);
  expect(paragraphs).toContain(
    'Ready after 1 min 14 s, in use for 10 min. The deployment is removed; that is verified, and it costs nothing any more.',
  );
  expect(phases).toMatchInlineSnapshot(`
    [
      Create from 08:00:02, 2 s,
      Provisioning from 08:00:04, 34 s,
      Endpoint warm-up from 08:00:38, 22 s,
      Loading models from 08:01:00, 14 s,
      In use from 08:01:14, 10 min,
      Reading the log from 08:11:14, 2 s,
      Teardown from 08:11:16, 11 s,
    ]
  `);
  expect(text).toContain('<code>coco/3</code> in ');
  expect(text).toContain('The log is empty.');
});

describe('a start that did not go well', () => {
  test('is summarised by main when it failed, and post adds nothing', async () => {
    const step = createStep({
      provisioning: { seconds: 5 },
      machineTypes: { 'dev-gpu': 'failing' },
      deletionSeconds: 2,
    });
    await step.main({ healthPath: '' });
    await step.post({ jobStatus: 'failure' });
    const { title, paragraphs, phases, text } = summaryOf(step);
    expect(title).toMatchInlineSnapshot(
      `🔴 Endpoint did not start: Deployment "ci-44ud8g0-iiii" ended as "failed" instead of becoming ready. · job failed`,
    );
    expect(text).toContain('ended as &quot;failed&quot; instead of becoming ready');
    expect(text).toContain('<tr><td><code>failed</code></td><td align="right">1</td></tr>');
    expect(paragraphs).toContain(
      'Given up after 5.2 s. The deployment is removed; that is verified, and it costs nothing any more.',
    );
    expect(phases).toMatchInlineSnapshot(`
      [
        Provisioning (did not succeed) from 08:00:00, 5.2 s,
        Teardown from 08:00:05, 2 s,
      ]
    `);
  });

  test('gives one summary with the reason when it was refused before anything was made', async () => {
    const step = createStep({ machineTypes: { 'dev-gpu': 'no-capacity' } });
    await step.main();
    await step.post({ jobStatus: 'failure' });
    const [summary = '', ...others] = summaries(step);
    expect(others).toEqual([]);
    expect(rendered(summary).inView).toMatch(
      /^🔴 Endpoint did not start: POST \/add answered 400: no capacity .* Nothing was created\.$/,
    );
  });

  test('gives no summary when it was cancelled and the deployment went within the grace', async () => {
    const step = createStep({ provisioning: { seconds: 300 }, deletionSeconds: 2 });
    step.cancelAt(60_000);
    expect(await step.main()).toContain('Cancelled');
    await step.post({ jobStatus: 'cancelled' });
    expect(step.service.deployments().map(({ status }) => status)).toEqual(['deleted']);
    expect(summaries(step)).toEqual([]);
  });

  test('is summarised by post when it was cancelled and post verified the deletion, with the reason for the missing log', async () => {
    const step = createStep({ provisioning: { seconds: 300 }, deletionSeconds: 15 });
    step.cancelAt(60_000);
    await step.main();
    await step.post({ jobStatus: 'cancelled' });
    const { title, paragraphs, phases } = summaryOf(step);
    expect(title).toBe('⚪ Start of the endpoint was cancelled · job cancelled');
    expect(paragraphs).toContain('The log is not shown: it was deleted at once when the step was cancelled.');
    expect(phases).toMatchInlineSnapshot(`
      [
        Provisioning from 08:00:00, 1 min 4 s,
        Teardown from 08:01:04, 11 s,
      ]
    `);
  });

  test('is summarised by post when main was killed before the service confirmed anything', async () => {
    const step = createStep();
    const claim = claimed({
      id: null,
      unansweredCreates: 1,
      lastSentAt: step.time.clock.now(),
      confirmedAt: null,
    });
    const state = stateWith([claim], { outcome: 'starting' });
    expect(await step.post({ state, jobStatus: 'failure' })).toBeNull();
    const { title, paragraphs } = summaryOf(step);
    expect(title).toBe('⚪ Step was killed while the endpoint was starting · job failed');
    expect(paragraphs).toContain('A create was not confirmed: whether a deployment came of it is not known.');
    expect(paragraphs).toContain('The log is not shown: the service never confirmed the deployment.');
    expect(step.transcript().split('\n').at(-1)).toMatchInlineSnapshot(
      `The service itself removes it when its duration is over.`,
    );
    expect(step.service.requests().some(({ path }) => path === '/get_log')).toBe(false);
  });

  test('is summarised without the log when main was killed during the delete', async () => {
    const step = createStep();
    const placed = step.service.place({ name: 'dev-testing', status: 'deleting' });
    const state = stateWith([claimed({ id: placed.id, removal: 'sent' })], { outcome: 'starting' });
    await step.post({ state, jobStatus: 'failure' });
    expect(summaryOf(step).paragraphs).toContain('The log is not shown: it was not read.');
    expect(step.service.requests().some(({ path }) => path === '/get_log')).toBe(false);
  });
});

describe('the summary of post', () => {
  test('is about the last of several deployments, which was in use', async () => {
    const step = createStep();
    const placed = step.service.place({ name: 'the-last' });
    const half = claimed({
      name: 'half-made',
      id: null,
      unansweredCreates: 1,
      lastSentAt: step.time.clock.now(),
    });
    await step.post({ state: stateWith([half, claimed({ name: 'the-last', id: placed.id })]) });
    expect(summaryOf(step).text).toContain('<td><code>the-last</code> (id');
  });

  test('names the commands for each deployment that is not verifiably gone', async () => {
    const step = createStep();
    const names = ['half-made', 'the-last'];
    const claims = names.map((name) => claimed({ name, id: step.service.place({ name }).id }));
    step.service.inject({ path: '/delete', fault: { kind: 'status', status: 400, text: 'locked' } });
    await step.post({ state: stateWith(claims) });
    const { title, text } = summaryOf(step);
    expect(title).toBe('🔴 Endpoint may still be running and costing money · job succeeded');
    for (const name of names) expect(text).toContain(`roboflow deployment delete ${name}`);
  });

  test.each([
    {
      what: 'left running',
      isFound: false,
      settings: { teardown: 'keep' },
      now: 'The deployment is left running, as asked for.',
    },
    {
      what: 'paused',
      isFound: false,
      settings: { teardown: 'pause' },
      now: 'The deployment is paused; that is verified.',
    },
    {
      what: 'found',
      isFound: true,
      settings: {},
      now: 'The deployment was there before this step and is left as it was found.',
    },
    {
      what: 'shared',
      isFound: false,
      settings: { teardown: 'keep', scope: 'run' },
      now: 'This job started the endpoint that the jobs of this run share',
    },
  ] as const)('says of a deployment that is $what: $now', async ({ isFound, settings, now }) => {
    const step = createStep();
    const placed = step.service.place({ name: 'dev-testing' });
    await step.post({
      state: stateWith([isFound ? foundClaim({ id: placed.id }) : claimed({ id: placed.id })], { settings }),
    });
    expect(summaryOf(step).text).toContain(now);
  });

  test('says that the log was not read when our own code failed in reading it', async () => {
    const step = createStep();
    const placed = step.service.place({ name: 'dev-testing' });
    const redact = () => {
      throw new TypeError('out of order');
    };
    step.service.clearFaults();
    const dependencies = { ...step.ports, redact };
    await step.time.run(
      post({ state: stateWith([claimed({ id: placed.id })]), jobStatus: 'success' }, dependencies),
    );
    expect(summaryOf(step).paragraphs).toContain('The log is not shown: it was not read.');
  });

  test('is written by the stop Action with the teardown as its only phase', async () => {
    const step = createStep({ deletionSeconds: 2 });
    step.service.place({ name: 'ci-44ud8g0-1p98', durationHours: 2 });
    const asked = {
      deploymentName: '',
      mode: 'delete',
      onTeardownError: 'fail',
      summaryLogEntries: 200,
    } as const;
    await step.time.run(stop({ ...asked, apiUrl: 'https://roboflow.cloud' }, step.ports));
    const { title, text, phases } = summaryOf(step);
    expect(title).toBe("⚪ No verdict: the endpoint's log is empty");
    expect(text).toContain('<code>https://ci-44ud8g0-1p98.roboflow.cloud</code>');
    expect(phases).toEqual(['Teardown from 08:00:00, 2 s']);
  });
});
