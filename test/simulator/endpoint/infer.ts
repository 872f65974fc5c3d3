// Answers inferences: `POST /infer/<task>` with a JSON body, and the older `/{project}/{version}` with a picture.
import { type Answer, json } from '../http/call.ts';
import { type Image, imageReference, readBase64, readForm, readReference, readUrl } from './images.ts';
import { resolveAlias } from './known-models.ts';
import type { Selection } from './predictions.ts';
import { inferenceResponse } from './responses.ts';
import { contentTypeMissing, imageNotLoaded, type ServerError } from './server-errors.ts';
import { refuse, requireModel, type Turn, uuid } from './turn.ts';
import { bodyProblem, missingFields, type Problem, stringFields, unprocessable } from './validation.ts';

const defaultConfidence = 0.4;
const defaultDetections = 300;
/** The lowest threshold. The server uses it in place of a lower one, which would give too many boxes. */
const leastConfidence = 0.01;

/** Answers `POST /infer/...`. The task of the model decides what the answer has, and not the route. */
export async function inferFromBody(turn: Turn): Promise<Answer> {
  const { call, server } = turn;
  const problem = bodyProblem(call);
  if (problem !== undefined || call.body === null) return unprocessable(problem ? [problem] : []);
  const body = call.body;
  const id = typeof body['id'] === 'string' ? body['id'] : uuid(server.settings.random);
  const problems = [
    ...missingFields(body, ['model_id', 'image'], { ...body, id }),
    ...stringFields(body, ['model_id']),
    ...imageProblems(body['image']),
    ...confidenceProblems(body['confidence'], ['body', 'confidence']),
  ];
  if (problems.length > 0) return unprocessable(problems);

  const askedFor = String(body['model_id']);
  const model = await requireModel(turn, { id: resolveAlias(askedFor), registeredAs: askedFor });
  if ('status' in model) return refuse(turn, model);
  const images: Image[] = [];
  for (const reference of [body['image']].flat()) {
    const image = await readReference(imageReference.parse(reference));
    if ('status' in image) return refuse(turn, image);
    images.push(image);
  }
  const selection = selectionOf(body);
  const isShown = body['visualize_predictions'] === true;
  const responses = images.map((image) => ({
    ...inferenceResponse({ image, model, selection, inferenceId: id, random: server.settings.random }),
    ...(isShown ? { visualization: visualisation(image) } : {}),
  }));
  return json(Array.isArray(body['image']) ? responses : responses[0]);
}

/** Answers `/{project}/{version}`. The picture is in the body (base64 or a form), or at the URL in the query. */
export async function inferFromPath(turn: Turn, modelId: string): Promise<Answer> {
  const { call, server } = turn;
  const { query } = call;
  const problems = confidenceProblems(query.get('confidence') ?? undefined, ['query', 'confidence']);
  if (problems.length > 0) return unprocessable(problems);
  if (!query.has('image') && call.headers['content-type'] === undefined)
    return refuse(turn, contentTypeMissing());

  const model = await requireModel(turn, { id: modelId });
  if ('status' in model) return refuse(turn, model);
  const image = await pictureOf(turn);
  if ('status' in image) return refuse(turn, image);
  const given = Number(query.get('confidence') ?? defaultConfidence);
  const confidence = Number.isNaN(given) ? defaultConfidence : given >= 1 ? given / 100 : given;
  const selection: Selection = {
    confidence: Math.max(leastConfidence, confidence),
    keypointConfidence: Number(query.get('keypoint_confidence') ?? 0),
    maxDetections: Number(query.get('max_detections') ?? defaultDetections),
    classFilter: null,
  };
  const { random } = server.settings;
  const format = query.get('format') ?? 'json';
  if (format === 'image') {
    return { status: 200, body: '', bytes: image.bytes, contentType: 'image/jpeg' };
  }
  return json({
    ...inferenceResponse({ image, model, selection, inferenceId: uuid(random), random }),
    ...(format === 'image_and_json' ? { visualization: visualisation(image) } : {}),
  });
}

/** Answers with the picture as it came, as the simulator cannot draw boxes. */
const visualisation = ({ bytes }: Image) => Buffer.from(bytes).toString('base64');

async function pictureOf({ call }: Turn): Promise<Image | ServerError> {
  const url = call.query.get('image');
  if (url !== null) return readUrl(url);
  const contentType = String(call.headers['content-type'] ?? '');
  if (contentType.includes('multipart/form-data')) return readForm(call.bytes, contentType);
  const imageType = call.query.get('image_type') ?? 'base64';
  if (imageType !== 'base64') return readReference({ type: imageType, value: null });
  const text = Buffer.from(call.bytes).toString();
  // U+FFFD stands for a byte that is no UTF-8. Then the client sent the picture itself and not base64.
  if (!text.includes('\uFFFD')) return readBase64(text);
  return imageNotLoaded(
    'Could not decode image bytes as base64 string - the payload appears to be raw image bytes, not a base64-encoded string.',
    'Invalid base64 input: the image payload contains raw bytes instead of a base64-encoded string. Please base64-encode the image before sending.',
  );
}

/** The thresholds in a JSON body. `best` and `default` stand for those of the model, which are the default here. */
export function selectionOf(body: Record<string, unknown>): Selection {
  return {
    confidence: numberOr(body['confidence'], defaultConfidence),
    keypointConfidence: numberOr(body['keypoint_confidence'], 0),
    maxDetections: numberOr(body['max_detections'], defaultDetections),
    classFilter: Array.isArray(body['class_filter']) ? body['class_filter'].map(String) : null,
  };
}

function numberOr(value: unknown, fallback: number): number {
  const given = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isNaN(given) ? fallback : given;
}

function imageProblems(image: unknown): Problem[] {
  if (image === undefined) return [];
  const references = Array.isArray(image) ? image : [image];
  return references.every((one) => imageReference.safeParse(one).success)
    ? []
    : [
        {
          type: 'model_attributes_type',
          loc: ['body', 'image', 'InferenceRequestImage'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: image,
        },
      ];
}

function confidenceProblems(value: unknown, loc: string[]): Problem[] {
  if (value === undefined || value === null || value === 'best' || value === 'default') return [];
  if (
    typeof value === 'number' ||
    (typeof value === 'string' && !Number.isNaN(numberOr(value, Number.NaN)))
  ) {
    return [];
  }
  const number = 'Input should be a valid number, unable to parse string as a number';
  const expected = "'best' or 'default'";
  return [
    { type: 'float_parsing', loc: [...loc, 'float'], msg: number, input: value },
    {
      type: 'literal_error',
      loc: [...loc, "literal['best','default']"],
      msg: `Input should be ${expected}`,
      input: value,
      ctx: { expected },
    },
  ];
}
