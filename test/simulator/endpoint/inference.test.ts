// Inference as a user's test meets it: real sizes, thresholds, repeatable answers, and refusals.
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { dummyApiKey, type SimulatorOptions } from '../options.ts';
import { type Reply, visit } from '../visit.ts';
import { jpeg, png } from './pictures.ts';

const models = [
  'balls/1:object-detection:ball,player',
  'masks/2:instance-segmentation',
  'poses/3:keypoint-detection',
  'kinds/4:classification:cat,dog,bird',
];

const predictionSchema = z.looseObject({ class: z.string(), confidence: z.number(), class_id: z.number() });
const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const responseSchema = z.looseObject({
  inference_id: z.string(),
  time: z.number(),
  image: z.object({ width: z.number(), height: z.number() }),
  predictions: z.array(predictionSchema),
});

const picture = png(64, 48);
const base64 = (bytes: Buffer) => ({ type: 'base64', value: bytes.toString('base64') });

/** Opens an endpoint that is ready; `infer` posts a body with the key in it. */
async function ready(options: SimulatorOptions = {}) {
  const visited = await visit({ knownModels: models, ...options });
  await visited.add();
  const post = (path: string, body: unknown) =>
    visited.endpoint(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const infer = (path: string, body: Record<string, unknown>) =>
    post(path, { api_key: dummyApiKey, image: base64(picture), ...body });
  return { ...visited, post, infer };
}

const read = (reply: Reply) => responseSchema.parse(reply.json);
/** Returns what stays the same from one time to the next: everything but the ids. */
const seen = (reply: Reply) =>
  read(reply).predictions.map(({ detection_id: _drawn, ...prediction }) => prediction);

describe('POST /infer/...', () => {
  const routes: [string, string, string[]][] = [
    ['/infer/object_detection', 'balls/1', ['x', 'y', 'width', 'height', 'class', 'detection_id']],
    ['/infer/instance_segmentation', 'masks/2', ['points', 'mask_format', 'detection_id']],
    ['/infer/keypoints_detection', 'poses/3', ['keypoints', 'detection_id']],
    ['/infer/classification', 'kinds/4', ['class', 'class_id', 'confidence']],
  ];
  test.each(routes)(
    '%s with %s answers with the fields of its task and the real size',
    async (path, model_id, fields) => {
      const { infer } = await ready();
      const reply = await infer(path, { model_id, confidence: 0.05 });
      expect(reply.status).toBe(200);
      const { image, predictions } = read(reply);
      expect(image).toEqual({ width: 64, height: 48 });
      expect(Object.keys(predictions[0] ?? {})).toEqual(expect.arrayContaining(fields));
    },
  );

  test('gives the same picture and model the same predictions, and any other picture or model different ones', async () => {
    const { infer } = await ready();
    const ask = async (model_id: string, bytes: Buffer) =>
      seen(await infer('/infer/object_detection', { model_id, image: base64(bytes) }));
    const first = await ask('balls/1', picture);
    expect(await ask('balls/1', picture)).toEqual(first);
    expect(await ask('balls/1', png(64, 48, 7))).not.toEqual(first);
    expect(await ask('masks/2', picture)).not.toEqual(first);
  });

  test('leaves out predictions below the confidence, which has a default', async () => {
    const { infer } = await ready();
    const ask = async (more: Record<string, unknown>) =>
      seen(await infer('/infer/object_detection', { model_id: 'balls/1', ...more }));
    const byDefault = await ask({});
    const all = await ask({ confidence: 0.01 });
    expect(byDefault.every(({ confidence }) => confidence >= 0.4)).toBe(true);
    expect(all.length).toBeGreaterThan(byDefault.length);
    expect(byDefault.length).toBeGreaterThan(0);
    expect(await ask({ confidence: 0.99 })).toEqual([]);
    expect(await ask({ confidence: 0.01, max_detections: 1 })).toEqual(all.slice(0, 1));
    const [one] = all;
    const same = await ask({ confidence: 0.01, class_filter: [one?.class] });
    expect(same).toContainEqual(one);
    expect(new Set(same.map((prediction) => prediction.class))).toEqual(new Set([one?.class]));
    expect(await ask({ confidence: 0.01, class_filter: ['zebra'] })).toEqual([]);
  });

  test('puts every box inside the picture', async () => {
    const { infer } = await ready();
    let boxes = 0;
    for (let shade = 0; shade < 20; shade += 1) {
      const image = base64(png(31, 17, shade));
      const reply = await infer('/infer/object_detection', { model_id: 'balls/1', confidence: 0, image });
      for (const box of read(reply).predictions.map((one) => boxSchema.parse({ ...one }))) {
        boxes += 1;
        expect(box.x - box.width / 2).toBeGreaterThanOrEqual(-1e-4);
        expect(box.x + box.width / 2).toBeLessThanOrEqual(31 + 1e-4);
        expect(box.y - box.height / 2).toBeGreaterThanOrEqual(-1e-4);
        expect(box.y + box.height / 2).toBeLessThanOrEqual(17 + 1e-4);
      }
    }
    expect(boxes).toBeGreaterThan(20);
  });

  test('answers a list of pictures with a list', async () => {
    const { infer } = await ready();
    const image = [base64(png(10, 20)), base64(png(30, 40))];
    const reply = await infer('/infer/object_detection', { model_id: 'balls/1', image });
    const sizes = z
      .array(responseSchema)
      .parse(reply.json)
      .map((one) => one.image);
    expect(sizes).toEqual([
      { width: 10, height: 20 },
      { width: 30, height: 40 },
    ]);
  });

  test('lets the confidences of a classification add up to 1, with the highest as its top', async () => {
    const { infer } = await ready();
    const reply = await infer('/infer/classification', { model_id: 'kinds/4', confidence: 0 });
    const { predictions, top, confidence } = read(reply);
    expect(predictions.reduce((sum, one) => sum + one.confidence, 0)).toBeCloseTo(1, 2);
    expect([top, confidence]).toEqual([predictions[0]?.class, predictions[0]?.confidence]);
  });

  const notLoaded = (cause: string) => ({ message: `Could not load input image. Cause: ${cause}` });
  const refused: [string, Record<string, unknown>, number, unknown][] = [
    [
      'a picture that cannot be read',
      { image: { type: 'base64', value: 'bm90IGFuIGltYWdl' } },
      400,
      notLoaded('Malformed base64 input image.'),
    ],
    ['an empty picture', { image: { type: 'base64', value: '' } }, 400, notLoaded('Empty image payload.')],
    [
      'a picture of NumPy',
      { image: { type: 'numpy', value: 'gASV' } },
      400,
      notLoaded('NumPy image type is not supported in this configuration of `inference`.'),
    ],
    [
      'a picture without https',
      { image: { type: 'url', value: 'http://example.com/a.png' } },
      400,
      notLoaded(
        'Providing images via non https:// URL is not supported in this configuration of `inference`.',
      ),
    ],
    [
      'an unknown model',
      { model_id: 'nope/9' },
      404,
      expect.objectContaining({ message: expect.stringMatching(/not found/) }),
    ],
    ['a confidence that is not a number', { confidence: 'high' }, 422, expect.anything()],
    ['a picture that is a number', { image: 7 }, 422, expect.anything()],
    ['a wrong key', { api_key: 'rf_wrong' }, 401, { status: 401, message: 'Unauthorized api_key' }],
  ];
  test.each(refused)('refuses %s', async (_case, change, status, body) => {
    const { infer } = await ready();
    const reply = await infer('/infer/object_detection', { model_id: 'balls/1', ...change });
    expect([reply.status, reply.json]).toEqual([status, body]);
  });

  test('loads the model at the first inference and says so, but not at the second', async () => {
    const { infer, endpoint } = await ready({ modelLoadSeconds: 0.01 });
    const ask = () => infer('/infer/object_detection', { model_id: 'balls/1' });
    const cold = (await ask()).headers;
    const warm = (await ask()).headers;
    expect(['x-model-cold-start', 'x-model-load-time', 'x-model-id'].map((name) => cold.get(name))).toEqual([
      'true',
      '0.01',
      'balls/1',
    ]);
    expect([warm.get('x-model-cold-start'), warm.get('x-model-load-time')]).toEqual(['false', null]);
    const registry = await endpoint(`/model/registry?api_key=${dummyApiKey}`);
    expect(registry.json).toMatchObject({
      models: [
        {
          model_id: 'balls/1',
          task_type: 'object-detection',
          batch_size: null,
          input_height: 640,
          input_width: 640,
          vram_bytes: null,
          request_aliases: [],
          request_paths: ['/infer/object_detection'],
        },
      ],
      total_vram_bytes: null,
    });
  });

  test('lets one model be removed, and all models be cleared', async () => {
    const { infer, post } = await ready();
    for (const model_id of ['balls/1', 'masks/2', 'poses/3'])
      await infer('/infer/object_detection', { model_id });
    const removed = await post('/model/remove', { api_key: dummyApiKey, model_id: 'balls/1' });
    expect(removed.json).toMatchObject({ models: [{ model_id: 'masks/2' }, { model_id: 'poses/3' }] });
    expect((await post('/model/clear', { api_key: dummyApiKey })).json).toMatchObject({ models: [] });
  });
});

describe('/{project}/{version}', () => {
  const path = (query = '') => `/balls/1?api_key=${dummyApiKey}${query}`;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = form) => ({
    method: 'POST',
    headers,
    body,
  });

  test('reads base64 from the body, and sees the same picture as the newer route', async () => {
    const { endpoint, infer } = await ready();
    const reply = await endpoint(path(), post(picture.toString('base64')));
    expect(read(reply).image).toEqual({ width: 64, height: 48 });
    expect(seen(reply)).toEqual(seen(await infer('/infer/object_detection', { model_id: 'balls/1' })));
  });

  test('reads the file of a form', async () => {
    const { endpoint } = await ready();
    const body = new FormData();
    body.set('file', new Blob([Uint8Array.from(picture)]), 'a.png');
    const reply = await endpoint(path(), { method: 'POST', body });
    expect(read(reply).image).toEqual({ width: 64, height: 48 });
    const other = new FormData();
    other.set('picture', 'a.png');
    expect((await endpoint(path(), { method: 'POST', body: other })).text).toMatch(/part named 'file'/);
  });

  test('reads a confidence from 1 up as percent', async () => {
    const { endpoint } = await ready();
    const ask = async (confidence: string) =>
      seen(await endpoint(path(`&confidence=${confidence}`), post(picture.toString('base64')))).length;
    expect(await ask('5')).toBe(await ask('0.05'));
    expect(await ask('5')).toBeGreaterThan(await ask('60'));
  });

  test.each([
    [
      'the bytes of a picture without base64',
      post(Uint8Array.from(jpeg(8, 8))),
      400,
      /raw bytes instead of a base64-encoded string/,
    ],
    ['a body that is not a picture', post('bm90IGFuIGltYWdl'), 400, /Malformed base64 input image/],
    ['an empty request', {}, 400, /Content-Type header not provided/],
  ])('refuses %s', async (_case, init, status, text) => {
    const { endpoint } = await ready();
    const reply = await endpoint(path(), init);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(text);
  });

  test('measures a photo that was taken upright as high as it looks', async () => {
    const { endpoint } = await ready();
    const size = async (orientation: number) =>
      read(await endpoint(path(), post(jpeg(40, 30, orientation).toString('base64')))).image;
    expect(await size(1)).toEqual({ width: 40, height: 30 });
    expect(await size(6)).toEqual({ width: 30, height: 40 });
  });
});

const existing: [string, SimulatorOptions, number[]][] = [
  ['any model', {}, [200, 200]],
  ['the public models alone', { knownModels: 'public' }, [200, 404]],
  ['no model', { knownModels: [] }, [404, 404]],
];
test.each(existing)('the endpoint knows the models it is given: %s', async (_which, options, statuses) => {
  const { add, endpoint } = await visit(options);
  await add();
  const headers = { 'content-type': 'application/json' };
  const seen: number[] = [];
  for (const model_id of ['yolov8n-640', 'my-project/3']) {
    const body = JSON.stringify({ api_key: dummyApiKey, model_id });
    seen.push((await endpoint('/model/add', { method: 'POST', headers, body })).status);
  }
  expect(seen).toEqual(statuses);
});

test('/metrics counts requests and inferences under the real names', async () => {
  const { infer, endpoint } = await ready();
  await infer('/infer/object_detection', { model_id: 'balls/1' });
  await infer('/infer/object_detection', { model_id: 'balls/1', image: base64(Buffer.from('no')) });
  const { text } = await endpoint('/metrics');
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'http_requests_total{handler="/infer/object_detection",method="POST",status="2xx"} 1.0',
      'http_requests_total{handler="/infer/object_detection",method="POST",status="4xx"} 1.0',
      '# TYPE num_inferences_total gauge',
      'num_inferences_total 1.0',
      'num_errors_total 1.0',
      'num_inferences_balls_1 1.0',
    ]),
  );
});
