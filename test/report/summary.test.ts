// The job summary gives the answer first, then the evidence for it, and then everything else, folded.
import { describe, expect, test } from 'vitest';
import {
  begunAt,
  exceptionLine,
  failingLog,
  healthyLog,
  longLog,
  refusedLog,
  requestLine,
  traceback,
} from '../../scripts/preview/sample-logs.ts';
import { failedStart, logOf, samples, summaryData } from '../../scripts/preview/samples.ts';
import { summaryBudget } from '../../src/report/size-limit.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { SummaryData } from '../../src/report/summary-data.ts';
import { ownElements, rendered } from './rendered.ts';

const textOf = (data: SummaryData) => rendered(renderSummary(data)).text;
/** Returns what a reader sees without unfolding anything. */
const inView = (data: SummaryData) => rendered(renderSummary(data)).inView;
const sample = (name: string) => samples[name]?.() ?? summaryData();
const nothing = { missing: 'it was not read' };

describe.each(Object.entries(samples))('the sample summary "%s"', (_, data) => {
  const summary = renderSummary(data());
  const { errors, elements, attributes, heading, inView: seen } = rendered(summary);

  test('is balanced HTML of our own elements, within the budget', () => {
    expect(errors).toEqual([]);
    expect([...elements.keys()].filter((name) => !ownElements.has(name))).toEqual([]);
    const known = /^(align=(left|right)|href=https:\/\/(docs\.roboflow|github)\.com\/.*)$/;
    expect(attributes.filter((attribute) => !known.test(attribute))).toEqual([]);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
  });

  test('begins with the verdict in one line', () => {
    expect(heading).toMatch(/^(🟢|🟡|🔴|⚪) [A-Z]/u);
    expect(seen.startsWith(heading)).toBe(true);
    expect(elements.get('h2')).toBe(1);
  });

  test('does not repeat what the reader knows already, such as the run, a single replica or the workspace', () => {
    expect(summary).not.toMatch(/Workflow run|Replicas|Workspace/);
  });
});

describe('the evidence in view', () => {
  test("of failed requests says how often, which path and model, when, and the exception's last line", () => {
    const id = 'd2210c89';
    const at = 300_000;
    const lines = [0, 9_000].flatMap((later) => [
      {
        at: at + later,
        payload: exceptionLine({ type: 'RuntimeError', message: 'CUDA error', id: `${id}${later}` }),
      },
      {
        at: at + later + 1,
        payload: requestLine({
          path: '/infer/object_detection',
          id: `${id}${later}`,
          status: 500,
          model: 'cars/1',
        }),
      },
    ]);
    expect(inView(summaryData({ log: logOf(lines) }))).toContain(
      'Failed 2× 500 POST /infer/object_detection cars/1, 13:07:05 to 13:07:14 UTC RuntimeError: CUDA error in predict, inference_models_adapters.py:342',
    );
  });

  test('shows refused requests after failed ones', () => {
    const seen = inView(summaryData({ log: logOf([...failingLog(), ...refusedLog()]) }));
    expect(seen.indexOf('Failed')).toBeLessThan(seen.indexOf('Refused'));
    expect(seen).toMatch(
      /Refused 13× 401 POST \/\{model\}\/\{version\} license-plates\/3, 13:06:25 to 13:07:14 UTC/,
    );
    expect(seen).toContain('2× 404 POST /infer/object_detection cars/9');
  });

  test('of a traceback without a request is its last line, with the frames folded', () => {
    const data = summaryData({ log: logOf([{ at: 300_000, severity: 'ERROR', payload: traceback }]) });
    expect(inView(data)).toContain('Errors in its log 1× exception, 13:07:05 UTC onnxruntime');
    expect(inView(data)).toContain('CUDA failure 2: out of memory');
    expect(inView(data)).not.toContain('self.onnx_session.run');
    expect(textOf(data)).toContain('self.onnx_session.run');
  });

  test('cuts a long message in its middle, so that its end stays', () => {
    const payload = `RuntimeError: ${'x'.repeat(900)} the cause`;
    const seen = inView(summaryData({ log: logOf([{ at: 300_000, severity: 'ERROR', payload }]) }));
    expect(seen).toMatch(/RuntimeError: x+ … x+ the cause/);
  });

  test('shows dates when it spans several days', () => {
    const lines = [0, 24 * 3_600_000].map((at) => ({ at: 300_000 + at, severity: 'ERROR', payload: 'bad' }));
    expect(inView(summaryData({ log: logOf(lines) }))).toContain(
      '2× ERROR, 2026-11-24 13:07:05 to 2026-11-25 13:07:05 UTC bad',
    );
  });

  test('says which part of the log could not be read', () => {
    expect(inView(sample('incomplete'))).toContain('The log is not complete. Missing:');
    expect(inView(sample('unread'))).toContain('the service did not answer: GET /get_log → 503');
  });

  test('of a healthy endpoint says how much it answered, and that it was there to the end', () => {
    expect(inView(sample('healthy-failed'))).toContain(
      'It answered 421 requests, none of them with 4xx or 5xx, and was there to the end.',
    );
  });

  test('shows six kinds of errors, and folds the others', () => {
    const lines = Array.from({ length: 9 }, (_, i) => ({
      at: 300_000 + i,
      severity: 'ERROR',
      payload: `error of kind ${'abcdefghi'[i]}`,
    }));
    const data = summaryData({ log: logOf(lines) });
    expect(inView(data).match(/1× ERROR/g)).toHaveLength(6);
    expect(inView(data)).toContain('Other errors and warnings: 3');
    expect(textOf(data)).toContain('error of kind i');
  });
});

describe('the fate of the deployment is told', () => {
  test.each<[string, Partial<SummaryData>, string]>([
    [
      'when it is removed',
      {},
      'Ready after 1 min 44 s, in use for 12 min 16 s. The deployment is removed; that is verified, and it costs nothing any more.',
    ],
    [
      'when it was found',
      { end: 'left' },
      'The deployment was there before this step and is left as it was found.',
    ],
    [
      'when it was never found',
      { end: 'not found' },
      'A create got no answer: whether a deployment came of it is not known.',
    ],
  ])('%s', (_, changes, expected) => {
    expect(inView(summaryData(changes))).toContain(expected);
  });

  test('when it is left running, with its end and the commands that remove it', () => {
    const text = inView(summaryData({ end: 'kept' }));
    expect(text).toContain(
      'It is billed until the service removes it, at 2026-11-24 16:02:05 UTC, or until somebody does:',
    );
    expect(text).toContain('roboflow deployment delete ci-4k2j9x1-a7f');
    expect(text).toContain(
      `curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"ci-4k2j9x1-a7f"}'`,
    );
  });

  test('when it is paused, with its end and the commands that remove it', () => {
    const text = inView(summaryData({ end: 'paused', expiresAt: null }));
    expect(text).toContain(
      'It is not billed while it is paused. The service removes it when its duration is over;',
    );
    expect(text).toContain('roboflow deployment delete ci-4k2j9x1-a7f');
  });

  test('when it is not verifiably gone, with the whole problem and a verdict without a light', () => {
    const data = sample('unverified-failed');
    const seen = inView(data);
    expect(seen).toContain(data.problem?.replace(/\s+/g, ' ') ?? 'a problem');
    expect(seen).toContain('Endpoint failed: 3 of 425 requests got 500, 3 exceptions, 1 other error.');
  });

  test('when its duration was over, with the time and a remedy', () => {
    expect(inView(sample('gone-expired'))).toContain(
      'Its time was over at 2026-11-24 13:12:05 UTC, and the job ended at 2026-11-24 13:16:05 UTC: give it a longer duration.',
    );
  });

  test('when the start failed without an error in the log, with the last lines of the log', () => {
    expect(inView(failedStart({ log: logOf(healthyLog().slice(0, 3)) }))).toContain(
      'The log said last 13:03:11.000 INFO Started server process [1]',
    );
  });

  test("when the start failed, with the reason, the log's errors, and that nothing is left", () => {
    const seen = inView(sample('start-crashed'));
    expect(seen).toContain('Deployment "ci-4k2j9x1-a7f" ended as "failed" instead of becoming ready.');
    expect(seen).toContain('Given up after 5 min. The deployment is removed; that is verified');
    expect(seen).toContain('OSError: [Errno 98] Address already in use');
    expect(textOf(sample('start-crashed'))).toMatch(/pending\s*21/);
  });
});

describe('the summary of an endpoint that the jobs of a run share', () => {
  test('has three lines for a job that attached', () => {
    expect(renderSummary(sample('shared-attached')).match(/<(h2|p|li|details|table|pre)\b/g)).toEqual([
      '<h2',
      '<p',
      '<p',
    ]);
    expect(inView(sample('shared-attached'))).toContain(
      'This job attached to the endpoint that the jobs of this run share, https://ci-4k2j9x1-a7f.roboflow.cloud: requests of all of them count here. It is left running for the other jobs.',
    );
  });

  test('shows the evidence to a job that attached and failed', () => {
    expect(inView(sample('shared-attached-failed'))).toContain('Failed 3× 500');
  });

  test.each(['shared-attached', 'shared-attached-failed', 'shared-started'])(
    'never has the command that takes it from the other jobs (%s)',
    (name) => {
      expect(renderSummary(sample(name))).not.toMatch(/curl|roboflow deployment delete/);
    },
  );

  test('tells the job that started it how long that took', () => {
    expect(inView(sample('shared-started'))).toContain('This job started the endpoint');
    expect(textOf(sample('shared-started'))).toContain('Provisioning');
  });

  test('is complete in the stop step', () => {
    const text = textOf(sample('stop'));
    for (const part of [
      'It answered 420 requests',
      'Requests: 420',
      'Endpoint: machine, version, cost',
      'Newest 200 of',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('the line about billing', () => {
  const billed = (changes: Partial<SummaryData>) =>
    /Billed(.*)\n/.exec(textOf(summaryData({ log: nothing, ...changes })))?.[1];
  const endpoint = summaryData().endpoint;
  const ofType = (machineType: string) => ({ endpoint: endpoint && { ...endpoint, machineType } });
  const during = (ms: number) => ({
    marks: { ...summaryData().marks, acceptedAt: begunAt, endedAt: begunAt + ms },
  });

  test.each([
    [
      'rounds up to whole minutes',
      during(14 * 60_000 + 1),
      '15 minutes, about 0.25 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'counts one minute at least',
      during(10),
      '1 minute, about 0.02 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'counts exactly an hour as 60 minutes',
      during(3_600_000),
      '60 minutes, about 1 credit (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'uses the rate of a CPU',
      { ...during(3_600_000), ...ofType('prod-cpu') },
      '60 minutes, about 0.25 credits (estimate: CPU 0.25 credits an hour, by the minute)',
    ],
    [
      'names less than 0.01 credits for a minute of a CPU',
      { ...during(60_000), ...ofType('prod-cpu') },
      '1 minute, less than 0.01 credits (estimate: CPU 0.25 credits an hour, by the minute)',
    ],
    [
      'has no estimate for a machine of unknown kind',
      { ...during(60_000), ...ofType('large') },
      '1 minute; no estimate of credits, for the machine type says neither GPU nor CPU',
    ],
    [
      'says "so far" for a deployment that is still running',
      { ...during(60_000), end: 'kept' as const },
      '1 minute so far, about 0.02 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'ends when the duration of an expired deployment was over',
      {
        ...during(3_600_000),
        foundAtEnd: 'expired' as const,
        expiresAt: new Date(begunAt + 1_800_000).toISOString(),
      },
      '30 minutes, about 0.5 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'says "at most" for a deployment that was deleted from outside',
      { ...during(3_600_000), foundAtEnd: 'gone' as const },
      'at most 60 minutes, about 1 credit (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'is missing for a deployment that was there before',
      {
        deployment: {
          name: 'shared',
          id: null,
          origin: 'found' as const,
        },
      },
      undefined,
    ],
    ['is missing for a deployment that was never found', { end: 'not found' as const }, undefined],
  ])('%s', (_, changes, expected) => {
    expect(billed(changes)).toBe(expected);
  });
});

describe('the timeline', () => {
  const rows = (changes: Partial<SummaryData>) =>
    [
      ...renderSummary(summaryData({ log: nothing, ...changes })).matchAll(
        /<tr><td>([A-Z][a-z -]+[^<]*)<\/td><td>[\d: -]+<\/td><td align="right">([^<]*)</g,
      ),
    ].map(([, name, took]) => `${name}: ${took}`);

  test('has a phase between each two marks', () => {
    expect(rows({})).toEqual([
      'Create: 1.8 s',
      'Provisioning: 1 min 6 s',
      'Endpoint warm-up: 23 s',
      'Loading models: 13 s',
      'In use: 12 min 16 s',
      'Reading the log: 2.1 s',
      'Teardown: 5.2 s',
    ]);
  });

  test('leaves no hole where a mark is missing', () => {
    const marks = { ...summaryData().marks, replicasAt: null, endpointAt: null, usedUntilAt: null };
    expect(rows({ marks, models: [] })).toEqual([
      'Create: 1.8 s',
      'Endpoint warm-up: 1 min 42 s',
      'Reading the log: 12 min 18 s',
      'Teardown: 5.2 s',
    ]);
  });

  test('of a failed start ends in the phase that failed', () => {
    expect(
      rows({
        start: 'failed',
        marks: { ...summaryData().marks, endpointAt: null, readyAt: null, usedUntilAt: null },
      }),
    ).toContain('Endpoint warm-up (did not succeed): 12 min 54 s');
  });

  test.each([
    ['five seconds', 5_000, '5 s'],
    ['five hours', 5 * 3_600_000, '5 h'],
  ])('can be read when the job took %s', (_, ms, expected) => {
    const { marks } = summaryData();
    const end = (marks.readyAt ?? 0) + ms;
    expect(rows({ marks: { ...marks, usedUntilAt: end, teardownAt: end, endedAt: end } })).toContain(
      `In use: ${expected}`,
    );
  });

  test('shows dates when it spans several days', () => {
    const end = begunAt + 9 * 24 * 3_600_000;
    const { marks } = summaryData();
    const summary = renderSummary(
      summaryData({
        log: nothing,
        marks: { ...marks, usedUntilAt: end, teardownAt: end, endedAt: end + 5_000 },
      }),
    );
    expect(summary).toContain('<td>Teardown</td><td>2026-12-03 13:02:05</td>');
  });

  test('is missing when no time was spent', () => {
    const marks = {
      begunAt,
      createSentAt: null,
      acceptedAt: null,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
      usedUntilAt: null,
      teardownAt: begunAt,
      endedAt: begunAt,
    };
    expect(renderSummary(summaryData({ marks }))).not.toContain('Timeline');
  });
});

describe('the section of the log', () => {
  test('says when the log is empty', () => {
    expect(inView(summaryData({ log: logOf([]) }))).toContain('The log is empty.');
  });

  test('shows all of three entries', () => {
    const text = textOf(summaryData({ log: logOf(healthyLog().slice(0, 3)) }));
    expect(text).toContain('3 entries from 2026-11-24 13:03:11 UTC to 13:03:12 UTC: 3 INFO.');
    expect(text).toContain('All 3 entries of the log, newest last (UTC)');
    expect(text).toMatch(
      /Started server process \[1\]\n.*Waiting for application startup\.\n.*Application startup complete\./,
    );
  });

  test('of 60,000 entries shows the newest, the problems, and what is missing', () => {
    const text = textOf(
      summaryData({
        log: logOf(longLog(), [
          { from: begunAt * 1000, to: (begunAt + 60_000) * 1000, reason: 'failed', detail: 'HTTP 503' },
        ]),
      }),
    );
    expect(text).toContain(
      '60,000 entries from 2026-11-24 13:03:45 UTC to 13:23:44 UTC: 59,939 INFO, 61 WARNING.',
    );
    expect(text).toContain('Newest 200 of 60,000 entries of the log, newest last (UTC)');
    expect(text).toMatch(/9× WARNING {2}13:\d\d:\d\d\.\d{3} Queue is \d requests long/);
    expect(text).toContain(
      '2026-11-24 13:02:05 UTC to 2026-11-24 13:03:05 UTC: the service did not answer: HTTP 503',
    );
  });

  test('shows the date in every line when it spans several days', () => {
    const day = 24 * 3_600_000;
    const lines = [0, day].map((at) => ({
      at,
      severity: 'WARNING',
      payload: `slow ${at === 0 ? 'a' : 'b'}`,
    }));
    const text = textOf(summaryData({ log: logOf(lines) }));
    expect(text).toContain('2 entries from 2026-11-24 13:02:05 UTC to 2026-11-25 13:02:05 UTC: 2 WARNING.');
    expect(text).toContain('1× WARNING  2026-11-24 13:02:05.000 slow a');
    expect(text).toContain('2026-11-25 13:02:05.000 WARNING  slow b');
  });

  test('folds the kinds of errors that are not in view, and counts those beyond the limit', () => {
    const noun = (i: number) => `${'abcdefghijklm'[i % 13]}${'abcdefghij'[Math.floor(i / 13)]}`;
    const lines = Array.from({ length: 130 }, (_, i) => ({
      at: 300_000 + i,
      severity: 'ERROR',
      payload: `error of kind ${noun(i)}`,
    }));
    const { text, inView: seen } = rendered(renderSummary(summaryData({ log: logOf(lines) })));
    expect(seen).toContain('130 errors');
    expect(seen).toContain('Other errors and warnings: 124');
    expect(text).toContain('30 more of other kinds not listed.');
    expect(text).toMatch(/1× ERROR {4}13:07:05\.\d{3} error of kind/);
  });

  test('still counts the entries and names the errors when no entry is to be shown', () => {
    const log = logOf(failingLog());
    const data = summaryData({ log: { ...log, statistics: { ...log.statistics, newest: [] } } });
    expect(textOf(data)).toContain('462 entries from');
    expect(textOf(data)).toContain('CUDA context is corrupted');
    expect(textOf(data)).toContain('The entries themselves are not shown, as asked for.');
  });

  test('names five missing stretches of time, and counts the others', () => {
    const holes = [0, 1, 2, 3, 4, 5, 6].map((i) => ({
      from: (begunAt + i * 120_000) * 1000,
      to: (begunAt + i * 120_000 + 60_000) * 1000,
      reason: 'time' as const,
      detail: null,
    }));
    const text = textOf(summaryData({ log: logOf(healthyLog(), holes) }));
    expect(text.match(/the time for reading the log was up/g)).toHaveLength(5);
    expect(text).toContain('and 2 more stretches of time.');
  });

  test('says when no entry could be read', () => {
    const hole = { from: begunAt * 1000, to: begunAt * 1000, reason: 'aborted', detail: null } as const;
    const text = textOf(summaryData({ log: logOf([], [hole]) }));
    expect(text).toContain('No entry could be read.');
    expect(text).toContain('around 2026-11-24 13:02:05 UTC: the step was told to stop');
  });

  test('says why the log was not read', () => {
    expect(textOf(summaryData({ log: { missing: 'it was not read' } }))).toContain(
      'The log is not shown: it was not read.',
    );
  });

  test('puts errors before entries, and keeps them when the budget is small', () => {
    const noise = Array.from({ length: 200 }, (_, i) => ({ at: i, payload: `${i} ${'&'.repeat(3_900)}` }));
    const log = logOf([...noise, ...failingLog()].map((line, i) => ({ ...line, at: 300_000 + i })));
    const data = summaryData({ log });
    log.statistics.newest = [...log.statistics.newest].map((entry) => ({
      ...entry,
      text: '&'.repeat(3_900),
    }));
    const summary = renderSummary(data);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
    const text = textOf(data);
    expect(text).toContain('CUDA context is corrupted');
    expect(text).toMatch(
      /Newest \d+ of 662 entries of the log, newest last \(UTC\)\n.*\d+ entries fewer than asked for, to keep the summary small\./,
    );
    expect(rendered(summary).errors).toEqual([]);
  });

  test('cuts one entry of many lines, and says so', () => {
    const text = textOf(
      summaryData({
        log: logOf([{ at: 0, payload: Array.from({ length: 60 }, (_, i) => `row ${i}`).join('\n') }]),
      }),
    );
    expect(text).toContain('row 39');
    expect(text).toContain('… (20 more lines)');
    expect(text).not.toContain('row 40');
  });
});

test('machine types that failed before are named with the reason', () => {
  expect(textOf(samples['fallback']?.() ?? summaryData())).toContain(
    'prod-gpu was not to be had: POST /add → 503 no capacity',
  );
});
