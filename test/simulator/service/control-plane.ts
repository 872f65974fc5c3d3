// The management API: its routes, its keys, and what each endpoint does (API page, and the official client).

import type { Endpoints } from '../endpoint/endpoints.ts';
import { type Answer, type Call, json, text } from '../http/call.ts';
import { readLog } from '../log/log-page.ts';
import type { LogStore } from '../log/log-store.ts';
import type { Settings } from '../options.ts';
import { readAddRequest } from './add-request.ts';
import { type State, stateAt } from './lifecycle.ts';
import { creatorId, type DeploymentRecord, type Records } from './records.ts';
import { deploymentUsage, workspaceUsage } from './usage.ts';

/** All that the service consists of. */
export type Service = { settings: Settings; records: Records; logs: LogStore; endpoints: Endpoints };

type Handler = (service: Service, call: Call) => Answer | Promise<Answer>;

const okMessage = { message: 'OK' };
const workspace = { workspace_id: 'simulatedWorkspace01', workspace_url: 'simulated-workspace' };

const routes = new Map<string, { method: 'GET' | 'POST'; handle: Handler }>([
  ['/add', { method: 'POST', handle: add }],
  ['/list', { method: 'GET', handle: list }],
  ['/get', { method: 'GET', handle: get }],
  ['/get_log', { method: 'GET', handle: getLog }],
  ['/pause', { method: 'POST', handle: pause }],
  ['/resume', { method: 'POST', handle: resume }],
  ['/delete', { method: 'POST', handle: remove }],
  // Not on the API page, but called by the official client (roboflow-python, adapters/deploymentapi.py).
  ['/machine_types', { method: 'GET', handle: machineTypes }],
  ['/usage_workspace', { method: 'GET', handle: usageOfWorkspace }],
  ['/usage_deployment', { method: 'GET', handle: usageOfDeployment }],
]);

/** Answers one request: 200 with JSON, or anything else with plain text. */
export async function answerControlPlane(service: Service, call: Call): Promise<Answer> {
  const route = routes.get(call.path);
  if (!route) return text(404, 'Not found');
  if (route.method !== call.method)
    return text(405, `Method not allowed: ${call.path} takes ${route.method}`);
  if (route.method === 'POST' && call.body === null)
    return text(400, 'the request body must be a JSON object');
  // In the query of a GET, in the JSON body of a POST, and nowhere else (API page).
  const key = route.method === 'GET' ? call.query.get('api_key') : call.body?.['api_key'];
  if (typeof key !== 'string' || !service.settings.apiKeys.has(key)) {
    return text(401, 'Unauthorized: api_key is missing or not valid');
  }
  return route.handle(service, call);
}

async function add({ settings, records, endpoints }: Service, call: Call): Promise<Answer> {
  const wanted = readAddRequest(call.body ?? {}, settings);
  if ('status' in wanted) return wanted;
  if (records.living(wanted.name)) {
    return text(409, `deployment_name '${wanted.name}' is already in use in this workspace`);
  }
  const record = records.add(wanted);
  await endpoints.open(record);
  return json(shown(record, { status: 'pending', numReplicas: 0 }), { effect: true });
}

function list({ settings, records }: Service, call: Call): Answer {
  const wants = (flag: string) => call.query.get(flag)?.toLowerCase() === 'true';
  const hidden = new Set([
    ...(wants('show_expired') ? [] : ['expired']),
    ...(wants('show_deleted') ? [] : ['deleted']),
  ]);
  const deployments = records.all().flatMap((record) => {
    const state = stateAt(record, settings.now(), settings.now() - call.staleMs);
    return state && !hidden.has(state.status) ? [shown(record, state)] : [];
  });
  return json(settings.listShape === 'array' ? deployments : { deployments });
}

async function get(service: Service, call: Call): Promise<Answer> {
  const seen = visible(service, call, call.query.get('deployment_name'));
  if ('body' in seen) return seen;
  // A placed deployment has no server until somebody asks where it is.
  if (['pending', 'ready', 'paused'].includes(seen.state.status)) await service.endpoints.open(seen.record);
  return json(shown(seen.record, seen.state));
}

function getLog(service: Service, call: Call): Answer {
  const seen = visible(service, call, call.query.get('deployment_name'));
  return 'body' in seen ? seen : readLog(service, seen.record, call.query);
}

function pause(service: Service, call: Call): Answer {
  const now = service.settings.now();
  const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
  if ('body' in found) return found;
  const { record, state } = found;
  if (state.status === 'paused') return json(okMessage);
  if (state.status !== 'ready' && state.status !== 'pending') return wrongStatus(record, state, 'paused');
  record.events.push({ kind: 'pause', at: now });
  return json(okMessage, { effect: true });
}

async function resume(service: Service, call: Call): Promise<Answer> {
  const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
  if ('body' in found) return found;
  const { record, state } = found;
  if (state.status === 'ready' || state.status === 'pending') return json(okMessage);
  if (state.status !== 'paused') return wrongStatus(record, state, 'resumed');
  service.records.restart(record);
  await service.endpoints.open(record);
  return json(okMessage, { effect: true });
}

async function remove(service: Service, call: Call): Promise<Answer> {
  const now = service.settings.now();
  const found = visible(service, { ...call, staleMs: 0 }, call.body?.['deployment_name']);
  if ('body' in found) return found;
  const { record, state } = found;
  if (state.status === 'deleted') return notFound(record.name);
  if (state.status === 'deleting') return json(okMessage);
  record.events.push({ kind: 'delete', at: now, goneAt: now + service.settings.deletionMs });
  await service.endpoints.close(record);
  return json(okMessage, { effect: true });
}

function machineTypes({ settings }: Service): Answer {
  // The shape is our guess: the client prints whatever JSON comes.
  return json([...settings.machineTypes.keys()].map((type) => ({ machine_type: type })));
}

function usageOfWorkspace({ settings, records }: Service, call: Call): Answer {
  return workspaceUsage(records.all(), call.query, settings.now());
}

function usageOfDeployment(service: Service, call: Call): Answer {
  const seen = visible(service, call, call.query.get('deployment_name'));
  return 'body' in seen ? seen : deploymentUsage(seen.record, call.query, service.settings.now());
}

/** The deployment of that name as this request sees it, or the refusal. */
function visible({ settings, records }: Service, call: Call, name: unknown): Answer | Seen {
  if (typeof name !== 'string' || name === '') return text(400, 'deployment_name is required');
  const record = records.named(name);
  const now = settings.now();
  const state = record && stateAt(record, now, now - call.staleMs);
  if (!record || !state) return notFound(name);
  if (state.status === 'deleted' && settings.afterDeletion === 'absent') return notFound(name);
  return { record, state };
}

type Seen = { record: DeploymentRecord; state: State };

const notFound = (name: string) => text(404, `deployment '${name}' not found`);

function wrongStatus(record: DeploymentRecord, state: State, done: string): Answer {
  return text(400, `deployment '${record.name}' is ${state.status} and cannot be ${done}`);
}

/** The fields of the API page's response schema, in its order. */
function shown(record: DeploymentRecord, state: State) {
  return {
    deployment_id: record.id,
    deployment_name: record.name,
    machine_type: record.machineType,
    creator_email: record.creatorEmail,
    creator_id: creatorId(record.creatorEmail),
    subdomain: record.subdomain,
    // Without a server of its own yet: a name that can never resolve (RFC 2606).
    domain: record.domain || `${record.subdomain}.invalid`,
    duration: record.durationHours,
    inference_version: record.inferenceVersion,
    max_replicas: record.maxReplicas,
    min_replicas: record.minReplicas,
    num_replicas: state.numReplicas,
    status: state.status,
    ...workspace,
  };
}
