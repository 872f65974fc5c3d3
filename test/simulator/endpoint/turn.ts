// One request that an inference server is handling.
import { type Answer, type Call, json } from '../http/call.ts';
import type { ServerLines } from '../log/server-lines.ts';
import type { Settings } from '../options.ts';
import type { DeploymentRecord } from '../service/records.ts';
import type { Model } from './known-models.ts';
import type { Traffic } from './metrics.ts';
import type { Models } from './models.ts';
import { errorLine, type ServerError } from './server-errors.ts';

/** One running server. `id` has six characters and is drawn at each start. */
export type Inference = {
  id: string;
  record: DeploymentRecord;
  settings: Settings;
  models: Models;
  lines: ServerLines;
  traffic: Traffic;
};

/** A request. `modelIds` are the models that it has used, and `loads` the seconds for each that it had to load. */
export type Turn = {
  server: Inference;
  call: Call;
  requestId: string;
  modelIds: Set<string>;
  loads: { modelId: string; seconds: number }[];
};

/** Loads a model for this request, under the name that the server would register. */
export async function requireModel(
  turn: Turn,
  {
    id,
    registeredAs = id,
    askedFor = registeredAs,
  }: { id: string; registeredAs?: string; askedFor?: string },
): Promise<Model | ServerError> {
  const { server, call, requestId } = turn;
  turn.modelIds.add(registeredAs);
  const ready = await server.models.require({ id, registeredAs, askedFor, path: call.path, requestId });
  if ('status' in ready) return ready;
  if (ready.loadSeconds !== null) turn.loads.push({ modelId: registeredAs, seconds: ready.loadSeconds });
  return ready.model;
}

/** Logs the failure and returns its answer. */
export function refuse({ server, requestId }: Turn, error: ServerError): Answer {
  server.lines.structured(error.severity ?? 'ERROR', requestId, errorLine(error));
  return json(error.body, { status: error.status });
}

/** A UUID (version 4) from the simulator's random numbers. */
export function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}
