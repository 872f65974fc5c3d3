// The job summary: what it tells, in whatever state things ended.
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import { mermaidBlocks } from '../../scripts/preview/page.ts';
import {
  begunAt,
  failingLog,
  healthyLog,
  logOf,
  longLog,
  samples,
  summaryData,
} from '../../scripts/preview/samples.ts';
import { summaryBudget } from '../../src/report/size-limit.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { SummaryData } from '../../src/report/summary-data.ts';
import { ownElements, rendered } from './rendered.ts';

const title = (data: SummaryData) => renderSummary(data).split('\n', 1)[0];
const textOf = (data: SummaryData) => rendered(renderSummary(data)).text;

describe.each(Object.entries(samples))('sample "%s"', (_, data) => {
  const summary = renderSummary(data());

  test('is balanced HTML of our own elements, within the budget', () => {
    const { errors, elements, attributes } = rendered(summary);
    expect(errors).toEqual([]);
    expect([...elements.keys()].filter((name) => !ownElements.has(name))).toEqual([]);
    expect(
      attributes.filter(
        (attribute) =>
          !/^(align=(left|right)|open=|class=language-mermaid|href=https:\/\/(docs\.roboflow|github)\.com\/.*)$/.test(
            attribute,
          ),
      ),
    ).toEqual([]);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(summaryBudget);
  });

  test('draws a chart that Mermaid itself accepts', async () => {
    const blocks = mermaidBlocks(summary);
    expect(blocks.length).toBe(1);
    for (const block of blocks) expect(await mermaid.parse(block)).toMatchObject({ diagramType: 'gantt' });
  });
});

test.each([
  ['ready', '## ✅ Endpoint ready after 1 min 44 s, in use for 12 min 16 s, now removed'],
  ['kept', '## 🟢 Endpoint ready after 1 min 44 s, in use for 12 min 16 s, now left running'],
  ['found', '## ✅ Endpoint ready after 1 min 44 s, in use for 12 min 16 s, now left as it was found'],
  ['failed', '## ❌ The endpoint did not start (given up after 15 min)'],
  ['cancelled', '## ⏹️ The start of the endpoint was cancelled'],
  ['unverified', '## ⛔ The endpoint may still be running, and cost money'],
])('the headline of "%s"', (name, expected) => {
  expect(title(samples[name]?.() ?? summaryData())).toBe(expected);
});

test.each([
  [{ start: 'none', end: 'gone' }, '## ✅ The endpoint is removed'],
  [{ start: 'none', end: 'paused' }, '## ⏸️ The endpoint is paused'],
  [{ start: 'killed', end: 'gone' }, '## ⏹️ The step was killed while the endpoint was starting'],
  [{ start: 'failed', end: 'unverified' }, '## ⛔ The endpoint may still be running, and cost money'],
] as const)('the headline of %j', (changes, expected) => {
  expect(title(summaryData(changes))).toBe(expected);
});

describe('was it the endpoint or the test?', () => {
  test.each([
    [
      'nothing wrong',
      healthyLog(),
      '🟢 The endpoint reported no errors. It answered 421 requests, none of them with 5xx.',
    ],
    [
      'errors and 5xx',
      failingLog(),
      '🔴 The endpoint reported 4 errors. It answered 426 requests, 3 of them with 5xx. The worst: CUDA context is corrupted',
    ],
    [
      'only 5xx',
      [{ at: 0, payload: 'INFO:     10.0.0.1:1 - "POST /a/1 HTTP/1.1" 502 Bad Gateway' }],
      '🔴 The endpoint reported no errors. It answered 1 request, 1 of them with 5xx.',
    ],
    [
      'only probes',
      [{ at: 0, payload: 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 200 OK' }],
      '🟢 The endpoint reported no errors. It was sent nothing but health probes.',
    ],
    [
      'only probes, one of them answered with 5xx',
      [
        { at: 0, payload: 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 200 OK' },
        { at: 1, payload: 'INFO:     10.0.0.1:1 - "GET /healthz HTTP/1.1" 503 Service Unavailable' },
      ],
      '🔴 The endpoint reported no errors. It was sent nothing but health probes, and answered 1 of them with 5xx.',
    ],
    [
      'no requests',
      [{ at: 0, payload: 'hello' }],
      '🟢 The endpoint reported no errors. Its log shows no requests.',
    ],
  ])('%s', (_, lines, expected) => {
    expect(textOf(summaryData({ log: logOf(lines) }))).toContain(expected);
  });
});

describe('what is left to do is told', () => {
  test('where it is left running: until when, and how to remove it', () => {
    const text = textOf(summaryData({ end: 'kept' }));
    expect(text).toContain(
      'It is billed as long as it runs. The service itself removes it at 2026-09-03 16:02:05 UTC.',
    );
    expect(text).toContain('roboflow deployment delete ci-4k2j9x1-a7f');
    expect(text).toContain(
      `curl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d '{"api_key":"YOUR_KEY","deployment_name":"ci-4k2j9x1-a7f"}'`,
    );
  });

  test('where it is not verifiably gone: the whole message', () => {
    const data = samples['unverified']?.() ?? summaryData();
    expect(textOf(data).replace(/\s+/g, ' ')).toContain(data.problem?.replace(/\s+/g, ' ') ?? 'a problem');
  });

  test('where it failed: why, and what was seen', () => {
    const text = textOf(samples['failed']?.() ?? summaryData());
    expect(text).toContain('The deployment was not ready within 15 min.');
    expect(text).toContain('The deployment is removed, and that is verified: it costs nothing any more.');
    expect(text).toMatch(/pending\s*182/);
  });
});

describe('billing', () => {
  const billed = (changes: Partial<SummaryData>) => /Billed(.*)\n/.exec(textOf(summaryData(changes)))?.[1];
  const endpoint = summaryData().endpoint;
  const ofType = (machineType: string) => ({ endpoint: endpoint && { ...endpoint, machineType } });
  const during = (ms: number) => ({
    marks: { ...summaryData().marks, acceptedAt: begunAt, endedAt: begunAt + ms },
  });

  test.each([
    [
      'whole minutes, rounded up',
      during(14 * 60_000 + 1),
      '15 minutes, about 0.25 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'one minute at least',
      during(10),
      '1 minute, about 0.02 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'exactly an hour',
      during(3_600_000),
      '60 minutes, about 1 credit (estimate: GPU 1 credit an hour, by the minute)',
    ],
    [
      'a CPU',
      { ...during(3_600_000), ...ofType('prod-cpu') },
      '60 minutes, about 0.25 credits (estimate: CPU 0.25 credits an hour, by the minute)',
    ],
    [
      'a minute of a CPU',
      { ...during(60_000), ...ofType('prod-cpu') },
      '1 minute, less than 0.01 credits (estimate: CPU 0.25 credits an hour, by the minute)',
    ],
    [
      'a machine that may be anything',
      { ...during(60_000), ...ofType('large') },
      '1 minute; no estimate of credits, for the machine type says neither GPU nor CPU',
    ],
    [
      'still running',
      { ...during(60_000), end: 'kept' as const },
      '1 minute so far, about 0.02 credits (estimate: GPU 1 credit an hour, by the minute)',
    ],
    ['there before', { deployment: { name: 'shared', id: null, origin: 'found' as const } }, undefined],
    ['not found', { end: 'not found' as const }, undefined],
  ])('%s', (_, changes, expected) => {
    expect(billed(changes)).toBe(expected);
  });
});

describe('the timeline', () => {
  const rows = (changes: Partial<SummaryData>) =>
    [
      ...renderSummary(summaryData(changes)).matchAll(
        /<tr><td>([A-Z][a-z -]+[^<]*)<\/td><td>[\d:]+<\/td><td align="right">([^<]*)</g,
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

  test('a mark that is missing leaves no hole', () => {
    const marks = { ...summaryData().marks, replicasAt: null, endpointAt: null, usedUntilAt: null };
    expect(rows({ marks, models: [] })).toEqual([
      'Create: 1.8 s',
      'Endpoint warm-up: 1 min 42 s',
      'Reading the log: 12 min 18 s',
      'Teardown: 5.2 s',
    ]);
  });

  test('a start that failed ends in the phase in which it did', () => {
    expect(
      rows({
        start: 'failed',
        marks: { ...summaryData().marks, endpointAt: null, readyAt: null, usedUntilAt: null },
      }),
    ).toContain('Endpoint warm-up (did not succeed): 12 min 54 s');
  });

  test('of several days has a tick a day', async () => {
    const days = 9 * 24 * 3_600_000;
    const { marks } = summaryData();
    const later = {
      usedUntilAt: begunAt + days,
      teardownAt: begunAt + days,
      endedAt: begunAt + days + 5_000,
    };
    const [block = ''] = mermaidBlocks(renderSummary(summaryData({ marks: { ...marks, ...later } })));
    expect(block).toContain('tickInterval 1day');
    expect(await mermaid.parse(block)).toMatchObject({ diagramType: 'gantt' });
  });

  test('without any time spent there is none', () => {
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

describe('the log', () => {
  test('with no entry', () => {
    expect(textOf(summaryData({ log: logOf([]) }))).toContain('The log is empty.');
  });

  test('with three', () => {
    const text = textOf(summaryData({ log: logOf(healthyLog().slice(0, 3)) }));
    expect(text).toContain('3 entries from 2026-09-03 13:03:11 UTC to 13:03:12 UTC: 3 INFO.');
    expect(text).toContain('All 3 entries, newest last (UTC)');
    expect(text).toMatch(
      /Started server process \[1\]\n.*Waiting for application startup\.\n.*Application startup complete\./,
    );
  });

  test('with 60,000: the newest, the problems, and what is missing', () => {
    const text = textOf(
      summaryData({
        log: logOf(longLog(), [
          { from: begunAt * 1000, to: (begunAt + 60_000) * 1000, reason: 'failed', detail: 'HTTP 503' },
        ]),
      }),
    );
    expect(text).toContain(
      '60,000 entries from 2026-09-03 13:03:45 UTC to 13:23:44 UTC: 59,939 INFO, 61 WARNING.',
    );
    expect(text).toContain('Newest 200 of 60,000 entries, newest last (UTC)');
    expect(text).toMatch(/9× WARNING {2}13:\d\d:\d\d\.\d{3} Queue is \d requests long/);
    expect(text).toContain(
      '2026-09-03 13:02:05 UTC to 2026-09-03 13:03:05 UTC: the service did not answer: HTTP 503',
    );
  });

  test('of several days has the date in every line', () => {
    const day = 24 * 3_600_000;
    const text = textOf(
      summaryData({ log: logOf([0, day].map((at) => ({ at, severity: 'ERROR', payload: `${at}` }))) }),
    );
    expect(text).toContain('2 entries from 2026-09-03 13:02:05 UTC to 2026-09-04 13:02:05 UTC: 2 ERROR.');
    expect(text).toContain('1× ERROR    2026-09-03 13:02:05.000 0');
    expect(text).toContain('2026-09-04 13:02:05.000 ERROR    86400000');
  });

  test('with many kinds of errors: eight in view, the others folded, those beyond all bounds counted', () => {
    const payloads = Array.from({ length: 130 }, (_, i) => `error number ${i}`);
    const lines = payloads.map((payload, at) => ({ at, severity: 'ERROR', payload }));
    const summary = renderSummary(summaryData({ log: logOf(lines) }));
    const { text } = rendered(summary);
    expect(text).toContain('130 errors, equal ones counted together, the time of the first (UTC):');
    expect(text).toContain('92 other kinds of errors and warnings');
    expect(text).toContain('30 more errors and warnings of other kinds not listed.');
    expect(summary.indexOf('error number 37')).toBeLessThan(summary.indexOf('<summary>92 other kinds'));
    expect(summary.indexOf('error number 38')).toBeGreaterThan(summary.indexOf('<summary>92 other kinds'));
  });

  test('of which no entry is to be shown is counted all the same', () => {
    const log = logOf(failingLog());
    const data = summaryData({ log: { ...log, statistics: { ...log.statistics, newest: [] } } });
    expect(textOf(data)).toContain('462 entries from');
    expect(textOf(data)).toContain('CUDA context is corrupted');
    expect(textOf(data)).toContain('The entries themselves are not shown, as asked for.');
  });

  test('with more holes than are worth naming: five are named, the others counted', () => {
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

  test('of which nothing could be read', () => {
    const hole = { from: begunAt * 1000, to: begunAt * 1000, reason: 'aborted', detail: null } as const;
    const text = textOf(summaryData({ log: logOf([], [hole]) }));
    expect(text).toContain('No entry could be read.');
    expect(text).toContain('around 2026-09-03 13:02:05 UTC: the step was told to stop');
  });

  test('that was not read says why', () => {
    expect(textOf(summaryData({ log: { missing: 'it was not read' } }))).toContain(
      'The log is not shown: it was not read.',
    );
  });

  test('errors come before entries, and are kept where the budget is small', () => {
    const noise = Array.from({ length: 200 }, (_, i) => ({ at: i, payload: `${i} ${'&'.repeat(3_900)}` }));
    const log = logOf([...noise, ...failingLog()].map((line, i) => ({ ...line, at: i })));
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
      /Newest \d+ of 662 entries, newest last \(UTC\)\n\d+ entries fewer than asked for, to keep the summary small\./,
    );
    expect(rendered(summary).errors).toEqual([]);
  });

  test('one entry of many lines is cut, and says so', () => {
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

test('machine types that were tried before are told, with the reason', () => {
  expect(textOf(samples['fallback']?.() ?? summaryData())).toContain(
    'prod-gpu was not to be had: POST /add → 503 no capacity',
  );
});
