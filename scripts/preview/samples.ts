// Sample summaries, one for each verdict. The preview draws them, and tests render them.
import type { LogEntry } from '../../src/api/schemas.ts';
import { createPayloadReader } from '../../src/logs/entries/payload.ts';
import type { LeftOut } from '../../src/logs/gaps.ts';
import { createLogStatistics } from '../../src/logs/statistics/statistics.ts';
import { formatMicros } from '../../src/logs/timestamps.ts';
import type { SummaryData, SummaryLog } from '../../src/report/summary-data.ts';
import type { SweepRow } from '../../src/teardown/orphans.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { captures } from '../../test/logs/fixtures/captures.ts';
import {
  accessLine,
  begunAt,
  brokenModelAnswer,
  brokenModelLog,
  capturedLog,
  deadLog,
  failingLog,
  healthyLog,
  hostileLog,
  longLog,
  range,
  refusedLog,
  type SampleLine,
  startLog,
  structuredFailingLog,
  structuredLog,
} from './sample-logs.ts';

const minute = 60_000;

/** When the endpoint of the samples was ready (ms since the epoch). */
const readyAt = begunAt + 104_000;

/** `lines` as a collected log, its newest 200 entries kept. */
export function logOf(
  lines: readonly SampleLine[],
  leftOut: LeftOut[] = [],
  ownUntil: number = readyAt,
): SummaryLog {
  const redaction = createRedaction();
  const statistics = createLogStatistics({
    newest: 200,
    read: createPayloadReader(redaction.redact),
    ownUntil,
  });
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

/** The summary of a step in a job that succeeded, with the given changes. */
export function summaryData(changes: Partial<SummaryData> = {}): SummaryData {
  return {
    start: 'ready',
    end: 'gone',
    foundAtEnd: 'alive',
    jobResult: 'success',
    isShared: false,
    error: null,
    brokenModel: null,
    problem: null,
    deployment: { name: 'ci-4k2j9x1-a7f', id: 'IwzJ5YLQ0iDhwzqoh3Ae', origin: 'created' },
    endpoint: {
      domain: 'ci-4k2j9x1-a7f.roboflow.cloud',
      url: 'https://ci-4k2j9x1-a7f.roboflow.cloud',
      machineType: 'dev-gpu',
      inferenceVersion: '1.8.3',
      numReplicas: 1,
    },
    fallbacks: [],
    expiresAt: '2026-11-24T16:02:05.000Z',
    models: [{ id: 'soccer-players-5fuqs/1', seconds: 12.4 }],
    marks: {
      begunAt,
      createSentAt: begunAt + 120,
      acceptedAt: begunAt + 1_900,
      replicasAt: begunAt + 68_000,
      endpointAt: begunAt + 91_000,
      readyAt,
      usedUntilAt: begunAt + 14 * minute,
      teardownAt: begunAt + 14 * minute + 2_100,
      endedAt: begunAt + 14 * minute + 7_300,
    },
    statuses: new Map([['pending', 21]]),
    log: changes.log ?? logOf(structuredLog()),
    apiUrl: 'https://roboflow.cloud',
    ...changes,
  };
}

/** The summary of a start that failed after a minute, before the endpoint answered. */
export function failedStart(changes: Partial<SummaryData> = {}): SummaryData {
  return summaryData({
    start: 'failed',
    foundAtEnd: 'unknown',
    jobResult: 'failure',
    models: [],
    marks: {
      begunAt,
      createSentAt: begunAt + 120,
      acceptedAt: begunAt + 1_900,
      replicasAt: null,
      endpointAt: null,
      readyAt: null,
      usedUntilAt: null,
      teardownAt: begunAt + 5 * minute,
      endedAt: begunAt + 5 * minute + 4_000,
    },
    ...changes,
  });
}

const found = { name: 'ci-44ud8g0', id: 'IwzJ5YLQ0iDhwzqoh3Ae', origin: 'found' } as const;

/** The marks of a job that attached to the deployment of another job. */
function attachedMarks(): SummaryData['marks'] {
  const { marks } = summaryData({ log: { missing: 'it is not needed' } });
  return {
    ...marks,
    createSentAt: null,
    acceptedAt: null,
    replicasAt: begunAt + 900,
    readyAt: begunAt + 2_400,
  };
}

const stoppedMarks: SummaryData['marks'] = {
  begunAt: begunAt - 180 * minute,
  createSentAt: null,
  acceptedAt: null,
  replicasAt: null,
  endpointAt: null,
  readyAt: null,
  usedUntilAt: begunAt + 14 * minute,
  teardownAt: begunAt + 14 * minute + 2_100,
  endedAt: begunAt + 14 * minute + 7_300,
};

const hole: LeftOut = {
  from: (begunAt + 6 * minute) * 1000,
  to: (begunAt + 9 * minute) * 1000,
  reason: 'time',
  detail: null,
};

const unremoved =
  'Deployment "ci-4k2j9x1-a7f" (id IwzJ5YLQ0iDhwzqoh3Ae) may still be running and costing money: it is not verifiably deleted. Last problem: POST /delete answered 503: upstream connect error.\nTo remove it by hand, either of:\nroboflow deployment delete ci-4k2j9x1-a7f\ncurl -X POST https://roboflow.cloud/delete -H "Content-Type: application/json" -d \'{"api_key":"YOUR_KEY","deployment_name":"ci-4k2j9x1-a7f"}\'\nThe service itself removes it at 2026-11-24T16:02:05.000Z.';

/** Summaries of everything that a real server logged: `real-plain` and `real-structured`. */
const real = Object.fromEntries(
  captures().map(({ name, lines }) => [
    `real-${name.split(' ').at(-1)}`,
    () => summaryData({ jobResult: 'failure' as const, log: logOf(capturedLog(lines)) }),
  ]),
);

/** Why a start made nothing: the service had no capacity. */
export const refusedStart =
  'Could not create deployment "ci-4k2j9x1-a7f": POST /add answered 400: no capacity is available for machine_type \'dev-gpu\', try again later. Name other types in "machine-type" (several, separated by commas, are tried in order), or run the job again later. The service has these: dev-cpu, dev-gpu, prod-cpu, prod-gpu, gpu-small, gpu-medium.';

/** Every sample by its name. */
export const samples: Readonly<Record<string, () => SummaryData>> = {
  'healthy-succeeded': () => summaryData(),
  'healthy-failed': () => summaryData({ jobResult: 'failure' }),
  failed: () => summaryData({ jobResult: 'failure', log: logOf(failingLog()) }),
  'failed-structured': () => summaryData({ jobResult: 'failure', log: logOf(structuredFailingLog()) }),
  'failed-model': () => summaryData({ jobResult: 'failure', log: logOf(brokenModelLog()), models: [] }),
  refused: () => summaryData({ jobResult: 'failure', log: logOf(refusedLog()) }),
  'refused-failed': () =>
    summaryData({ jobResult: 'failure', log: logOf([...refusedLog(), ...structuredFailingLog()]) }),
  'incomplete-failed': () =>
    summaryData({ jobResult: 'failure', log: logOf(structuredFailingLog(), [hole]) }),
  'incomplete-refused': () => summaryData({ jobResult: 'failure', log: logOf(refusedLog(), [hole]) }),
  'refused-key': () =>
    summaryData({
      jobResult: 'failure',
      log: logOf([
        ...startLog(),
        ...range(12, (i) => ({ at: 300_000 + i * 900, payload: accessLine('POST /license-plates/3', 401) })),
      ]),
    }),
  'gone-attached': () =>
    summaryData({
      isShared: true,
      end: 'left',
      jobResult: 'failure',
      foundAtEnd: 'gone',
      deployment: found,
      expiresAt: null,
      models: [],
      marks: attachedMarks(),
    }),
  'gone-expired': () =>
    summaryData({ jobResult: 'failure', foundAtEnd: 'expired', expiresAt: '2026-11-24T13:12:05.000Z' }),
  'gone-deleted': () => summaryData({ jobResult: 'failure', foundAtEnd: 'gone', log: logOf(failingLog()) }),
  'gone-paused': () => summaryData({ jobResult: 'failure', foundAtEnd: 'paused' }),
  unused: () => summaryData({ jobResult: 'failure', log: logOf(startLog()), models: [] }),
  'no-requests': () => summaryData({ jobResult: 'failure', log: logOf(startLog().slice(0, 4)), models: [] }),
  unread: () =>
    summaryData({
      jobResult: 'failure',
      log: logOf([], [{ ...hole, reason: 'failed', detail: 'GET /get_log answered 503' }]),
    }),
  incomplete: () => summaryData({ jobResult: 'failure', log: logOf(structuredLog(), [hole]) }),
  'empty-log': () => summaryData({ log: logOf([]), models: [] }),
  long: () => summaryData({ log: logOf(longLog(), [hole]) }),
  fallback: () =>
    summaryData({
      fallbacks: [
        {
          machineType: 'prod-gpu',
          reason:
            "POST /add answered 400: no capacity is available for machine_type 'prod-gpu', try again later",
        },
      ],
    }),
  'start-timeout': () =>
    failedStart({
      error:
        'Deployment "ci-4k2j9x1-a7f" did not have 1 replica up within 300 s. Seen: pending, 0 of 1 replicas (82×); scaling, 0 of 1 replicas (3×). Raise "ready-timeout-minutes" if it is only slow; otherwise its log (below, and in the summary) may tell why.',
      endpoint: null,
      statuses: new Map([
        ['pending, 0 of 1 replicas', 82],
        ['scaling, 0 of 1 replicas', 3],
      ]),
      log: logOf([]),
    }),
  'start-crashed': () =>
    failedStart({
      error:
        'Deployment "ci-4k2j9x1-a7f" ended as "failed" instead of becoming ready. Its log (below, and in the summary) may tell why; check "machine-type" and "inference-version", then run the job again.',
      statuses: new Map([
        ['pending', 21],
        ['failed', 1],
      ]),
      log: logOf(deadLog()),
    }),
  'start-model': () => {
    const said = `… ${brokenModelAnswer.slice(-300)}`;
    const { marks } = failedStart({ log: { missing: '' } });
    return failedStart({
      error: `Model "soccer-players-5fuqs/1" in "preload-models" cannot be loaded: the endpoint answered 3 times that its loading failed: ${said.replace(/\.$/, '')}. That is a fault of the model, not of the endpoint: check that it can be deployed (train or export it anew), and that this "inference-version" knows its kind; or take it out of "preload-models".`,
      brokenModel: { id: 'soccer-players-5fuqs/1', said },
      marks: { ...marks, replicasAt: begunAt + 68_000, endpointAt: begunAt + 91_000 },
      log: logOf(brokenModelLog('/model/add'), [], marks.teardownAt),
    });
  },
  cancelled: () =>
    failedStart({
      start: 'cancelled',
      jobResult: 'cancelled',
      log: { missing: 'it was deleted at once when the step was cancelled' },
    }),
  kept: () => summaryData({ end: 'kept' }),
  unverified: () => summaryData({ end: 'unverified', problem: unremoved }),
  'unverified-failed': () =>
    summaryData({ end: 'unverified', problem: unremoved, jobResult: 'failure', log: logOf(failingLog()) }),
  reused: () =>
    summaryData({ end: 'left', deployment: { ...found, name: 'shared-gpu' }, marks: attachedMarks() }),
  'shared-attached': () =>
    summaryData({
      isShared: true,
      end: 'left',
      deployment: found,
      expiresAt: null,
      models: [],
      marks: attachedMarks(),
    }),
  'shared-attached-failed': () =>
    summaryData({
      isShared: true,
      end: 'left',
      jobResult: 'failure',
      deployment: found,
      expiresAt: null,
      models: [],
      marks: attachedMarks(),
      log: logOf(failingLog()),
    }),
  'shared-started': () =>
    summaryData({ isShared: true, end: 'kept', deployment: { ...found, origin: 'created' } }),
  stop: () =>
    summaryData({
      start: 'none',
      jobResult: null,
      models: [],
      statuses: null,
      marks: stoppedMarks,
      log: logOf(healthyLog()),
    }),
  hostile: () => summaryData({ jobResult: 'failure', log: logOf(hostileLog()) }),
  ...real,
};
/** A sweep with one row of each kind. */
export const sweepRows: readonly SweepRow[] = [
  {
    name: 'ci-4k2j9wz-0ff',
    machineType: 'dev-gpu',
    status: 'ready',
    runId: 17_422_899,
    isOwnRun: true,
    decision: 'failed',
    reason: 'POST /delete answered 503: upstream connect error',
  },
  {
    name: 'ci-4k2j9wq-a1b',
    machineType: 'dev-gpu',
    status: 'ready',
    runId: 17_422_890,
    isOwnRun: true,
    decision: 'deleted',
    reason: 'run 17422890 is over',
  },
  {
    name: 'ci-4k2j9x1-a7f',
    machineType: 'dev-gpu',
    status: 'pending',
    runId: 17_422_901,
    isOwnRun: true,
    decision: 'kept',
    reason: 'run 17422901 is still going on',
  },
  {
    name: 'production',
    machineType: 'prod-gpu',
    status: 'ready',
    runId: null,
    isOwnRun: false,
    decision: 'kept',
    reason: 'not a name of this Action',
  },
];
