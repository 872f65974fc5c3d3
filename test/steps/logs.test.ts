// The logs Action writes the whole log into a file while the job still runs.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/api/client.ts';
import type { Clock } from '../../src/clock.ts';
import { type LogsRequest, logs } from '../../src/steps/logs.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { createRecordingJob } from '../fakes/recording-job.ts';
import { createService } from '../fakes/service.ts';
import { run, stepKey } from '../fakes/step.ts';
import type { Fault } from '../simulator/http/faults.ts';

/**
 * Files are written outside of virtual time, so this clock stands still, and only an abort ends its sleep.
 */
const still: Clock = {
  now: () => Date.parse('2026-01-05T08:00:00Z'),
  sleep: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type SaveOptions = { name?: string; signal?: AbortSignal; logFault?: Fault; lookFault?: Fault };

/** Saves the log of a deployment of this name, if one is given. Returns the error, what was recorded, and the service. */
async function save(asked: Partial<LogsRequest>, { name, signal, logFault, lookFault }: SaveOptions = {}) {
  const service = createService(still, { apiKey: stepKey, platformProbes: false });
  if (name !== undefined)
    service.log(service.place({ name, createdAt: still.now() - 3_600_000 }).id, entries);
  if (logFault) service.inject({ path: '/get_log', fault: logFault });
  if (lookFault) service.inject({ path: '/get', fault: lookFault, times: 1 });
  const redaction = createRedaction();
  redaction.add(stepKey);
  const transport = { dispatcher: service.dispatcher, clock: still };
  const common = { apiKey: stepKey, transport, random: () => 0.5, redact: redaction.redact, debug: () => {} };
  const recorded = createRecordingJob();
  const saving = logs(
    {
      deploymentName: '',
      sinceMinutes: 1440,
      format: 'text',
      path: join(folder, 'deep', 'er', 'gpu.log'),
      ...asked,
    },
    {
      job: recorded.job,
      run,
      api: createClient({ ...common, baseUrl: 'https://roboflow.cloud' }),
      endpointAt: () => {
        throw new Error('the logs step has no use for the endpoint');
      },
      clock: still,
      random: () => 0.5,
      signal: signal ?? new AbortController().signal,
      redact: redaction.redact,
      keyDigest: () => '',
    },
  );
  const error = await saving.then(
    () => null,
    (thrown: unknown) => String(thrown),
  );
  return { error, ...recorded, service };
}

/** The simulated server writes four lines of its own when it starts, besides these. */
const entries = [
  { payload: `INFO: "POST /infer?api_key=${stepKey} HTTP/1.1" 200 OK`, at: still.now() - 20_000 },
  { payload: 'CUDA out of memory', severity: 'ERROR', at: still.now() - 10_000 },
];

describe('the saved log', () => {
  test('is whole, oldest first, without keys, in a folder that the step makes', async () => {
    const { error, outputs, events } = await save({}, { name: 'ci-44ud8g0-1p98' });
    expect(error).toBeNull();
    const path = join(folder, 'deep', 'er', 'gpu.log');
    expect(outputs).toEqual({ 'log-file': path, entries: '6', errors: '1', skipped: 'false' });
    const text = readFileSync(path, 'utf8');
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(6);
    expect(text).toMatch(/startup complete.*api_key=\*\*\*.*CUDA out of memory\n$/s);
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['gpu.log']);
    expect(
      events.some(({ text: told }) => told.includes('6 entries of deployment "ci-44ud8g0-1p98" written to')),
    ).toBe(true);
  });

  test('has one JSON object a line as ndjson', async () => {
    await save({ format: 'ndjson', path: join(folder, 'gpu.ndjson') }, { name: 'ci-44ud8g0-1p98' });
    const lines = readFileSync(join(folder, 'gpu.ndjson'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).severity)).toEqual([
      'INFO',
      'INFO',
      'INFO',
      'INFO',
      'INFO',
      'ERROR',
    ]);
  });

  test('is that of the deployment that was named', async () => {
    expect((await save({ deploymentName: 'my-gpu' }, { name: 'my-gpu' })).error).toBeNull();
  });

  test('replaces what the file held before', async () => {
    writeFileSync(join(folder, 'gpu.log'), 'x'.repeat(10_000));
    await save({ path: join(folder, 'gpu.log') }, { name: 'ci-44ud8g0-1p98' });
    const text = readFileSync(join(folder, 'gpu.log'), 'utf8');
    expect(text).toMatch(/CUDA out of memory\n$/);
    expect(text).not.toContain('xx');
  });
});

describe('the logs step', () => {
  test('fails when no deployment has that name', async () => {
    const { error, outputs } = await save({ deploymentName: 'my-gpu' });
    expect(error).toContain(
      'There is no deployment "my-gpu", so there is no log to save. Check "deployment-name"',
    );
    expect(outputs).toEqual({});
  });

  test('makes the file and warns about what is missing when the log cannot be read', async () => {
    const logFault = { kind: 'status', status: 400 } as const;
    const { error, outputs, events } = await save({}, { name: 'ci-44ud8g0-1p98', logFault });
    expect(error).toBeNull();
    expect(outputs['entries']).toBe('0');
    const warnings = events.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
    expect(warnings.join()).toMatch(
      /^The log file may lack entries from 2026-01-04T08:00:00.* to 2026-01-05T08:00:00.*: the service did not answer \(Could not read the log/,
    );
  });

  test('warns when the service gives no more entries of one moment', async () => {
    const answer = Array.from({ length: 300 }, (_, i) => ({
      insert_id: `id-${i}`,
      payload: 'again',
      severity: 'INFO',
      timestamp: '2026-01-05T07:59:00.000000+00:00',
    }));
    const logFault = { kind: 'body', status: 200, body: JSON.stringify(answer) } as const;
    const { outputs, events } = await save({}, { name: 'ci-44ud8g0-1p98', logFault });
    expect(outputs['entries']).toBe('300');
    const warnings = events.filter(({ kind }) => kind === 'warning').map(({ text }) => text);
    expect(warnings[0]).toMatch(
      /^The log file may lack entries from .*: the service gives no more entries of one moment; there may be more than are counted here\.$/,
    );
  });

  test('fails when the path is a folder', async () => {
    const { error } = await save({ path: folder }, { name: 'ci-44ud8g0-1p98' });
    expect(error).toBe(
      `Error: "path" must be a file that can be written, and ${folder} cannot: it is a folder; name a file in it.`,
    );
  });

  test('fails when a folder of the path is a file', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const path = join(folder, 'taken', 'gpu.log');
    const { error } = await save({ path }, { name: 'ci-44ud8g0-1p98' });
    expect(error).toContain(`"path" must be a file that can be written, and ${path} cannot: `);
  });

  test.runIf(process.platform === 'linux')('fails when a folder of the path cannot be made', async () => {
    const { error } = await save({ path: '/proc/x/y/z' }, { name: 'ci-44ud8g0-1p98' });
    expect(error).toContain('"path" must be a file that can be written, and /proc/x/y/z cannot: ENOENT');
  });

  test('fails with the cancel when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('Cancelled (SIGINT)'));
    expect((await save({}, { name: 'ci-44ud8g0-1p98', signal })).error).toContain('Cancelled (SIGINT)');
  });
});

test('one 404 does not prove that there is no deployment: the log of one that the list shows is saved', async () => {
  const lookFault = { kind: 'status', status: 404, text: 'no healthy upstream' } as const;
  const { error, outputs } = await save({}, { name: 'ci-44ud8g0-1p98', lookFault });
  expect(error).toBeNull();
  expect(outputs['entries']).toBe('6');
});

test.runIf(process.platform === 'linux')(
  'a disk that is full beside the file fails the step, and the error names the input',
  async () => {
    const path = join(folder, 'gpu.log');
    symlinkSync('/dev/full', `${path}.part`);
    const { error } = await save({ path }, { name: 'ci-44ud8g0-1p98' });
    expect(error).toContain(`"path" must be a file that can be written, and ${path}.part cannot: ENOSPC`);
  },
);
