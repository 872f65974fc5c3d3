// The routes of Roboflow's inference server. Shapes, statuses and texts are those of the PyPI package `inference` 1.8.3
// (core/interfaces/http/http_api.py and error_handlers.py, core/entities/responses).
import { createHash, randomUUID } from 'node:crypto';
import { type Answer, type Call, json } from '../http/call.ts';
import type { DeploymentRecord } from '../service/records.ts';
import type { Models } from './models.ts';

/** One running server. */
export type Inference = { record: DeploymentRecord; models: Models; random: () => number };

type Route = (inference: Inference, call: Call) => Answer | Promise<Answer>;

const page: Route = () => ({
  status: 200,
  body: '<!DOCTYPE html><title>Roboflow Inference</title>',
  contentType: 'text/html',
});

const routes = new Map<string, Route>([
  ['GET /', page],
  ['GET /docs', page],
  ['GET /redoc', page],
  ['GET /info', info],
  ['GET /healthz', () => json({ status: 'healthy' })],
  // Also 200 when a model failed to load: it says that the process is up, and no more.
  ['GET /readiness', () => json({ status: 'ready' })],
  ['GET /metrics', () => ({ status: 200, body: '', contentType: 'text/plain; version=0.0.4' })],
  ['GET /openapi.json', () => json({ openapi: '3.1.0', info: { title: 'Roboflow Inference Server' } })],
  ['GET /model/registry', ({ models }) => json(models.describe())],
  ['POST /model/add', addModel],
  ['POST /model/remove', removeModel],
  ['POST /model/clear', clearModels],
  ['POST /infer/object_detection', inferFromBody],
]);

/** Answers what the ingress and the key check let through. */
export function answerInference(inference: Inference, call: Call): Answer | Promise<Answer> {
  const route = routes.get(`${call.method} ${call.path}`);
  if (route) return route(inference, call);
  if ([...routes.keys()].some((known) => known.endsWith(` ${call.path}`))) {
    return json({ detail: 'Method Not Allowed' }, { status: 405 });
  }
  const legacy = /^\/([\w-]+)\/(\d+)$/.exec(call.path);
  if (legacy) return infer(inference, `${legacy[1]}/${legacy[2]}`);
  return json({ detail: 'Not Found' }, { status: 404 });
}

function info({ record }: Inference): Answer {
  const hash = createHash('sha256').update(record.id).digest('hex');
  const uuid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return json({ name: 'Roboflow Inference Server', version: record.inferenceVersion, uuid });
}

async function addModel(inference: Inference, call: Call): Promise<Answer> {
  const modelId = call.body?.['model_id'];
  if (typeof modelId !== 'string') return missing('model_id', call);
  const outcome = await inference.models.require(modelId);
  return modelRefusal(outcome) ?? json(inference.models.describe());
}

function removeModel({ models }: Inference, call: Call): Answer {
  const modelId = call.body?.['model_id'];
  if (typeof modelId !== 'string') return missing('model_id', call);
  models.remove(modelId);
  return json(models.describe());
}

function clearModels({ models }: Inference): Answer {
  models.clear();
  return json(models.describe());
}

function inferFromBody(inference: Inference, call: Call): Answer | Promise<Answer> {
  const modelId = call.body?.['model_id'];
  return typeof modelId === 'string' ? infer(inference, modelId) : missing('model_id', call);
}

/** A first inference loads its model, as `model_manager.add_model` does. */
async function infer(inference: Inference, modelId: string): Promise<Answer> {
  const outcome = await inference.models.require(modelId);
  const headers = { 'X-Model-Cold-Start': String(outcome === 'cold start'), 'X-Model-Id': modelId };
  return modelRefusal(outcome) ?? json(prediction(inference.random), { headers });
}

function modelRefusal(outcome: Awaited<ReturnType<Models['require']>>): Answer | undefined {
  if (outcome === 'invalid') return json({ message: 'Invalid Model ID sent in request.' }, { status: 400 });
  if (outcome !== 'unknown') return undefined;
  const message =
    'Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists.';
  return json({ message }, { status: 404 });
}

/** FastAPI's own answer to a body without a required field. */
function missing(field: string, call: Call): Answer {
  const problem = { type: 'missing', loc: ['body', field], msg: 'Field required', input: call.body };
  return json({ detail: [problem] }, { status: 422 });
}

/** `ObjectDetectionInferenceResponse` of inference/core/entities/responses/inference.py. */
function prediction(random: () => number) {
  const box = { x: 320.5, y: 240, width: 128, height: 96.5, confidence: 0.5 + random() / 2 };
  return {
    inference_id: randomUUID(),
    time: 0.031,
    image: { width: 640, height: 480 },
    predictions: [{ ...box, class: 'player', class_id: 1, detection_id: randomUUID() }],
  };
}
