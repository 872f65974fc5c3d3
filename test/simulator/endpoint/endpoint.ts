// A deployment's own server as seen from outside: an ingress, then keys, then the inference server, all of it logged.
import { STATUS_CODES } from 'node:http';
import { type Answer, type Call, errorPage, json } from '../http/call.ts';
import type { Surface } from '../http/exchange.ts';
import type { LogStore } from '../log/log-store.ts';
import type { Settings } from '../options.ts';
import { stateAt } from '../service/lifecycle.ts';
import type { DeploymentRecord } from '../service/records.ts';
import { answerInference } from './inference-routes.ts';
import { createModels } from './models.ts';

/** Open to everybody on a dedicated deployment (roboflow/inference, http_api.py, `check_authorization`). */
const openPaths = ['/', '/docs', '/redoc', '/info', '/healthz', '/readiness', '/metrics', '/openapi.json'];

/** One deployment's server. */
export function endpointSurface(record: DeploymentRecord, settings: Settings, logs: LogStore): Surface {
  const log = (payload: string, severity = 'INFO') => logs.add(record.id, [{ payload, severity }]);
  // Each start is another process: nothing is loaded in it, and its ingress flaps anew.
  const newProcess = () => ({
    models: createModels(settings, log),
    flapping: [...settings.endpointFlapping],
    start: lastStart(record),
  });
  let process = newProcess();

  return {
    prefix: 'endpoint:',
    deploymentName: record.name,
    answer(call) {
      if (process.start !== lastStart(record)) process = newProcess();
      const refusal = ingressRefusal(record, settings, process.flapping) ?? keyRefusal(call, settings);
      return refusal ?? answerInference({ record, models: process.models, random: settings.random }, call);
    },
    answered(call, { status }) {
      const peer = `10.18.0.38:${30_000 + Math.floor(settings.random() * 30_000)}`;
      // With its query, hence with the key that a client put there: as uvicorn does.
      log(
        `INFO:     ${peer} - "${call.method} ${call.target} HTTP/1.1" ${status} ${STATUS_CODES[status] ?? ''}`,
      );
    },
  };
}

const lastStart = (record: DeploymentRecord) => record.events.findLast((event) => event.kind === 'start');

function ingressRefusal(
  record: DeploymentRecord,
  settings: Settings,
  flapping: number[],
): Answer | undefined {
  const { status } = stateAt(record, settings.now()) ?? { status: 'deleted' };
  if (status === 'deleted' || status === 'expired') return errorPage(404);
  const upAt = lastStart(record)?.readyAt ?? 0;
  if (status !== 'ready' || settings.now() < upAt + settings.warmUpMs) return errorPage(503);
  const flap = flapping.shift() ?? 200;
  return flap === 200 ? undefined : errorPage(flap);
}

function keyRefusal(call: Call, { apiKeys }: Settings): Answer | undefined {
  const open = openPaths.includes(call.path) || /^\/(static|_next)\//.test(call.path);
  if (open || !['GET', 'POST'].includes(call.method)) return undefined;
  const key = call.query.get('api_key') ?? bearer(call) ?? call.body?.['api_key'];
  if (typeof key === 'string' && apiKeys.has(key)) return undefined;
  return json({ status: 401, message: 'Unauthorized api_key' }, { status: 401 });
}

function bearer(call: Call): string | undefined {
  const header = call.headers['authorization'];
  return typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
}
