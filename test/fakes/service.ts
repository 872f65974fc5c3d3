// Runs the simulated service inside this process, with the simulator's own logic and faults, without ports.
import type { Dispatcher } from 'undici';
import type { Clock } from '../../src/clock.ts';
import { endpointSurface } from '../simulator/endpoint/endpoint.ts';
import { type Answer, asObject, type Call } from '../simulator/http/call.ts';
import type { Surface } from '../simulator/http/exchange.ts';
import {
  createFaults,
  type Fault,
  type Injection,
  withNulls,
  withWrongTypes,
} from '../simulator/http/faults.ts';
import { createTranscript, type RequestHook, type RequestRecord } from '../simulator/http/transcript.ts';
import { wrongAnswer } from '../simulator/http/wrong-answer.ts';
import { createLogStore, type LogEntryInput } from '../simulator/log/log-store.ts';
import { type SimulatorOptions, settingsFrom } from '../simulator/options.ts';
import { answerControlPlane } from '../simulator/service/control-plane.ts';
import {
  createRecords,
  type DeploymentSnapshot,
  type Placement,
  snapshot,
} from '../simulator/service/records.ts';
import { inProcess, type Reply, type Sent } from './in-process.ts';
import { reset } from './scripted.ts';

/** The service. `cut` makes connections to a path fail with the given error. */
export type Service = {
  dispatcher: Dispatcher;
  deployments(): DeploymentSnapshot[];
  alive(): DeploymentSnapshot[];
  place(placement: Placement): DeploymentSnapshot;
  /** Adds entries to the log of the deployment with this id. */
  log(id: string, entries: readonly LogEntryInput[]): void;
  inject(injection: Injection): void;
  clearFaults(): void;
  cut(path: string, error: Error, times?: number): void;
  requests(): RequestRecord[];
  onRequest(hook: RequestHook): void;
};

/** Builds a service at `https://roboflow.cloud`. The endpoint of each deployment is at `https://<its domain>`. */
export function createService(clock: Clock, options: Omit<SimulatorOptions, 'clock' | 'port'> = {}): Service {
  const settings = settingsFrom({ ...options, clock }, new AbortController().signal);
  const faults = createFaults(settings.random, settings.now);
  const cuts: { path: string; error: Error; left: number }[] = [];
  const transcript = createTranscript(settings.now);
  const records = createRecords(settings);
  const logs = createLogStore(settings.now);
  const surfaces = new Map<string, Surface & { id: string }>();
  const endpoints = {
    async open(record: Parameters<typeof endpointSurface>[0]) {
      record.domain ||= `${record.subdomain}.roboflow.cloud`;
      // A domain may be used again when the deployment of that name is gone.
      if (surfaces.get(record.domain)?.id === record.id) return;
      surfaces.set(record.domain, { ...endpointSurface(record, settings, logs), id: record.id });
    },
    async close() {},
    count: () => surfaces.size,
    async closeAll() {},
  };
  const controlPlane: Surface = {
    prefix: '',
    answer: (call) => answerControlPlane({ settings, records, logs, endpoints }, call),
  };

  const dispatcher = inProcess(async (sent) => {
    const surface =
      sent.origin === 'https://roboflow.cloud' ? controlPlane : surfaces.get(new URL(sent.origin).host);
    if (surface === undefined) throw reset;
    const call = callOf(sent, settings.staleReadsMs);
    const path = surface.prefix + call.path;
    const name = surface.deploymentName ?? nameIn(call);
    const record = transcript.open(call.method, path, name);
    await transcript.reach('received', record);
    const latency = settings.latencyMs() / 2;
    await settings.sleep(latency);

    const takeEffect = async (seen: Call = call) => {
      const answer = await surface.answer(seen);
      record.effect ||= answer.effect ?? false;
      await transcript.reach('effect', record);
      return answer;
    };
    const cut = cuts.find((candidate) => candidate.path === path && candidate.left > 0);
    if (cut) {
      cut.left -= 1;
      record.status = 'reset';
      throw cut.error;
    }
    const fault = faults.take(path, name);
    const answer = await spoil(fault, { call, record, takeEffect, settings });
    await settings.sleep(latency);
    record.status = answer.status;
    if (!answer.fromIngress) surface.answered?.(call, answer);
    await transcript.reach('answered', record);
    return replyOf(answer, { fault, now: settings.now(), sleep: settings.sleep });
  });

  const deployments = () => records.all().map((record) => snapshot(record, settings.now()));
  return {
    dispatcher,
    deployments,
    alive: () => deployments().filter(({ status }) => status === 'pending' || status === 'ready'),
    place: (placement) => snapshot(records.place(placement), settings.now()),
    log: logs.add,
    inject: faults.inject,
    clearFaults: faults.clear,
    cut: (path, error, times = Number.POSITIVE_INFINITY) => void cuts.push({ path, error, left: times }),
    requests: transcript.requests,
    onRequest: (hook) => void transcript.onRequest(hook),
  };
}

type Turn = {
  call: Call;
  record: RequestRecord;
  takeEffect: (seen?: Call) => Promise<Answer>;
  settings: ReturnType<typeof settingsFrom>;
};

/** The answer under a fault. A reset is thrown, and a hang is never answered. */
async function spoil(fault: Fault | undefined, turn: Turn): Promise<Answer> {
  const { call, takeEffect } = turn;
  if (fault === undefined) return takeEffect();
  switch (fault.kind) {
    case 'drip':
      return takeEffect();
    case 'delay': {
      const answer = await takeEffect();
      await turn.settings.sleep(fault.ms);
      return answer;
    }
    case 'stale':
      return takeEffect({ ...call, staleMs: Math.max(call.staleMs, fault.ms) });
    case 'truncated': {
      const answer = await takeEffect();
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    }
    case 'wrong-types':
      return remade(await takeEffect(), withWrongTypes);
    case 'nulls':
      return remade(await takeEffect(), (value) => withNulls(value, fault.fields));
    case 'body':
      return { ...(await takeEffect()), ...wrongAnswer(fault) };
    case 'rate-limit':
      return wrongAnswer(fault, turn.settings.now());
    default:
      return await failWith(fault, turn);
  }
}

/** Replaces the value of a JSON answer. Leaves any other answer as it is. */
function remade(answer: Answer, remake: (value: unknown) => unknown): Answer {
  if (answer.contentType !== 'application/json') return answer;
  return { ...answer, body: JSON.stringify(remake(JSON.parse(answer.body))) };
}

async function failWith(
  fault: Extract<Fault, { kind: 'status' | 'html' | 'reset' | 'hang' }>,
  { record, takeEffect, settings }: Turn,
): Promise<Answer> {
  if (fault.effect === true) await takeEffect();
  if (typeof fault.effect === 'object') void settings.sleep(fault.effect.afterMs).then(() => takeEffect());
  if (fault.kind === 'hang') {
    record.status = 'hang';
    return new Promise(() => {});
  }
  if (fault.kind !== 'reset') return wrongAnswer(fault, settings.now());
  record.status = 'reset';
  throw reset;
}

function replyOf(
  { status, body, contentType, headers }: Answer,
  { fault, now, sleep }: { fault: Fault | undefined; now: number; sleep: (ms: number) => Promise<void> },
): Reply {
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: {
      date: new Date(now).toUTCString(),
      'content-type': contentType,
      ...Object.fromEntries(named),
    },
    body: fault?.kind === 'drip' ? drip(body, fault, sleep) : body,
  };
}

async function* drip(
  body: string,
  { chunkBytes, everyMs }: Extract<Fault, { kind: 'drip' }>,
  sleep: (ms: number) => Promise<void>,
): AsyncGenerator<string> {
  for (let at = 0; at < body.length; at += chunkBytes) {
    yield body.slice(at, at + chunkBytes);
    await sleep(everyMs);
  }
}

function callOf({ method, path, query, headers, body }: Sent, staleMs: number): Call {
  const target = query.size > 0 ? `${path}?${query}` : path;
  const bytes = Buffer.from(body);
  return { method, path, target, query, headers, body: asObject(safeJson(body)), bytes, staleMs };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameIn({ query, body }: Call): string | undefined {
  const name = query.get('deployment_name') ?? body?.['deployment_name'];
  return typeof name === 'string' ? name : undefined;
}
