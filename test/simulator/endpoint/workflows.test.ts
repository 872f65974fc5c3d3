// Workflows of model steps are run on pictures, give their outputs by name, and are refused as the real
// server refuses them.
import { expect, test } from 'vitest';
import { dummyApiKey } from '../options.ts';
import { visit } from '../visit.ts';
import { png } from './pictures.ts';
import type { Specification } from './workflows.ts';

const specification: Specification = {
  version: '1.0',
  inputs: [
    { type: 'WorkflowImage', name: 'image' },
    { type: 'WorkflowParameter', name: 'confidence', default_value: 0.05 },
  ],
  steps: [
    {
      type: 'roboflow_core/roboflow_object_detection_model@v2',
      name: 'model',
      images: '$inputs.image',
      model_id: 'balls/1',
      confidence: '$inputs.confidence',
    },
  ],
  outputs: [
    { name: 'found', selector: '$steps.model.predictions' },
    { name: 'model', selector: '$steps.model.model_id' },
  ],
};
const [step] = specification.steps;
const image = (width: number) => ({ type: 'base64', value: png(width, 10).toString('base64') });

async function runner() {
  const { add, endpoint } = await visit({
    knownModels: ['balls/1', 'kinds/4:classification:cat,dog'],
    workflows: { count: specification },
  });
  await add();
  return async (body: Record<string, unknown>, path = '/workflows/run') => {
    const headers = { 'content-type': 'application/json' };
    const payload = { api_key: dummyApiKey, inputs: {}, ...body };
    return endpoint(path, { method: 'POST', headers, body: JSON.stringify(payload) });
  };
}

const found = (width: number) => ({
  found: {
    image: { width, height: 10 },
    predictions: expect.arrayContaining([
      expect.objectContaining({ class: expect.any(String), parent_id: 'image', width: expect.any(Number) }),
    ]),
  },
  model: 'balls/1',
});

test.each([
  ['/workflows/run', { specification }],
  ['/infer/workflows', { specification }],
  ['/infer/workflows/my-workspace/count', {}],
  ['/my-workspace/workflows/count', {}],
])('%s runs the workflow on one picture', async (path, body) => {
  const run = await runner();
  const reply = await run({ ...body, inputs: { image: image(20) } }, path);
  expect(reply.json).toEqual({ outputs: [found(20)], profiler_trace: [] });
  expect(reply.headers.get('x-model-id')).toBe('balls/1');
});

test('a batch of pictures has one output for each picture', async () => {
  const run = await runner();
  const reply = await run({ specification, inputs: { image: [image(20), image(30)] } });
  expect(reply.json).toMatchObject({ outputs: [found(20), found(30)] });
});

test('a parameter reaches its step, and a field can be left out of the output', async () => {
  const run = await runner();
  const reply = await run({
    specification,
    inputs: { image: image(20), confidence: 0.99 },
    excluded_fields: ['model'],
  });
  const nothing = { image: { width: null, height: null }, predictions: [] };
  expect(reply.json).toEqual({ outputs: [{ found: nothing }], profiler_trace: [] });
});

test('a classification step gives its whole result', async () => {
  const run = await runner();
  const steps = [{ ...step, type: 'ClassificationModel', name: 'model', model_id: 'kinds/4' }];
  const reply = await run({ specification: { ...specification, steps }, inputs: { image: image(20) } });
  expect(reply.json).toMatchObject({
    outputs: [{ found: { top: expect.stringMatching(/cat|dog/), prediction_type: 'classification' } }],
  });
});

const other = (change: Record<string, unknown>) => ({ specification: { ...specification, ...change } });
test.each([
  ['a request without a specification', {}, 422, /"loc":\["body","specification"\]/],
  ['a specification without steps', other({ steps: undefined }), 400, /WorkflowSyntaxError/],
  [
    'a block that does not exist',
    other({ steps: [{ type: 'Nonsense', name: 'a' }] }),
    400,
    /"block_type":"Nonsense"/,
  ],
  [
    'a block that the simulator lacks',
    other({ steps: [{ type: 'roboflow_core/dynamic_crop@v1', name: 'crop' }] }),
    501,
    /step crop is a roboflow_core\/dynamic_crop@v1/,
  ],
  [
    'a reference to a step that does not exist',
    other({ outputs: [{ name: 'a', selector: '$steps.none.a' }] }),
    400,
    /\$steps\.none\.a/,
  ],
  [
    'a request without its picture',
    { specification },
    400,
    /Detected runtime parameter `image` .* value is not provided/,
  ],
  [
    'a picture that cannot be read',
    { specification, inputs: { image: { type: 'base64', value: 'bm8=' } } },
    400,
    /RuntimeInputError/,
  ],
  [
    'an unknown model',
    { ...other({ steps: [{ ...step, model_id: 'nope/9' }] }), inputs: { image: image(20) } },
    404,
    /Could not find requested Roboflow resource while execution of step model/,
  ],
])('%s is refused', async (_case, body, status, text) => {
  const run = await runner();
  const reply = await run(body);
  expect(reply.text).toMatch(text);
  expect(reply.status).toBe(status);
});

test('a workflow that was not saved is not found', async () => {
  const run = await runner();
  expect((await run({}, '/infer/workflows/my-workspace/none')).status).toBe(404);
});
