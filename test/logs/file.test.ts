// The whole log is written to a file, oldest entry first.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LogFileOptions, writeLogFile } from '../../src/logs/file.ts';
import { openSpool } from '../../src/logs/spool.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { entriesAt, logService } from '../fakes/log-service.ts';

const now = Date.parse('2026-09-01T12:00:00Z');
const clock = { now: () => now, sleep: async () => {} };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'log-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(
  entries: Parameters<typeof logService>[0]['entries'],
  changes: Partial<LogFileOptions> = {},
) {
  const spool = await openSpool(path.join(folder, 'spool'));
  let text = '';
  try {
    const result = await writeLogFile({
      fetchLog: logService({ entries }).fetchLog,
      clock,
      from: now - 3_600_000,
      deadline: now + 60_000,
      format: 'text',
      redact: createRedaction().redact,
      spool,
      write: async (data) => {
        text += data.toString();
      },
      ...changes,
    });
    return { result, lines: text.split('\n').slice(0, -1) };
  } finally {
    await spool.close();
  }
}

test('text has one line per entry in order of time, with further lines of an entry below it, and without keys', async () => {
  const entries = entriesAt(
    now,
    [1_000_000, 2_000_000, 3_000_000],
    (i) => ['third\n  at x', '\u001b[31msecond\u001b[0m', 'GET /?api_key=AbCdEf1234567890 first'][i] ?? '',
  );
  const { lines } = await fileOf(entries);
  expect(lines).toEqual([
    '2026-09-01T11:59:57.000000+00:00 INFO GET /?api_key=*** first',
    '2026-09-01T11:59:58.000000+00:00 INFO second',
    '2026-09-01T11:59:59.000000+00:00 INFO third',
    '      at x',
  ]);
});

test('text does not repeat a level with which a line begins', async () => {
  const said = ['INFO:     Started', '[INFO] Loaded', 'INFO: ', 'WARNING: low memory', 'INFORMATION: none'];
  const entries = entriesAt(
    now,
    [1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000],
    (i) => said[i] ?? '',
  );
  const { lines } = await fileOf(entries);
  expect(lines.map((line) => line.split(' ').slice(1).join(' ')).toReversed()).toEqual([
    'INFO Started',
    'INFO Loaded',
    'INFO INFO:',
    'WARNING low memory',
    'INFO INFORMATION: none',
  ]);
});

test('ndjson has one object per line', async () => {
  const entries = entriesAt(now, [1_000_000], () => 'one\ntwo "api_key": "AbCdEf1234567890"');
  const { lines } = await fileOf(entries, { format: 'ndjson' });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      timestamp: '2026-09-01T11:59:59.000000+00:00',
      severity: 'INFO',
      insert_id: 'id-0',
      payload: 'one\ntwo "api_key": "***"',
    },
  ]);
});

describe.each([1, 6])('60 pages of a log that are read %i at a time', (concurrency) => {
  test('are written in order with each entry once, and the spool is removed', async () => {
    const entries = entriesAt(
      now,
      Array.from({ length: 6_000 }, (_, i) => Math.floor(i / 150) * 40_000 + (i % 3)),
    );
    const { result, lines } = await fileOf(entries, { concurrency });
    expect(lines.map((line) => line.split(' ').slice(2).join(' '))).toEqual(
      entries.map(({ payload }) => payload).reverse(),
    );
    expect(result).toMatchObject({ entries: 6_000, leftOut: [] });
    expect(await readdir(folder)).toEqual([]);
  });
});

test('450 entries of one moment keep their order across several pages', async () => {
  const entries = entriesAt(
    now,
    Array.from({ length: 450 }, () => 1_000_000),
  );
  const { lines } = await fileOf(entries, { fetchLog: logService({ entries, cap: 1_000 }).fetchLog });
  expect(lines.map((line) => line.split(' ').slice(2).join(' '))).toEqual(
    entries.map(({ payload }) => payload).reverse(),
  );
});

test('the result counts the entries of severity ERROR and CRITICAL as errors', async () => {
  const entries = entriesAt(now, [1, 2, 3]).map((entry, i) => ({
    ...entry,
    severity: ['ERROR', 'INFO', 'CRITICAL'][i] ?? '',
  }));
  expect((await fileOf(entries)).result.errors).toBe(2);
});

test('a file that cannot be written is an error', async () => {
  const failing = fileOf(entriesAt(now, [1]), { write: async () => Promise.reject(new Error('disk full')) });
  await expect(failing).rejects.toThrow('disk full');
});
