// What is kept of a log does not depend on the order in which its pages arrive.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPayloadReader } from '../../../src/logs/entries/payload.ts';
import { createLogStatistics } from '../../../src/logs/statistics/statistics.ts';
import { formatMicros, parseMicros } from '../../../src/logs/timestamps.ts';
import type { TimedEntry } from '../../../src/logs/window.ts';

const start = Date.parse('2026-09-01T12:00:00Z') * 1000;

function entry(age: number, payload = `line ${age}`, severity = 'INFO'): TimedEntry {
  const micros = start - age;
  return { micros, entry: { insertId: `id-${age}`, payload, severity, timestamp: formatMicros(micros) } };
}

function statisticsOf(pages: readonly (readonly TimedEntry[])[], newest = 5) {
  const statistics = createLogStatistics({ newest, read: createPayloadReader((text) => text) });
  for (const page of pages) statistics.add(page);
  return statistics.result();
}

const probe = (age: number) => entry(age, 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 200 OK');
const texts = (pages: readonly (readonly TimedEntry[])[], newest?: number) =>
  statisticsOf(pages, newest).newest.map(({ text }) => text);

describe('the newest entries', () => {
  test('are kept in order of time, whatever the order of arrival', () => {
    const ages = Array.from({ length: 300 }, (_, i) => i);
    void fc.assert(
      fc.property(fc.shuffledSubarray(ages, { minLength: 300 }), (order) => {
        expect(texts([order.map((age) => entry(age))])).toEqual([
          'line 4',
          'line 3',
          'line 2',
          'line 1',
          'line 0',
        ]);
      }),
      { numRuns: 20 },
    );
  });

  test('of one microsecond are kept in the order of the service, newest first', () => {
    const page = ['a', 'b', 'c'].map((text) => entry(7, text));
    expect(texts([page])).toEqual(['c', 'b', 'a']);
  });

  test('are probes only when nothing else is left to show', () => {
    const page = [probe(0), probe(1), entry(2), probe(3), entry(4)];
    expect(texts([page], 2)).toEqual(['line 4', 'line 2']);
    expect(texts([page], 3)).toEqual([
      'line 4',
      'line 2',
      'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 200 OK',
    ]);
  });

  test('keep the order of the service between an entry and a probe of one microsecond', () => {
    expect(texts([[probe(7), entry(7, 'a')]]).map((text) => text.slice(0, 4))).toEqual(['a', 'INFO']);
    expect(texts([[entry(7, 'a'), probe(7)]]).map((text) => text.slice(0, 4))).toEqual(['INFO', 'a']);
  });

  test('are not kept when none are wanted', () => {
    expect(texts([[entry(1)]], 0)).toEqual([]);
  });
});

test('every entry is counted by severity, and problems by kind', () => {
  const { entries, bySeverity, first, last, problems } = statisticsOf([
    [entry(0), entry(1, 'bad', 'ERROR')],
    [
      entry(9, 'bad', 'ERROR'),
      entry(5, 'odd', 'WARNING'),
      entry(6, 'other', 'CRITICAL'),
      entry(7, 'x', 'SOMETHING'),
    ],
  ]);
  expect(entries).toBe(6);
  expect(Object.fromEntries(bySeverity)).toEqual({
    INFO: 1,
    ERROR: 2,
    WARNING: 1,
    CRITICAL: 1,
    SOMETHING: 1,
  });
  expect([first, last]).toEqual([start - 9, start]);
  expect(problems).toMatchObject({ errors: 3, warnings: 1 });
  expect(problems.groups.map(({ severity, text, count }) => `${count} ${severity} ${text}`)).toEqual([
    '1 CRITICAL other',
    '2 ERROR bad',
    '1 WARNING odd',
  ]);
  expect(problems.groups[1]).toMatchObject({ first: start - 9, last: start - 1 });
});

test('kinds of problems are ordered by severity, then by frequency, then by age', () => {
  const { problems } = statisticsOf([
    [
      entry(1, 'once, newest', 'WARNING'),
      entry(2, 'twice', 'WARNING'),
      entry(3, 'twice', 'WARNING'),
      entry(9, 'once, oldest', 'WARNING'),
      entry(0, 'an error  ', 'ERROR'),
      entry(4, 'an error', 'ERROR'),
    ],
  ]);
  expect(problems.groups.map(({ text, count }) => `${count} ${text}`)).toEqual([
    '2 an error',
    '2 twice',
    '1 once, oldest',
    '1 once, newest',
  ]);
});

test('warnings beyond the kinds that are kept are still counted as warnings', () => {
  const page = Array.from({ length: 130 }, (_, i) => entry(i, `warning ${i}`, 'WARNING'));
  expect(statisticsOf([page]).problems).toMatchObject({
    warnings: 130,
    notGrouped: { errors: 0, warnings: 30 },
  });
});

test('a severity that is not a word is called OTHER', () => {
  const odd = ['a b', '<b>ERROR', 'ERROR!', 'X'.repeat(21)];
  const { bySeverity } = statisticsOf([odd.map((severity, age) => entry(age, 'x', severity))]);
  expect(Object.fromEntries(bySeverity)).toEqual({ OTHER: 4 });
});

test('a probe with a bad answer is shown like any other entry', () => {
  const refused = entry(0, 'INFO:     10.0.0.1:1 - "GET /info HTTP/1.1" 400 Bad Request');
  expect(texts([[refused, entry(1), entry(2)]], 2)).toEqual(['line 1', refused.entry.payload]);
});

test('coloured access lines are read as requests', () => {
  const coloured =
    '\u001b[32mINFO\u001b[0m:     10.0.0.1:1 - "\u001b[1mPOST /a/1 HTTP/1.1\u001b[0m" \u001b[32m200 OK\u001b[0m';
  expect(statisticsOf([[entry(0, coloured)]]).requests.total).toBe(1);
});

test('an empty log has neither a first nor a last moment', () => {
  expect(statisticsOf([])).toMatchObject({ entries: 0, first: null, last: null, newest: [] });
});

test('long payloads are shown whole and in their place', () => {
  const long = (letter: string) => letter.repeat(2_500);
  expect(texts([[entry(1, long('a')), entry(2, 'short'), entry(3, long('b'))]])).toEqual([
    long('b'),
    'short',
    long('a'),
  ]);
});

test('a hostile log does not fill the memory, and everything in it is counted', () => {
  const page = Array.from({ length: 3_000 }, (_, i) =>
    entry(i, `error ${i}`, i % 2 === 0 ? 'ERROR' : `WORD${i}`),
  );
  const { problems, bySeverity } = statisticsOf([page]);
  expect(problems).toMatchObject({ errors: 1_500, notGrouped: { errors: 1_400 } });
  expect(bySeverity.size).toBeLessThanOrEqual(21);
  expect([...bySeverity.values()].reduce((sum, count) => sum + count, 0)).toBe(3_000);
});

describe('the severity of an entry that the service calls DEFAULT', () => {
  test.each([
    ['Traceback (most recent call last):\n  File', 'ERROR'],
    ['ERROR:    could not load', 'ERROR'],
    ['[WARNING] slow', 'WARNING'],
    ['{"level": "error", "event": "x"}', 'ERROR'],
    ['{"event": "an error occurred"}', 'DEFAULT'],
    ['errors: 0', 'DEFAULT'],
  ])('is read from its text: %s', (payload, severity) => {
    const { bySeverity } = statisticsOf([[entry(0, payload, 'DEFAULT')]]);
    expect([...bySeverity.keys()]).toEqual([severity]);
  });
});

describe('a payload', () => {
  const read = createPayloadReader((text) => text.replaceAll('secret', '***'));
  test.each([
    ['that is plain text', 'INFO: hello  \n', 'INFO: hello'],
    [
      'that is JSON with a message',
      '{"message": "loaded", "model": "a/1", "level": "info", "took": 1.5, "text": "two words"}',
      'loaded  model=a/1 took=1.5 text="two words"',
    ],
    [
      'that is JSON with a traceback',
      '{"event": "failed", "exception": "Traceback:\\n  File \\"a\\""}',
      'failed\nexception:\n  Traceback:\n    File "a"',
    ],
    ['that is JSON without a message', '{"a": {"b": [1, null]}}', 'a={"b":[1,null]}'],
    ['that is broken JSON', '{"a": ', '{"a":'],
    ['that is a list', '[1, 2]', '[1, 2]'],
    ['that is text in braces', '{a} and {b}', '{a} and {b}'],
    ['that is text with JSON inside', 'got {"a": 1}', 'got {"a": 1}'],
    ['whose message is not a text', '{"message": {"a": 1}, "b": "c"}', 'message={"a":1} b=c'],
    ['with a text beside its message', '{"a": "b c", "message": "hello"}', 'hello  a="b c"'],
    ['with a traceback alone', '{"exc": "one\\ntwo"}', 'exc:\n  one\n  two'],
    ['with level and time alone', '{"level": "info", "time": 5}', '{"level": "info", "time": 5}'],
    ['that is an empty object', '{}', '{}'],
    ['with a key', '{"message": "my secret"}', 'my ***'],
    ['with a key in an escape', '{"message": "my \\u0073ecret"}', 'my ***'],
    ['with colours', '\u001b[31mred\u001b[0m', 'red'],
  ])('%s is shown in its readable form', (_, payload, expected) => {
    expect(read(payload)).toBe(expected);
  });

  test('that is very long is cut, says by how much, and leaves no half key at the cut', () => {
    const payload = `${'x'.repeat(16_380)}secret${'y'.repeat(100_000)}`;
    const text = read(payload);
    expect(text).toMatch(/^x{15872}… \(100514 more characters\)$/);
    expect(text).not.toContain('secr');
  });
});

describe('a timestamp', () => {
  test.each([
    ['2025-01-22T13:23:14.209436+00:00', 1_737_552_194_209_436],
    ['2025-01-22T13:23:14.209436Z', 1_737_552_194_209_436],
    ['2025-01-22T13:23:14.209436123Z', 1_737_552_194_209_436],
    ['2025-01-22T13:23:14.2Z', 1_737_552_194_200_000],
    ['2025-01-22T13:23:14', 1_737_552_194_000_000],
    ['2025-01-22T15:23:14.209436+02:00', 1_737_552_194_209_436],
    ['2025-01-22T08:53:14.209436-0430', 1_737_552_194_209_436],
    ['2025-01-22 13:23:14,209436', 1_737_552_194_209_436],
    ['2025-01-22T13:23Z', 1_737_552_180_000_000],
    ['2025-01-22T13:23:14.209436z', 1_737_552_194_209_436],
    ['2025-01-22T14:23:14.209436+01', 1_737_552_194_209_436],
    ['2025-13-22T13:23:14Z', null],
    ['2025-01-22T13:23:14.20943/+00:00', null],
    ['2025-01-22T13:23:14.20943:+00:00', null],
    ['yesterday', null],
    ['', null],
    ['2025-01-22T13:23:xx.209436+00:00', null],
  ])('"%s" is read to the microsecond, or refused', (timestamp, micros) => {
    expect(parseMicros(timestamp)).toBe(micros);
  });

  test('that was written is read back the same', () => {
    void fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000_000 }), (micros) => {
        expect(parseMicros(formatMicros(micros))).toBe(micros);
      }),
    );
  });
});
