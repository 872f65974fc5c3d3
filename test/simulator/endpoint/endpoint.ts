// A deployment's own server as seen from outside: an ingress, a check of the key, and the inference server.
import { createHash } from 'node:crypto';
import { type Answer, type Call, errorPage, json } from '../http/call.ts';
import type { Surface } from '../http/exchange.ts';
import type { LogStore } from '../log/log-store.ts';
import { createServerLines } from '../log/server-lines.ts';
import type { Settings } from '../options.ts';
import { seeded } from '../random.ts';
import { stateAt } from '../service/lifecycle.ts';
import type { DeploymentRecord } from '../service/records.ts';
import { forward } from './forward.ts';
import { createTraffic } from './metrics.ts';
import { createModels } from './models.ts';
import { answerInference } from './routes.ts';
import type { Inference, Turn } from './turn.ts';

/** Paths that need no key on a dedicated deployment (roboflow/inference, http_api.py, `check_authorization`). */
const openPaths = ['/', '/docs', '/redoc', '/info', '/healthz', '/readiness', '/metrics', '/openapi.json'];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Builds the server of one deployment. */
export function endpointSurface(record: DeploymentRecord, settings: Settings, logs: LogStore): Surface {
  // Each endpoint draws ids from its own sequence, so that requests to one do not change the ids of another.
  const own = { ...settings, random: seeded(hashed(record.id)) };
  const lines = createServerLines({
    write: (entries) => logs.add(record.id, entries),
    form: settings.logForm,
    habits: settings.habits,
    now: settings.now,
    random: settings.random,
  });
  // Each start is a new process, in which no model is loaded and whose ingress may flap again.
  const newProcess = () => {
    const server: Inference = {
      id: drawn(6, letters, own.random),
      record,
      settings: own,
      lines,
      models: createModels(settings, lines),
      traffic: createTraffic(settings.now),
    };
    return { server, flapping: [...settings.endpointFlapping], start: lastStart(record) };
  };
  let process = newProcess();

  return {
    prefix: 'endpoint:',
    deploymentName: record.name,
    async answer(call) {
      if (process.start !== lastStart(record)) process = newProcess();
      const page = ingressRefusal(record, settings, process.flapping);
      if (page !== undefined) return page;
      const key = keyIn(call);
      const isOpen = needsNoKey(call);
      if (!isOpen && (key === undefined || !settings.apiKeys.has(key))) return unauthorized();
      if (settings.endpointUrl !== undefined) return forward(call, settings);
      return served(process.server, call, isOpen);
    },
    answered(call, answer) {
      lines.access(call, answer);
      const handler = /^\/[^/]+\/\d+$/.test(call.path) ? '/{dataset_id}/{version_id:str}' : call.path;
      const { method } = call;
      const sizes: [number, number] = [call.bytes.length, answer.bytes?.length ?? answer.body.length];
      process.server.traffic.answered({ method, handler, status: answer.status, sizes });
    },
  };
}

async function served(server: Inference, call: Call, isOpen: boolean): Promise<Answer> {
  const requestId = drawn(32, '0123456789abcdef', server.settings.random);
  const turn: Turn = { server, call, requestId, modelIds: new Set(), loads: [] };
  const answer = await answerInference(turn);
  for (const modelId of turn.modelIds) server.traffic.inferred(modelId, answer.status >= 400);
  const workspace = isOpen ? {} : { 'x-workspace-id': workspaceUrl };
  return {
    ...answer,
    headers: { ...answer.headers, 'x-request-id': requestId, ...workspace, ...modelHeaders(turn) },
  };
}

/** The workspace that every key of a simulator belongs to. */
export const workspaceUrl = 'simulated-workspace';

const engine = { server: 'uvicorn', 'x-inference-engine': 'inference-models' };

/** The headers about models, as the server's `build_model_response_headers` builds them. */
function modelHeaders({ modelIds, loads }: Turn): Record<string, string> {
  const seconds = loads.reduce((sum, load) => sum + load.seconds, 0);
  const details = JSON.stringify(loads.map((load) => ({ m: load.modelId, t: load.seconds })));
  return {
    ...engine,
    'x-model-cold-start': String(loads.length > 0),
    'x-model-cold-start-count': String(loads.length),
    ...(modelIds.size > 0 ? { 'x-model-id': [...modelIds].sort().join(',') } : {}),
    ...(loads.length > 0 ? { 'x-model-load-time': String(seconds), 'x-model-load-details': details } : {}),
  };
}

function unauthorized(): Answer {
  const headers = { ...engine, 'x-model-cold-start': 'false', 'x-model-cold-start-count': '0' };
  return json({ status: 401, message: 'Unauthorized api_key' }, { status: 401, headers });
}

const lastStart = (record: DeploymentRecord) => record.events.findLast((event) => event.kind === 'start');

function ingressRefusal(
  record: DeploymentRecord,
  settings: Settings,
  flapping: number[],
): Answer | undefined {
  const { status } = stateAt(record, settings.now()) ?? { status: 'deleted' };
  const lagMs = settings.habits.domainLagsDeletionSeconds * 1000;
  const last = record.events.at(-1);
  // An ingress may still lead for a while to a deployment that is being deleted.
  if (last?.kind === 'delete' && settings.now() < last.at + lagMs) return undefined;
  if (status === 'deleted' || status === 'expired') return errorPage(404);
  const upAt = lastStart(record)?.readyAt ?? 0;
  if (status !== 'ready' || settings.now() < upAt + settings.warmUpMs) return errorPage(503);
  const flap = flapping.shift() ?? 200;
  return flap === 200 ? undefined : errorPage(flap);
}

function needsNoKey(call: Call): boolean {
  const open = openPaths.includes(call.path) || /^\/(static|_next)\//.test(call.path);
  return open || !['GET', 'POST'].includes(call.method);
}

/** The key of a request. As on the server, the query counts first, then a header, then a JSON body. */
function keyIn(call: Call): string | undefined {
  const isJson = String(call.headers['content-type']).startsWith('application/json');
  const inBody = isJson ? call.body?.['api_key'] : undefined;
  return call.query.get('api_key') ?? bearer(call) ?? (typeof inBody === 'string' ? inBody : undefined);
}

function bearer(call: Call): string | undefined {
  const header = call.headers['authorization'];
  return typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
}

const hashed = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0);

function drawn(length: number, alphabet: string, random: () => number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}
