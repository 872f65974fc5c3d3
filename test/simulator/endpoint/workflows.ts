// Runs workflows whose steps are models.
import * as z from 'zod/mini';
import { type Answer, json } from '../http/call.ts';
import { type Image, imageReference, readBase64, readReference, readUrl } from './images.ts';
import { selectionOf } from './infer.ts';
import type { Task } from './known-models.ts';
import { stepResult } from './responses.ts';
import { resourceNotFound, type ServerError } from './server-errors.ts';
import { refuse, requireModel, type Turn, uuid } from './turn.ts';
import { bodyProblem, missingFields, unprocessable } from './validation.ts';
import {
  doesNotParse,
  inputMissing,
  inputNotAnImage,
  stepFailed,
  stepNotSimulated,
  unknownReference,
} from './workflow-errors.ts';

/** The steps with models. Each may have a version such as `@v1` behind it. */
const modelSteps = new Map<string, Task>([
  ['roboflow_core/roboflow_object_detection_model', 'object-detection'],
  ['roboflow_core/roboflow_instance_segmentation_model', 'instance-segmentation'],
  ['roboflow_core/roboflow_keypoint_detection_model', 'keypoint-detection'],
  ['roboflow_core/roboflow_classification_model', 'classification'],
  ['RoboflowObjectDetectionModel', 'object-detection'],
  ['ObjectDetectionModel', 'object-detection'],
  ['RoboflowInstanceSegmentationModel', 'instance-segmentation'],
  ['InstanceSegmentationModel', 'instance-segmentation'],
  ['RoboflowKeypointDetectionModel', 'keypoint-detection'],
  ['KeypointsDetectionModel', 'keypoint-detection'],
  ['RoboflowClassificationModel', 'classification'],
  ['ClassificationModel', 'classification'],
]);

const named = z.looseObject({ type: z.string(), name: z.string() });
/** The specification of a workflow. */
export const specificationSchema = z.object({
  version: z.string(),
  inputs: z.array(
    z.looseObject({ type: z.string(), name: z.string(), default_value: z.optional(z.unknown()) }),
  ),
  steps: z.array(named),
  outputs: z.array(z.object({ name: z.string(), selector: z.string() })),
});

export type Specification = z.output<typeof specificationSchema>;

/** The values of a run: inputs and results of steps, by name. */
type Values = { inputs: Map<string, unknown>; steps: Map<string, Record<string, unknown>> };

/** Answers `POST /workflows/run` and the older `/infer/workflows`, whose body has the specification. */
export async function runSpecification(turn: Turn): Promise<Answer> {
  const body = readBody(turn, ['inputs', 'specification']);
  return 'status' in body ? body : run(turn, body.fields, body.fields['specification']);
}

/** Runs a workflow that the workspace has saved, by its id. */
export async function runSaved(turn: Turn, workflowId: string): Promise<Answer> {
  const body = readBody(turn, ['inputs']);
  if ('status' in body) return body;
  const saved = turn.server.settings.workflows[workflowId];
  return saved === undefined ? refuse(turn, resourceNotFound()) : run(turn, body.fields, saved);
}

/** Answers `POST /workflows/validate`. */
export function validate(turn: Turn): Answer {
  const body = readBody(turn, ['specification']);
  if ('status' in body) return body;
  const problem = readSpecification(body.fields['specification']);
  return 'status' in problem ? refuse(turn, problem) : json({ status: 'ok' });
}

/** Describes the blocks that the simulator has. The real server has some 200. */
export function describeBlocks() {
  return [...modelSteps.keys()]
    .filter((type) => type.startsWith('roboflow_core/'))
    .map((type) => ({ manifest_type_identifier: `${type}@v2`, manifest_type_identifier_aliases: [] }));
}

function readBody({ call }: Turn, required: string[]): { fields: Record<string, unknown> } | Answer {
  const problem = bodyProblem(call);
  if (problem !== undefined || call.body === null) return unprocessable(problem ? [problem] : []);
  const problems = missingFields(call.body, required);
  return problems.length > 0 ? unprocessable(problems) : { fields: call.body };
}

function readSpecification(given: unknown): Specification | ServerError {
  const read = specificationSchema.safeParse(given);
  if (!read.success) return doesNotParse(z.prettifyError(read.error), []);
  const unknown = read.data.steps.filter(({ type }) => taskOf(type) === undefined);
  const [first] = unknown;
  if (first === undefined) return read.data;
  // A block that only the real server has must not look like a mistake of the user.
  return /^roboflow_(core|enterprise)\//.test(first.type)
    ? stepNotSimulated(first.name, first.type)
    : doesNotParse(`steps: '${first.type}' is not a block`, unknown);
}

const taskOf = (type: string) => modelSteps.get(type.replace(/@v\d+$/, ''));

async function run(turn: Turn, body: Record<string, unknown>, given: unknown): Promise<Answer> {
  const specification = readSpecification(given);
  if ('status' in specification) return refuse(turn, specification);
  const lost = lostReference(specification);
  if (lost !== null) return refuse(turn, unknownReference(lost));
  const inputs = await readInputs(specification, body['inputs']);
  if ('status' in inputs) return refuse(turn, inputs);

  const excluded = new Set(Array.isArray(body['excluded_fields']) ? body['excluded_fields'] : []);
  const outputs: Record<string, unknown>[] = [];
  for (const values of inputs.batch) {
    for (const step of specification.steps) {
      const result = await runStep(turn, step, values);
      if ('status' in result) return refuse(turn, result);
      values.steps.set(step.name, result.output);
    }
    const wanted = specification.outputs.filter(({ name }) => !excluded.has(name));
    outputs.push(
      Object.fromEntries(wanted.map(({ name, selector }) => [name, shown(lookUp(selector, values))])),
    );
  }
  return json({ outputs, profiler_trace: [] });
}

/** Finds a reference in a step or an output that leads to nothing. */
function lostReference({ inputs, steps, outputs }: Specification): string | null {
  const known = new Set([
    ...inputs.map(({ name }) => `$inputs.${name}`),
    ...steps.map(({ name }) => `$steps.${name}`),
  ]);
  const references = [
    ...steps.flatMap((step) => Object.values(step)),
    ...outputs.map(({ selector }) => selector),
  ];
  const lost = references.find(
    (value) =>
      typeof value === 'string' &&
      /^\$(inputs|steps)\./.test(value) &&
      !known.has(value.split('.').slice(0, 2).join('.')),
  );
  return typeof lost === 'string' ? lost : null;
}

/** The values for each picture of the batch. A workflow without pictures is run once. */
async function readInputs(
  { inputs }: Specification,
  given: unknown,
): Promise<{ batch: Values[] } | ServerError> {
  const values = new Map(Object.entries(Object(given)));
  const columns = new Map<string, unknown[]>();
  for (const { name, type, default_value } of inputs) {
    const value = values.get(name) ?? default_value;
    if (!/Image$/.test(type)) {
      columns.set(name, [value]);
      continue;
    }
    if (value === undefined || value === null) return inputMissing(name, type);
    const pictures: Image[] = [];
    for (const one of [value].flat()) {
      const picture = await readPicture(one);
      if ('status' in picture) return inputNotAnImage(name);
      pictures.push(picture);
    }
    columns.set(name, pictures);
  }
  const size = Math.max(1, ...[...columns.values()].map((column) => column.length));
  return {
    batch: Array.from({ length: size }, (_, index) => ({
      inputs: new Map([...columns].map(([name, column]) => [name, column[column.length === 1 ? 0 : index]])),
      steps: new Map(),
    })),
  };
}

async function readPicture(given: unknown): Promise<Image | ServerError> {
  if (typeof given === 'string') return /^https?:/.test(given) ? readUrl(given) : readBase64(given);
  return readReference(imageReference.safeParse(given).data ?? { type: typeof given });
}

async function runStep(
  turn: Turn,
  step: Record<string, unknown> & { name: string; type: string },
  values: Values,
): Promise<{ output: Record<string, unknown> } | ServerError> {
  const fields = Object.fromEntries(Object.entries(step).map(([key, value]) => [key, lookUp(value, values)]));
  const modelId = String(fields['model_id']);
  const model = await requireModel(turn, { id: modelId });
  if ('status' in model) return stepFailed(step.name, model);
  const source = typeof step['images'] === 'string' ? step['images'] : String(step['image']);
  const image = lookUp(source, values);
  if (!isImage(image)) return unknownReference(source);
  const random = turn.server.settings.random;
  const inferred = { image, model, selection: selectionOf(fields), inferenceId: uuid(random), random };
  return { output: stepResult(inferred, source.split('.')[1] ?? source) };
}

function lookUp(value: unknown, { inputs, steps }: Values): unknown {
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  const [root, name = '', property = '*'] = value.split('.');
  if (root === '$inputs') return inputs.get(name);
  const result = steps.get(name);
  return property === '*' ? result : result?.[property];
}

function isImage(value: unknown): value is Image {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'width' in value;
}

/** An output. A picture becomes base64. */
function shown(value: unknown): unknown {
  if (!isImage(value)) return value ?? null;
  return { type: 'base64', value: Buffer.from(value.bytes).toString('base64'), video_metadata: null };
}
