// The logs of the real inference server are read in every form and with every rating that a platform may give them.
import { describe, expect, test } from 'vitest';
import { createPayloadReader } from '../../../src/logs/entries/payload.ts';
import { foldPath } from '../../../src/logs/statistics/path-pattern.ts';
import { createLogStatistics, type LogStatistics } from '../../../src/logs/statistics/statistics.ts';
import type { TimedEntry } from '../../../src/logs/window.ts';
import { createRedaction } from '../../../src/text/redaction.ts';
import { captures, cleanRunOf, entriesOf, forms, objectOf, pagesOf, ratings } from '../fixtures/captures.ts';

function statisticsOf(entries: readonly TimedEntry[], size = 300): LogStatistics {
  const statistics = createLogStatistics({
    newest: 500,
    read: createPayloadReader(createRedaction().redact),
  });
  for (const page of pagesOf(entries, size)) statistics.add(page);
  return statistics.result();
}

/** Returns, for example, `3 GET /info 200`: how many requests of a kind were answered with a status. */
function counted(requests: readonly { method: string; pattern: string; status: number; times: number }[]) {
  const counts = new Map<string, number>();
  for (const { method, pattern, status, times } of requests) {
    const key = `${method} ${pattern} ${status}`;
    counts.set(key, (counts.get(key) ?? 0) + times);
  }
  return [...counts].map(([key, times]) => `${times} ${key}`).sort();
}

function toldBy({ requests: { kinds, own, probes } }: LogStatistics) {
  return counted(
    [...kinds, ...own.kinds, ...probes.kinds].flatMap(({ method, pattern, statuses }) =>
      [...statuses].map(([status, times]) => ({ method, pattern, status, times })),
    ),
  );
}

function expected(sent: readonly string[]) {
  return counted(
    sent.map((request) => {
      const [method = '', path = '', status = ''] = request.split(' ');
      return { method, pattern: foldPath(path).pattern, status: Number(status), times: 1 };
    }),
  );
}

/** Returns the type and message of each exception in a log, found by the simplest possible reading. */
function exceptionsIn(lines: readonly string[]): string[] {
  const said = lines.map((line) => {
    const message = objectOf(line)?.['message'];
    return typeof message === 'string' ? message : line;
  });
  return [...new Set(said.filter((line) => /^[\w.]+(?:Error|Missing): /.test(line)))];
}

const cases = captures().flatMap((capture) =>
  Object.keys(forms).flatMap((form) => Object.keys(ratings).map((rating) => ({ ...capture, form, rating }))),
);

describe.each(cases)('the log $name, with each line as $form, $rating,', ({ lines, sent, form, rating }) => {
  const entries = entriesOf(lines, { form, rating });
  const statistics = statisticsOf(entries);

  test('has exactly the requests that were sent, by path and status', () => {
    expect(toldBy(statistics)).toEqual(expected(sent));
    expect(statistics.requests.total).toBe(sent.length);
  });

  test('shows each exception with its type and message', () => {
    const { groups } = statistics.problems;
    const texts = groups.map(({ text }) => text);
    expect(exceptionsIn(lines)).not.toEqual([]);
    for (const exception of exceptionsIn(lines)) {
      expect(texts.filter((text) => text.includes(exception))).not.toEqual([]);
    }
    const titles = groups.filter(({ exception }) => exception !== null).map(({ title }) => title);
    expect(titles).not.toEqual([]);
    for (const title of titles) expect(title).toMatch(/^[\w.]+: \S/);
    expect(groups.filter(({ title }) => /^(?:Traceback|\s|File|\^)/.test(title))).toEqual([]);
  });

  test('has no errors but exceptions, even when the platform rates a whole stream as errors', () => {
    const errors = statistics.problems.groups.filter(({ kind }) => kind === 'error');
    expect(errors.filter(({ exception }) => exception === null)).toEqual([]);
  });

  test('does not blame the endpoint for a mistake of the caller', () => {
    const { groups } = statistics.problems;
    const callers =
      /^(?:InputImageLoadError|ContentTypeMissing|InvalidModelIDError|RoboflowAPINotNotFoundError)/;
    const blamed = (title: RegExp) =>
      groups.filter((group) => title.test(group.title)).map(({ isCallers }) => isCallers);
    expect(new Set(blamed(callers))).toEqual(new Set([true]));
    const endpoints = /^(?:RetryError|ValueError|OSError|RoboflowAPIConnectionError)/;
    expect(new Set(blamed(endpoints))).toEqual(new Set([false]));
  });

  test('has every entry accounted for', () => {
    const { requests, problems, other } = statistics.accounted;
    expect(statistics.entries).toBe(lines.length);
    expect(requests + problems + other).toBe(lines.length);
    expect([...statistics.bySeverity.values()].reduce((sum, count) => sum + count, 0)).toBe(lines.length);
    expect(statistics.newest.reduce((sum, shown) => sum + shown.entries, 0)).toBe(lines.length);
  });

  test('is read the same wherever its pages are cut, and when all entries are of one moment', () => {
    const essence = ({ problems, requests, accounted }: LogStatistics) => ({
      groups: problems.groups
        .map(({ title, text, count, entries: of, statuses }) => ({ title, text, count, of, statuses }))
        .sort((one, other) => (one.text < other.text ? -1 : 1)),
      failing: requests.failing
        .map(({ method, pattern, status, count, reasons }) => ({ method, pattern, status, count, reasons }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
      accounted,
    });
    for (const size of [1, 2, 7, 50]) {
      expect(essence(statisticsOf(entries, size))).toEqual(essence(statistics));
    }
    const atOnce = entriesOf(lines, { form, rating, apart: 0 });
    // When all entries are of one moment, either of two problems of one kind may be the one that is shown.
    const { groups, ...others } = essence(statisticsOf(atOnce, 50));
    const { groups: before, ...expectedOthers } = essence(statistics);
    expect(others).toEqual(expectedOthers);
    expect(groups.map(({ title, count }) => `${count} ${title}`).sort()).toEqual(
      before.map(({ title, count }) => `${count} ${title}`).sort(),
    );
  });

  test('shows no key anywhere', () => {
    expect(JSON.stringify(statistics, mapsAsLists)).not.toContain('made-up-key');
  });

  test('shows no problem once everything that went wrong is taken out of it', () => {
    const { problems, requests, entries: all } = statisticsOf(entriesOf(cleanRunOf(lines), { form, rating }));
    expect(all).toBeGreaterThan(20);
    expect(requests.total).toBeGreaterThan(5);
    expect(problems).toMatchObject({ errors: 0, warnings: 0, groups: [], modelFailures: [] });
    expect(requests).toMatchObject({ clientErrors: 0, serverErrors: 0, failing: [] });
  });
});

function mapsAsLists(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
