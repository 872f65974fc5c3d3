// Invents what a model sees in a picture. The same bytes and the same model always give the same boxes.
import { createHash } from 'node:crypto';
import type { Image } from './images.ts';
import type { Model } from './known-models.ts';

/** The limits that a request sets. `confidence` and `keypointConfidence` are 0 to 1. */
export type Selection = {
  confidence: number;
  keypointConfidence: number;
  maxDetections: number;
  classFilter: readonly string[] | null;
};

/** A detection, before it gets the form of its task. */
export type Detection = {
  x: number;
  y: number;
  width: number;
  height: number;
  confidence: number;
  className: string;
  classId: number;
  keypoints: { x: number; y: number; confidence: number; class: string; class_id: number }[];
  points: { x: number; y: number }[];
};

const keypointNames = ['nose', 'left_eye', 'right_eye', 'left_shoulder', 'right_shoulder'];

/** The first detection is always above 0.85 and the second always below 0.4, so that thresholds can be tried. */
const certain = { least: 0.85, most: 0.97 };
const doubtful = { least: 0.1, most: 0.39 };
const anywhere = { least: 0.05, most: 0.85 };

/** The detections of a picture within the limits, the most certain first. */
export function detect({ bytes, width, height }: Image, model: Model, wanted: Selection): Detection[] {
  const draw = drawsFrom(bytes, model.id);
  const count = 3 + Math.floor(draw() * 3);
  return Array.from({ length: count }, (_, index) => detection(index, { width, height, model, draw }))
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ confidence }) => confidence >= wanted.confidence)
    .filter(({ className }) => wanted.classFilter?.includes(className) ?? true)
    .slice(0, wanted.maxDetections)
    .map((found) => ({
      ...found,
      keypoints: found.keypoints.filter((point) => point.confidence >= wanted.keypointConfidence),
    }));
}

/** The probability of each class, the most certain first. Their sum is 1. */
export function classify(
  { bytes }: Image,
  model: Model,
): { class: string; class_id: number; confidence: number }[] {
  const draw = drawsFrom(bytes, model.id);
  const weights = model.classes.map(() => draw() ** 4 + 0.01);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return model.classes
    .map((name, index) => ({
      class: name,
      class_id: index,
      confidence: Number(((weights[index] ?? 0) / sum).toFixed(4)),
    }))
    .sort((a, b) => b.confidence - a.confidence);
}

function detection(
  index: number,
  { width, height, model, draw }: { width: number; height: number; model: Model; draw: () => number },
): Detection {
  const boxWidth = Math.fround(width * (0.1 + draw() * 0.4));
  const boxHeight = Math.fround(height * (0.1 + draw() * 0.4));
  const x = Math.fround(boxWidth / 2 + draw() * (width - boxWidth));
  const y = Math.fround(boxHeight / 2 + draw() * (height - boxHeight));
  const classId = Math.floor(draw() * model.classes.length);
  const { least, most } = [certain, doubtful][index] ?? anywhere;
  const box = { x, y, width: boxWidth, height: boxHeight };
  return {
    ...box,
    confidence: Math.fround(least + draw() * (most - least)),
    className: model.classes[classId] ?? String(classId),
    classId,
    points: model.task === 'instance-segmentation' ? outline(box) : [],
    keypoints: model.task === 'keypoint-detection' ? keypointsIn(box, draw) : [],
  };
}

type Box = { x: number; y: number; width: number; height: number };

/** The corners of an octagon in the box. */
function outline({ x, y, width, height }: Box) {
  return Array.from({ length: 8 }, (_, corner) => ({
    x: Math.round(x + (Math.cos((corner * Math.PI) / 4) * width) / 2),
    y: Math.round(y + (Math.sin((corner * Math.PI) / 4) * height) / 2),
  }));
}

function keypointsIn({ x, y, width, height }: Box, draw: () => number) {
  return keypointNames.map((name, index) => ({
    x: Math.fround(x + (draw() - 0.5) * width),
    y: Math.fround(y + (draw() - 0.5) * height),
    confidence: Math.fround(0.05 + draw() * 0.95),
    class: name,
    class_id: index,
  }));
}

/** Numbers from 0 up to 1 that follow from the picture and the model, by repeated hashing. */
function drawsFrom(bytes: Uint8Array, modelId: string): () => number {
  let block = createHash('sha256').update(modelId).update('\0').update(bytes).digest();
  let offset = 0;
  return () => {
    if (offset + 4 > block.length) {
      block = createHash('sha256').update(block).digest();
      offset = 0;
    }
    const value = block.readUInt32BE(offset) / 2 ** 32;
    offset += 4;
    return value;
  };
}
