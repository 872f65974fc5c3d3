// What both servers are asked: requests as data. Their order matters, because each finds what the one before it left.

/** One request. `key` says where a key goes, if anywhere; under `form` the body is an image as base64 instead of JSON. */
export type CallSpec = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';
  path: string;
  key?: 'in query' | 'as bearer' | 'in body';
  /** Another key than the workspace's own. */
  otherKey?: string;
  json?: Record<string, unknown>;
  /** A body as it is, with its type. */
  raw?: { text: string; type: string };
};

/** The workspace's key, and another workspace's. Both are made up. */
export const workspaceKey = 'rf_secret_key_0123456789';
export const foreignKey = 'other_ws_key';

/** This id exists once the models are published, and is unknown before that. */
export const modelId = 'soccer-players-5fuqs/1';
export const brokenModelId = 'broken-model/1';

/** A picture of eight by eight pixels. */
export const tinyPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAVklEQVQIHQXBAQFAQADAwI3nCyyEEB9CCCGEENqdgGEYhmEYSoZhGIZhuHEZ' +
  'hmEYhuHOMgzDMAzDwW0YhmEYhgePYRiGYRievIZhGIZhOPkMwzAMw/gBbrYG7TReUzIAAAAASUVORK5CYII=';
const image = { type: 'base64', value: tinyPng };
const form = { text: tinyPng, type: 'application/x-www-form-urlencoded' };
const noSteps = { version: '1.0', inputs: [], steps: [], outputs: [] };

const get = (path: string, more: Partial<CallSpec> = {}): CallSpec => ({ method: 'GET', path, ...more });
const post = (path: string, more: Partial<CallSpec> = {}): CallSpec => ({ method: 'POST', path, ...more });
const withKey = (path: string, json: Record<string, unknown>) => post(path, { key: 'in body', json });
const inQuery = { key: 'in query' } as const;
const asBearer = { key: 'as bearer' } as const;

/** These are asked while no model exists. */
export const callsWithoutModels: readonly CallSpec[] = [
  get('/'),
  get('/info'),
  { method: 'HEAD', path: '/info' },
  post('/info'),
  { method: 'OPTIONS', path: '/info' },
  get('/info/'),
  get('/healthz'),
  get('/readiness'),
  get('/metrics'),
  get('/docs'),
  get('/redoc'),
  get('/openapi.json'),
  get('/health'),
  get('/device/stats'),
  get('/device/stats', inQuery),
  get('/logs'),
  get('/logs', inQuery),
  get('/model/registry'),
  get('/model/registry', asBearer),
  get('/model/registry', inQuery),
  get('/model/registry', { ...inQuery, otherKey: 'wrong' }),
  get('/model/registry', { ...asBearer, otherKey: 'wrong' }),
  get('/model/registry', { ...inQuery, otherKey: foreignKey }),
  post('/model/registry', inQuery),
  post('/model/add', { json: { model_id: modelId } }),
  post('/model/add', { key: 'in body', otherKey: 'wrong', json: { model_id: modelId } }),
  withKey('/model/add', { model_id: modelId }),
  withKey('/model/add', { model_id: 'yolov8n-640' }),
  withKey('/model/add', { model_id: 'bad id!!' }),
  withKey('/model/add', { model_id: '' }),
  withKey('/model/add', { model_id: 'a/b/c/d' }),
  withKey('/model/add', { model_id: 'clip' }),
  withKey('/model/add', { model_id: 'clip/ViT-B-16' }),
  withKey('/model/add', {}),
  withKey('/model/add', { model_id: 7 }),
  post('/model/add', { ...inQuery, raw: { text: '{not json', type: 'application/json' } }),
  post('/model/add', { ...asBearer, json: { model_id: modelId } }),
  get('/model/add', inQuery),
  withKey('/model/remove', { model_id: modelId }),
  withKey('/model/clear', {}),
  post('/model/clear'),
  post('/model/clear', inQuery),
  get('/nope'),
  get('/nope', inQuery),
  get('/nope/deeper/still', inQuery),
  { method: 'PUT', path: '/nope' },
  { method: 'DELETE', path: '/model/add' },
  { method: 'PUT', path: '/model/add', json: {} },
  withKey('/nope', {}),
  withKey('/infer/object_detection', { model_id: modelId, image }),
  withKey('/infer/classification', { model_id: modelId, image }),
  withKey('/infer/object_detection', {}),
  post(`/${modelId}`, { ...inQuery, raw: form }),
  post(`/${modelId}`, { raw: form }),
  get(`/${modelId}?image=http://127.0.0.1:1/x.png`, inQuery),
  withKey('/infer/workflows/my-workspace/count', { inputs: {} }),
  withKey('/my-workspace/workflows/count', { inputs: {} }),
  withKey('/infer/workflows', { specification: noSteps, inputs: {} }),
  withKey('/workflows/run', { specification: noSteps, inputs: {} }),
  get('/workflows/execution_engine/versions', inQuery),
  get('/workflows/blocks/describe', inQuery),
  withKey('/clip/embed_text', { text: 'a' }),
  withKey('/gaze/gaze_detection', { image: [] }),
  get('/static/x'),
  get('/_next/x'),
  get('/inference_pipelines/list', inQuery),
];

const detection = {
  type: 'roboflow_core/roboflow_object_detection_model@v2',
  name: 'model',
  images: '$inputs.image',
  model_id: modelId,
};
const specification = {
  version: '1.0',
  inputs: [{ type: 'WorkflowImage', name: 'image' }],
  steps: [detection],
  outputs: [{ type: 'JsonField', name: 'found', selector: '$steps.model.predictions' }],
};

/** These are asked once `modelId`, `coco/3` and `brokenModelId`, whose weights cannot be loaded, are published. */
export const callsWithModels: readonly CallSpec[] = [
  withKey('/model/add', { model_id: modelId }),
  withKey('/model/add', { model_id: modelId }),
  post('/model/add', { ...asBearer, json: { model_id: modelId } }),
  withKey('/model/add', { model_id: 'yolov8n-640' }),
  withKey('/model/add', { model_id: brokenModelId }),
  get('/model/registry', inQuery),
  post(`/${modelId}`, { ...inQuery, raw: form }),
  post(`/${modelId}?confidence=0.9999`, { ...inQuery, raw: form }),
  post(`/${modelId}`, { ...inQuery, raw: { text: 'no image', type: form.type } }),
  get(`/${modelId}?image=http://127.0.0.1:1/x.png`, inQuery),
  withKey('/infer/object_detection', { model_id: modelId, image }),
  withKey('/infer/object_detection', { model_id: modelId, image: [image, image] }),
  withKey('/infer/object_detection', { model_id: modelId, image, confidence: 0.9999 }),
  withKey('/infer/object_detection', { model_id: modelId, image, confidence: 'much' }),
  withKey('/infer/object_detection', { model_id: modelId, image: { type: 'base64', value: 'no image' } }),
  withKey('/infer/object_detection', {
    model_id: modelId,
    image: { type: 'url', value: 'http://127.0.0.1:1/x' },
  }),
  withKey('/infer/object_detection', { model_id: modelId }),
  withKey('/infer/object_detection', { model_id: brokenModelId, image }),
  withKey('/infer/classification', { model_id: modelId, image }),
  withKey('/infer/instance_segmentation', { model_id: modelId, image }),
  withKey('/infer/keypoints_detection', { model_id: modelId, image }),
  withKey('/infer/workflows', { specification, inputs: { image } }),
  withKey('/workflows/run', { specification, inputs: { image } }),
  withKey('/workflows/run', { specification, inputs: {} }),
  withKey('/workflows/run', {
    specification: { ...specification, steps: [{ ...detection, type: 'none' }] },
    inputs: { image },
  }),
  withKey('/workflows/run', {
    specification: { ...specification, steps: [{ ...detection, model_id: 'none/7' }] },
    inputs: { image },
  }),
  withKey('/workflows/run', { inputs: { image } }),
  withKey('/model/remove', { model_id: 'coco/3' }),
  withKey('/model/remove', { model_id: 'coco/3' }),
  withKey('/model/clear', {}),
];

/** These are asked of a real server alone, once its platform is gone, to see what a passing fault looks like. */
export const callsWithoutPlatform: readonly CallSpec[] = [
  post('/model/add', { key: 'in body', otherKey: 'a key that is not cached', json: { model_id: modelId } }),
  get('/model/registry', { ...inQuery, otherKey: 'newkey_notcached' }),
  get('/model/registry', inQuery),
];
