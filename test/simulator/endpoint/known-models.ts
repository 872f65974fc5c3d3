// Says which models a server can load: public ones by default, others as `ID[:task[:class,...]]` or `ID:broken`.

/** The tasks of models, in the words of the server. */
export const tasks = [
  'object-detection',
  'instance-segmentation',
  'keypoint-detection',
  'classification',
] as const;
export type Task = (typeof tasks)[number];

/** A model that exists. `inputSize` is the width of its square input (pixels). A model that `isBroken` never loads. */
export type Model = {
  id: string;
  task: Task;
  classes: readonly string[];
  inputSize: number;
  isBroken: boolean;
};

/** Short names of public models, and their full ids (inference/models/aliases.py). */
const aliases = new Map([
  ['yolov8n-640', 'coco/3'],
  ['yolov8s-640', 'coco/6'],
  ['yolov11n-640', 'coco/25'],
  ['yolov11s-640', 'coco/26'],
  ['yolo26n-640', 'coco/41'],
  ['yolo26s-640', 'coco/42'],
  ['yolov11n-seg-640', 'coco-dataset-vdnr1/19'],
  ['yolo26n-seg-640', 'coco-dataset-vdnr1/27'],
  ['yolo26n-pose-640', 'coco-pose-detection/12'],
]);

/** The first classes of COCO, as many as are needed. */
const cocoClasses = ['person', 'bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck'];
const soccerClasses = ['ball', 'goalkeeper', 'player', 'referee'];

/** The models that exist unless others are given: the public ones above, and those of Roboflow's examples. */
export const publicModels: readonly Model[] = [
  ...[...new Set(aliases.values())].map((id) => modelNamed(id, cocoTask(id), cocoClasses)),
  modelNamed('soccer-players-5fuqs/1', 'object-detection', soccerClasses),
  modelNamed('vehicle-classification-eapcd/2', 'classification', ['bus', 'car', 'truck']),
];

/** The full id of an alias. Any other id is returned as it is. */
export function resolveAlias(modelId: string): string {
  return aliases.get(modelId) ?? modelId;
}

/** Reads `ID[:task[:class,...]]` or `ID:broken`. Throws an Error that says what is accepted. */
export function parseModel(text: string): Model {
  const [id = '', task = 'object-detection', classes = ''] = text.split(':');
  const isBroken = task === 'broken';
  const known = isBroken ? 'object-detection' : tasks.find((candidate) => candidate === task);
  if (!/^[\w-]+(\/[\w-]+)?$/.test(id)) {
    throw new Error(`a model is named ID[:task[:class,...]] with an ID such as my-project/3, not '${text}'`);
  }
  if (known === undefined)
    throw new Error(`the task of a model is one of ${tasks.join(', ')}, or broken, not '${task}'`);
  const named = classes.split(',').filter((name) => name !== '');
  return { ...modelNamed(resolveAlias(id), known, named.length > 0 ? named : soccerClasses), isBroken };
}

function modelNamed(id: string, task: Task, classes: readonly string[]): Model {
  return { id, task, classes, inputSize: 640, isBroken: false };
}

function cocoTask(id: string): Task {
  if (id.startsWith('coco-dataset')) return 'instance-segmentation';
  return id.startsWith('coco-pose') ? 'keypoint-detection' : 'object-detection';
}
