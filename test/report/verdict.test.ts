// Was it the endpoint or the test? The verdict for each kind of job: title, light, and the job's annotation.
import { describe, expect, test } from 'vitest';
import {
  accessLine,
  begunAt,
  brokenModelAnswer,
  exceptionLine,
  requestLine,
  type SampleLine,
  startLog,
  traceback,
} from '../../scripts/preview/sample-logs.ts';
import { failedStart, logOf, samples, summaryData } from '../../scripts/preview/samples.ts';
import type { LeftOut } from '../../src/logs/gaps.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { SummaryData } from '../../src/report/summary-data.ts';
import { type Verdict, verdictOf } from '../../src/report/verdict.ts';
import { rendered } from './rendered.ts';

/** A time after the endpoint was ready, in milliseconds. */
const later = 300_000;
const path = '/infer/object_detection';

/** Makes requests as uvicorn logs them, one a second. */
function requests(count: number, status = 200, request = `POST ${path}`): SampleLine[] {
  return Array.from({ length: count }, (_, i) => ({
    at: later + i * 1_000,
    payload: accessLine(request, status),
  }));
}

/** Makes a request in the server's own JSON, with the exception that it was answered with. */
function answered(
  status: number,
  exception: { type: string; message: string },
  id = 'd2210c89',
): SampleLine[] {
  return [
    { at: later, payload: exceptionLine({ ...exception, id }) },
    { at: later + 1, payload: requestLine({ path, id, status, model: 'cars/1' }) },
  ];
}

const notFound = {
  type: 'RoboflowAPINotNotFoundError',
  message: 'Could not find requested Roboflow resource.',
};
const outOfMemory = { type: 'RuntimeError', message: 'CUDA error: out of memory' };
const hole: LeftOut = {
  from: (begunAt + later) * 1000,
  to: (begunAt + later) * 1000,
  reason: 'time',
  detail: null,
};

type Case = {
  job: string;
  data: () => SummaryData;
  /** The beginning of the summary's heading, before the job's own result. */
  title: string;
  light: Verdict['light'];
  /** What the annotation has beyond the title, or null when there is no annotation. */
  annotation: string | null;
  level: Verdict['level'];
};

const log = (...lines: SampleLine[][]) => logOf([...startLog(), ...lines.flat()]);
const job = (jobResult: SummaryData['jobResult'], changes: Partial<SummaryData>) => () =>
  summaryData({ jobResult, ...changes });

const cases: Case[] = [
  {
    job: 'a failed job with a healthy endpoint',
    data: job('failure', { log: log(requests(20)) }),
    title: 'Endpoint healthy: look at the test',
    light: 'green',
    annotation: '',
    level: 'notice',
  },
  {
    job: 'a successful job with a healthy endpoint',
    data: job('success', { log: log(requests(20)) }),
    title: 'Endpoint healthy: answered all 20 requests',
    light: 'green',
    annotation: null,
    level: null,
  },
  {
    job: 'a cancelled job with a healthy endpoint',
    data: job('cancelled', { log: log(requests(20)) }),
    title: 'Endpoint healthy: answered all 20 requests',
    light: 'green',
    annotation: null,
    level: null,
  },
  {
    job: 'a failed job with one 500',
    data: job('failure', { log: log(requests(20), requests(1, 500)) }),
    title: 'Endpoint failed: 1 of 21 requests got 500',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a job that succeeded in spite of a 503',
    data: job('success', { log: log(requests(20), requests(1, 503)) }),
    title: 'Endpoint failed: 1 of 21 requests got 503',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job with several kinds of 5xx',
    data: job('failure', { log: log(requests(2, 500), requests(1, 502, 'POST /cars/1')) }),
    title: 'Endpoint failed: 3 requests got 5xx',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job with a 500 and its exception',
    data: job('failure', { log: log(requests(5), answered(500, outOfMemory)) }),
    title: 'Endpoint failed: 1 of 6 requests got 500',
    light: 'red',
    annotation: ': RuntimeError: CUDA error: out of memory',
    level: 'warning',
  },
  {
    job: 'a failed job with an exception that belongs to no answer',
    data: job('failure', { log: log(requests(5), [{ at: later, severity: 'ERROR', payload: traceback }]) }),
    title: 'Endpoint failed: 1 exception',
    light: 'red',
    annotation: ': onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException: [ONNXRuntimeError]',
    level: 'warning',
  },
  {
    job: 'a failed job with a CRITICAL error',
    data: job('failure', {
      log: log(requests(5), [{ at: later, severity: 'CRITICAL', payload: 'CUDA is gone' }]),
    }),
    title: 'Endpoint failed: 1 error',
    light: 'red',
    annotation: ': CUDA is gone',
    level: 'warning',
  },
  {
    job: 'a failed job with an error but no failing request',
    data: job('failure', {
      log: log(requests(5), [{ at: later, severity: 'ERROR', payload: 'usage not sent' }]),
    }),
    title: 'Endpoint logged 1 error, though no request failed: look at both',
    light: 'yellow',
    annotation: ': usage not sent',
    level: 'warning',
  },
  {
    job: 'a failed job with an exception from before the endpoint was ready',
    data: job('failure', { log: log([{ at: 70_000, severity: 'ERROR', payload: traceback }], requests(5)) }),
    title: 'Endpoint healthy: look at the test',
    light: 'green',
    annotation: '',
    level: 'notice',
  },
  {
    job: 'a failed job with health probes answered 503 during its use',
    data: job('failure', { log: log(requests(5), requests(2, 503, 'GET /healthz')) }),
    title: 'Endpoint failed: 2 health probes got 5xx',
    light: 'red',
    annotation: ': GET /healthz',
    level: 'warning',
  },
  {
    job: 'a failed job with a health probe answered 503 during the start',
    data: job('failure', {
      log: log([{ at: 70_000, payload: accessLine('GET /healthz', 503) }], requests(5)),
    }),
    title: 'Endpoint healthy: look at the test',
    light: 'green',
    annotation: '',
    level: 'notice',
  },
  {
    job: 'a failed job with an endpoint that called itself not ready for a while',
    data: job('failure', { log: log(requests(5), requests(2, 503, 'GET /readiness')) }),
    title: 'Endpoint healthy: look at the test',
    light: 'green',
    annotation: '',
    level: 'notice',
  },
  {
    job: 'a failed job with a wrong key',
    data: job('failure', { log: log(requests(12, 401)) }),
    title: 'Requests were refused: 12 requests got 401; look at the API key that the test sent',
    light: 'yellow',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job with requests refused for several reasons',
    data: job('failure', {
      log: log(requests(20), requests(3, 401), requests(2, 422), requests(1, 404, 'POST /cars/9')),
    }),
    title:
      'Requests were refused: 6 of 26 requests got 401 (3), 422 (2), 404 (1); look at what the test sent',
    light: 'yellow',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a successful job with a request that had to be refused',
    data: job('success', { log: log(requests(20), requests(1, 404)) }),
    title: 'Requests were refused: 1 of 21 requests got 404; look at what the test sent',
    light: 'yellow',
    annotation: `: POST ${path}`,
    level: 'notice',
  },
  {
    job: 'a failed job with an unknown model, which the server logs as an ERROR',
    data: job('failure', { log: log(requests(5), answered(404, notFound)) }),
    title: 'Requests were refused: 1 of 6 requests got 404; look at what the test sent',
    light: 'yellow',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job with refused and failed requests',
    data: job('failure', { log: log(requests(5), requests(3, 401), requests(1, 500)) }),
    title: 'Endpoint failed: 1 of 9 requests got 500',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job with refused requests in an incomplete log',
    data: job('failure', { log: logOf([...startLog(), ...requests(3, 401)], [hole]) }),
    title:
      'Requests were refused: 3 requests got 401, as far as its log could be read; look at the API key that the test sent',
    light: 'yellow',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job whose deployment reached the end of its duration',
    data: job('failure', { foundAtEnd: 'expired', log: log(requests(20)) }),
    title: 'Endpoint was gone before the job ended: its duration was over',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a job that succeeded although the endpoint was gone',
    data: job('success', { foundAtEnd: 'gone', log: log(requests(20)) }),
    title: 'Endpoint was gone before the job ended: deleted from outside this job',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job whose endpoint was gone together with its log',
    data: job('failure', { foundAtEnd: 'gone', log: { missing: 'it was not read' } }),
    title: 'Endpoint was gone before the job ended: deleted from outside this job',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job whose endpoint was gone and its name taken',
    data: job('failure', { foundAtEnd: 'unknown', end: 'not ours', log: log(requests(20)) }),
    title: 'Endpoint was gone before the job ended: deleted from outside this job',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job that attached to an endpoint that is gone, its duration not known',
    data: job('failure', { foundAtEnd: 'gone', expiresAt: null, log: log(requests(20)) }),
    title:
      'Endpoint was gone before the job ended: its duration was over, or it was deleted from outside this job',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with a 500 and an exception that failed no request',
    data: job('failure', {
      log: log(requests(5), answered(500, outOfMemory), [
        { at: later + 60_000, payload: exceptionLine({ ...outOfMemory, id: 'another' }) },
      ]),
    }),
    title: 'Endpoint failed: 1 of 6 requests got 500, 1 exception',
    light: 'red',
    annotation: ': RuntimeError: CUDA error: out of memory',
    level: 'warning',
  },
  {
    job: 'a failed job with a 500 after a traceback in one entry',
    data: job('failure', {
      log: log(requests(5), [
        { at: later + 60_000, severity: 'ERROR', payload: traceback },
        { at: later + 60_001, payload: accessLine(`POST ${path}`, 500) },
      ]),
    }),
    title: 'Endpoint failed: 1 of 6 requests got 500',
    light: 'red',
    annotation: ': onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException: [ONNXRuntimeError]',
    level: 'warning',
  },
  {
    job: 'a failed job whose endpoint somebody paused',
    data: job('failure', { foundAtEnd: 'paused', log: log(requests(20)) }),
    title: 'Endpoint was paused before the job ended, from outside this job',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with a 500 before its endpoint was gone',
    data: job('failure', { foundAtEnd: 'gone', log: log(requests(5), answered(500, outOfMemory)) }),
    title:
      'Endpoint was gone before the job ended: deleted from outside this job; before that 1 of 6 requests got 500',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with refused requests before its endpoint was gone',
    data: job('failure', { foundAtEnd: 'expired', log: log(requests(3, 401)) }),
    title: 'Endpoint was gone before the job ended: its duration was over',
    light: 'red',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job that sent nothing',
    data: job('failure', { log: log() }),
    title: 'Endpoint healthy, but nothing was sent to it: look at the test',
    light: 'yellow',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a successful job that sent nothing',
    data: job('success', { log: log() }),
    title: 'Endpoint healthy, but nothing was sent to it: look at the test',
    light: 'yellow',
    annotation: '',
    level: 'notice',
  },
  {
    job: 'a failed job whose log shows no request at all',
    data: job('failure', { log: logOf(startLog().slice(0, 4)) }),
    title: "Endpoint's log shows no request: look whether the test reached it",
    light: 'yellow',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job whose log cannot be read',
    data: job('failure', { log: logOf([], [hole]) }),
    title: "No verdict: the endpoint's log could not be read",
    light: 'grey',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job whose log was not read',
    data: job('failure', { log: { missing: 'it was not read' } }),
    title: "No verdict: the endpoint's log could not be read",
    light: 'grey',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a successful job whose log cannot be read',
    data: job('success', { log: logOf([], [hole]) }),
    title: "No verdict: the endpoint's log could not be read",
    light: 'grey',
    annotation: null,
    level: null,
  },
  {
    job: 'a failed job whose log is empty',
    data: job('failure', { log: logOf([]) }),
    title: "No verdict: the endpoint's log is empty",
    light: 'grey',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with nothing wrong in an incomplete log',
    data: job('failure', { log: logOf([...startLog(), ...requests(20)], [hole]) }),
    title: "No failure seen, but the endpoint's log is not complete",
    light: 'grey',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with a 500 in an incomplete log',
    data: job('failure', { log: logOf([...startLog(), ...requests(1, 500)], [hole]) }),
    title: 'Endpoint failed: 1 request got 500',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a failed job whose endpoint nobody could look at in the end',
    data: job('failure', { foundAtEnd: 'unknown', log: log(requests(20)) }),
    title: 'No failure seen, but nobody knows whether the endpoint was there to the end',
    light: 'grey',
    annotation: '',
    level: 'warning',
  },
  {
    job: 'a failed job with a model that cannot be loaded',
    data: job('failure', {
      log: log(
        answered(500, {
          type: 'ModelLoadingError',
          message: 'Model loading failed: Protobuf parsing failed.',
        }),
      ),
    }),
    title: 'Endpoint failed: 1 request got 500, as a model cannot be loaded: cars/1',
    light: 'red',
    annotation: ': Model loading failed: Protobuf parsing failed.',
    level: 'warning',
  },
  {
    job: 'a start that was never provisioned',
    data: () =>
      failedStart({
        error: 'The deployment was not ready within 5 min.\nLast seen: pending',
        log: logOf([]),
      }),
    title: 'Endpoint did not start: The deployment was not ready within 5 min.',
    light: 'red',
    annotation: '',
    level: 'error',
  },
  {
    job: 'a failed start with the reason in its log',
    data: () =>
      failedStart({
        error: 'It ended as "failed".',
        log: logOf([{ at: 1, severity: 'ERROR', payload: traceback }]),
      }),
    title: 'Endpoint did not start: onnxruntime',
    light: 'red',
    annotation: '',
    level: 'error',
  },
  {
    job: 'a start that the service refused',
    data: () =>
      failedStart({ error: 'POST /add answered 402: no credits left', log: { missing: 'it was not read' } }),
    title: 'Endpoint did not start: POST /add answered 402: no credits left',
    light: 'red',
    annotation: '',
    level: 'error',
  },
  {
    job: 'a start with a broken model whose cause is at the end of a long answer',
    data: () =>
      failedStart({
        error: 'Model "a/1" …',
        brokenModel: { id: 'a/1', said: brokenModelAnswer },
        log: logOf([]),
      }),
    title: 'Endpoint did not start, as a model cannot be loaded: a/1',
    light: 'red',
    annotation: ': Model loading failed',
    level: 'error',
  },
  {
    job: 'a cancelled start',
    data: () => failedStart({ start: 'cancelled', jobResult: 'cancelled', log: { missing: 'x' } }),
    title: 'Start of the endpoint was cancelled',
    light: 'grey',
    annotation: null,
    level: null,
  },
  {
    job: 'a step that was killed while it started',
    data: () => failedStart({ start: 'killed', log: { missing: 'x' } }),
    title: 'Step was killed while the endpoint was starting',
    light: 'grey',
    annotation: null,
    level: null,
  },
  {
    job: 'a successful job whose healthy endpoint is not verifiably removed',
    data: job('success', { end: 'unverified', problem: 'It may still be running.', log: log(requests(20)) }),
    title: 'Endpoint may still be running and costing money',
    light: 'red',
    annotation: null,
    level: null,
  },
  {
    job: 'a failed job with a 500 whose endpoint is not verifiably removed',
    data: job('failure', {
      end: 'unverified',
      problem: 'It may still be running.',
      log: log(requests(1, 500)),
    }),
    title: 'Endpoint may still be running and costing money',
    light: 'red',
    annotation: `Endpoint failed: 1 request got 500: POST ${path}`,
    level: 'warning',
  },
  {
    job: 'a stop of a shared endpoint that was healthy',
    data: job(null, { start: 'none', log: log(requests(20)) }),
    title: 'Endpoint healthy: answered all 20 requests; if a test failed, look at the test',
    light: 'green',
    annotation: null,
    level: null,
  },
  {
    job: 'a stop of a shared endpoint with a 500',
    data: job(null, { start: 'none', log: log(requests(20), requests(1, 500)) }),
    title: 'Endpoint failed: 1 of 21 requests got 500',
    light: 'red',
    annotation: `: POST ${path}`,
    level: 'warning',
  },
];

const icons = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' };
const results = { success: ' · job succeeded', failure: ' · job failed', cancelled: ' · job cancelled' };

describe.each(cases)('$job', ({ data, title, light, annotation, level }) => {
  const verdict = verdictOf(data());
  const { heading, text } = rendered(renderSummary(data()));

  test('has a heading with light, verdict, and how the job ended', () => {
    const { jobResult } = data();
    expect(heading.startsWith(`${icons[light]} ${title}`)).toBe(true);
    expect(heading.endsWith(jobResult === null ? '' : results[jobResult])).toBe(true);
    if (verdict.why === null)
      expect(heading).toBe(`${icons[light]} ${title}${jobResult === null ? '' : results[jobResult]}`);
  });

  test('has an annotation with the same words, or none', () => {
    expect({ light: verdict.light, level: verdict.level }).toEqual({ light, level });
    if (annotation === null) expect(verdict.annotation).toBeNull();
    else if (data().end === 'unverified') expect(verdict.annotation).toBe(annotation);
    else expect(verdict.annotation?.startsWith(`${title}${annotation}`)).toBe(true);
  });

  test('shows no other light than that of its heading', () => {
    const others = Object.values(icons).filter((icon) => icon !== icons[light]);
    expect(others.filter((icon) => text.includes(icon))).toEqual([]);
  });

  test('says where nobody can tell whose fault a failed job is', () => {
    const { start, jobResult } = data();
    const isOpen = light === 'grey' && start === 'ready' && jobResult === 'failure';
    expect(text.includes('cannot be told from this: look at what the test got')).toBe(isOpen);
  });

  test('praises the endpoint only under a green light', () => {
    const praise = /no errors|None of its|there to the end\./;
    if (light === 'green') expect(text).toMatch(praise);
    else expect(text).not.toMatch(praise);
  });
});

test.each(['start-model', 'failed-model'])(
  '%s: the cause of a broken model is in view, though it is past the 400th character',
  (name) => {
    const { inView } = rendered(renderSummary(samples[name]?.() ?? summaryData()));
    expect(brokenModelAnswer.length).toBeGreaterThan(400);
    expect(inView).toContain('Protobuf parsing failed.');
    if (name !== 'start-model') return;
    expect(inView).toContain('or take it out of "preload-models".');
    // The log has it once more.
    expect(inView).not.toContain('Errors in its log');
  },
);

test('the annotation is the same before the teardown, whatever its end will be', () => {
  const before = summaryData({ jobResult: 'failure', log: log(requests(1, 500)), end: 'gone' });
  expect(verdictOf({ ...before, end: 'unverified' }).annotation).toBe(verdictOf(before).annotation);
});
