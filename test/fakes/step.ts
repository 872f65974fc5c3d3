// Runs steps of the Action with a recording job and a simulated service, in virtual time. Tests read the transcript.
import type { CallerOptions } from '../../src/api/caller.ts';
import { createClient } from '../../src/api/client.ts';
import { createEndpoint } from '../../src/api/endpoint.ts';
import { CancelledError } from '../../src/cancellation.ts';
import type { Random } from '../../src/clock.ts';
import { parseState, type StepState } from '../../src/deployment/state.ts';
import type { Run } from '../../src/job.ts';
import type { StartRequest } from '../../src/start/request.ts';
import { main } from '../../src/steps/main.ts';
import { post } from '../../src/steps/post.ts';
import { keyDigest } from '../../src/text/key-digest.ts';
import { createRedaction } from '../../src/text/redaction.ts';
import type { RequestRecord } from '../simulator/http/transcript.ts';
import type { SimulatorOptions } from '../simulator/options.ts';
import { seeded } from '../simulator/random.ts';
import { createRecordingJob, type JobEvent, type RecordingJob } from './recording-job.ts';
import { createService, type Service } from './service.ts';
import { createVirtualTime, type VirtualTime } from './virtual-clock.ts';

/** The key of all steps. */
export const stepKey = 'rf_Kq83nVx0Lw2Zt7Bm5R';

/** The run of all steps. Its id is `44ud8g0` in base 36, which the generated names contain. */
export const run: Run = {
  id: 9_000_000_000,
  server: 'github.com',
  repository: 'octo/vision',
  url: 'https://github.com/octo/vision/actions/runs/9000000000/attempts/1',
};

/** The request of a workflow that gives only the key and the address. */
export const request: StartRequest = {
  creatorEmail: 'ci@example.com',
  machineTypes: ['dev-gpu'],
  deploymentName: '',
  durationHours: 3,
  inferenceVersion: 'latest',
  minReplicas: 1,
  maxReplicas: 1,
  capacityWaitMinutes: 0,
  maxRunning: null,
  scope: 'step',
  ifExists: 'fail',
  teardown: 'delete',
  teardownOnFailure: 'delete',
  onTeardownError: 'fail',
  readyReplicas: 1,
  readyTimeoutMinutes: 15,
  pollIntervalSeconds: 3,
  healthPath: '/info',
  preloadModels: [],
  summaryLogEntries: 200,
  apiUrl: 'https://roboflow.cloud',
};

type Entry = { atMs: number } & ({ event: JobEvent } | { request: Readonly<RequestRecord> });

/** What a transcript shows in addition to log lines, annotations and requests. */
export type Shown = { saves?: boolean; outputs?: boolean; from?: number };

/** One step. `main` and `post` resolve to the message of the error with which they failed; null where they succeeded. */
export type Step = {
  time: VirtualTime;
  service: Service;
  recorded: RecordingJob;
  /** The dependencies of a step, for tests of a part of it. */
  ports: ReturnType<typeof portsOf>;
  main(asked?: Partial<StartRequest>): Promise<string | null>;
  /** Runs post with the state that main saved last, unless another is given. */
  post(told?: { jobStatus?: string; state?: StepState; apiKey?: string }): Promise<string | null>;
  /** Cancels the job so many milliseconds after the beginning. */
  cancelAt(ms: number): void;
  state(): StepState;
  transcript(shown?: Shown): string;
};

/** Builds a step with a service of these options. The same `random` gives the same step. */
export function createStep(
  options: Omit<SimulatorOptions, 'clock' | 'port'> = {},
  random: Random = () => 0.5,
): Step {
  const time = createVirtualTime();
  const service = createService(time.clock, { apiKey: stepKey, random: seeded(1), ...options });
  // Every log is empty here, because other tests cover what a log says and how that is shown.
  service.inject({ path: '/get_log', fault: { kind: 'body', status: 200, body: '[]' } });
  const entries: Entry[] = [];
  const recorded = createRecordingJob((event) => entries.push({ atMs: time.elapsed(), event }));
  service.onRequest((moment, heard) => {
    if (moment === 'received') entries.push({ atMs: time.elapsed(), request: heard });
  });
  const cancelling = new AbortController();
  const ports = portsOf({ time, service, recorded, random, signal: cancelling.signal });
  const state = () => {
    const last = recorded.saved.at(-1);
    if (last === undefined) throw new Error('main saved nothing');
    const parsed = parseState(last);
    if (parsed === null) throw new Error('main had not started anything');
    return parsed;
  };
  return {
    time,
    service,
    recorded,
    ports,
    state,
    main: (asked = {}) => time.run(failing(main({ ...request, ...asked }, ports), recorded)),
    post: async (told = {}) => {
      // Post is a process of its own, so the signal that ended main does not reach it.
      const fresh = portsOf({ time, service, recorded, random, signal: new AbortController().signal });
      const dependencies = { ...fresh, ...fresh.connect(told.apiKey ?? stepKey) };
      const before = recorded.events.length;
      const asked = { state: told.state ?? state(), jobStatus: told.jobStatus ?? 'success' };
      await time.run(post(asked, dependencies));
      return recorded.events.slice(before).find(({ kind }) => kind === 'fail')?.text ?? null;
    },
    cancelAt: (ms) => time.at(ms, () => cancelling.abort(new CancelledError('SIGINT', time.clock.now()))),
    transcript: (shown) => transcriptOf(entries, shown ?? {}),
  };
}

function portsOf({
  time,
  service,
  recorded,
  random,
  signal,
}: Pick<Step, 'time' | 'service' | 'recorded'> & { random: Random; signal: AbortSignal }) {
  const redaction = createRedaction();
  redaction.add(stepKey);
  const { job } = recorded;
  const transport = { dispatcher: service.dispatcher, clock: time.clock };
  const connect = (apiKey: string) => {
    const common: Omit<CallerOptions, 'baseUrl' | 'debug'> = {
      apiKey,
      transport,
      random,
      redact: redaction.redact,
    };
    return {
      api: createClient({ ...common, baseUrl: request.apiUrl, debug: job.debug }),
      endpointAt: (url: string) => createEndpoint({ ...common, url }),
      keyDigest: (salt: string) => keyDigest(apiKey, salt),
    };
  };
  return {
    job,
    run,
    clock: time.clock,
    random,
    signal,
    redact: redaction.redact,
    connect,
    ...connect(stepKey),
  };
}

async function failing(work: Promise<void>, { job }: RecordingJob): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    job.fail(message);
    return message;
  }
}

/** Prints the seconds and what happened. Repetitions of the same thing become one line with their number. */
function transcriptOf(entries: readonly Entry[], shown: Shown): string {
  const lines: { at: string; text: string; times: number }[] = [];
  for (const entry of entries) {
    const text = describe(entry, shown);
    if (text === null || entry.atMs < (shown.from ?? 0)) continue;
    const last = lines.at(-1);
    if (last?.text === text) last.times += 1;
    else lines.push({ at: (entry.atMs / 1000).toFixed(1).padEnd(6), text, times: 1 });
  }
  return lines.map(({ at, text, times }) => `${at}${text}${times > 1 ? ` (${times}×)` : ''}`).join('\n');
}

function describe(entry: Entry, shown: Shown): string | null {
  if ('request' in entry) {
    const { method, path, status } = entry.request;
    return path === '/get_log' ? null : `${method} ${path} -> ${status}`;
  }
  const { kind, text } = entry.event;
  const line = text.replaceAll('\n', '\n        ');
  switch (kind) {
    case 'info':
      return `"${line}"`;
    case 'notice':
    case 'warning':
    case 'error':
    case 'fail':
      return `${kind}: ${line}`;
    case 'save':
      return shown.saves ? `saves ${describeState(text)}` : null;
    case 'output':
      return shown.outputs ? `output ${line}` : null;
    default:
      return null;
  }
}

function describeState(json: string): string {
  const state = parseState(json);
  if (state === null) return 'that nothing is started';
  const claims = state.claims.map(
    ({ name, origin, id, removal }) => `${name} (${origin}, ${id ?? 'unconfirmed'}, ${removal})`,
  );
  return `${state.outcome}: ${claims.join(', ') || 'nothing'}`;
}
