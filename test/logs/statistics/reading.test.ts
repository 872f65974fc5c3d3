// Order, neighbours, times and whose request it was: how a log is read where the captured logs have no example.
import { describe, expect, test } from 'vitest';
import { createPayloadReader } from '../../../src/logs/entries/payload.ts';
import { createLatency } from '../../../src/logs/statistics/latency.ts';
import { withoutParticulars } from '../../../src/logs/statistics/sameness.ts';
import { createLogStatistics } from '../../../src/logs/statistics/statistics.ts';
import type { TimedEntry } from '../../../src/logs/window.ts';

const begunAt = Date.parse('2026-09-01T12:00:00Z') * 1000;

/** One line of a log; `at` is in microseconds after its beginning. */
type Logged = { payload: string; severity?: string; at?: number };

function readAll(logged: readonly (string | Logged)[], { size = 300, ownUntil = 0, serviceAhead = 0 } = {}) {
  const read = createPayloadReader((text) => text.replaceAll('secret', '***'));
  const statistics = createLogStatistics({ newest: 100, read, ...(ownUntil === 0 ? {} : { ownUntil }) });
  const entries = logged.map((one, i): TimedEntry => {
    const {
      payload,
      severity = 'DEFAULT',
      at = i * 1_000,
    } = typeof one === 'string' ? { payload: one } : one;
    return { micros: begunAt + at, entry: { insertId: `${i}`, payload, severity, timestamp: '' } };
  });
  entries.reverse();
  for (let i = 0; i < entries.length; i += size) {
    statistics.add(entries.slice(i, i + size), { serviceAhead });
  }
  return statistics.result();
}

const request = (line: string) => `INFO:     10.0.0.1:1 - "${line.replace(/ (\d+)$/, ' HTTP/1.1" $1')} x`;
const object = (fields: object) => JSON.stringify(fields);
const access = (fields: object) => object({ method: 'POST', path: '/infer', status_code: 200, ...fields });

const traceback = (message: string) => [
  'Traceback (most recent call last):',
  '  File "/app/a.py", line 1, in outer',
  '    inner()',
  '    ^^^^^^^',
  '  File "/app/a.py", line 9, in inner',
  `ValueError: ${message}`,
];

describe('the severity of a line', () => {
  test.each([
    ['ERROR', 'INFO:     ready', 'INFO'],
    ['INFO', 'ERROR:    broken', 'ERROR'],
    ['INFO', '2026-11-24 20:12:35,123 - root - ERROR - broken', 'ERROR'],
    ['INFO', '[11/24/26 20:12:35] WARNING  slow     base.py:1', 'WARNING'],
    ['INFO', '2026-11-24 20:12:35.123456 [E:onnxruntime:Default, x.cc:1] broken', 'ERROR'],
    ['INFO', 'W1124 20:12:35.123456 1 x.cc:1] slow', 'WARNING'],
    ['ERROR', '/app/env.py:345: InferenceDeprecationWarning: old', 'NOTICE'],
    ['DEFAULT', '/app/env.py:345: RuntimeWarning: overflow', 'WARNING'],
    ['ERROR', object({ level: 'debug', event: 'x' }), 'DEBUG'],
    ['CRITICAL', object({ severity: 'unheard of', event: 'x' }), 'CRITICAL'],
    ['DEFAULT', 'Segmentation fault (core dumped)', 'ERROR'],
    ['DEFAULT', 'KeyError: 1', 'ERROR'],
    ['DEFAULT', 'Errors: none', 'DEFAULT'],
    ['ERROR', 'just a line', 'ERROR'],
    ['ERROR', request('POST /infer 500'), 'INFO'],
    ['ERROR', 'POST /infer 500', 'INFO'],
  ])('that the platform calls %s, "%s", is %s', (severity, payload, expected) => {
    expect([...readAll([{ severity, payload }]).bySeverity.keys()]).toEqual([expected]);
  });

  test('counts when only the platform calls it an error, unless the platform also calls INFO lines errors', () => {
    const errors = [{ severity: 'ERROR', payload: 'disk is full' }];
    expect(readAll(errors).problems).toMatchObject({ errors: 1, unblamed: 0 });
    const stream = readAll([...errors, { severity: 'ERROR', payload: 'INFO:     ready' }]);
    expect(stream.problems).toMatchObject({ errors: 0, unblamed: 1, groups: [] });
    expect(stream.newest.map(({ severity }) => severity)).toEqual(['DEFAULT', 'INFO']);
    expect(stream.accounted).toEqual({ requests: 0, problems: 0, other: 2 });
  });

  test('holds for the continued lines that belong to it', () => {
    const lines = ['INFO:     settings:', '  a: 1', '  b: 2'].map((payload) => ({
      payload,
      severity: 'ERROR',
    }));
    const { bySeverity, newest } = readAll(lines, { size: 1 });
    expect([...bySeverity]).toEqual([['INFO', 3]]);
    expect(newest).toMatchObject([{ text: 'INFO:     settings:\n  a: 1\n  b: 2', entries: 3 }]);
  });
});

describe('an exception', () => {
  test('is one problem, even with requests and other lines in between', () => {
    const [first = '', ...others] = traceback('bad');
    const mixed = [first, ...others.flatMap((line) => [request('GET /info 200'), 'Loaded model', line])];
    for (const size of [1, 3, 300]) {
      const { problems, accounted } = readAll(mixed, { size });
      expect(problems.groups).toMatchObject([{ title: 'ValueError: bad', count: 1, entries: 6 }]);
      expect(problems.groups[0]?.exception?.frames.map((frame) => frame.function)).toEqual([
        'inner',
        'outer',
      ]);
      expect(accounted).toEqual({ requests: 5, problems: 6, other: 5 });
    }
  });

  test('keeps its causes, the nearest first, and the line that announced it', () => {
    const [group] = readAll([
      'ERROR:    Exception in ASGI application',
      ...traceback('root'),
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      ...traceback('middle'),
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      ...traceback('last'),
    ]).problems.groups;
    expect(group?.title).toBe('ValueError: last');
    expect(group?.exception?.causes.map(({ message }) => message)).toEqual(['middle', 'root']);
    expect(group?.text).toMatch(
      /^ValueError: last\nException in ASGI application\n.*Caused by ValueError: middle\n.*Caused by ValueError: root/s,
    );
    expect(group?.text).toMatch(/in inner.*in outer/s);
    expect(group?.text.match(/Caused by/g)).toHaveLength(2);
  });

  test('in one entry is read as it is line by line', () => {
    const groups = (lines: string[]) => readAll(lines).problems.groups;
    const [whole] = groups([traceback('bad').join('\n')]);
    const [joined] = groups(traceback('bad'));
    expect({ ...whole, first: 0, last: 0, entries: 6 }).toEqual({ ...joined, first: 0, last: 0 });
  });

  test('right after another one is a second problem', () => {
    expect(readAll([...traceback('one'), ...traceback('two')]).problems.groups).toHaveLength(2);
  });

  test('does not include lines that come long after', () => {
    const lines = traceback('late').map((payload, i) => ({ payload, at: i < 3 ? i : 60_000_000 + i }));
    expect(readAll(lines).problems.errors).toBe(2);
  });

  test('with a long message is cut in the middle, so that the cause at the end stays', () => {
    const message = `Model loading failed: ${'x '.repeat(9_000)}opset 99 is not supported`;
    const { groups, modelFailures } = readAll([
      object({ severity: 'ERROR', message, exception: { type: 'ModelLoadingError', message } }),
    ]).problems;
    expect(groups[0]?.title.length).toBeLessThan(3_000);
    expect(groups[0]?.title).toMatch(
      /^ModelLoadingError: Model loading failed: .* \.\.\. .*opset 99 is not supported$/,
    );
    expect(modelFailures).toMatchObject([
      { model: null, count: 1, cause: expect.stringMatching(/supported$/) },
    ]);
  });

  test('that is logged as an object is shown as Python prints it', () => {
    const stacktrace = [
      { filename: '/x/site-packages/a.py', lineno: 1, function: 'outer', code: 'inner()' },
      { filename: '/x/site-packages/b.py', lineno: 2, function: 'inner', code: 'raise E' },
    ];
    const exception = { type: 'E', message: 'a secret', stacktrace };
    const [shown] = readAll([object({ message: 'failed', exception })]).newest;
    expect(shown?.text).toBe(
      'failed\n  Traceback (most recent call last):\n    File "a.py", line 1, in outer\n      inner()\n    File "b.py", line 2, in inner\n      raise E\n  E: a ***',
    );
  });

  test('is shown without the key in its message', () => {
    const { groups } = readAll(traceback('secret')).problems;
    expect(groups[0]?.title).toBe('ValueError: ***');
  });
});

describe('the requests in a log', () => {
  test('are counted by model, with latency and cold starts', () => {
    const { requests } = readAll([
      access({
        model_id: 'cars/1',
        processing_time: '0.1',
        model_cold_start: 'true',
        model_load_time: '2.5',
      }),
      access({ model_id: 'cars/1,dogs/2', processing_time: '0.2', status_code: 500 }),
      access({ model_cold_start: true }),
      access({ processing_time: 'nonsense', status_code: '200' }),
    ]);
    expect(requests).toMatchObject({ total: 4, serverErrors: 1, coldStarts: { count: 2, seconds: 2.5 } });
    expect(requests.latency).toMatchObject({ count: 2, max: 200 });
    expect(requests.models).toMatchObject([
      { model: 'cars/1', total: 2, coldStarts: { count: 1, seconds: 2.5 }, latency: { count: 2 } },
      { model: 'dogs/2', total: 1, statuses: new Map([[500, 1]]) },
    ]);
  });

  test('are kept apart when they belong to the start, by the clock of the service', () => {
    const startMs = begunAt / 1000;
    const lines = [
      { payload: request('POST /model/add 500'), at: 0 },
      { payload: request('GET /model/registry 200'), at: 5_000_000 },
      { payload: request('POST /infer 200'), at: 5_000_001 },
      { payload: request('POST /model/add 500'), at: 60_000_000 },
    ];
    const { requests } = readAll(lines, { ownUntil: startMs + 5_000 - 3_600_000, serviceAhead: 3_600_000 });
    expect(requests).toMatchObject({ total: 4, own: { total: 2 }, serverErrors: 1 });
    expect(requests.kinds.map(({ pattern, total }) => `${total} ${pattern}`)).toEqual([
      '1 /infer',
      '1 /model/add',
    ]);
    expect(requests.failing.map(({ by }) => by)).toEqual(['user', 'action']);
  });

  test('that failed get their reason by request id, in whatever order both come', () => {
    const error = (id: string, message: string) =>
      object({
        request_id: id,
        severity: 'ERROR',
        message: `E: ${message}`,
        exception: { type: 'E', message },
      });
    const lines = [
      error('a', 'no image'),
      access({ request_id: 'b', status_code: 500, model_id: 'cars/1' }),
      access({ request_id: 'a', status_code: 400 }),
      error('b', 'no memory'),
    ];
    for (const size of [1, 300]) {
      const { requests, problems } = readAll(lines, { size });
      expect(requests.failing).toMatchObject([
        { status: 500, model: 'cars/1', reasons: [{ text: 'E: no memory', count: 1, isCertain: true }] },
        { status: 400, model: null, reasons: [{ text: 'E: no image', count: 1, isCertain: true }] },
      ]);
      expect(problems).toMatchObject({ errors: 2, callerErrors: 1 });
    }
  });

  test('without ids get the error next to them as a reason that is not certain', () => {
    const lines = ['ValueError: bad', request('POST /infer 500'), request('POST /infer 404')];
    expect(readAll(lines).requests.failing).toMatchObject([
      { status: 500, reasons: [{ text: 'ValueError: bad', isCertain: false }] },
      { status: 404, reasons: [] },
    ]);
  });

  test('get no reason from an error long before them', () => {
    const lines = [
      { payload: 'ValueError: bad', at: 0 },
      { payload: request('POST /infer 404'), at: 3_000_000 },
    ];
    expect(readAll(lines).requests.failing).toMatchObject([{ reasons: [] }]);
  });
});

test("a model's load is counted once, though the server logs it twice", () => {
  const { loads } = readAll([
    'Loaded model cars/1 with backend onnx (package x)',
    'Model loaded: model_id=cars/1, load_time=2.50s, task_type=object-detection',
    'Model loaded: model_id=cars/1, load_time=1.00s, task_type=object-detection',
    'Loaded model dogs/2 with backend onnx (package x)',
  ]);
  expect(loads).toEqual([
    { model: 'cars/1', count: 2, seconds: 2.5 },
    { model: 'dogs/2', count: 1, seconds: null },
  ]);
});

describe('two texts', () => {
  test.each([
    ['a request id', 'failed request_id=abc1', 'failed request_id=xyz2'],
    ['a UUID', 'job 3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'job 3f2504e0-4f89-41d3-9a0c-0305e82c3302'],
    ['a hash', 'package a1b2c3d4e5f60718', 'package a1b2c3d4e5f60719'],
    ['an object id', 'deployment IwzJ5YLQ0iDhwzqoh3Ae', 'deployment Ab1J5YLQ0iDhwzqoh3Ae'],
    ['an address', 'peer 10.0.0.1:4444 left', 'peer 10.0.0.27:1 left'],
    ["Python's address", "connect ('127.0.0.1', 19900)", "connect ('127.0.0.1', 1)"],
    ['a port', 'host localhost:9001 x', 'host localhost:19001 x'],
    ['a pid', 'process 17 ended', 'process 18 ended'],
    ['a pid in brackets', 'worker [17897]', 'worker [99]'],
    ['a time', 'at 2026-11-24 20:12.35 x', 'at 2026-11-25T01:02:03.5Z x'],
    ['a duration', 'took 0.5s', 'took 12 s'],
    ['an object in memory', '<Task at 0x7f00>', '<Task at 0x7f01>'],
  ])('are of one kind when they differ by %s', (_, one, other) => {
    expect(withoutParticulars(one)).toBe(withoutParticulars(other));
  });

  test.each([
    ['a model', 'soccer-players-5fuqs/1 failed', 'soccer-players-6abcd/1 failed'],
    ['a plain number', 'error number 1', 'error number 2'],
    ['an errno', '[Errno 5] x', '[Errno 6] x'],
    ['a word', 'out of memory', 'out of disk'],
  ])('are of two kinds when they differ by %s', (_, one, other) => {
    expect(withoutParticulars(one)).not.toBe(withoutParticulars(other));
  });
});

test('percentiles are true to 3 %, and the longest latency is exact', () => {
  const latency = createLatency();
  for (let i = 1; i <= 1_000; i += 1) latency.add(i);
  const { count = 0, p50 = 0, p95 = 0, max = 0 } = latency.result() ?? {};
  expect(Math.abs(p50 / 500 - 1)).toBeLessThan(0.03);
  expect(Math.abs(p95 / 950 - 1)).toBeLessThan(0.03);
  expect([count, max]).toEqual([1_000, 1_000]);
  expect(createLatency().result()).toBeNull();
});

test.each([
  { what: 'frames without an end', make: (i: number) => `  File "${i}.py", line ${i}, in f`, shown: 1 },
  { what: 'lines of nothing but marks', make: () => '      ^^^^^^', shown: 1 },
  {
    what: "lines of nothing but tracebacks' beginnings",
    make: () => 'Traceback (most recent call last):',
    shown: 1,
  },
  {
    what: 'lines of nothing but links between exceptions',
    make: () => 'The above exception was the direct cause of the following exception:',
    shown: 1,
  },
  { what: 'blank lines', make: () => '', shown: 0 },
  { what: 'lines with a long row of names', make: () => `${'a.'.repeat(30_000)}Error`, shown: 0 },
  { what: 'lines with a long row of bars', make: () => `${'| '.repeat(30_000)}x`, shown: 0 },
  { what: 'lines with deeply nested objects', make: () => '{"a":'.repeat(10_000), shown: 0 },
])('$what are all counted, and make $shown problems of a short text', ({ make, shown }) => {
  const count = 3_000;
  const { accounted, problems } = readAll(Array.from({ length: count }, (_none, i) => make(i)));
  expect(accounted.requests + accounted.problems + accounted.other).toBe(count);
  expect(problems.groups).toHaveLength(shown);
  expect(problems.groups.map(({ text }) => text.length).filter((length) => length > 8_000)).toEqual([]);
});
