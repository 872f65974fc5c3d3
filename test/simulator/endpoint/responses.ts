// Builds answers of inferences, one form for each task (inference/core/entities/responses/inference.py).
import type { Image } from './images.ts';
import type { Model, Task } from './known-models.ts';
import { packageId } from './models.ts';
import { classify, type Detection, detect, type Selection } from './predictions.ts';
import { uuid } from './turn.ts';

/** What an answer is built from. `seconds` is the time that it claims to have taken. */
export type Inferred = {
  image: Image;
  model: Model;
  selection: Selection;
  inferenceId: string;
  random: () => number;
};

const seconds = 0.031;

/** The answer for one picture. */
export function inferenceResponse(inferred: Inferred): Record<string, unknown> {
  const { image, model, inferenceId } = inferred;
  const head = {
    inference_id: inferenceId,
    time: seconds,
    resolved_model: {
      model_id: model.id,
      model_package_id: packageId,
      backend: 'onnx',
      quantization: 'fp32',
    },
    image: { width: image.width, height: image.height },
  };
  return { ...head, ...(model.task === 'classification' ? classified(inferred) : detected(inferred)) };
}

function classified({ image, model, selection }: Inferred) {
  const predictions = classify(image, model).filter(({ confidence }) => confidence >= selection.confidence);
  const [top] = predictions;
  return { predictions, top: top?.class ?? '', confidence: top?.confidence ?? 0 };
}

function detected({ image, model, selection, random }: Inferred) {
  return {
    predictions: detect(image, model, selection).map((found) => ({
      ...boxFields(found),
      class: found.className,
      class_id: found.classId,
      detection_id: uuid(random),
      ...extraFields(model.task, found),
    })),
  };
}

function boxFields({ x, y, width, height, confidence }: Detection) {
  return { x, y, width, height, confidence };
}

function extraFields(task: Task, { points, keypoints }: Detection) {
  if (task === 'instance-segmentation') return { points, mask_format: 'polygon' };
  return task === 'keypoint-detection' ? { keypoints } : {};
}

/** The answer as a step of a workflow gives it, with the detections in the form of Supervision. */
export function stepResult(inferred: Inferred, parent: string): Record<string, unknown> {
  const { image, model, selection, inferenceId, random } = inferred;
  const base = { inference_id: inferenceId, model_id: model.id };
  if (model.task === 'classification') {
    const types = { prediction_type: 'classification', parent_id: parent, root_parent_id: parent };
    return { ...base, predictions: { ...inferenceResponse(inferred), ...types } };
  }
  const predictions = detect(image, model, selection).map((found) => ({
    width: found.width,
    height: found.height,
    x: found.x,
    y: found.y,
    confidence: found.confidence,
    class_id: found.classId,
    ...(model.task === 'instance-segmentation' ? { points: found.points } : {}),
    class: found.className,
    detection_id: uuid(random),
    parent_id: parent,
    ...(model.task === 'keypoint-detection' ? { keypoints: found.keypoints } : {}),
  }));
  // The size of the picture is part of Supervision's detections. Without detections the server does not know it.
  const size =
    predictions.length > 0 ? { width: image.width, height: image.height } : { width: null, height: null };
  return { ...base, predictions: { image: size, predictions } };
}
