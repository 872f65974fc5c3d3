// The routes of Roboflow's inference server 1.8.3, in its own order (http_api.py).
import { type Answer, json } from '../http/call.ts';
import { inferFromBody, inferFromPath } from './infer.ts';
import { resolveAlias } from './known-models.ts';
import { featureRemoved, weightsOutOfReach } from './server-errors.ts';
import { refuse, requireModel, type Turn } from './turn.ts';
import { bodyProblem, missingFields, stringFields, unprocessable } from './validation.ts';
import { describeBlocks, runSaved, runSpecification, validate } from './workflows.ts';

type Route = (turn: Turn) => Answer | Promise<Answer>;

const page = (title: string): Answer => ({
  status: 200,
  body: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body></body></html>`,
  contentType: 'text/html; charset=utf-8',
});

const routes = new Map<string, Route>([
  ['GET /', () => page('Roboflow Inference')],
  ['GET /docs', () => page('Roboflow Inference Server - Swagger UI')],
  ['GET /redoc', () => page('Roboflow Inference Server - ReDoc')],
  ['GET /openapi.json', openApi],
  ['GET /info', info],
  ['GET /healthz', () => json({ status: 'healthy' })],
  // This is 200 even when a model failed to load, because it only says that the process is up.
  ['GET /readiness', () => json({ status: 'ready' })],
  ['GET /metrics', metrics],
  ['GET /device/stats', deviceStats],
  ['GET /logs', () => json({ detail: 'Logs endpoint not available' }, { status: 404 })],
  ['GET /model/registry', ({ server }) => json(server.models.describe())],
  ['POST /model/add', addModel],
  ['POST /model/remove', removeModel],
  ['POST /model/clear', clearModels],
  ['POST /infer/object_detection', inferFromBody],
  ['POST /infer/instance_segmentation', inferFromBody],
  ['POST /infer/semantic_segmentation', inferFromBody],
  ['POST /infer/keypoints_detection', inferFromBody],
  ['POST /infer/classification', inferFromBody],
  ['POST /workflows/run', runSpecification],
  ['POST /infer/workflows', runSpecification],
  ['POST /workflows/validate', validate],
  ['GET /workflows/execution_engine/versions', () => json({ versions: ['1.17.0'] })],
  ['GET /workflows/blocks/describe', () => json({ blocks: describeBlocks() })],
  ['POST /gaze/gaze_detection', (turn) => refuse(turn, featureRemoved('/gaze/gaze_detection'))],
  ['GET /clear_cache', clearCache],
]);

/** The routes of foundation models: the model that each loads, and the fields that it requires. */
const foundationRoutes = new Map<string, { modelId: string; required: readonly string[] }>([
  ['/clip/embed_image', { modelId: 'clip/ViT-B-16', required: ['image'] }],
  ['/clip/embed_text', { modelId: 'clip/ViT-B-16', required: ['text'] }],
  ['/clip/compare', { modelId: 'clip/ViT-B-16', required: ['subject', 'prompt'] }],
  ['/perception_encoder/embed_image', { modelId: 'perception_encoder/PE-Core-L14-336', required: ['image'] }],
  ['/perception_encoder/embed_text', { modelId: 'perception_encoder/PE-Core-L14-336', required: ['text'] }],
  [
    '/perception_encoder/compare',
    { modelId: 'perception_encoder/PE-Core-L14-336', required: ['subject', 'prompt'] },
  ],
  ['/grounding_dino/infer', { modelId: 'grounding_dino/default', required: ['image', 'text'] }],
  ['/yolo_world/infer', { modelId: 'yolo_world/l', required: ['image', 'text'] }],
  ['/doctr/ocr', { modelId: 'doctr/default', required: ['image'] }],
  ['/easy_ocr/ocr', { modelId: 'easy_ocr/english_g2', required: ['image'] }],
  ['/ocr/trocr', { modelId: 'trocr/trocr-base-printed', required: ['image'] }],
  ['/infer/depth-estimation', { modelId: 'depth-anything-v2/small', required: ['image'] }],
  ['/infer/lmm', { modelId: 'moondream2/moondream2_2b_jul24', required: ['model_id', 'image'] }],
]);

const openApiPaths = [...routes.keys(), ...[...foundationRoutes.keys()].map((path) => `POST ${path}`)];

/** Answers the requests that pass the ingress and the check of the key. */
export async function answerInference(turn: Turn): Promise<Answer> {
  const { method, path } = turn.call;
  const route = routes.get(`${method} ${path}`);
  if (route !== undefined) return route(turn);
  const foundation = method === 'POST' ? foundationRoutes.get(path) : undefined;
  if (foundation !== undefined) return foundationModel(turn, foundation);
  const saved = /^\/infer\/workflows\/[^/]+\/([^/]+)$|^\/[^/]+\/workflows\/([^/]+)$/.exec(path);
  if (saved !== null && method === 'POST') return runSaved(turn, saved[1] ?? saved[2] ?? '');
  return remaining(turn);
}

/** Answers all other paths: `/{project}/{version}`, then static pages. */
function remaining(turn: Turn): Answer | Promise<Answer> {
  const { method, path } = turn.call;
  const pair = /^\/([^/]+)\/([^/]+)$/.exec(path);
  if (pair !== null && pair[1] !== 'static' && ['GET', 'POST'].includes(method)) {
    return inferFromPath(turn, `${pair[1]}/${pair[2]}`);
  }
  if (!['GET', 'HEAD'].includes(method)) {
    return json({ detail: 'Method Not Allowed' }, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  if (path.startsWith('/static/')) return json({ detail: 'Not Found' }, { status: 404 });
  return { ...page('404: This page could not be found.'), status: 404 };
}

function info({ server }: Turn): Answer {
  return json({
    name: 'Roboflow Inference Server',
    version: server.record.inferenceVersion,
    uuid: server.id,
  });
}

function openApi({ server }: Turn): Answer {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of openApiPaths) {
    const [method = '', path = ''] = route.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
  }
  const about = { title: 'Roboflow Inference Server', description: 'Roboflow inference server' };
  return json({ openapi: '3.1.0', info: { ...about, version: server.record.inferenceVersion }, paths });
}

function metrics({ server }: Turn): Answer {
  return {
    status: 200,
    body: server.traffic.text(server.models.ids()),
    contentType: 'text/plain; version=1.0.0; charset=utf-8',
  };
}

function deviceStats(): Answer {
  const hint =
    'Mount the Docker socket and point its location when running the docker container to collect device stats (i.e. `docker run ... -v /var/run/docker.sock:/var/run/docker.sock -e DOCKER_SOCKET_PATH=/var/run/docker.sock ...`).';
  return json({ error: 'Device statistics endpoint is not enabled.', hint }, { status: 404 });
}

async function addModel(turn: Turn): Promise<Answer> {
  const { server, requestId } = turn;
  const body = modelIdIn(turn);
  if ('status' in body) return body;
  const id = resolveAlias(body.modelId);
  server.lines.structured('INFO', requestId, {
    filename: 'http_api.py',
    func_name: 'model_add',
    lineno: 2001,
    message: `Loading model: ${id}`,
  });
  const model = await requireModel(turn, { id });
  return 'status' in model ? refuse(turn, model) : json(server.models.describe());
}

function removeModel(turn: Turn): Answer {
  const body = modelIdIn(turn);
  if ('status' in body) return body;
  turn.server.models.remove(body.modelId, turn.requestId);
  return json(turn.server.models.describe());
}

function modelIdIn({ call }: Turn): { modelId: string } | Answer {
  const problem = bodyProblem(call);
  if (problem !== undefined || call.body === null) return unprocessable(problem ? [problem] : []);
  const problems = [...missingFields(call.body, ['model_id']), ...stringFields(call.body, ['model_id'])];
  return problems.length > 0 ? unprocessable(problems) : { modelId: String(call.body['model_id']) };
}

function clearModels({ server }: Turn): Answer {
  server.models.clear();
  return json(server.models.describe());
}

function clearCache({ server }: Turn): Answer {
  server.models.clear();
  return json('Cache Cleared');
}

async function foundationModel(
  turn: Turn,
  { modelId, required }: { modelId: string; required: readonly string[] },
): Promise<Answer> {
  const problem = bodyProblem(turn.call);
  if (problem !== undefined || turn.call.body === null) return unprocessable(problem ? [problem] : []);
  const problems = missingFields(turn.call.body, required);
  if (problems.length > 0) return unprocessable(problems);
  const given = turn.call.body['model_id'];
  const model = await requireModel(turn, { id: typeof given === 'string' ? given : modelId });
  return refuse(turn, 'status' in model ? model : weightsOutOfReach());
}
