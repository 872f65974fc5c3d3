// The management API: routes, keys, and what each endpoint does (API page, and the official client).

import type { Endpoints } from '../endpoint/endpoints.ts';
import { type Answer, type Call, json, text } from '../http/call.ts';
import { readLog } from '../log/log-page.ts';
import type { LogStore } from '../log/log-store.ts';
import type { Settings } from '../options.ts';
import type { Habits } from '../profile.ts';
import { readAddRequest } from './add-request.ts';
import { type State, type Status, stateAt } from './lifecycle.ts';
import { creatorId, type DeploymentRecord, type Records } from './records.ts';
import { refusal } from './refusals.ts';
import { deploymentUsage, workspaceUsage } from './usage.ts';

/** The parts of the service. */
export type Service = { settings: Settings; records: Records; logs: LogStore; endpoints: Endpoints };

type Handler = (service: Service, call: Call) => Answer | Promise<Answer>;

/** The service's word for a status. A resumed deployment may have another word than a new one. */
function wordFor({ events }: DeploymentRecord, status: Status, habits: Habits): string {
  const isResumed = events.some(({ kind }) => kind === 'pause');
  const words: Record<Status, string> = {
    pending: isResumed ? habits.wordResuming : habits.wordPending,
    ready: habits.wordReady,
    failed: habits.wordFailed,
    paused: habits.wordPaused,
    deleting: habits.wordDeleting,
    deleted: habits.wordDeleted,
    expired: habits.wordExpired,
  };
  return words[status];
}

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
  // These are not on the API page, but the official client calls them (roboflow-python, adapters/deploymentapi.py).
  ['/machine_types', { method: 'GET', handle: machineTypes }],
  ['/usage_workspace', { method: 'GET', handle: usageOfWorkspace }],
  ['/usage_deployment', { method: 'GET', handle: usageOfDeployment }],
]);

/** Answers one request: 200 with JSON, or another status with plain text. */
export async function answerControlPlane(service: Service, call: Call): Promise<Answer> {
  const route = routes.get(call.path);
  if (!route) return text(404, 'Not found');
  if (route.method !== call.method)
    return text(405, `Method not allowed: ${call.path} takes ${route.method}`);
  if (route.method === 'POST' && call.body === null)
    return text(400, 'the request body must be a JSON object');
  // The key must be in the query of a GET or in the JSON body of a POST (API page).
  const key = route.method === 'GET' ? call.query.get('api_key') : call.body?.['api_key'];
  if (typeof key !== 'string' || !service.settings.apiKeys.has(key)) {
    return refusal(service.settings.habits.refusalBadKey);
  }
  return route.handle(service, call);
}

async function add({ settings, records, endpoints }: Service, call: Call): Promise<Answer> {
  const wanted = readAddRequest(call.body ?? {}, settings);
  if ('status' in wanted) return wanted;
  if (records.living(wanted.name)) return refusal(settings.habits.refusalTakenName, { name: wanted.name });
  const record = records.add(wanted);
  await endpoints.open(record);
  return json(shown(record, { status: 'pending', numReplicas: 0 }, settings), { effect: true });
}

function list({ settings, records }: Service, call: Call): Answer {
  const wants = (flag: string) => call.query.get(flag)?.toLowerCase() === 'true';
  const hidden = new Set([
    ...(wants('show_expired') ? [] : ['expired']),
    ...(wants('show_deleted') ? [] : ['deleted']),
  ]);
  const deployments = records.all().flatMap((record) => {
    const state = listedState(record, settings, call.staleMs);
    return state && !hidden.has(state.status) ? [shown(record, state, settings)] : [];
  });
  return json(settings.listShape === 'array' ? deployments : { deployments });
}

/** Whether `/list` shows a deployment. It may lag behind a deletion. */
function listedState(record: DeploymentRecord, { now, habits }: Settings, staleMs: number) {
  const state = stateAt(record, now(), now() - staleMs);
  const last = record.events.at(-1);
  if (state?.status !== 'deleted' || last?.kind !== 'delete') return state;
  const isListed = now() < last.at + habits.listLagsDeletionSeconds * 1000;
  return isListed ? { status: 'deleting' as const, numReplicas: 0 } : state;
}

async function get(service: Service, call: Call): Promise<Answer> {
  const seen = visible(service, call, call.query.get('deployment_name'));
  if ('body' in seen) return seen;
  // A placed deployment has no server until somebody asks for its domain.
  if (['pending', 'ready', 'paused'].includes(seen.state.status)) await service.endpoints.open(seen.record);
  return json(shown(seen.record, seen.state, service.settings));
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
  record.events.push({ kind: 'pause', at: now + service.settings.pauseMs });
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
  if (state.status === 'deleted') return notFound(record.name, service.settings);
  if (state.status === 'deleting') return json(okMessage);
  record.events.push({ kind: 'delete', at: now, goneAt: now + service.settings.deletionMs });
  await closeEndpoint(service, record);
  return json(okMessage, { effect: true });
}

/** Closes the endpoint. A domain that still answers for a while stays open, and its own server ends that by the clock. */
async function closeEndpoint({ settings, endpoints }: Service, record: DeploymentRecord) {
  if (settings.habits.domainLagsDeletionSeconds === 0) await endpoints.close(record);
}

function machineTypes({ settings }: Service): Answer {
  // Roboflow's client prints any JSON. This form is from a newer page of the documentation.
  const types = [...settings.machineTypes.keys()];
  return json({ machine_types: types.map((name) => ({ name, description: `Simulated ${name}` })) });
}

function usageOfWorkspace({ settings, records }: Service, call: Call): Answer {
  return workspaceUsage(records.all(), call.query, settings.now());
}

function usageOfDeployment(service: Service, call: Call): Answer {
  const seen = visible(service, call, call.query.get('deployment_name'));
  return 'body' in seen ? seen : deploymentUsage(seen.record, call.query, service.settings.now());
}

/** The deployment of that name as this request sees it, or the refusal where there is none. */
function visible({ settings, records }: Service, call: Call, name: unknown): Answer | Seen {
  if (typeof name !== 'string' || name === '') return text(400, 'deployment_name is required');
  const record = records.named(name);
  const now = settings.now();
  const state = record && stateAt(record, now, now - call.staleMs);
  if (!record || !state) return notFound(name, settings);
  if (state.status === 'deleted' && settings.afterDeletion === 'absent') return notFound(name, settings);
  return { record, state };
}

type Seen = { record: DeploymentRecord; state: State };

const notFound = (name: string, { habits }: Settings) => refusal(habits.refusalUnknownDeployment, { name });

function wrongStatus(record: DeploymentRecord, state: State, done: string): Answer {
  return text(400, `deployment '${record.name}' is ${state.status} and cannot be ${done}`);
}

/** The fields of the API page's response schema, in its order. */
function shown(record: DeploymentRecord, state: State, { habits }: Settings) {
  const { durationDecimals: decimals, nameKeepsAsAsked } = habits;
  return {
    deployment_id: record.id,
    deployment_name: nameKeepsAsAsked ? record.name : record.subdomain,
    machine_type: record.machineType,
    creator_email: record.creatorEmail,
    creator_id: creatorId(record.creatorEmail),
    subdomain: record.subdomain,
    // Without a server, the domain is a name that never resolves (RFC 2606).
    domain: record.domain || `${record.subdomain}.invalid`,
    duration: decimals === null ? record.durationHours : Number(record.durationHours.toFixed(decimals)),
    inference_version: record.inferenceVersion,
    max_replicas: record.maxReplicas,
    min_replicas: record.minReplicas,
    num_replicas: state.numReplicas,
    status: wordFor(record, state.status, habits),
    ...workspace,
  };
}
