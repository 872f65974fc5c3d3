// Measures time and peak memory of collecting and rendering a log, each size in a process of its own.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Agent } from 'undici';
import { createClient } from '../../src/api/client.ts';
import { systemClock } from '../../src/clock.ts';
import { collectLog } from '../../src/logs/collect.ts';
import { createPayloadReader } from '../../src/logs/entries/payload.ts';
import type { FetchLog } from '../../src/logs/paging.ts';
import { createLogStatistics } from '../../src/logs/statistics/statistics.ts';
import { formatMicros, parseMicros } from '../../src/logs/timestamps.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import { summaryData } from '../preview/samples.ts';

/** One measurement: `ms` from the first request to the finished summary, and `peakMiB` of memory of the process. */
export type LogMeasurement = {
  entries: number;
  ms: number;
  peakMiB: number;
  requests: number;
  bytes: number;
};

const cap = 300;
const answerMs = 10;
const perMillisecond = 100;
const warmUp = 900;
const warmUps = 3;

/** Measures a log with 100 entries in each millisecond, of which an answer has 300 and takes 10 ms. */
export async function measureLogs(entries: number): Promise<LogMeasurement> {
  const needed = Math.max(entries, warmUp);
  while (wireEntries.length < needed) wireEntries.push(JSON.stringify(wireEntry(wireEntries.length)));
  const server = http.createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const folder = compiled();
  try {
    const child = spawn(
      process.execPath,
      [path.join(folder, 'scripts/bench/logs-process.js'), String(entries), String(port)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    return JSON.parse(await text(child.stdout));
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compiles this file and its imports, because stripping types at run time takes memory that the Action never needs. */
function compiled(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-logs-'));
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = [
    '--ignoreConfig',
    '--rootDir',
    root,
    '--outDir',
    folder,
    '--target',
    'es2024',
    '--module',
    'nodenext',
  ];
  const more = ['--types', 'node', '--skipLibCheck', '--rewriteRelativeImportExtensions', '--noCheck'];
  execFileSync(process.execPath, [tsc, ...flags, ...more, fileURLToPath(import.meta.url)], { cwd: root });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** Measures after some small logs, so that compiling and connecting are not part of the result. */
async function measure(entries: number, port: number): Promise<LogMeasurement> {
  const logOf = client(port);
  for (let i = 0; i < warmUps; i += 1) await collectAndRender(warmUp, logOf(warmUp));
  const began = performance.now();
  const { requests, bytes } = await collectAndRender(entries, logOf(entries));
  const ms = performance.now() - began;
  return { entries, ms, peakMiB: process.resourceUsage().maxRSS / 1024, requests, bytes };
}

async function collectAndRender(entries: number, fetchLog: FetchLog) {
  const redaction = createRedaction();
  redaction.add('AbCdEf1234567890wXyZ');
  const statistics = createLogStatistics({ newest: 200, read: createPayloadReader(redaction.redact) });
  const now = systemClock.now();
  const collected = await collectLog({
    fetchLog,
    sink: statistics.add,
    clock: systemClock,
    from: now - 40 * 60_000,
    deadline: now + 60_000,
  });
  const log = { statistics: statistics.result(), collected };
  const summary = renderSummary(summaryData({ log }));
  if (collected.entries !== entries || log.statistics.entries !== entries || collected.leftOut.length > 0) {
    throw new Error(
      `not all accounted for: ${JSON.stringify({ ...collected, counted: log.statistics.entries })}`,
    );
  }
  return { requests: collected.requests, bytes: Buffer.byteLength(summary) };
}

/** Builds the real client, so that its cost is measured too. */
function client(port: number): (entries: number) => FetchLog {
  const api = createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: 'AbCdEf1234567890wXyZ',
    transport: { dispatcher: new Agent(), clock: systemClock },
    random: Math.random,
    redact: (line) => line,
    debug: () => {},
  });
  return (count) => (query, signal) => api.getLog(String(count), query, { signal });
}

const newestMs = Date.now();

/** The entries of the longest log as JSON, newest first. They are made beforehand, so that this is not measured. */
const wireEntries: string[] = [];

/** Entry `i` is as old as its group of 100, in milliseconds. */
async function answer({ url }: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const query = new URL(url ?? '', 'http://127.0.0.1').searchParams;
  const count = Number(query.get('deployment_name'));
  const to = query.get('to_timestamp')
    ? Math.floor((parseMicros(query.get('to_timestamp') ?? '') ?? 0) / 1000)
    : newestMs;
  const from = Math.ceil((parseMicros(query.get('from_timestamp') ?? '') ?? 0) / 1000);
  const start = Math.max(0, (newestMs - to) * perMillisecond);
  const most = Math.min(cap, Number(query.get('max_entries')));
  const end = Math.min(count, (newestMs - from + 1) * perMillisecond, start + most);
  await systemClock.sleep(answerMs);
  response.end(`[${wireEntries.slice(start, end).join(',')}]`);
}

function wireEntry(i: number) {
  const timestamp = formatMicros((newestMs - Math.floor(i / perMillisecond)) * 1000);
  const line = { insert_id: `id${String(i).padStart(14, '0')}`, severity: 'INFO', timestamp };
  if (i % 50 === 0)
    return { ...line, severity: 'ERROR', payload: `CUDA error number ${i % 7}: out of memory` };
  if (i % 3 === 0)
    return { ...line, payload: `INFO:     10.18.0.38:${i % 60_000} - "GET /info HTTP/1.1" 200 OK` };
  const key = `Key${i}AbCdEfGhIjKlMn`;
  return {
    ...line,
    payload: `INFO:     10.18.0.38:${i % 60_000} - "POST /soccer-${i % 9}/1?api_key=${key}&confidence=0.4 HTTP/1.1" 200 OK`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entries = 60_000, port] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(port === undefined ? await measureLogs(entries) : await measure(entries, port)));
}
