// Sample summaries: what the preview draws, and what tests render.
import type { LogEntry } from '../../src/api/schemas.ts';
import type { LeftOut } from '../../src/logs/gaps.ts';
import { createPayloadReader } from '../../src/logs/statistics/payload.ts';
import { createLogStatistics } from '../../src/logs/statistics/statistics.ts';
import { formatMicros } from '../../src/logs/timestamps.ts';
import type { SummaryData, SummaryLog } from '../../src/report/summary-data.ts';
import type { SweepTableRow } from '../../src/report/sweep-table.ts';
import { createRedaction } from '../../src/text/redaction.ts';

const minute = 60_000;

/** When every sample's step began (ms since the epoch). */
export const begunAt = Date.parse('2026-09-03T13:02:05Z');

/** A line of the log by its age in ms since the step began. */
export type SampleLine = { at: number; severity?: string; payload: string };

const access = (path: string, status = 200, phrase = 'OK', method = 'POST') =>
  `INFO:     10.18.0.38:46296 - "${method} ${path} HTTP/1.1" ${status} ${phrase}`;

const traceback = `Traceback (most recent call last):
  File "/app/inference/core/interfaces/http/http_api.py", line 612, in infer_object_detection
    return await process_inference_request(inference_request)
  File "/app/inference/models/yolov8/yolov8_object_detection.py", line 44, in predict
    predictions = self.onnx_session.run(None, {self.input_name: img_in})[0]
onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException: [ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : CUDA failure 2: out of memory ; GPU=0`;

/** The log of a test run that went well, with the platform's probes in it. */
export function healthyLog(): SampleLine[] {
  const probes = range(14, (i) => ({ at: 70_000 + i * minute, payload: access('/info', 200, 'OK', 'GET') }));
  const start = [
    { at: 66_000, payload: 'INFO:     Started server process [1]' },
    { at: 66_100, payload: 'INFO:     Waiting for application startup.' },
    { at: 67_000, payload: 'INFO:     Application startup complete.' },
    { at: 67_001, payload: 'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)' },
    { at: 95_000, payload: access('/model/add?api_key=AbCdEf1234567890wXyZ') },
  ];
  const use = range(420, (i) => ({
    at: 110_000 + i * 1_400,
    payload: access(
      i % 4 === 0
        ? '/infer/object_detection'
        : `/soccer-players-5fuqs/${1 + (i % 2)}?api_key=AbCdEf1234567890wXyZ&confidence=0.4`,
    ),
  }));
  const structured = [
    {
      at: 130_000,
      severity: 'INFO',
      payload: JSON.stringify({
        event: 'Model loaded',
        model_id: 'soccer-players-5fuqs/1',
        positional_args: [],
        duration: 12.4,
        level: 'info',
        timestamp: '2026-09-03T13:04:15Z',
      }),
    },
    { at: 240_000, severity: 'NOTICE', payload: 'Using TensorRT engine cache at /tmp/cache' },
  ];
  return [...start, ...probes, ...use, ...structured];
}

/** The same with an endpoint that ran out of memory. */
export function failingLog(): SampleLine[] {
  return [
    ...healthyLog(),
    ...range(3, (i) => ({ at: 300_000 + i * 9_000, severity: 'ERROR', payload: traceback })),
    ...range(3, (i) => ({
      at: 300_050 + i * 9_000,
      payload: access('/infer/object_detection', 500, 'Internal Server Error'),
    })),
    ...range(12, (i) => ({
      at: 200_000 + i * 7_000,
      severity: 'WARNING',
      payload: 'Batch of 16 images is larger than the configured maximum of 8, splitting',
    })),
    { at: 260_000, payload: access('/license-plates/3', 401, 'Unauthorized') },
    { at: 261_000, payload: access('/infer/workflows/acme/count-cars', 422, 'Unprocessable Entity') },
    {
      at: 310_000,
      severity: 'CRITICAL',
      payload: JSON.stringify({
        message: 'CUDA context is corrupted',
        device: 'cuda:0',
        exception: traceback,
        request: { id: 'c0ffee', api_key: 'AbCdEf1234567890wXyZ' },
      }),
    },
  ];
}

/** A log in which everything tries to be something else than text. */
export function hostileLog(): SampleLine[] {
  const payloads = [
    '</pre></details><script>alert(1)</script><img src=x onerror=alert(1)>',
    '::set-output name=url::https://evil.example',
    'harmless ##[error]not harmless',
    '\u2003::add-mask::a',
    '```\n# heading\n- @octocat please see #1 and https://evil.example www.evil.example :tada:',
    '| a | b |\n|---|---|\n| <b>c</b> | d |',
    '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
    '\u202egnp.exe\u202c and zero\u200bwidth',
    'line one\n\n\nline two after blank lines\n</details>',
    '<!-- comment that is never closed',
    '&lt;already escaped&gt; &amp; &#64;octocat',
    'x'.repeat(6_000),
    '{"event": "json", "nested": {"html": "</pre>"}, "text": "first\\nsecond"}',
    'a lone half \ud800 of a character',
  ];
  return payloads.map((payload, i) => ({
    at: 100_000 + i * 500,
    severity: i % 3 === 0 ? 'ERROR' : 'INFO',
    payload,
  }));
}

/** 60,000 entries of a load test. */
export function longLog(): SampleLine[] {
  return range(60_000, (i) => ({
    at: 100_000 + i * 20,
    severity: i % 997 === 0 ? 'WARNING' : 'INFO',
    payload:
      i % 997 === 0
        ? `Queue is ${i % 7} requests long`
        : access(`/${['cars', 'plates', 'people'][i % 3]}/${(i % 8) + 1}`),
  }));
}

function range<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** `lines` as a collected log, its newest 200 entries kept. */
export function logOf(lines: readonly SampleLine[], leftOut: LeftOut[] = []): SummaryLog {
  const redaction = createRedaction();
  const statistics = createLogStatistics({ newest: 200, read: createPayloadReader(redaction.redact) });
  const page = lines.map(({ at, severity = 'INFO', payload }, i) => {
    const micros = (begunAt + at) * 1000 + (i % 1000);
    const entry: LogEntry = { insertId: `id-${i}`, payload, severity, timestamp: formatMicros(micros) };
    return { entry, micros };
  });
  statistics.add(page.toSorted((one, other) => other.micros - one.micros));
  return {
    statistics: statistics.result(),
    collected: { entries: lines.length, requests: 1, serviceAhead: 0, leftOut },
  };
}

/** A step that went well, with whatever is to be different. */
export function summaryData(changes: Partial<SummaryData> = {}): SummaryData {
  return {
    start: 'ready',
    end: 'gone',
    error: null,
    problem: null,
    deployment: { name: 'ci-4k2j9x1-a7f', id: 'IwzJ5YLQ0iDhwzqoh3Ae', origin: 'created' },
    endpoint: {
      domain: 'ci-4k2j9x1-a7f.roboflow.cloud',
      url: 'https://ci-4k2j9x1-a7f.roboflow.cloud',
      machineType: 'dev-gpu',
      inferenceVersion: '0.59.1',
      numReplicas: 1,
      workspaceUrl: 'acme-vision',
    },
    fallbacks: [],
    expiresAt: '2026-09-03T16:02:05.000Z',
    models: [{ id: 'soccer-players-5fuqs/1', seconds: 12.4 }],
    marks: {
      begunAt,
      createSentAt: begunAt + 120,
      acceptedAt: begunAt + 1_900,
      replicasAt: begunAt + 68_000,
      endpointAt: begunAt + 91_000,
      readyAt: begunAt + 104_000,
      usedUntilAt: begunAt + 14 * minute,
      teardownAt: begunAt + 14 * minute + 2_100,
      endedAt: begunAt + 14 * minute + 7_300,
    },
    run: { id: 17_422_901, url: 'https://github.com/acme/vision/actions/runs/17422901' },
    statuses: new Map([['pending', 21]]),
    log: logOf(healthyLog()),
    apiUrl: 'https://roboflow.cloud',
    ...changes,
  };
}

const failedMarks = {
  begunAt,
  createSentAt: begunAt + 120,
  acceptedAt: begunAt + 1_900,
  replicasAt: null,
  endpointAt: null,
  readyAt: null,
  usedUntilAt: null,
  teardownAt: begunAt + 15 * minute,
  endedAt: begunAt + 15 * minute + 4_000,
};

/** Every sample by its name. */
export const samples: Readonly<Record<string, () => SummaryData>> = {
  ready: () => summaryData(),
  errors: () => summaryData({ log: logOf(failingLog()) }),
  'no-entries': () => summaryData({ log: logOf([]), models: [] }),
  'three-entries': () => summaryData({ log: logOf(healthyLog().slice(0, 3)), models: [] }),
  long: () =>
    summaryData({
      log: logOf(longLog(), [
        { from: (begunAt + minute) * 1000, to: (begunAt + 2 * minute) * 1000, reason: 'time', detail: null },
      ]),
    }),
  fallback: () =>
    summaryData({
      fallbacks: [
        { machineType: 'prod-gpu', reason: 'POST /add → 503 no capacity for prod-gpu in this region' },
      ],
    }),
  failed: () =>
    summaryData({
      start: 'failed',
      error:
        'The deployment was not ready within 15 min.\nLast seen: status "pending", 0 of 1 replicas (seen 182 times).\nA longer "ready-timeout-minutes" or another "machine-type" may help.',
      endpoint: { ...endpointOf(), numReplicas: 0 },
      models: [],
      marks: failedMarks,
      statuses: new Map([
        ['pending', 182],
        ['scaling', 3],
      ]),
      log: logOf(healthyLog().slice(0, 2)),
    }),
  cancelled: () =>
    summaryData({
      start: 'cancelled',
      models: [],
      marks: { ...failedMarks, teardownAt: begunAt + minute, endedAt: begunAt + minute + 3_000 },
      log: { missing: 'it was deleted at once when the step was cancelled' },
    }),
  kept: () => summaryData({ end: 'kept' }),
  unverified: () =>
    summaryData({
      end: 'unverified',
      problem:
        'Deployment "ci-4k2j9x1-a7f" (id IwzJ5YLQ0iDhwzqoh3Ae) may still be running and costing money: it is not verifiably deleted. Last problem: POST /delete → 503 upstream connect error.\nTo delete it by hand: roboflow deployment delete ci-4k2j9x1-a7f\nThe service itself removes it at 2026-09-03T16:02:05.000Z.',
    }),
  found: () =>
    summaryData({
      end: 'left',
      deployment: { name: 'shared-gpu', id: 'IwzJ5YLQ0iDhwzqoh3Ae', origin: 'found' },
    }),
  hostile: () => summaryData({ log: logOf(hostileLog()) }),
};

function endpointOf(): NonNullable<SummaryData['endpoint']> {
  const { endpoint } = summaryData({ log: { missing: 'it is not needed' } });
  if (endpoint === null) throw new Error('the sample has an endpoint');
  return endpoint;
}

/** A sweep with one row of each kind. */
export const sweepRows: readonly SweepTableRow[] = [
  {
    name: 'ci-4k2j9wz-0ff',
    machineType: 'dev-gpu',
    status: 'ready',
    runId: 17_422_899,
    decision: 'failed',
    reason: 'POST /delete → 503 upstream connect error',
  },
  {
    name: 'ci-4k2j9wq-a1b',
    machineType: 'dev-gpu',
    status: 'ready',
    runId: 17_422_890,
    decision: 'deleted',
    reason: 'run 17422890 is over',
  },
  {
    name: 'ci-4k2j9x1-a7f',
    machineType: 'dev-gpu',
    status: 'pending',
    runId: 17_422_901,
    decision: 'kept',
    reason: 'run 17422901 is still going on',
  },
  {
    name: 'production',
    machineType: 'prod-gpu',
    status: 'ready',
    runId: null,
    decision: 'kept',
    reason: 'not a name of this Action',
  },
];
