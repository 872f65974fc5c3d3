// One use of the built Action: main and post as processes, timed from their start to their first request.
import { spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAssignments } from '../../test/runner/file-commands.ts';
import type { Simulator } from '../../test/simulator/simulator.ts';
import { entryOf } from './bundles.ts';

/** The two steps of one use. */
export type Stage = 'main' | 'post';

/** How long a process took to its first request (ms), and when that arrived (ms of the monotonic clock). */
export type FirstRequest = { tookMs: number; arrivedAt: number };

/** Arguments of Node that go before the file, and variables besides those that the runner sets. */
export type UseOptions = { nodeArgs?: (stage: Stage) => readonly string[]; env?: Record<string, string> };

/** Runs main, then post, on `simulator`, with a RUNNER_TEMP of their own. Throws where one fails or asks nothing. */
export async function useOnce(
  simulator: Simulator,
  { nodeArgs = () => [], env = {} }: UseOptions = {},
): Promise<Record<Stage, FirstRequest>> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-use-'));
  try {
    const given = { ...inputsFor(simulator), ...filesIn(folder), ...env };
    const main = await firstRequest([...nodeArgs('main'), entryOf('main')], given);
    const { pairs } = parseAssignments(readFileSync(given.GITHUB_STATE, 'utf8'));
    const saved = Object.fromEntries(pairs.map(([name, value]) => [`STATE_${name}`, value]));
    const post = await firstRequest([...nodeArgs('post'), entryOf('post')], { ...given, ...saved });
    return { main, post };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstRequest(args: readonly string[], env: Record<string, string>): Promise<FirstRequest> {
  const arrivals: number[] = [];
  // Node tells when a request has come in, before the simulator spends time on it.
  const note = () => arrivals.push(monotonicMs());
  subscribe('http.server.request.start', note);
  try {
    const beganAt = monotonicMs();
    const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env } });
    let told = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
    }
    const { promise, resolve, reject } = Promise.withResolvers<number | null>();
    child.once('error', reject).once('close', resolve);
    const exitCode = await promise;
    const [arrivedAt] = arrivals;
    if (exitCode !== 0 || arrivedAt === undefined) throw new Error(`${args.join(' ')} failed:\n${told}`);
    return { tookMs: arrivedAt - beganAt, arrivedAt };
  } finally {
    unsubscribe('http.server.request.start', note);
  }
}

function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The inputs as the runner hands them over: the defaults of action.yml; the probe is left out, it comes later. */
function inputsFor({ apiKey, url }: Simulator): Record<string, string> {
  const inputs = {
    ...{ 'api-key': apiKey, 'creator-email': 'ci@example.com', 'api-url': url, 'job-status': 'success' },
    ...{ 'machine-type': 'dev-gpu', duration: '3', 'inference-version': 'latest', scope: 'step' },
    ...{ 'min-replicas': '1', 'max-replicas': '1', 'ready-replicas': '1', 'ready-timeout-minutes': '15' },
    ...{ 'capacity-wait-minutes': '0' },
    ...{ 'on-teardown-error': 'fail', 'poll-interval-seconds': '3', 'summary-log-entries': '200' },
    ...{ 'on-missing-key': 'fail' },
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function filesIn(folder: string) {
  const variables = {
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  mkdirSync(variables.RUNNER_TEMP);
  for (const file of ['state', 'output', 'summary']) writeFileSync(join(folder, file), '');
  return { ...variables, GITHUB_REPOSITORY: 'owner/repository', GITHUB_RUN_ID: '1234567890' };
}
