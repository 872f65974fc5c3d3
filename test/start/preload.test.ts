// Models are loaded into the endpoint's memory before the step ends.
import { describe, expect, test } from 'vitest';
import { createEndpoint } from '../../src/api/endpoint.ts';
import { preload } from '../../src/start/preload.ts';
import { key } from '../fakes/deployments.ts';
import { type Heard, type Line, reset, type Script, said, scripted } from '../fakes/scripted.ts';
import { createVirtualTime } from '../fakes/virtual-clock.ts';
import { weightsBroken } from '../simulator/endpoint/server-errors.ts';

const listing = (...ids: string[]): Line => ({ json: { models: ids.map((id) => ({ model_id: id })) } });
const idOf = ({ body }: Heard): string => JSON.parse(body).model_id;

/**
 * Loads these models from a server that answers by script. Returns the outcome, the printed lines, and when
 * each load was sent.
 */
async function load(
  ids: string[],
  {
    add,
    registry = listing(...ids),
    minutes = 15,
    cancelAtMs,
  }: { add: Script; registry?: Script; minutes?: number; cancelAtMs?: number },
) {
  const time = createVirtualTime();
  const { clock } = time;
  const { dispatcher, asked } = scripted({ '/model/add': add, '/model/registry': registry }, clock);
  const endpoint = createEndpoint({
    url: 'https://dev-testing.roboflow.cloud',
    apiKey: key,
    transport: { dispatcher, clock },
    redact: (text) => text,
  });
  const cancelling = new AbortController();
  if (cancelAtMs !== undefined) time.at(cancelAtMs, () => cancelling.abort(new Error('Cancelled (SIGINT)')));
  const lines: string[] = [];
  const loading = preload(ids, {
    endpoint,
    clock,
    random: () => 0.5,
    signal: cancelling.signal,
    deadline: clock.now() + minutes * 60_000,
    info: (line) => lines.push(line),
  });
  const outcome = await time.run(loading.catch((error: unknown) => String(error)));
  const sent = asked('/model/add').map((heard) => `${idOf(heard)} at ${heard.atMs}`);
  return {
    outcome,
    lines,
    sent,
    sleepers: time.sleepers(),
    registries: asked('/model/registry').length,
    elapsedMs: time.elapsed(),
  };
}

test('models are loaded two at a time, and the next begins when one is done', async () => {
  const ids = ['a/1', 'b/1', 'c/1', 'd/1'];
  const took: Record<string, number> = { 'a/1': 3_000, 'b/1': 1_000, 'c/1': 4_000, 'd/1': 500 };
  const add: Script = (heard) => ({ afterMs: took[idOf(heard)] ?? 0, line: listing() });
  const { outcome, lines, sent, registries } = await load(ids, { add });
  expect(sent).toEqual(['a/1 at 0', 'b/1 at 0', 'c/1 at 1000', 'd/1 at 3000']);
  expect(outcome).toEqual([
    { id: 'a/1', seconds: 3 },
    { id: 'b/1', seconds: 1 },
    { id: 'c/1', seconds: 4 },
    { id: 'd/1', seconds: 0.5 },
  ]);
  expect(lines).toEqual([
    'Model b/1 loaded in 1 s.',
    'Model a/1 loaded in 3 s.',
    'Model d/1 loaded in 0.5 s.',
    'Model c/1 loaded in 4 s.',
  ]);
  expect(registries).toBe(1);
});

describe('a passing failure of a load is tried again', () => {
  test.each<{ what: string; add: Script }>([
    { what: 'after a 503 while the server starts', add: [said(503, 'busy'), said(503, 'busy'), listing()] },
    { what: 'after a 500', add: [said(500, 'CUDA'), listing()] },
    { what: 'after a cut connection', add: [reset, listing()] },
    { what: 'after a 404 page of a gateway', add: [said(404, '<html>nginx</html>'), listing()] },
    { what: 'after an answer that cannot be read', add: [said(200, '<html>'), listing()] },
  ])('$what, and the model is loaded', async ({ add }) => {
    expect((await load(['a/1'], { add })).outcome).toMatchObject([{ id: 'a/1' }]);
  });

  test('until the deadline, and then the error names the model', async () => {
    const { outcome, elapsedMs } = await load(['a/1'], { add: said(503, 'out of memory'), minutes: 1 });
    expect(outcome).toMatch(
      /^UnavailableError: Could not load model "a\/1": POST \/model\/add answered 503: out of memory/,
    );
    expect(elapsedMs).toBeLessThanOrEqual(60_000);
    expect(elapsedMs).toBeGreaterThan(45_000);
  });

  test('after 5 minutes without an answer, or earlier when less time is left', async () => {
    expect((await load(['a/1'], { add: ['never', listing()] })).elapsedMs).toBeGreaterThanOrEqual(300_000);
    expect((await load(['a/1'], { add: 'never', minutes: 2 })).elapsedMs).toBeLessThanOrEqual(120_000);
  });
});

test.each([
  {
    what: 'does not exist',
    answer: said(404, '{"message":"Requested Roboflow resource not found."}'),
    told: 'answered 404: {"message":"Requested Roboflow resource not found."}. Check its id, and that it',
  },
  {
    what: 'has no valid id',
    answer: said(400, '{"message":"Invalid Model ID"}'),
    told: 'answered 400: {"message":"Invalid Model ID"}. Check its id, and that it',
  },
  {
    what: 'the key may not use',
    answer: said(401, '{"message":"Unauthorized api_key"}'),
    told: 'answered 401: {"message":"Unauthorized api_key"}. The endpoint does not accept the key: it must be of the workspace that owns the deployment',
  },
])('a model that $what fails at once with its id, and no further load begins', async ({ answer, told }) => {
  const add: Script = (heard) => (idOf(heard) === 'nope/9' ? answer : { afterMs: 60_000, line: listing() });
  const { outcome, sent, elapsedMs, sleepers } = await load(['nope/9', 'a/1', 'b/1'], { add });
  expect(outcome).toContain('ModelRefusedError: Model "nope/9" in "preload-models" cannot be loaded:');
  expect(outcome).toContain(told);
  expect(sent).toEqual(['nope/9 at 0', 'a/1 at 0']);
  expect(elapsedMs).toBe(0);
  // The other load was ended as well: only the pause in the script's own answer is left.
  expect(sleepers).toBe(1);
});

describe('a model over which the server fails', () => {
  // The real inference server answers like this: the cause stands at the end, far behind text that is always
  // the same.
  const { body } = weightsBroken('torn/2', 'onnx-fp16');
  const broken = said(500, JSON.stringify(body));

  test('is given up after the third attempt with its cause, and no further load begins', async () => {
    const add: Script = (heard) => (idOf(heard) === 'torn/2' ? broken : { afterMs: 60_000, line: listing() });
    const { outcome, sent, elapsedMs } = await load(['torn/2', 'a/1', 'b/1'], { add });
    expect(outcome).toMatch(/^ModelBrokenError: Model "torn\/2" in "preload-models" cannot be loaded:/);
    expect(outcome).toContain('failed:Protobuf parsing failed. error_type=InvalidProtobuf. That is a fault');
    expect(outcome).not.toContain('FOR FURTHER SUPPORT');
    expect(sent.filter((line) => line.startsWith('torn/2'))).toHaveLength(3);
    expect(sent.filter((line) => line.startsWith('b/1'))).toEqual([]);
    expect(elapsedMs).toBeLessThan(10_000);
  });

  test('is loaded when a later attempt succeeds', async () => {
    expect((await load(['a/1'], { add: [broken, broken, listing()] })).outcome).toMatchObject([
      { id: 'a/1' },
    ]);
  });

  test('is told from a server with a general problem, which is asked until the deadline', async () => {
    const add = said(500, '{"message":"Internal error."}');
    const { outcome, sent } = await load(['a/1'], { add, minutes: 2 });
    expect(outcome).toMatch(/^UnavailableError/);
    expect(sent.length).toBeGreaterThan(10);
  });
});

test('models still loading are named every 30 s, and no longer once all are loaded', async () => {
  const add: Script = (heard, times) => {
    if (idOf(heard) === 'a/1') return { afterMs: 70_000, line: listing() };
    return times < 5 ? said(503, 'busy') : { afterMs: 40_000, line: listing() };
  };
  const { lines, sleepers } = await load(['a/1', 'b/1'], { add });
  expect(lines).toEqual([
    'Still loading: a/1 (30 s), b/1 (30 s; last try answered 503: busy)',
    expect.stringMatching(/^Model b\/1 loaded in 4\d(\.\d)? s\.$/),
    'Still loading: a/1 (60 s)',
    'Model a/1 loaded in 70 s.',
  ]);
  expect(sleepers).toBe(0);
});

describe('the registry decides which ids are loaded', () => {
  test.each<{ what: string; registry: Script; lines: string[] }>([
    { what: 'when it lists the model', registry: listing('yolov8n-640'), lines: [] },
    {
      what: 'when it lists an alias under its full id',
      registry: listing('coco/3'),
      lines: ['Not in the registry under the id asked for: yolov8n-640; it lists coco/3.'],
    },
    {
      what: 'when it lists nothing',
      registry: listing(),
      lines: ['Not in the registry under the id asked for: yolov8n-640; it lists nothing.'],
    },
    ...[said(401, 'no'), said(404, 'no'), said(503, 'x'), reset, 'never' as const, said(200, 'x')].map(
      (registry) => ({
        what: `when it does not answer with a list, the answer to the load counts (${typeof registry === 'object' && 'status' in registry ? registry.status : 'no answer'})`,
        registry,
        lines: ['Not in the registry under the id asked for: yolov8n-640; it lists coco/3.'],
      }),
    ),
  ])('$what', async ({ registry, lines }) => {
    const result = await load(['yolov8n-640'], { add: listing('coco/3'), registry });
    expect(result.outcome).toEqual([{ id: 'yolov8n-640', seconds: 0 }]);
    expect(result.lines.slice(1)).toEqual(lines);
  });
});

test('without a registry, the answer to the last of several loads counts', async () => {
  const add: Script = (heard, times) => ({
    afterMs: idOf(heard) === 'a/1' ? 2_000 : 1_000,
    line: times === 1 ? listing('a/1', 'b/1') : listing('b/1'),
  });
  const { lines } = await load(['a/1', 'b/1'], { add, registry: said(401, 'no') });
  expect(lines).toEqual(['Model b/1 loaded in 1 s.', 'Model a/1 loaded in 2 s.']);
});

test('a registry that does not answer costs 10 s', async () => {
  expect((await load(['a/1'], { add: listing('a/1'), registry: 'never' })).elapsedMs).toBe(10_000);
});

test('a cancel while the registry is asked ends the step with the cancel', async () => {
  const registry = 'never' as const;
  const { outcome, elapsedMs } = await load(['a/1'], { add: listing('a/1'), registry, cancelAtMs: 3_000 });
  expect({ outcome, elapsedMs }).toEqual({ outcome: 'Error: Cancelled (SIGINT)', elapsedMs: 3_000 });
});

test('a cancel ends all loads at once', async () => {
  const { outcome, elapsedMs } = await load(['a/1', 'b/1', 'c/1'], { add: 'never', cancelAtMs: 2_000 });
  expect(outcome).toBe('Error: Cancelled (SIGINT)');
  expect(elapsedMs).toBe(2_000);
});
